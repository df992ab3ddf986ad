import { createContext, useContext } from "react";

import type { Command, Dossier } from "../api/types";

/** The dossier that the pages below its frame are about. */
export interface Seen {
  dossier: Dossier;
  etag: string | null;
  /** The commands open to who is signed in. */
  commands: Command[];
}

export const SeenDossier = createContext<Seen | null>(null);

export function useSeen(): Seen {
  const seen = useContext(SeenDossier);
  if (!seen) throw new Error("a page of a dossier outside its frame");
  return seen;
}
