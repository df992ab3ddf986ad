import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { call } from "../api/client";
import { at, useList, useRefresh, useWords } from "../api/queries";
import type { Message } from "../api/types";
import { ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Moment } from "../parts/day";
import { Check, TextField } from "../parts/field";
import { Section, Shown } from "../parts/layout";
import { useTexts } from "../texts";
import { useKeyOf } from "./commandForm";
import { useSeen } from "./context";

function Writing({ path }: { path: string }) {
  const { t, say } = useTexts();
  const { words } = useWords();
  const refresh = useRefresh();
  const keyOf = useKeyOf();
  const [to, setTo] = useState<string[]>([]);
  const [text, setText] = useState("");
  const send = useMutation({
    mutationFn: async () => {
      const body = { to, text };
      return call("POST", path, { body, key: keyOf(body) });
    },
    onSuccess: async () => {
      setText("");
      await refresh(path);
    },
  });
  return (
    <form
      className="screen-only"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <ProblemBanner problem={send.error} />
      <fieldset className="mb-3">
        <legend className="text-std-16B-170 text-solid-gray-900">{t("messages.to")}</legend>
        <div className="flex flex-wrap gap-x-6">
          {words?.roles.map((role) => (
            <div key={role.name} className="-mb-4">
              <Check
                label={say(role.label)}
                checked={to.includes(role.name)}
                onChange={(on) =>
                  setTo((old) =>
                    on ? [...old, role.name] : old.filter((name) => name !== role.name),
                  )
                }
              />
            </div>
          ))}
        </div>
      </fieldset>
      <div className="pt-4">
        <TextField label={t("messages.text")} long required value={text} onChange={setText} />
      </div>
      <Button
        kind="solid"
        type="submit"
        isDisabled={send.isPending || to.length === 0 || text.trim() === ""}
      >
        {t("act.send")}
      </Button>
    </form>
  );
}

export function MessagesTab() {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  const { dossier } = useSeen();
  const path = at`/dossiers/${dossier.number}/messages`;
  const messages = useList<Message>(path);
  return (
    <>
      <Section title={t("tab.messages")}>
        <Shown query={{ data: messages.items, error: messages.error }}>
          {(items) =>
            items.length === 0 ? (
              <p className="text-solid-gray-700">{t("messages.none")}</p>
            ) : (
              <ul className="space-y-3">
                {items.map((message) => (
                  <li
                    key={message.id}
                    className={`max-w-[52em] rounded-8 border p-4 ${message.mine ? "ml-auto border-blue-200 bg-blue-50" : "border-solid-gray-300 bg-white"}`}
                  >
                    <p className="flex flex-wrap gap-x-4 text-dns-14N-130 text-solid-gray-700">
                      <strong className="text-solid-gray-900">
                        {message.from_name || message.from}
                      </strong>
                      <span>
                        →{" "}
                        {message.to
                          .map((role) => say(labelOf("roles", role)))
                          .join(t("word.comma"))}
                      </span>
                      <Moment at={message.time_utc} />
                    </p>
                    <p className="mt-2 whitespace-pre-wrap break-words">{message.text}</p>
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      </Section>
      <Section title={t("messages.write")}>
        <Writing path={path} />
      </Section>
    </>
  );
}
