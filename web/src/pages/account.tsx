import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { call } from "../api/client";
import { at, useGet, useMe, useRefresh } from "../api/queries";
import type { Account } from "../api/types";
import { useKeyOf } from "../dossier/commandForm";
import {
  AccountFields,
  InvitationLink,
  type AccountValues,
  type Invitation,
} from "../management/accountFields";
import { Banner, ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { Page, Section, Shown } from "../parts/layout";
import { Tag } from "../parts/tag";
import { useTexts, type TextKey } from "../texts";
import { STATE_TONES } from "./accounts";
import { Sessions } from "./me";

function Editing({ account, etag }: { account: Account; etag: string | null }) {
  const { t } = useTexts();
  const refresh = useRefresh();
  const path = at`/accounts/${account.account}`;
  const { name, organisation, mail, roles, databases, administrator } = account;
  const [values, setValues] = useState<AccountValues>({
    name,
    organisation,
    mail,
    roles,
    databases,
    administrator,
  });
  const patch = useMutation({
    mutationFn: (change: Partial<AccountValues> & { state?: string }) =>
      call("PATCH", path, { body: change, match: etag }),
    onSuccess: () => refresh("/accounts"),
  });
  const closing = account.state === "closed" ? "active" : "closed";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        patch.mutate(values);
      }}
    >
      <ProblemBanner problem={patch.error} />
      {patch.isSuccess && <Banner kind="success" title={t("accounts.changed")} answer />}
      <AccountFields values={values} onChange={setValues} />
      <div className="flex flex-wrap gap-3">
        <Button kind="solid" type="submit" isDisabled={patch.isPending}>
          {t("act.save")}
        </Button>
        {account.state !== "invited" && (
          <Button
            kind="danger"
            isDisabled={patch.isPending}
            onPress={() => patch.mutate({ state: closing })}
          >
            {t(closing === "closed" ? "accounts.close" : "accounts.reopen")}
          </Button>
        )}
      </div>
    </form>
  );
}

function Reset({ account }: { account: string }) {
  const { t } = useTexts();
  const keyOf = useKeyOf();
  const [checked, setChecked] = useState("");
  const reset = useMutation({
    mutationFn: async () => {
      const body = { identity_checked: checked };
      return (
        await call<Invitation>("POST", at`/accounts/${account}/reset`, { body, key: keyOf(body) })
      ).data;
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reset.mutate();
      }}
    >
      <p className="mb-4">{t("accounts.reset_lead")}</p>
      <ProblemBanner problem={reset.error} />
      {reset.data && <InvitationLink invitation={reset.data} />}
      <TextField
        label={t("accounts.identity")}
        help={t("accounts.identity_help")}
        required
        value={checked}
        onChange={setChecked}
      />
      <Button kind="danger" type="submit" isDisabled={reset.isPending || checked.trim() === ""}>
        {t("accounts.reset")}
      </Button>
    </form>
  );
}

export function AccountPage() {
  const { t } = useTexts();
  const me = useMe();
  const { account: id } = useParams({ strict: false }) as { account: string };
  const account = useGet<Account>(at`/accounts/${id}`);
  return (
    <Page title={id}>
      <Shown query={account}>
        {({ data, etag }) => (
          <>
            <Section title={t("me.account")}>
              <p className="mb-4">
                <Tag tone={STATE_TONES[data.state]}>{t(`accounts.${data.state}` as TextKey)}</Tag>
              </p>
              <Editing key={etag} account={data} etag={etag} />
            </Section>
            {data.account !== me.account && (
              <Section title={t("accounts.reset")}>
                <Reset account={data.account} />
              </Section>
            )}
            <Section title={t("me.sessions")}>
              <Sessions path={at`/accounts/${id}/sessions`} />
            </Section>
          </>
        )}
      </Shown>
    </Page>
  );
}
