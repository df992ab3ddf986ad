import { useMutation } from "@tanstack/react-query";
import { useContext, useId, useRef, useState } from "react";

import { call, newKey, Problem } from "../api/client";
import { at, useRefresh } from "../api/queries";
import type { Command, Dossier, Event, Value } from "../api/types";
import { Banner, ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { RuleTag } from "../parts/tag";
import { useTexts } from "../texts";
import { fieldsFor } from "./choices";
import { SeenDossier } from "./context";
import { Editor } from "./editors";
import { faultsOf, valuesToSend, type FaultKey } from "./faults";
import { nextKey } from "./nextKey";

/** Tracks with a thread for each of something, whose first command names it. */
const NAMED_THREADS = new Set(["change", "publication", "conduct"]);

export interface Given {
  event: Event;
  dossier: Dossier;
}

interface Props {
  command: Command;
  dossier: string;
  etag: string | null;
  /** Values that the page knows already. */
  first?: Record<string, Value>;
  /** Fields that the page fills in itself and does not show. */
  hidden?: string[];
  onGiven: (given: Given) => void;
  onCancel?: () => void;
}

/** A key for each body: sent again after a lost answer, the same body is taken once. */
export function useKeyOf() {
  const kept = useRef({ body: "", key: "" });
  return (body: unknown): string => {
    const text = JSON.stringify(body);
    if (kept.current.body !== text) kept.current = { body: text, key: newKey() };
    return kept.current.key;
  };
}

/** Any command of a dossier as a form, made from the server's table of fields. */
export function CommandForm({ command, dossier, etag, first, hidden, onGiven, onCancel }: Props) {
  const { head, t, say } = useTexts();
  const heading = useId();
  const keyOf = useKeyOf();
  const refresh = useRefresh();
  const seen = useContext(SeenDossier);
  const named = command.key === "" && NAMED_THREADS.has(command.track);
  const [thread, setThread] = useState(
    named ? nextKey(seen?.dossier.threads ?? [], command.track) : command.key,
  );
  const [values, setValues] = useState<Record<string, Value | undefined>>(first ?? {});
  const [faults, setFaults] = useState<Record<string, FaultKey>>({});
  const all = {
    ...values,
    ...Object.fromEntries((hidden ?? []).map((name) => [name, first?.[name]])),
  };
  const fields = fieldsFor(command.fields, all);
  const give = useMutation({
    mutationFn: async () => {
      const body = { command: command.name, key: thread, fields: valuesToSend(fields, all) };
      return (
        await call<Given>("POST", at`/dossiers/${dossier}/commands`, {
          body,
          key: keyOf(body),
          match: etag,
        })
      ).data;
    },
    onSuccess: (given) => {
      onGiven(given);
      void refresh(
        at`/dossiers/${dossier}`,
        "/dossiers",
        "/me",
        "/meetings",
        "/calendar",
        "/conduct",
      );
    },
    onError: (problem) => {
      if (problem instanceof Problem && problem.status === 412)
        void refresh(at`/dossiers/${dossier}`);
    },
  });
  const submit = () => {
    const found = faultsOf(fields, all);
    setFaults(found);
    if (Object.keys(found).length === 0) give.mutate();
  };
  const refused = give.error instanceof Problem ? give.error.body.field : undefined;
  return (
    <form
      aria-labelledby={heading}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="mb-4">
        <h3 id={heading}>{head(command.label)}</h3>
        <p className="text-dns-14N-130 text-solid-gray-700">
          {t("word.rule")}：<RuleTag rule={command.rule} />
        </p>
      </div>
      {Object.keys(faults).length > 0 && <Banner kind="error" title={t("problem.fields")} answer />}
      <ProblemBanner problem={give.error} />
      {named && (
        <TextField
          label={t("command.key")}
          help={t("command.key_help")}
          required
          value={thread}
          onChange={setThread}
        />
      )}
      {fields
        .filter((field) => !hidden?.includes(field.name))
        .map((field) => {
          const fault = faults[field.name];
          return (
            <Editor
              key={field.name}
              field={field}
              dossier={dossier}
              track={command.track}
              value={values[field.name]}
              fault={
                fault
                  ? t(fault)
                  : refused === field.name && give.error instanceof Problem
                    ? say(give.error.messages)
                    : undefined
              }
              onChange={(value) =>
                setValues((old) => ({
                  ...old,
                  // Words of the section that was chosen before are none of the new one.
                  ...(field.name === "section" && { choice: undefined, has: undefined }),
                  [field.name]: value,
                }))
              }
            />
          );
        })}
      <div className="flex flex-wrap gap-3">
        <Button kind="solid" type="submit" isDisabled={give.isPending}>
          {head(command.label)}
        </Button>
        {onCancel && <Button onPress={onCancel}>{t("act.cancel")}</Button>}
      </div>
    </form>
  );
}
