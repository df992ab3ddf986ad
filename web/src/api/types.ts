// The shapes of the server's answers as the pages call them. `described.ts` is made from the server's own description; what stands in full
// here is not in it yet.

import type { components } from "./described";

type Described = components["schemas"];
/** A described shape, with the words that docs/spec/api.md lists for some of its fields. */
type Told<Name extends keyof Described, Known> = Omit<Described[Name], keyof Known> & Known;

export interface Label {
  ja: string;
  en: string;
}

export interface List<T> {
  items: T[];
  total: number;
  next: string | null;
}

export interface Items<T> {
  items: T[];
}

export type Value = string | number | boolean | string[];
export type FieldKind = "text" | "word" | "number" | "flag" | "day" | "digest" | "words";

export interface Notice {
  id: string;
  dossier: string;
  subject: Label;
  text: Label;
  time_utc: string;
  read: boolean;
}

export interface Paper {
  id: string;
  form: string;
  label: Label;
  number: string;
  rule: string;
  made: string;
  sha256: string;
  formats: string[];
}

export interface AgendaItem {
  dossier: string;
  title: string;
  body: "board" | "medical" | "care" | "joint";
  track: string;
  key: string;
  stage: string;
  since: string | null;
  meeting: Meeting | null;
}

export interface Mark {
  member: string;
  criterion: string;
  mark: "meets" | "meets_not" | "unsure";
  comment: string;
}

export interface Criteria {
  items: { name: string; label: Label; rule: string }[];
  marks: Mark[];
}

export interface CalendarDay {
  day: string;
  kind: "holiday" | "deadline" | "meeting" | "consultation_deadline";
  label: Label;
  dossier?: string;
}

export interface Upload {
  sha256: string;
  name: string;
  bytes: number;
  purpose: string;
  time_utc: string;
  actor: string;
}

export interface Judgement {
  actor?: string;
  actor_name?: string;
  approved?: boolean;
  reason?: string;
  day?: string;
}

export interface Publication {
  key: string;
  stage: string;
  files: string[];
  verdict: "fail" | "pass" | "review" | null;
  first: Judgement | null;
  second: Judgement | null;
}

export interface CheckFinding {
  rule: string;
  cite: string;
  severity: "violation" | "warning";
  file: string;
  sheet?: string;
  cell: string;
  where: Record<string, string>;
  measure: string;
  value: number | null;
  limit: number | null;
  message: string;
}

export interface CheckTable {
  file: string;
  sheet: string;
  rows: string[][];
  truncated: boolean;
}

export interface Check {
  verdict: "pass" | "fail" | "review";
  rulebook: string;
  findings: CheckFinding[];
  certificate: { suppressed: number; recoverable: number; narrowest: number } | null;
  tables: CheckTable[];
}

export interface Progress {
  step: Label;
  done: number;
  /** Null where the size of the step is not known. */
  of: number | null;
}

export interface Job {
  id: string;
  kind: string;
  state: "running" | "done" | "failed";
  progress: Progress | null;
  result: Check | null;
  problem: ProblemBody | null;
}

export interface Rulebook {
  name: string;
  title: Label;
  valid_from: string;
  entries: number;
}

export interface RuleEntry {
  name: string;
  kind: string;
  rules: string[];
  cite: string;
  values: Record<string, unknown>;
  valid_from: string;
}

export interface RuleChange {
  change: "kept" | "changed" | "added" | "removed" | "moved";
  name: string;
  label: Label;
  rules: string[];
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface Statistics {
  dossiers: number;
  by_phase: { phase: string; count: number }[];
  stage_days: {
    track: string;
    from: string;
    to: string;
    label: Label;
    count: number;
    median: number;
    p90: number;
  }[];
  outcomes: { track: string; outcome: string; label: Label; count: number }[];
  opened_by_month: { month: string; count: number }[];
  load: { role: string; label: Label; open_tasks: number }[];
}

export interface ConductRow {
  dossier: string;
  title: string;
  key: string;
  violation: string;
  label: Label;
  stage: string;
  stage_label: Label;
  since: string | null;
  persons: string[];
  banned_until: string | null;
}

export type LedgerEntry = Told<"ledger_entry", { body: Record<string, unknown> }>;
export type LedgerHead = Described["ledger_head"];

export interface LedgerState {
  whole: boolean;
  entries: number;
  root: string;
  damage: { damage: string; entry: number; label: Label }[];
}

export type Condition = Described["condition"];
export type DossierRow = Described["dossier_line"];
export type Member = Described["member"];
export type Task = Described["task"];
export type Deadline = Described["deadline"];
export type Person = Described["person"];
export type SessionRow = Described["session_note"];
export type Passkey = Described["passkey"];
export type PasskeyOffer = Described["passkey_offer"];
export type Dossier = Told<"dossier", { threads: Thread[] }>;
export type Meeting = Described["meeting"];
export type Account = Told<
  "account",
  { state: "invited" | "active" | "closed"; language: "ja" | "en" }
>;
export type Session = Told<
  "session",
  {
    state: "none" | "second_factor" | "signed_in" | "locked";
    account: Account | null;
  }
>;
export type Word = Told<
  "word",
  {
    rule?: string;
    /** Of a word that belongs to some values of another field of the same command. */
    with?: { field: string; values: string[] };
  }
>;
export type Words = Described["words"];
export type Field = Told<
  "field",
  {
    kind: FieldKind;
    choices?: Word[];
    /** Of the application's sections alone. */
    rule?: string;
    help?: Label;
    long?: boolean;
  }
>;
export type Command = Told<
  "command",
  {
    fields: Field[];
    /** Of the commands that are open: whether the road waits for it. */
    next?: boolean;
  }
>;
export type Event = Told<
  "event",
  { fields: Record<string, Value>; field_labels: Record<string, Label> }
>;
export type Thread = Told<"thread", { notes: Record<string, Value> }>;
export type ProblemBody = Told<
  "problem",
  { rule?: string; remedy?: Label; field?: string; request?: string }
>;
export type SignIn = Told<"sign_in", { outcome: "accepted" | "refused" | "delayed" }>;

export type Message = Described["message"];
export type SectionRow = Described["section_note"];
export type Finding = Described["finding"];
export type Version = Described["section_version"];
export type Section = Told<"section", { fields: Field[]; values: Record<string, Value> }>;
export type Difference = Told<
  "difference",
  { parts: { kind: "same" | "added" | "removed"; text: string }[] }
>;
