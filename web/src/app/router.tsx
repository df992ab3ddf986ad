import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";

import { AnyoneOutlet, Door } from "./door";
import { Broken, NotFound } from "./fallbacks";
import { TABS } from "../dossier/tabs";

const root = createRootRoute({
  component: AnyoneOutlet,
  notFoundComponent: NotFound,
  errorComponent: Broken,
});
const inside = createRoute({ getParentRoute: () => root, id: "inside", component: Door });

/** Parameters of an address are texts; which a page knows is said where it reads them. */
type Search = Record<string, string | undefined>;
const anyText = (given: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== "" && value != null)
      .map(([name, value]) => [name, String(value)]),
  );

type Loader = () => Promise<Record<string, unknown>>;

function page<const Path extends string>(path: Path, load: Loader, name: string) {
  return createRoute({
    getParentRoute: () => inside,
    path,
    validateSearch: anyText,
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name),
  });
}

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("../pages/invitation"), "InvitationPage"),
});

const dossierFrame = createRoute({
  getParentRoute: () => inside,
  path: "/dossiers/$number",
  component: lazyRouteComponent(() => import("../dossier/frame"), "DossierFrame"),
});

const dossierTabs = TABS.map((tab) =>
  createRoute({
    getParentRoute: () => dossierFrame,
    path: tab.path === "" ? "/" : tab.path,
    validateSearch: anyText,
    component: lazyRouteComponent(tab.load as () => Promise<Record<string, never>>, tab.component),
  }),
);
const sectionPage = createRoute({
  getParentRoute: () => dossierFrame,
  path: "application/$section",
  component: lazyRouteComponent(() => import("../dossier/sectionPage"), "SectionPage"),
});
const printedApplication = createRoute({
  getParentRoute: () => dossierFrame,
  path: "application-print",
  component: lazyRouteComponent(
    () => import("../dossier/printedApplication"),
    "PrintedApplication",
  ),
});

const tree = root.addChildren([
  invitation,
  inside.addChildren([
    page("/", () => import("../pages/home"), "HomePage"),
    page("/inbox", () => import("../pages/inbox"), "InboxPage"),
    page("/me", () => import("../pages/me"), "MePage"),
    page("/dossiers", () => import("../pages/dossiers"), "DossiersPage"),
    page("/dossiers-new", () => import("../pages/newDossier"), "NewDossierPage"),
    page("/intake", () => import("../pages/intake"), "IntakePage"),
    page("/meetings", () => import("../pages/meetings"), "MeetingsPage"),
    page("/calendar", () => import("../pages/calendar"), "CalendarPage"),
    page("/conduct", () => import("../pages/conduct"), "ConductPage"),
    page("/statistics", () => import("../pages/statistics"), "StatisticsPage"),
    page("/rulebooks", () => import("../pages/rulebooks"), "RulebooksPage"),
    page("/rulebooks/$name", () => import("../pages/rulebook"), "RulebookPage"),
    page("/rulebooks/$name/diff/$newer", () => import("../pages/rulebookDiff"), "RulebookDiffPage"),
    page("/ledger", () => import("../pages/ledger"), "LedgerPage"),
    page("/administration", () => import("../pages/accounts"), "AccountsPage"),
    page("/administration/$account", () => import("../pages/account"), "AccountPage"),
    page("/sign-ins", () => import("../pages/signIns"), "SignInsPage"),
    dossierFrame.addChildren([...dossierTabs, sectionPage, printedApplication]),
  ]),
]);

export const router = createRouter({ routeTree: tree, scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
