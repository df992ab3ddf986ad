import { Link, useNavigate, useSearch } from "@tanstack/react-router";

import { useGet, withQuery } from "../api/queries";
import type { CalendarDay, Items } from "../api/types";
import { tabAddress } from "../dossier/tabs";
import { monthAfter, today, wareki, weeksOf } from "../dates/wareki";
import { Button } from "../parts/button";
import { Day } from "../parts/day";
import { Page, Section, Shown } from "../parts/layout";
import { Table } from "../parts/table";
import { Tag, type Tone } from "../parts/tag";
import { useTexts, type TextKey } from "../texts";

const TONES: Record<CalendarDay["kind"], Tone> = {
  holiday: "grey",
  deadline: "orange",
  meeting: "blue",
  consultation_deadline: "red",
};
const WEEKDAYS: TextKey[] = [
  "calendar.sun",
  "calendar.mon",
  "calendar.tue",
  "calendar.wed",
  "calendar.thu",
  "calendar.fri",
  "calendar.sat",
];

function Cell({ day, entries, now }: { day: string | null; entries: CalendarDay[]; now: string }) {
  const { say } = useTexts();
  if (!day) return <td className="h-28 border border-solid-gray-300 bg-solid-gray-50" />;
  const off =
    entries.some((entry) => entry.kind === "holiday") ||
    [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return (
    <td
      className={`h-28 border border-solid-gray-300 p-1.5 align-top ${off ? "bg-solid-gray-50" : ""}`}
    >
      <span
        className={`inline-block min-w-7 rounded-full px-1 text-center text-dns-16B-130 ${day === now ? "bg-blue-900 text-white" : ""}`}
        aria-current={day === now ? "date" : undefined}
      >
        {Number(day.slice(8))}
      </span>
      <ul className="mt-1 space-y-1 text-dns-14N-130">
        {entries.map((entry) => (
          <li key={entry.kind + entry.label.ja + (entry.dossier ?? "")} className="break-words">
            {entry.dossier ? (
              <Link className="link" to={tabAddress(entry.dossier, "")}>
                {say(entry.label)}
              </Link>
            ) : (
              say(entry.label)
            )}
          </li>
        ))}
      </ul>
    </td>
  );
}

export function CalendarPage() {
  const { t, say, language } = useTexts();
  const navigate = useNavigate();
  const now = today(new Date());
  const { month = now.slice(0, 7) } = useSearch({ strict: false }) as { month?: string };
  const weeks = weeksOf(month);
  const days = weeks.flat().filter((day): day is string => day !== null);
  const calendar = useGet<Items<CalendarDay>>(
    withQuery("/calendar", { from: days[0], until: days.at(-1) }),
  );
  const go = (months: number) =>
    void navigate({ to: "/calendar", search: { month: monthAfter(month, months) }, replace: true });
  const title =
    language === "ja"
      ? `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月（${wareki(`${month}-01`)?.replace(/\d+日$/, "")}）`
      : month;
  return (
    <Page
      title={t("nav.calendar")}
      actions={
        <>
          <Button onPress={() => go(-1)}>{t("calendar.before")}</Button>
          <Button onPress={() => void navigate({ to: "/calendar", search: {}, replace: true })}>
            {t("calendar.this")}
          </Button>
          <Button onPress={() => go(1)}>{t("calendar.after")}</Button>
        </>
      }
    >
      <Shown query={calendar}>
        {({ data }) => (
          <>
            <Section title={title}>
              <div className="overflow-x-auto" role="group" tabIndex={0} aria-label={title}>
                <table className="w-full min-w-[46rem] table-fixed border-collapse">
                  <caption className="sr-only">{title}</caption>
                  <thead>
                    <tr>
                      {WEEKDAYS.map((key) => (
                        <th
                          key={key}
                          scope="col"
                          className="border border-solid-gray-300 bg-solid-gray-50 py-1.5 text-dns-14B-130"
                        >
                          {t(key)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {weeks.map((week, i) => (
                      <tr key={i}>
                        {week.map((day, j) => (
                          <Cell
                            key={j}
                            day={day}
                            now={now}
                            entries={data.items.filter((entry) => entry.day === day)}
                          />
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Section>
            <Section title={t("calendar.list")}>
              <Table
                caption={t("calendar.list")}
                rows={data.items}
                keyOf={(entry) => entry.day + entry.kind + entry.label.ja + (entry.dossier ?? "")}
                columns={[
                  { head: t("calendar.day"), cell: (entry) => <Day day={entry.day} /> },
                  {
                    head: t("calendar.kind"),
                    cell: (entry) => (
                      <Tag tone={TONES[entry.kind]}>{t(`calendar.${entry.kind}` as TextKey)}</Tag>
                    ),
                  },
                  { head: t("calendar.what"), names: true, cell: (entry) => say(entry.label) },
                  {
                    head: t("dossier.number"),
                    cell: (entry) =>
                      entry.dossier ? (
                        <Link className="link font-mono" to={tabAddress(entry.dossier, "")}>
                          {entry.dossier}
                        </Link>
                      ) : (
                        "–"
                      ),
                  },
                ]}
              />
            </Section>
          </>
        )}
      </Shown>
    </Page>
  );
}
