import { useNavigate, useSearch } from "@tanstack/react-router";

import { useList, withQuery } from "../api/queries";
import type { DossierRow } from "../api/types";
import { buttonClass } from "../parts/button";
import { Page, Section, Shown } from "../parts/layout";
import { More } from "../parts/table";
import { useTexts, type TextKey } from "../texts";
import { DossierTable } from "./dossiers";

/** What waits at the office and the windows, by where its thread stands. */
const QUEUES: { name: string; text: TextKey; track: string; stage: string }[] = [
  { name: "consultation", text: "intake.consultation", track: "consultation", stage: "asked" },
  { name: "consulting", text: "intake.consulting", track: "consultation", stage: "received" },
  { name: "submitted", text: "intake.submitted", track: "board", stage: "submitted" },
  {
    name: "outline_asked",
    text: "intake.outline_asked",
    track: "committee",
    stage: "outline_asked",
  },
  { name: "outline_sent", text: "intake.outline_sent", track: "committee", stage: "outline_sent" },
  {
    name: "outline_passed",
    text: "intake.outline_passed",
    track: "committee",
    stage: "outline_passed",
  },
  {
    name: "outline_checked",
    text: "intake.outline_checked",
    track: "committee",
    stage: "outline_checked",
  },
  { name: "accepted", text: "intake.accepted", track: "committee", stage: "accepted" },
];

export function IntakePage() {
  const { t } = useTexts();
  const { queue } = useSearch({ strict: false }) as { queue?: string };
  const navigate = useNavigate();
  const chosen = QUEUES.find((one) => one.name === queue) ?? QUEUES[0]!;
  const dossiers = useList<DossierRow>(
    withQuery("/dossiers", { track: chosen.track, stage: chosen.stage, sort: "last" }),
  );
  return (
    <Page title={t("nav.intake")} lead={t("intake.lead")}>
      <div
        role="group"
        aria-label={t("intake.queues")}
        className="screen-only mb-6 flex flex-wrap gap-2"
      >
        {QUEUES.map((one) => (
          <button
            key={one.name}
            type="button"
            aria-pressed={one === chosen}
            className={buttonClass(one === chosen ? "solid" : "outline", "small")}
            onClick={() =>
              void navigate({ to: "/intake", search: { queue: one.name }, replace: true })
            }
          >
            {t(one.text)}
          </button>
        ))}
      </div>
      <Section title={t(chosen.text)}>
        <Shown query={{ data: dossiers.items, error: dossiers.error }}>
          {(items) => (
            <>
              <DossierTable rows={items} />
              {items.length > 0 && (
                <More
                  shown={items.length}
                  total={dossiers.total}
                  hasMore={dossiers.hasNextPage}
                  busy={dossiers.isFetching}
                  onMore={() => void dossiers.fetchNextPage()}
                />
              )}
            </>
          )}
        </Shown>
      </Section>
    </Page>
  );
}
