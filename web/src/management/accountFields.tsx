import { useState } from "react";

import { useWords } from "../api/queries";
import type { Account, Word } from "../api/types";
import { dayText, inJapan } from "../dates/wareki";
import { Banner } from "../parts/banner";
import { Button } from "../parts/button";
import { Check, TextField } from "../parts/field";
import { useTexts } from "../texts";

export type AccountValues = Pick<
  Account,
  "name" | "organisation" | "mail" | "roles" | "databases" | "administrator"
>;
export const EMPTY_ACCOUNT: AccountValues = {
  name: "",
  organisation: "",
  mail: "",
  roles: [],
  databases: [],
  administrator: false,
};

export interface Invitation {
  token: string;
  expires_utc: string;
}

function Boxes({
  legend,
  words,
  chosen,
  onChange,
}: {
  legend: string;
  words: Word[];
  chosen: string[];
  onChange: (names: string[]) => void;
}) {
  const { say } = useTexts();
  return (
    <fieldset className="mb-6">
      <legend className="text-std-16B-170 text-solid-gray-900">{legend}</legend>
      <div className="flex flex-wrap gap-x-6">
        {words.map((word) => (
          <div key={word.name} className="-mb-5">
            <Check
              label={say(word.label)}
              checked={chosen.includes(word.name)}
              onChange={(on) =>
                onChange(on ? [...chosen, word.name] : chosen.filter((name) => name !== word.name))
              }
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

export function AccountFields({
  values,
  onChange,
}: {
  values: AccountValues;
  onChange: (values: AccountValues) => void;
}) {
  const { t } = useTexts();
  const { words } = useWords();
  const set = (change: Partial<AccountValues>) => onChange({ ...values, ...change });
  return (
    <>
      <TextField
        label={t("me.name")}
        required
        value={values.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={t("me.organisation")}
        required
        value={values.organisation}
        onChange={(organisation) => set({ organisation })}
      />
      <TextField
        label={t("me.mail")}
        type="email"
        value={values.mail}
        onChange={(mail) => set({ mail })}
      />
      <Boxes
        legend={t("me.roles")}
        words={words?.roles ?? []}
        chosen={values.roles}
        onChange={(roles) => set({ roles })}
      />
      <Boxes
        legend={t("accounts.databases")}
        words={words?.databases ?? []}
        chosen={values.databases}
        onChange={(databases) => set({ databases })}
      />
      <Check
        label={t("me.administrator")}
        checked={values.administrator}
        onChange={(administrator) => set({ administrator })}
      />
    </>
  );
}

/** What the administrator hands over in person; it is shown this once. */
export function InvitationLink({ invitation }: { invitation: Invitation }) {
  const { t, language } = useTexts();
  const [copied, setCopied] = useState(false);
  const link = `${location.origin}/invitation#${encodeURIComponent(invitation.token)}`;
  return (
    <Banner kind="success" answer title={t("accounts.invited_title")}>
      <p>
        {t("accounts.invited_text", {
          day: dayText(inJapan(invitation.expires_utc).day, language),
        })}
      </p>
      <p className="my-2 break-all font-mono text-mono-14N-150">{link}</p>
      <Button
        size="small"
        onPress={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
      >
        {t("act.copy")}
      </Button>
      <span role="status" className="ml-3">
        {copied && t("act.copied")}
      </span>
    </Banner>
  );
}
