// The shapes of docs/spec/api.md that the pages read.

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

export interface Account {
  account: string;
  name: string;
  organisation: string;
  mail: string;
  roles: string[];
  databases: string[];
  administrator: boolean;
  state: "invited" | "active" | "closed";
  language: "ja" | "en";
  last_sign_in_utc: string | null;
  second_factor: boolean;
  recovery_codes_left: number;
}

export interface Session {
  state: "none" | "second_factor" | "signed_in" | "locked";
  csrf: string;
  account: Account | null;
  factors?: string[];
  idle_seconds: number;
  expires_utc: string | null;
  password_change_due: string | null;
  tls: boolean;
}

export interface Word {
  name: string;
  label: Label;
  rule?: string;
}

export interface Words {
  roles: Word[];
  tracks: Word[];
  stages: Word[];
  board_outcomes: Word[];
  committee_outcomes: Word[];
  violations: Word[];
  databases: Word[];
  provision_kinds: Word[];
  applicant_kinds: Word[];
}

export type Value = string | number | boolean | string[];
export type FieldKind = "text" | "word" | "number" | "flag" | "day" | "digest" | "words";

export interface Field {
  name: string;
  kind: FieldKind;
  required: boolean;
  label: Label;
  choices?: Word[];
  /** Of the application's sections alone. */
  rule?: string;
  help?: Label;
  long?: boolean;
}

export interface Condition {
  rule: string;
  remedy: Label;
}

export interface Command {
  name: string;
  key: string;
  track: string;
  label: Label;
  rule: string;
  roles: string[];
  from: string[];
  to: string | null;
  document: string;
  conditions: Condition[];
  fields: Field[];
}

export interface Event {
  number: number;
  command: string;
  label: Label;
  track: string;
  key: string;
  fields: Record<string, Value>;
  field_labels: Record<string, Label>;
  actor: string;
  actor_name: string;
  day: string;
  rule: string;
}

export interface DossierRow {
  number: string;
  title: string;
  applicant_kind: string;
  provision_kind: string;
  databases: string[];
  opened: string;
  last: string;
  events: number;
  stages: { track: string; key: string; stage: string }[];
  phase: string;
  tasks: number;
  over: boolean;
  stopped: boolean;
}

export interface Member {
  account: string;
  name: string;
  kind: string;
  sex: string;
  outside: boolean;
  present: boolean;
  recused: boolean;
  vote: string | null;
}

export interface Meeting {
  expedited: boolean;
  members: Member[];
  members_min: number;
  outside_min: number;
  composed: boolean;
  quorum: boolean;
  /** How many have voted; how they voted is told with the outcome. */
  votes_given: number;
  votes_for: number | null;
  votes_against: number | null;
  carried: boolean | null;
}

export interface Thread {
  track: string;
  key: string;
  label: Label;
  stage: string;
  stage_label: Label;
  since: string | null;
  outcome: string;
  outcome_label: Label | null;
  notified: boolean;
  office_informed: boolean;
  notes: Record<string, Value>;
  meeting: Meeting | null;
}

export interface Dossier {
  number: string;
  title: string;
  applicant_kind: string;
  provision_kind: string;
  databases: string[];
  phase: string;
  over: boolean;
  stopped: boolean;
  roles: string[];
  rulebooks: string[];
  contact: string;
  use_from: string | null;
  use_until: string | null;
  events: number;
  sections: { name: string; digest: string }[];
  places: { name: string; kind: string; copies: number; stage: string }[];
  fee: { yen: number | null; exemption_asked: boolean; exempt: boolean; paid: boolean };
  threads: Thread[];
}

export interface Task {
  dossier: string;
  title: string;
  command: string;
  key: string;
  track: string;
  label: Label;
  rule: string;
  due: string | null;
  overdue: boolean;
}

export interface Deadline {
  dossier: string;
  title: string;
  what: Label;
  rule: string;
  due: string;
  overdue: boolean;
  days_left: number;
  who: string[];
  mine: boolean;
  key: string;
}

export interface Notice {
  id: string;
  dossier: string;
  subject: Label;
  text: Label;
  time_utc: string;
  read: boolean;
}

export interface Person {
  account: string;
  name: string;
  organisation: string;
  roles: string[];
  full_time: boolean;
  pledged: boolean;
  removed: boolean;
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

export interface Message {
  id: string;
  from: string;
  from_name: string;
  to: string[];
  text: string;
  time_utc: string;
  mine: boolean;
}

export interface SectionRow {
  name: string;
  label: Label;
  rules: string[];
  saved: boolean;
  sha256: string;
  changed_since_saved: boolean;
  complete: boolean;
}

export interface Finding {
  field: string;
  rule: string;
  message: Label;
}

export interface Section extends SectionRow {
  fields: Field[];
  values: Record<string, Value>;
  findings: Finding[];
  saved_utc: string | null;
}

export interface Version {
  version: number;
  sha256: string;
  actor: string;
  day: string;
}

export interface Difference {
  field: string;
  label: Label;
  before: string;
  after: string;
  parts: { kind: "same" | "added" | "removed"; text: string }[];
}

export interface AgendaItem {
  dossier: string;
  title: string;
  body: "board" | "medical" | "care" | "joint";
  track: string;
  key: string;
  stage: string;
  since: string;
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
  of: number;
}

export interface Job {
  id: string;
  kind: string;
  state: "running" | "done" | "failed";
  progress: Progress | null;
  result: Check | null;
  problem: ProblemBody | null;
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  messages?: Label;
  rule?: string;
  remedy?: Label;
  field?: string;
  request?: string;
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
  since: string;
  persons: string[];
  banned_until: string | null;
}

export interface LedgerEntry {
  number: number;
  time_utc: string;
  subject: string;
  kind: string;
  actor: string;
  previous: string;
  digest: string;
  body: Record<string, unknown>;
}

export interface LedgerHead {
  entries: number;
  root: string;
  origin: string;
  time_utc: string;
}

export interface LedgerState {
  whole: boolean;
  entries: number;
  root: string;
  damage: { damage: string; entry: number; label: Label }[];
}

export interface SessionRow {
  id: string;
  began_utc: string;
  seen_utc: string;
  agent: string;
  address: string;
  this: boolean;
}

export interface SignIn {
  time_utc: string;
  account: string;
  step: string;
  outcome: "accepted" | "refused" | "delayed";
  address: string;
}
