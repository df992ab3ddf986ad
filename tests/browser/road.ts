// The road of one dossier from the first wish to the closing, as a table: who, which command, with what. All of it is synthetic.

import type { FieldValue } from "./person";

export interface Step {
  who: string;
  command: string;
  fields?: Record<string, FieldValue>;
  /** What tells the thread from others of the same command, in the words of the page. */
  about?: string;
}

const paper = (name: string): FieldValue => ({
  file: `${name}.pdf`,
  content: `synthetic ${name}`,
});
const PLACE = "大学A 情報解析室";
const MEMBERS: string[][] = [
  ["member-1", "natural", "female", "outside", "present"],
  ["m2", "humanities", "male", "outside", "present"],
  ["m3", "lay", "female", "inside", "present"],
  ["m4", "natural", "male", "inside", "present"],
  ["m5", "natural", "male", "inside", "present"],
];
const CONTACT = "applicant-1";
const EXTRACTOR = "extractor-1";
const OUTPUT: FieldValue = {
  file: "table1.csv",
  content: "sex,patients\nm,120\nf,130\n",
};

export const OPENING = {
  title: "架空データによる服薬と受診の研究",
  databases: ["ndb"],
  provision_kind: "special_extraction",
  applicant_kind: "corporate",
};

const CONSULTATION: Step[] = [
  { who: CONTACT, command: "ask_consultation", about: "認定作成事業者" },
  { who: CONTACT, command: "ask_consultation", about: "NDB" },
  ...(["producer-1", "window-1"] as const).flatMap((who): Step[] => [
    { who, command: "receive_consultation" },
    { who, command: "give_guidance", fields: { text: "様式を案内した" } },
    { who, command: "inform_office_of_consultation" },
    { who, command: "complete_consultation" },
  ]),
];

export const APPLICATION: Step[] = [
  {
    who: CONTACT,
    command: "name_handler",
    fields: { handler: CONTACT, full_time: true },
  },
  {
    who: CONTACT,
    command: "name_handler",
    fields: { handler: "handler-1", full_time: false },
  },
  { who: CONTACT, command: "set_contact", fields: { handler: CONTACT } },
  {
    who: CONTACT,
    command: "name_place",
    fields: { place: PLACE, kind: "own", country: "JP" },
  },
];

const BOARD: Step[] = [
  { who: CONTACT, command: "submit_to_producer" },
  { who: "producer-1", command: "accept_for_board" },
  { who: "producer-1", command: "convene_board", fields: { members: MEMBERS } },
  { who: "member-1", command: "vote_on_board", fields: { vote: "for" } },
  {
    who: "member-1",
    command: "decide_board",
    fields: { outcome: "approved", minutes: paper("minutes") },
  },
  { who: "producer-1", command: "notify_board_result" },
  { who: "producer-1", command: "inform_office_of_board_result" },
  {
    who: "producer-1",
    command: "fix_items",
    fields: { items: paper("items") },
  },
  { who: "producer-1", command: "make_contract" },
];

const COMMITTEE: Step[] = [
  { who: "office-1", command: "ask_outline" },
  { who: "producer-1", command: "send_outline" },
  { who: "office-1", command: "pass_outline" },
  { who: "window-1", command: "check_outline" },
  { who: CONTACT, command: "submit_public_form" },
  { who: "office-1", command: "accept_public_form" },
  { who: "office-1", command: "invite_producer" },
  {
    who: "office-1",
    command: "convene_committee",
    fields: { members: MEMBERS },
  },
  { who: "member-1", command: "vote_on_committee", fields: { vote: "for" } },
  {
    who: "member-1",
    command: "decide_committee",
    fields: { outcome: "unconditional", minutes: paper("minutes2") },
  },
  {
    who: EXTRACTOR,
    command: "notify_committee_result",
    fields: { planned_provision: "2027-04-01" },
  },
];

const PROVISION: Step[] = [
  { who: CONTACT, command: "submit_request_form" },
  { who: CONTACT, command: "sign_pledge", fields: { handler: CONTACT } },
  {
    who: "handler-1",
    command: "sign_pledge",
    fields: { handler: "handler-1" },
  },
  {
    who: EXTRACTOR,
    command: "set_fee",
    fields: { hours: "12", yen_per_hour: "6100" },
  },
  { who: "office-1", command: "confirm_payment" },
  { who: "producer-1", command: "request_ids" },
  { who: "fund-1", command: "make_ids" },
  { who: "fund-1", command: "issue_ids" },
  { who: EXTRACTOR, command: "prepare_data", about: "NDB" },
  {
    who: EXTRACTOR,
    command: "send_data",
    fields: { sha256: paper("package"), medium: "HDD" },
    about: "NDB",
  },
  { who: CONTACT, command: "receive_data", about: "NDB" },
];

const PUBLICATION: Step[] = [
  {
    who: CONTACT,
    command: "request_publication",
    fields: {
      key: "1",
      outputs: OUTPUT,
      self_checked: true,
      verdict: "pass",
      report: paper("report"),
    },
  },
  {
    who: EXTRACTOR,
    command: "judge_publication",
    fields: { approved: true, outputs: OUTPUT },
  },
  {
    who: "extractor-2",
    command: "confirm_publication",
    fields: { approved: true, outputs: OUTPUT },
  },
  {
    who: CONTACT,
    command: "publish",
    fields: { outputs: OUTPUT, where: "学会誌" },
  },
];

const ENDING: Step[] = [
  {
    who: CONTACT,
    command: "report_results",
    fields: { sha256: paper("form12") },
  },
  { who: CONTACT, command: "finish_use", fields: { reason: "研究の終了" } },
  {
    who: CONTACT,
    command: "erase_place",
    fields: { certificate: paper("certificate") },
  },
  { who: CONTACT, command: "return_medium", about: "NDB" },
  {
    who: "producer-1",
    command: "erase_processing_ids",
    fields: { certificate: paper("certificate2") },
  },
  { who: "office-1", command: "close_dossier" },
];

/** The parts of the road, each with the name of what it reaches. */
export const ROAD: { part: string; steps: Step[] }[] = [
  { part: "consultation", steps: CONSULTATION },
  { part: "application", steps: APPLICATION },
  { part: "the board", steps: BOARD },
  { part: "the committee", steps: COMMITTEE },
  { part: "request, pledges, fee, IDs, provision", steps: PROVISION },
  { part: "publication", steps: PUBLICATION },
  { part: "the end", steps: ENDING },
];
