// Every page of the portal with somebody who sees it.

import type { Walked } from "./world";

/** The dossiers that the pages show. The closed one comes first: nobody is contact of two open ones (REV-32). */
export const CLOSED: Walked = { part: "closed", number: "R8-0001" };
export const CONSULTED: Walked = { part: "consulted", number: "R8-0002" };
export const WRITTEN: Walked = { part: "written", number: "R8-0003" };
export const IN_USE: Walked = { part: "in_use", number: "R8-0004" };
export const DOSSIERS = [CLOSED, CONSULTED, WRITTEN, IN_USE];

export interface PageRow {
  name: string;
  path: string;
  who: string;
  /** What its first heading says. */
  heading?: string;
  /** The routes it lives on, where a program may be without them (API-70). */
  needs?: string[];
}

const CONTACT = "contact-1";
const OFFICE = "office-1";
const tab = (name: string, who: string, { number }: Walked, ...routes: string[]): PageRow => ({
  name: `dossier-${name}`,
  path: `/dossiers/${number}/${name}`,
  who,
  needs: routes.map((route) => `/dossiers/{number}/${route}`),
});

export const PAGES: PageRow[] = [
  { name: "home", path: "/", who: CONTACT, heading: "マイページ", needs: ["/me/inbox"] },
  { name: "inbox", path: "/inbox", who: CONTACT, heading: "お知らせ", needs: ["/me/inbox"] },
  { name: "settings", path: "/me", who: CONTACT, heading: "自分の設定" },
  { name: "dossiers", path: "/dossiers", who: OFFICE, heading: "申出案件" },
  { name: "new-dossier", path: "/dossiers-new", who: "applicant-1", heading: "新しい申出を作成" },
  { name: "intake", path: "/intake", who: OFFICE, heading: "受付・様式2-1／2-2" },
  {
    name: "meetings",
    path: "/meetings",
    who: "m1",
    heading: "審査の議事次第",
    needs: ["/meetings"],
  },
  {
    name: "calendar",
    path: "/calendar",
    who: OFFICE,
    heading: "会議・締切カレンダー",
    needs: ["/calendar"],
  },
  { name: "conduct", path: "/conduct", who: OFFICE, heading: "違反と措置", needs: ["/conduct"] },
  { name: "statistics", path: "/statistics", who: OFFICE, heading: "統計", needs: ["/statistics"] },
  {
    name: "rulebooks",
    path: "/rulebooks?rule=PUB-01",
    who: OFFICE,
    heading: "ルールブック",
    needs: ["/rulebooks"],
  },
  {
    name: "rulebook",
    path: "/rulebooks/ndb-2023-10",
    who: OFFICE,
    heading: "ndb-2023-10",
    needs: ["/rulebooks/{name}"],
  },
  {
    name: "rulebook-comparison",
    path: "/rulebooks/ndb-2022-04/diff/ndb-2023-10",
    who: OFFICE,
    needs: ["/rulebooks/{old}/diff/{new}"],
  },
  { name: "ledger", path: "/ledger", who: OFFICE, heading: "台帳", needs: ["/ledger"] },
  { name: "accounts", path: "/administration", who: "admin-1", heading: "アカウントの管理" },
  { name: "account", path: "/administration/window-1", who: "admin-1", heading: "window-1" },
  { name: "sign-ins", path: "/sign-ins", who: "admin-1", heading: "サインイン記録" },
  { name: "dossier-overview", path: `/dossiers/${IN_USE.number}`, who: CONTACT },
  tab("application", "applicant-1", WRITTEN, "sections"),
  tab("application-print", "applicant-1", WRITTEN, "sections/{section}"),
  tab("consultation", "producer-1", CONSULTED),
  tab("review", "m1", IN_USE, "criteria/{track}"),
  tab("agreement", OFFICE, IN_USE),
  tab("provision", "extractor-1", IN_USE, "uploads"),
  tab("use", CONTACT, IN_USE, "uploads"),
  tab("changes", CONTACT, IN_USE, "sections/{section}/versions"),
  tab("publication", CONTACT, IN_USE, "publications", "uploads"),
  tab("ending", CONTACT, CLOSED),
  tab("conduct", OFFICE, IN_USE),
  tab("timeline", OFFICE, IN_USE),
  tab("documents", CONTACT, IN_USE, "documents"),
  tab("messages", CONTACT, IN_USE, "messages"),
  tab("people", "producer-1", IN_USE),
];

/** Pages that are not for these people: the server says no, whatever the address. */
export const SHUT: [string, string][] = [
  ["/administration", "applicant-1"],
  ["/administration/window-1", "window-1"],
  ["/sign-ins", "office-1"],
  ["/ledger", "contact-1"],
  ["/ledger", "m1"],
  ["/statistics", "applicant-1"],
  ["/meetings", "contact-1"],
  ["/conduct", "window-1"],
  ["/conduct", "fund-1"],
  [`/dossiers/${WRITTEN.number}`, "fund-1"],
  [`/dossiers/${WRITTEN.number}`, "m1"],
  [`/dossiers/${WRITTEN.number}/documents`, "m2"],
  [`/dossiers/${WRITTEN.number}/messages`, "fund-1"],
];
