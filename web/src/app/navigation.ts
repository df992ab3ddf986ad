import type { Account } from "../api/types";
import type { TextKey } from "../texts";

export interface Place {
  to: string;
  text: TextKey;
  /** Who finds it in the menu; nobody is kept from the address by that, but by the server. */
  roles?: string[];
  administrator?: boolean;
}

interface Group {
  text: TextKey;
  places: Place[];
}

const REVIEWING = ["producer", "board", "office", "window", "committee", "extractor"];

export const GROUPS: Group[] = [
  {
    text: "nav.group.work",
    places: [
      { to: "/", text: "nav.home" },
      { to: "/dossiers", text: "nav.dossiers" },
      { to: "/intake", text: "nav.intake", roles: ["office", "window", "producer"] },
      { to: "/meetings", text: "nav.meetings", roles: REVIEWING },
      { to: "/calendar", text: "nav.calendar" },
      { to: "/inbox", text: "nav.inbox" },
    ],
  },
  {
    text: "nav.group.reference",
    places: [
      { to: "/rulebooks", text: "nav.rulebooks" },
      { to: "/statistics", text: "nav.statistics", roles: REVIEWING },
      { to: "/conduct", text: "nav.conduct", roles: ["office", "extractor", "producer"] },
    ],
  },
  {
    text: "nav.group.management",
    places: [
      { to: "/ledger", text: "nav.ledger", roles: ["office"], administrator: true },
      { to: "/administration", text: "nav.administration", roles: [], administrator: true },
      { to: "/sign-ins", text: "nav.sign_ins", roles: [], administrator: true },
      { to: "/me", text: "nav.me" },
    ],
  },
];

export function isFor(place: Place, account: Account): boolean {
  if (!place.roles) return true;
  if (place.administrator && account.administrator) return true;
  return place.roles.some((role) => account.roles.includes(role));
}

/** Whether the page at this address has something for the account. The server decides what it gives; this only spares a page of empty boxes. */
export function hasPageFor(pathname: string, account: Account): boolean {
  const place = GROUPS.flatMap((group) => group.places).find(
    ({ to }) => pathname === to || (to !== "/" && pathname.startsWith(`${to}/`)),
  );
  return !place || isFor(place, account);
}
