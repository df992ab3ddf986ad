import { Link } from "@tanstack/react-router";

import { useList, useWords } from "../api/queries";
import type { ConductRow } from "../api/types";
import { tabAddress } from "../dossier/tabs";
import { Day } from "../parts/day";
import { Page, Shown } from "../parts/layout";
import { Table } from "../parts/table";
import { StageTag } from "../parts/tag";
import { useTexts } from "../texts";

export function ConductPage() {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  const rows = useList<ConductRow>("/conduct");
  return (
    <Page title={t("nav.conduct")} lead={t("conduct.lead")}>
      <Shown query={{ data: rows.items, error: rows.error }}>
        {(items) => (
          <Table
            caption={t("nav.conduct")}
            rows={items}
            keyOf={(row) => row.dossier + row.key}
            columns={[
              {
                head: t("dossier.number"),
                cell: (row) => <span className="whitespace-nowrap font-mono">{row.dossier}</span>,
              },
              {
                head: t("dossier.title"),
                names: true,
                cell: (row) => (
                  <Link to={tabAddress(row.dossier, "conduct")} className="link">
                    {row.title || row.dossier}
                  </Link>
                ),
              },
              { head: t("conduct.violation"), cell: (row) => say(row.label) },
              {
                head: t("thread.stage"),
                cell: (row) => (
                  <StageTag stage={row.stage}>{say(labelOf("stages", row.stage))}</StageTag>
                ),
              },
              { head: t("thread.since"), cell: (row) => <Day day={row.since} /> },
              {
                head: t("conduct.persons"),
                cell: (row) => row.persons.join(t("word.comma")) || "–",
              },
              {
                head: t("conduct.until"),
                cell: (row) => (row.banned_until ? <Day day={row.banned_until} /> : "–"),
              },
            ]}
          />
        )}
      </Shown>
    </Page>
  );
}
