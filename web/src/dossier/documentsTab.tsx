import { addressOf } from "../api/client";
import { at, useList } from "../api/queries";
import type { Paper } from "../api/types";
import { Day } from "../parts/day";
import { Section, Shown } from "../parts/layout";
import { More, Table } from "../parts/table";
import { RuleTag } from "../parts/tag";
import { useTexts } from "../texts";
import { useSeen } from "./context";
import { Files } from "./uploadsPanel";

export function DocumentsTab() {
  const { t, say } = useTexts();
  const { dossier } = useSeen();
  const papers = useList<Paper>(at`/dossiers/${dossier.number}/documents`);
  const address = (paper: Paper, format: string) =>
    addressOf(`${at`/dossiers/${dossier.number}/documents/${paper.id}`}?format=${format}`);
  return (
    <>
      <Section title={t("documents.made")}>
        <Shown query={{ data: papers.items, error: papers.error }}>
          {(items) => (
            <>
              <Table
                caption={t("documents.made")}
                rows={items}
                keyOf={(paper) => paper.id}
                empty={t("documents.none")}
                columns={[
                  { head: t("documents.form"), names: true, cell: (paper) => say(paper.label) },
                  {
                    head: t("documents.number"),
                    cell: (paper) => <span className="font-mono">{paper.number}</span>,
                  },
                  { head: t("documents.date"), cell: (paper) => <Day day={paper.made} /> },
                  { head: t("word.rule"), cell: (paper) => <RuleTag rule={paper.rule} /> },
                  {
                    head: t("act.open"),
                    cell: (paper) => (
                      <span className="flex gap-3">
                        {paper.formats.map((format) => (
                          <a
                            key={format}
                            className="link"
                            target="_blank"
                            rel="noreferrer"
                            href={address(paper, format)}
                          >
                            {format.toUpperCase()}
                            <span className="sr-only">{say(paper.label)}</span>
                          </a>
                        ))}
                      </span>
                    ),
                  },
                ]}
              />
              {items.length > 0 && (
                <More
                  shown={items.length}
                  total={papers.total}
                  hasMore={papers.hasNextPage}
                  busy={papers.isFetching}
                  onMore={() => void papers.fetchNextPage()}
                />
              )}
            </>
          )}
        </Shown>
      </Section>
      <Section title={t("documents.files")}>
        <Files dossier={dossier.number} purpose="document" label={t("documents.send")} />
      </Section>
    </>
  );
}
