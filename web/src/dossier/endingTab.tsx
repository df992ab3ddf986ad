import type { Thread } from "../api/types";
import { Section } from "../parts/layout";
import { Tag } from "../parts/tag";
import { useTexts, type TextKey } from "../texts";
import { useSeen } from "./context";
import { Places } from "./provisionTab";
import { TrackPanels } from "./trackPage";

const ERASED = new Set(["erased"]);
const BACK = new Set(["returned_medium", "erased"]);

/** What must be there before a dossier is closed, with whether it is. */
function Completeness({ threads }: { threads: Thread[] }) {
  const { t } = useTexts();
  const of = (track: string) => threads.filter((thread) => thread.track === track);
  const all = (track: string, stages: Set<string>) =>
    of(track).length > 0 && of(track).every((thread) => stages.has(thread.stage));
  const needs: [TextKey, boolean][] = [
    ["ending.places", all("place", ERASED)],
    [
      "ending.media",
      of("provision").every((thread) => thread.stage === "idle" || BACK.has(thread.stage)),
    ],
    ["ending.ids", of("ids").some((thread) => thread.stage === "erased")],
    [
      "ending.publications",
      of("publication").every((thread) => ["reported", "refused", "idle"].includes(thread.stage)),
    ],
    [
      "ending.conduct",
      of("conduct").every((thread) => ["measured", "cleared"].includes(thread.stage)),
    ],
  ];
  return (
    <ul className="divide-y divide-solid-gray-300 border-y border-solid-gray-300">
      {needs.map(([text, holds]) => (
        <li key={text} className="flex flex-wrap items-center gap-3 py-2.5">
          <Tag tone={holds ? "green" : "orange"}>{t(holds ? "ending.done" : "ending.open")}</Tag>
          {t(text)}
        </li>
      ))}
    </ul>
  );
}

/** The end of use, place by place. */
export function EndingTab() {
  const { t } = useTexts();
  const { dossier } = useSeen();
  const elsewhere = [
    "save_section",
    "name_handler",
    "set_contact",
    "name_place",
    "ask_status_report",
    "report_status",
    "prepare_data",
    "send_data",
    "receive_data",
    "make_copy",
    "request_ids",
    "make_ids",
    "issue_ids",
    "open_dossier",
  ];
  return (
    <TrackPanels tracks={["place", "provision", "ids", "application"]} without={elsewhere}>
      <Section title={t("ending.needs")}>
        <Completeness threads={dossier.threads} />
      </Section>
      <Places />
    </TrackPanels>
  );
}
