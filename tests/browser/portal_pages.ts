// Every page of the portal with somebody who sees it. N stands for the number of a dossier.

export interface PageRow {
  name: string;
  path: string;
  who: string;
  /** What its first heading says. */
  heading?: string;
}

const CONTACT = "applicant-1";
const OFFICE = "office-1";
const tab = (name: string, who = CONTACT): PageRow => ({
  name: `dossier-${name}`,
  path: `/dossiers/N/${name}`,
  who,
});

export const PAGES: PageRow[] = [
  { name: "home", path: "/", who: CONTACT, heading: "マイページ" },
  { name: "inbox", path: "/inbox", who: CONTACT, heading: "お知らせ" },
  { name: "settings", path: "/me", who: CONTACT, heading: "自分の設定" },
  { name: "dossiers", path: "/dossiers", who: OFFICE, heading: "申出案件" },
  {
    name: "new-dossier",
    path: "/dossiers-new",
    who: CONTACT,
    heading: "新しい申出を作成",
  },
  {
    name: "intake",
    path: "/intake",
    who: OFFICE,
    heading: "受付・様式2-1／2-2",
  },
  {
    name: "meetings",
    path: "/meetings",
    who: "m1",
    heading: "審査の議事次第",
  },
  {
    name: "calendar",
    path: "/calendar",
    who: OFFICE,
    heading: "会議・締切カレンダー",
  },
  { name: "conduct", path: "/conduct", who: OFFICE, heading: "違反と措置" },
  { name: "statistics", path: "/statistics", who: OFFICE, heading: "統計" },
  {
    name: "rulebooks",
    path: "/rulebooks?rule=PUB-01",
    who: OFFICE,
    heading: "ルールブック",
  },
  {
    name: "rulebook",
    path: "/rulebooks/ndb-2023-10",
    who: OFFICE,
    heading: "ndb-2023-10",
  },
  {
    name: "rulebook-comparison",
    path: "/rulebooks/ndb-2022-04/diff/ndb-2023-10",
    who: OFFICE,
  },
  { name: "ledger", path: "/ledger", who: OFFICE, heading: "台帳" },
  {
    name: "accounts",
    path: "/administration",
    who: "admin-1",
    heading: "アカウントの管理",
  },
  {
    name: "account",
    path: "/administration/window-1",
    who: "admin-1",
    heading: "window-1",
  },
  {
    name: "sign-ins",
    path: "/sign-ins",
    who: "admin-1",
    heading: "サインイン記録",
  },
  { name: "dossier-overview", path: "/dossiers/N", who: CONTACT },
  tab("application"),
  tab("application-print"),
  tab("consultation", "producer-1"),
  tab("review", "m1"),
  tab("agreement", OFFICE),
  tab("provision", "extractor-1"),
  tab("use"),
  tab("changes"),
  tab("publication"),
  tab("ending"),
  tab("conduct", OFFICE),
  tab("timeline", OFFICE),
  tab("documents"),
  tab("messages"),
  tab("people", "producer-1"),
];
