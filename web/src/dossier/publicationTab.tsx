import { useState } from "react";

import { at, useList } from "../api/queries";
import type { Command, Judgement, Publication } from "../api/types";
import { useWords } from "../api/queries";
import { Section, Shown } from "../parts/layout";
import { Table } from "../parts/table";
import { StageTag, Tag, type Tone } from "../parts/tag";
import { CheckPanel, type Prepared } from "../publication/checkPanel";
import { useTexts } from "../texts";
import { useSeen } from "./context";
import { TrackPanels } from "./trackPage";

const VERDICT_TONES: Record<string, Tone> = { pass: "green", fail: "red", review: "orange" };

function Judged({ judgement }: { judgement: Judgement | null }) {
  const { t } = useTexts();
  if (!judgement) return <Tag>{t("publication.not_shown")}</Tag>;
  return (
    <>
      <Tag tone={judgement.approved ? "green" : "red"}>
        {t(judgement.approved ? "publication.approved" : "publication.refused")}
      </Tag>
      <span className="ml-2">{judgement.actor_name ?? judgement.actor}</span>
      {judgement.reason && <span className="block text-dns-14N-130">{judgement.reason}</span>}
    </>
  );
}

function Publications() {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  const { dossier } = useSeen();
  const publications = useList<Publication>(at`/dossiers/${dossier.number}/publications`);
  return (
    <Section title={t("publication.list")}>
      <p className="mb-3 text-solid-gray-700">{t("publication.two_reviewers")}</p>
      <Shown query={{ data: publications.items, error: publications.error }}>
        {(items) => (
          <Table
            caption={t("publication.list")}
            rows={items}
            keyOf={(one) => one.key}
            empty={t("publication.none")}
            columns={[
              { head: t("publication.number"), names: true, cell: (one) => one.key },
              {
                head: t("thread.stage"),
                cell: (one) => (
                  <StageTag stage={one.stage}>{say(labelOf("stages", one.stage))}</StageTag>
                ),
              },
              {
                head: t("publication.verdict"),
                cell: (one) =>
                  one.verdict ? (
                    <Tag tone={VERDICT_TONES[one.verdict]}>{t(`check.${one.verdict}`)}</Tag>
                  ) : (
                    "–"
                  ),
              },
              { head: t("publication.first"), cell: (one) => <Judged judgement={one.first} /> },
              { head: t("publication.second"), cell: (one) => <Judged judgement={one.second} /> },
            ]}
          />
        )}
      </Shown>
    </Section>
  );
}

/** Before publication: the check of the tables, the request, two reviewers, the decision. */
export function PublicationTab() {
  const { t } = useTexts();
  const { dossier } = useSeen();
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const firstOf = (command: Command) =>
    command.name === "request_publication" && prepared
      ? { ...prepared, self_checked: true }
      : undefined;
  return (
    <>
      <Section title={t("check.title")}>
        <CheckPanel
          dossier={dossier.number}
          rulebooks={dossier.rulebooks}
          onPrepared={setPrepared}
        />
      </Section>
      <TrackPanels tracks={["publication"]} firstOf={firstOf}>
        <Publications />
      </TrackPanels>
    </>
  );
}
