import { Link } from "@tanstack/react-router";

import { useWords } from "../api/queries";
import type { Deadline } from "../api/types";
import { tabAddress } from "../dossier/tabs";
import { Day } from "../parts/day";
import { Table } from "../parts/table";
import { RuleTag, Tag, type Tone } from "../parts/tag";
import { useTexts } from "../texts";

const SOON_DAYS = 7;

export function DueTag({ days, overdue }: { days: number; overdue: boolean }) {
  const { t } = useTexts();
  const tone: Tone = overdue ? "red" : days <= SOON_DAYS ? "orange" : "grey";
  const text = overdue
    ? t("word.overdue")
    : days === 0
      ? t("word.today")
      : t("desk.days_left", { days });
  return <Tag tone={tone}>{text}</Tag>;
}

export function DeadlineTable({
  deadlines,
  withDossier,
}: {
  deadlines: Deadline[];
  withDossier?: boolean;
}) {
  const { head, t, say } = useTexts();
  const { labelOf } = useWords();
  return (
    <Table
      caption={t("desk.deadlines")}
      rows={deadlines}
      empty={t("desk.no_deadlines")}
      keyOf={(one) => `${one.dossier} ${one.rule} ${one.key} ${one.due}`}
      columns={[
        { head: t("desk.due"), cell: (one) => <Day day={one.due} /> },
        {
          head: t("desk.left"),
          cell: (one) => <DueTag days={one.days_left} overdue={one.overdue} />,
        },
        { head: t("desk.what"), names: true, cell: (one) => head(one.what) },
        ...(withDossier
          ? [
              {
                head: t("dossier.title"),
                cell: (one: Deadline) => (
                  <Link to={tabAddress(one.dossier, "")} className="link">
                    {one.title || one.dossier}
                  </Link>
                ),
              },
            ]
          : []),
        {
          head: t("desk.who"),
          cell: (one) => one.who.map((role) => say(labelOf("roles", role))).join(t("word.comma")),
        },
        { head: t("word.rule"), cell: (one) => <RuleTag rule={one.rule} /> },
      ]}
    />
  );
}
