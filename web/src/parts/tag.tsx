import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

const TONES = {
  grey: "border-solid-gray-420 bg-solid-gray-50 text-solid-gray-800",
  blue: "border-blue-400 bg-blue-50 text-blue-1000",
  green: "border-green-500 bg-green-50 text-green-1000",
  orange: "border-orange-500 bg-orange-50 text-orange-1100",
  red: "border-red-500 bg-red-50 text-red-1000",
};
export type Tone = keyof typeof TONES;

export function Tag({ tone = "grey", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-block whitespace-nowrap rounded-6 border px-2 py-1 text-dns-14N-130 ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}

/** A rule of the catalogue, leading to where the rulebooks say it. */
export function RuleTag({ rule }: { rule: string }) {
  return (
    <Link
      to="/rulebooks"
      search={{ rule }}
      className="link whitespace-nowrap font-mono text-dns-14N-130"
    >
      {rule}
    </Link>
  );
}

/** How a stage of a thread looks: what waits, what is done, what went against. */
const STAGE_TONES: Record<string, Tone> = {
  idle: "grey",
  withdrawn: "grey",
  closed: "grey",
  cleared: "grey",
  passed: "green",
  approved: "green",
  contracted: "green",
  published: "green",
  reported: "green",
  completed: "green",
  erased: "green",
  returned_medium: "green",
  issued: "green",
  items_fixed: "green",
  held: "green",
  refused: "red",
  suspected: "red",
  measured: "red",
  returned: "orange",
  correcting: "orange",
  conditional: "orange",
  settling: "orange",
};

export function StageTag({ stage, children }: { stage: string; children: ReactNode }) {
  return <Tag tone={STAGE_TONES[stage] ?? "blue"}>{children}</Tag>;
}

export const PHASES = [
  "consultation",
  "review",
  "agreement",
  "provision",
  "use",
  "ending",
  "over",
] as const;
