import type { TextKey } from "../texts";

export interface Tab {
  path: string;
  text: TextKey;
  /** The tracks whose threads, commands and events the page shows. */
  tracks: string[];
  load: () => Promise<unknown>;
  component: string;
}

const trackPage = () => import("./trackPage");

/** The pages of a dossier, in the order of its road. */
export const TABS: Tab[] = [
  {
    path: "",
    text: "tab.overview",
    tracks: [],
    load: () => import("./overview"),
    component: "Overview",
  },
  {
    path: "application",
    text: "tab.application",
    tracks: ["application"],
    load: () => import("./applicationTab"),
    component: "ApplicationTab",
  },
  {
    path: "consultation",
    text: "tab.consultation",
    tracks: ["consultation"],
    load: trackPage,
    component: "TrackPage",
  },
  {
    path: "review",
    text: "tab.review",
    tracks: ["board", "committee"],
    load: () => import("./reviewTab"),
    component: "ReviewTab",
  },
  {
    path: "agreement",
    text: "tab.agreement",
    tracks: ["agreement"],
    load: () => import("./agreementTab"),
    component: "AgreementTab",
  },
  {
    path: "provision",
    text: "tab.provision",
    tracks: ["ids", "provision"],
    load: () => import("./provisionTab"),
    component: "ProvisionTab",
  },
  {
    path: "use",
    text: "tab.use",
    tracks: ["application", "place", "change"],
    load: () => import("./useTab"),
    component: "UseTab",
  },
  {
    path: "changes",
    text: "tab.changes",
    tracks: ["change"],
    load: () => import("./changesTab"),
    component: "ChangesTab",
  },
  {
    path: "publication",
    text: "tab.publication",
    tracks: ["publication"],
    load: () => import("./publicationTab"),
    component: "PublicationTab",
  },
  {
    path: "ending",
    text: "tab.ending",
    tracks: ["place", "provision", "ids", "application"],
    load: () => import("./endingTab"),
    component: "EndingTab",
  },
  {
    path: "conduct",
    text: "tab.conduct",
    tracks: ["conduct"],
    load: trackPage,
    component: "TrackPage",
  },
  {
    path: "timeline",
    text: "tab.timeline",
    tracks: [],
    load: () => import("./timeline"),
    component: "Timeline",
  },
  {
    path: "documents",
    text: "tab.documents",
    tracks: [],
    load: () => import("./documentsTab"),
    component: "DocumentsTab",
  },
  {
    path: "messages",
    text: "tab.messages",
    tracks: [],
    load: () => import("./messagesTab"),
    component: "MessagesTab",
  },
  {
    path: "people",
    text: "tab.people",
    tracks: [],
    load: () => import("./peopleTab"),
    component: "PeopleTab",
  },
];

const TAB_OF_TRACK: Record<string, string> = {
  application: "application",
  consultation: "consultation",
  board: "review",
  committee: "review",
  agreement: "agreement",
  ids: "provision",
  provision: "provision",
  change: "use",
  publication: "publication",
  place: "ending",
  conduct: "conduct",
};

/** Commands that are given on another page than the rest of their track. */
const TAB_OF_COMMAND: Record<string, string> = {
  finish_use: "ending",
  close_dossier: "ending",
  report_status: "use",
  ask_status_report: "use",
};

/** Where a task is done. */
export function tabOfTask({ command, track }: { command: string; track: string }): string {
  return TAB_OF_COMMAND[command] ?? TAB_OF_TRACK[track] ?? "";
}

export function tabAddress(number: string, path: string): string {
  const frame = `/dossiers/${encodeURIComponent(number)}`;
  return path === "" ? frame : `${frame}/${path}`;
}
