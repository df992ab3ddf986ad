import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { call } from "../api/client";
import { useList, useRefresh, useWords, withQuery } from "../api/queries";
import type { Account } from "../api/types";
import {
  AccountFields,
  EMPTY_ACCOUNT,
  InvitationLink,
  type Invitation,
} from "../management/accountFields";
import { useKeyOf } from "../dossier/commandForm";
import { ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Moment } from "../parts/day";
import { TextField } from "../parts/field";
import { Card, Page, Section, Shown } from "../parts/layout";
import { More, Table } from "../parts/table";
import { Tag, type Tone } from "../parts/tag";
import { useTexts, type TextKey } from "../texts";

export const STATE_TONES: Record<Account["state"], Tone> = {
  active: "green",
  invited: "orange",
  closed: "grey",
};

function Inviting() {
  const { t } = useTexts();
  const refresh = useRefresh();
  const keyOf = useKeyOf();
  const [account, setAccount] = useState("");
  const [values, setValues] = useState(EMPTY_ACCOUNT);
  const invite = useMutation({
    mutationFn: async () => {
      const body = { account, ...values };
      return (await call<Invitation>("POST", "/accounts", { body, key: keyOf(body) })).data;
    },
    onSuccess: async () => {
      setAccount("");
      setValues(EMPTY_ACCOUNT);
      await refresh("/accounts");
    },
  });
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <ProblemBanner problem={invite.error} />
        {invite.data && <InvitationLink invitation={invite.data} />}
        <TextField label={t("sign.account")} required value={account} onChange={setAccount} />
        <AccountFields values={values} onChange={setValues} />
        <Button
          kind="solid"
          type="submit"
          isDisabled={invite.isPending || account === "" || values.name === ""}
        >
          {t("accounts.invite")}
        </Button>
      </form>
    </Card>
  );
}

export function AccountsPage() {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  const { search } = useSearch({ strict: false }) as { search?: string };
  const navigate = useNavigate();
  const [text, setText] = useState(search ?? "");
  const [inviting, setInviting] = useState(false);
  const accounts = useList<Account>(withQuery("/accounts", { search }));
  return (
    <Page
      title={t("nav.administration")}
      actions={
        <Button kind="solid" aria-expanded={inviting} onPress={() => setInviting(!inviting)}>
          {t("accounts.new")}
        </Button>
      }
    >
      {inviting && (
        <Section title={t("accounts.new")}>
          <Inviting />
        </Section>
      )}
      <form
        role="search"
        className="mb-5 flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({
            to: "/administration",
            search: text ? { search: text } : {},
            replace: true,
          });
        }}
      >
        <label className="flex min-w-72 flex-col gap-1 text-dns-14N-130">
          {t("accounts.search")}
          <input
            type="search"
            className="control"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button type="submit">{t("act.search")}</Button>
      </form>
      <Shown query={{ data: accounts.items, error: accounts.error }}>
        {(items) => (
          <>
            <Table
              caption={t("nav.administration")}
              rows={items}
              keyOf={(row) => row.account}
              columns={[
                {
                  head: t("sign.account"),
                  names: true,
                  cell: (row) => (
                    <Link
                      to="/administration/$account"
                      params={{ account: row.account }}
                      className="link font-mono"
                    >
                      {row.account}
                    </Link>
                  ),
                },
                { head: t("me.name"), cell: (row) => row.name },
                { head: t("me.organisation"), cell: (row) => row.organisation },
                {
                  head: t("me.roles"),
                  cell: (row) =>
                    [
                      ...row.roles.map((role) => say(labelOf("roles", role))),
                      ...(row.administrator ? [t("me.administrator")] : []),
                    ].join(t("word.comma")),
                },
                {
                  head: t("thread.stage"),
                  cell: (row) => (
                    <Tag tone={STATE_TONES[row.state]}>{t(`accounts.${row.state}` as TextKey)}</Tag>
                  ),
                },
                { head: t("me.last"), cell: (row) => <Moment at={row.last_sign_in_utc} /> },
              ]}
            />
            <More
              shown={items.length}
              total={accounts.total}
              hasMore={accounts.hasNextPage}
              busy={accounts.isFetching}
              onMore={() => void accounts.fetchNextPage()}
            />
          </>
        )}
      </Shown>
    </Page>
  );
}
