import type { RuleEntry } from "../api/types";
import { Day } from "../parts/day";
import { Table } from "../parts/table";
import { RuleTag } from "../parts/tag";
import { useTexts } from "../texts";
import { valueText } from "./values";

export function Values({ values }: { values: Record<string, unknown> | null }) {
  if (!values || Object.keys(values).length === 0) return <>–</>;
  return (
    <ul className="space-y-0.5 text-dns-14N-130 leading-150">
      {Object.entries(values).map(([name, value]) => (
        <li key={name}>
          <span className="font-mono text-solid-gray-700">{name}</span> ={" "}
          <span className="break-words">{valueText(value)}</span>
        </li>
      ))}
    </ul>
  );
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
          cell: (entry) => (
            <span className="break-all font-mono text-dns-14N-130">{entry.name}</span>
          ),
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
