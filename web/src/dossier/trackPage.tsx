import { useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Command, Value } from "../api/types";
import { Section } from "../parts/layout";
import { useTexts } from "../texts";
import { CommandsPanel } from "./commandsPanel";
import { useSeen } from "./context";
import { TABS } from "./tabs";
import { Threads } from "./threads";
import { TrackEvents } from "./timeline";

interface PanelProps {
  tracks: string[];
  /** Commands of these tracks that belong on another page. */
  without?: string[];
  firstOf?: (command: Command) => Record<string, Value> | undefined;
  children?: ReactNode;
}

/** Where the threads of some tracks stand, what can be done about them, and what was. */
export function TrackPanels({ tracks, without, firstOf, children }: PanelProps) {
  const { t } = useTexts();
  const { dossier, commands } = useSeen();
  const mine = commands.filter(
    (command) => tracks.includes(command.track) && !without?.includes(command.name),
  );
  return (
    <>
      <CommandsPanel commands={mine} firstOf={firstOf} />
      {children}
      <Section title={t("dossier.threads")}>
        <Threads
          withNotes
          caption={t("dossier.threads")}
          threads={dossier.threads.filter((thread) => tracks.includes(thread.track))}
        />
      </Section>
      <TrackEvents tracks={tracks} />
    </>
  );
}

/** A page of a dossier that shows its tracks and nothing else. */
export function TrackPage() {
  const { pathname } = useLocation();
  const tab = TABS.find((one) => one.path !== "" && pathname.endsWith(`/${one.path}`));
  return <TrackPanels tracks={tab?.tracks ?? []} />;
}
