import { Link } from "@tanstack/react-router";

import type { Thread } from "../api/types";
import { Section } from "../parts/layout";
import { StageTag } from "../parts/tag";
import { useTexts } from "../texts";
import { MeetingPanel } from "../review/meetingPanel";
import { CriteriaPanel } from "../review/criteriaPanel";
import { useSeen } from "./context";
import { tabAddress } from "./tabs";
import { ThreadName } from "./threadName";
import { TrackPanels } from "./trackPage";

const REVIEWS = ["board", "committee"];

function MeetingOf({ thread }: { thread: Thread }) {
  const { head, t, say } = useTexts();
  const { dossier } = useSeen();
  if (!thread.meeting) return null;
  return (
    <Section title={`${head(thread.label)}　${t("meeting.title")}`}>
      <p className="mb-3 flex flex-wrap items-center gap-3">
        <ThreadName track={thread.track} name={thread.key} />
        <StageTag stage={thread.stage}>{say(thread.stage_label)}</StageTag>
        {thread.outcome_label && <strong>{say(thread.outcome_label)}</strong>}
        <Link to={tabAddress(dossier.number, "application-print")} className="link">
          {t("meeting.application")}
        </Link>
        <Link to={tabAddress(dossier.number, "documents")} className="link">
          {t("tab.documents")}
        </Link>
      </p>
      <MeetingPanel meeting={thread.meeting} />
      <CriteriaPanel dossier={dossier.number} thread={thread} />
    </Section>
  );
}

/** The producer's board and the public committees: papers, members, marks, votes, outcome, minutes. */
export function ReviewTab() {
  const { dossier } = useSeen();
  return (
    <TrackPanels tracks={REVIEWS}>
      {dossier.threads
        .filter((thread) => REVIEWS.includes(thread.track))
        .map((thread) => (
          <MeetingOf key={thread.track + thread.key} thread={thread} />
        ))}
    </TrackPanels>
  );
}
