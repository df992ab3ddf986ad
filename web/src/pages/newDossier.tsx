import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { call } from "../api/client";
import { useGet, useRefresh } from "../api/queries";
import type { Command, Items, Value } from "../api/types";
import { useKeyOf } from "../dossier/commandForm";
import { Editor } from "../dossier/editors";
import { faultsOf, valuesToSend, type FaultKey } from "../dossier/faults";
import { Banner, ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Page, Shown } from "../parts/layout";
import { RuleTag } from "../parts/tag";
import { tabAddress } from "../dossier/tabs";
import { useTexts } from "../texts";

function OpeningForm({ command }: { command: Command }) {
  const { head, t } = useTexts();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const keyOf = useKeyOf();
  const [values, setValues] = useState<Record<string, Value | undefined>>({});
  const [faults, setFaults] = useState<Record<string, FaultKey>>({});
  // The server gives the number; every other field of the command is asked for.
  const fields = command.fields.filter((field) => field.name !== "number");
  const open = useMutation({
    mutationFn: async () => {
      const body = { fields: valuesToSend(fields, values) };
      return (await call<{ number: string }>("POST", "/dossiers", { body, key: keyOf(body) })).data;
    },
    onSuccess: async ({ number }) => {
      await refresh("/dossiers", "/me");
      await navigate({ to: tabAddress(number, "") });
    },
  });
  const submit = () => {
    const found = faultsOf(fields, values);
    setFaults(found);
    if (Object.keys(found).length === 0) open.mutate();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="mb-5">
        {t("word.rule")}：<RuleTag rule={command.rule} />
      </p>
      {Object.keys(faults).length > 0 && <Banner kind="error" title={t("problem.fields")} answer />}
      <ProblemBanner problem={open.error} />
      {fields.map((field) => {
        const fault = faults[field.name];
        return (
          <Editor
            key={field.name}
            field={field}
            dossier=""
            value={values[field.name]}
            fault={fault && t(fault)}
            onChange={(value) => setValues((old) => ({ ...old, [field.name]: value }))}
          />
        );
      })}
      <Button kind="solid" size="large" type="submit" isDisabled={open.isPending}>
        {head(command.label)}
      </Button>
    </form>
  );
}

export function NewDossierPage() {
  const { t } = useTexts();
  const commands = useGet<Items<Command>>("/commands");
  return (
    <Page title={t("dossiers.new")} lead={t("dossiers.new_lead")}>
      <Shown query={commands}>
        {({ data }) => {
          const command = data.items.find((one) => one.name === "open_dossier");
          return command ? <OpeningForm command={command} /> : <p>{t("app.not_found_text")}</p>;
        }}
      </Shown>
    </Page>
  );
}
