import type { RuleEntry } from "../api/types";
import { Day } from "../parts/day";
import { Table } from "../parts/table";
import { RuleTag } from "../parts/tag";
import { useTexts } from "../texts";
import { valuesIn, valueText } from "./values";

/** The words of a text need no name before them. */
const TEXTS = ["ja", "en"];

export function Values({ values }: { values: Record<string, unknown> | null }) {
  const { language } = useTexts();
  if (!values || Object.keys(values).length === 0) return <>–</>;
  return (
    <ul className="space-y-0.5 text-dns-14N-130 leading-150">
      {valuesIn(values, language).map(([name, value]) => (
        <li key={name}>
          {!TEXTS.includes(name) && (
            <>
              <span className="font-mono text-solid-gray-700">{name}</span> ={" "}
            </>
          )}
          <span className="break-words">{valueText(value)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A rule's ID stays in one piece; the long name of a value breaks where it must. */
export function EntryName({ name }: { name: string }) {
  const breaks = name.length > 12 ? "break-words" : "whitespace-nowrap";
  return <span className={`${breaks} font-mono text-dns-14N-130`}>{name}</span>;
}

export function EntryTable({ entries, caption }: { entries: RuleEntry[]; caption: string }) {
  const { t } = useTexts();
  return (
    <Table
      caption={caption}
      rows={entries}
      keyOf={(entry) => entry.name}
      columns={[
        {
          head: t("rules.entry"),
          names: true,
          cell: (entry) => <EntryName name={entry.name} />,
        },
        {
          head: t("word.rule"),
          cell: (entry) => (
            <span className="flex flex-wrap gap-2">
              {entry.rules.map((rule) => (
                <RuleTag key={rule} rule={rule} />
              ))}
            </span>
          ),
        },
        { head: t("rules.values"), cell: (entry) => <Values values={entry.values} /> },
        { head: t("rules.cite"), cell: (entry) => entry.cite },
        { head: t("rules.valid_from"), cell: (entry) => <Day short day={entry.valid_from} /> },
      ]}
    />
  );
}
