import { useState } from "react";

import { at, useGet, useList, withQuery } from "../api/queries";
import type { Difference, Items, SectionRow, Version } from "../api/types";
import { Day } from "../parts/day";
import { Section, Shown } from "../parts/layout";
import { useTexts } from "../texts";
import { useSeen } from "./context";

function Parts({ parts }: { parts: Difference["parts"] }) {
  const { t } = useTexts();
  return (
    <p className="whitespace-pre-wrap">
      {parts.map((part, i) => {
        if (part.kind === "same") return <span key={i}>{part.text}</span>;
        const added = part.kind === "added";
        const Tag = added ? "ins" : "del";
        return (
          <Tag
            key={i}
            className={
              added
                ? "bg-green-100 text-green-1200 underline"
                : "bg-red-100 text-red-1200 line-through"
            }
          >
            <span className="sr-only">{t(added ? "changes.added" : "changes.removed")}</span>
            {part.text}
          </Tag>
        );
      })}
    </p>
  );
}

function Differences({ section, from, to }: { section: string; from: string; to: string }) {
  const { t, say } = useTexts();
  const { dossier } = useSeen();
  const differences = useGet<Items<Difference>>(
    withQuery(at`/dossiers/${dossier.number}/sections/${section}/difference`, { from, to }),
  );
  return (
    <Shown query={differences}>
      {({ data }) =>
        data.items.length === 0 ? (
          <p>{t("changes.none")}</p>
        ) : (
          <dl>
            {data.items.map((one) => (
              <div key={one.field} className="border-b border-solid-gray-300 py-3">
                <dt className="text-dns-16B-130">{say(one.label)}</dt>
                <dd className="mt-1">
                  <Parts parts={one.parts} />
                </dd>
              </div>
            ))}
          </dl>
        )
      }
    </Shown>
  );
}

function SectionChanges({ section }: { section: SectionRow }) {
  const { t, say } = useTexts();
  const { dossier } = useSeen();
  const versions = useList<Version>(
    at`/dossiers/${dossier.number}/sections/${section.name}/versions`,
  );
  const [chosen, setChosen] = useState("");
  const items = versions.items ?? [];
  const numbers = items.map((one) => one.version).sort((a, b) => a - b);
  const to = chosen || String(numbers.at(-1) ?? "");
  const from = String(numbers[numbers.indexOf(Number(to)) - 1] ?? "");
  return (
    <Section title={say(section.label)}>
      {numbers.length < 2 ? (
        <p className="text-solid-gray-700">{t("changes.one_version")}</p>
      ) : (
        <>
          <label className="mb-3 flex flex-wrap items-center gap-2 text-dns-14N-130">
            {t("changes.version")}
            <select
              className="control !w-auto"
              value={to}
              onChange={(event) => setChosen(event.target.value)}
            >
              {numbers.slice(1).map((number) => (
                <option key={number} value={number}>
                  {t("changes.step", {
                    from: numbers[numbers.indexOf(number) - 1] ?? "",
                    to: number,
                  })}
                </option>
              ))}
            </select>
            {items
              .filter((one) => String(one.version) === to)
              .map((one) => (
                <span key={one.version}>
                  {one.actor}　<Day day={one.day} />
                </span>
              ))}
          </label>
          {from && <Differences section={section.name} from={from} to={to} />}
        </>
      )}
    </Section>
  );
}

/** What changed between the versions of each section that were handed in. */
export function ChangesTab() {
  const { t } = useTexts();
  const { dossier } = useSeen();
  const sections = useGet<Items<SectionRow>>(at`/dossiers/${dossier.number}/sections`);
  return (
    <Shown query={sections}>
      {({ data }) => {
        const saved = data.items.filter((section) => section.saved);
        return saved.length === 0 ? (
          <p>{t("changes.nothing")}</p>
        ) : (
          saved.map((section) => <SectionChanges key={section.name} section={section} />)
        );
      }}
    </Shown>
  );
}
