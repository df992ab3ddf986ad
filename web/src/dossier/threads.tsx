import { useFieldLabels } from "../api/queries";
import type { Thread, Value } from "../api/types";
import { Day } from "../parts/day";
import { Table, type Column } from "../parts/table";
import { StageTag } from "../parts/tag";
import { useTexts } from "../texts";
import { useSeen } from "./context";
import { ThreadName } from "./threadName";
import { ValueText } from "./values";

function Notes({ notes }: { notes: Record<string, Value> }) {
  const { say } = useTexts();
  const { dossier } = useSeen();
  const labelOf = useFieldLabels();
  const given = Object.entries(notes);
  if (given.length === 0) return <>–</>;
  return (
    <ul className="text-dns-14N-130 leading-150">
      {given.map(([name, value]) => (
        <li key={name}>
          <span className="text-solid-gray-700">{say(labelOf(name))}：</span>
          <ValueText dossier={dossier.number} value={value} />
        </li>
      ))}
    </ul>
  );
}

/** Where each thread of some tracks stands. */
export function Threads({
  threads,
  caption,
  withNotes,
}: {
  threads: Thread[];
  caption: string;
  withNotes?: boolean;
}) {
  const { head, t, say } = useTexts();
  const columns: Column<Thread>[] = [
    { head: t("thread.track"), names: true, cell: (thread) => head(thread.label) },
    {
      head: t("thread.key"),
      cell: (thread) =>
        thread.key === "" ? "–" : <ThreadName track={thread.track} name={thread.key} />,
    },
    {
      head: t("thread.stage"),
      cell: (thread) => <StageTag stage={thread.stage}>{say(thread.stage_label)}</StageTag>,
    },
    { head: t("thread.outcome"), cell: (thread) => say(thread.outcome_label) || "–" },
    { head: t("thread.since"), cell: (thread) => <Day day={thread.since} /> },
  ];
  if (withNotes)
    columns.push({ head: t("thread.notes"), cell: (thread) => <Notes notes={thread.notes} /> });
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={threads}
      keyOf={(thread) => `${thread.track} ${thread.key}`}
      empty={t("thread.none")}
    />
  );
}
