import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { call } from "../api/client";
import { useGet, useList, withQuery } from "../api/queries";
import type { LedgerEntry, LedgerHead, LedgerState } from "../api/types";
import { tabAddress } from "../dossier/tabs";
import { Banner, ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Moment } from "../parts/day";
import { Facts, Page, Section, Shown } from "../parts/layout";
import { More, Table } from "../parts/table";
import { useTexts } from "../texts";

function Verified({ state }: { state: LedgerState }) {
  const { t, say } = useTexts();
  return (
    <Banner
      kind={state.whole ? "success" : "error"}
      title={t(state.whole ? "ledger.whole" : "ledger.damaged", { entries: state.entries })}
      answer
    >
      <p className="break-all font-mono text-dns-14N-130">{state.root}</p>
      <ul>
        {state.damage.map((one) => (
          <li key={`${one.entry}${one.damage}`}>
            #{one.entry}　{say(one.label)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

export function LedgerPage() {
  const { t } = useTexts();
  const search = useSearch({ strict: false }) as { dossier?: string };
  const navigate = useNavigate();
  const [dossier, setDossier] = useState(search.dossier ?? "");
  const head = useGet<LedgerHead>("/ledger/head");
  const entries = useList<LedgerEntry>(withQuery("/ledger", { dossier: search.dossier }));
  const verify = useMutation({
    mutationFn: async () => (await call<LedgerState>("POST", "/ledger/verify")).data,
  });
  return (
    <Page
      title={t("nav.ledger")}
      lead={t("ledger.lead")}
      actions={
        <Button kind="solid" isDisabled={verify.isPending} onPress={() => verify.mutate()}>
          {t("ledger.verify")}
        </Button>
      }
    >
      <ProblemBanner problem={verify.error} />
      {verify.data && <Verified state={verify.data} />}
      <Section title={t("ledger.head")}>
        <Shown query={head}>
          {({ data }) => (
            <Facts
              facts={[
                [t("ledger.entries"), data.entries],
                [
                  t("ledger.root"),
                  <span className="break-all font-mono text-dns-14N-130">{data.root}</span>,
                ],
                [t("ledger.origin"), data.origin],
                [t("ledger.time"), <Moment at={data.time_utc} />],
              ]}
            />
          )}
        </Shown>
      </Section>
      <Section title={t("ledger.list")}>
        <form
          role="search"
          className="mb-4 flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void navigate({ to: "/ledger", search: dossier ? { dossier } : {}, replace: true });
          }}
        >
          <label className="flex flex-col gap-1 text-dns-14N-130">
            {t("dossier.number")}
            <input
              className="control"
              value={dossier}
              onChange={(event) => setDossier(event.target.value)}
            />
          </label>
          <Button type="submit">{t("act.search")}</Button>
        </form>
        <Shown query={{ data: entries.items, error: entries.error }}>
          {(items) => (
            <>
              <Table
                caption={t("ledger.list")}
                rows={items}
                keyOf={(entry) => String(entry.number)}
                columns={[
                  { head: "#", names: true, cell: (entry) => entry.number },
                  { head: t("ledger.time"), cell: (entry) => <Moment at={entry.time_utc} /> },
                  {
                    head: t("ledger.subject"),
                    cell: (entry) => (
                      <Link className="link font-mono" to={tabAddress(entry.subject, "timeline")}>
                        {entry.subject}
                      </Link>
                    ),
                  },
                  {
                    head: t("ledger.kind"),
                    cell: (entry) => (
                      <span className="font-mono text-dns-14N-130">{entry.kind}</span>
                    ),
                  },
                  { head: t("ledger.actor"), cell: (entry) => entry.actor },
                  {
                    head: t("ledger.digest"),
                    cell: (entry) => (
                      <span className="font-mono text-dns-14N-130" title={entry.digest}>
                        {entry.digest.slice(0, 16)}…
                      </span>
                    ),
                  },
                  {
                    head: t("ledger.previous"),
                    cell: (entry) => (
                      <span className="font-mono text-dns-14N-130" title={entry.previous}>
                        {entry.previous.slice(0, 16)}…
                      </span>
                    ),
                  },
                ]}
              />
              {items.length > 0 && (
                <More
                  shown={items.length}
                  total={entries.total}
                  hasMore={entries.hasNextPage}
                  busy={entries.isFetching}
                  onMore={() => void entries.fetchNextPage()}
                />
              )}
            </>
          )}
        </Shown>
      </Section>
    </Page>
  );
}
