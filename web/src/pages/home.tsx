import { Link } from "@tanstack/react-router";

import { useList, useMe, useUnread, useWords } from "../api/queries";
import type { Deadline, Task } from "../api/types";
import { DeadlineTable, DueTag } from "../desk/deadlines";
import { NoticeList } from "../desk/notices";
import { tabAddress, tabOfTask } from "../dossier/tabs";
import { ThreadName } from "../dossier/threadName";
import { today } from "../dates/wareki";
import { Day } from "../parts/day";
import { Page, Section, Shown } from "../parts/layout";
import { More, Table } from "../parts/table";
import { RuleTag } from "../parts/tag";
import { useTexts } from "../texts";

const DAY_MS = 24 * 60 * 60 * 1000;
const daysUntil = (day: string) =>
  Math.round((Date.parse(day) - Date.parse(today(new Date()))) / DAY_MS);

function TaskTable({ tasks }: { tasks: Task[] }) {
  const { head, t } = useTexts();
  return (
    <Table
      caption={t("desk.tasks")}
      rows={tasks}
      empty={t("desk.no_tasks")}
      keyOf={(task) => `${task.dossier} ${task.command} ${task.key}`}
      columns={[
        {
          head: t("desk.what"),
          names: true,
          cell: (task) => (
            <Link
              to={tabAddress(task.dossier, tabOfTask(task))}
              search={{ command: task.command, key: task.key || undefined }}
              className="link"
            >
              {head(task.label)}
              <ThreadName track={task.track} name={task.key} brackets />
            </Link>
          ),
        },
        { head: t("dossier.title"), cell: (task) => task.title },
        {
          head: t("dossier.number"),
          cell: (task) => <span className="whitespace-nowrap font-mono">{task.dossier}</span>,
        },
        { head: t("desk.due"), cell: (task) => (task.due ? <Day day={task.due} /> : "–") },
        {
          head: t("desk.left"),
          cell: (task) =>
            task.due ? <DueTag days={daysUntil(task.due)} overdue={task.overdue} /> : "–",
        },
        { head: t("word.rule"), cell: (task) => <RuleTag rule={task.rule} /> },
      ]}
    />
  );
}

export function HomePage() {
  const { t, say } = useTexts();
  const me = useMe();
  const { labelOf } = useWords();
  const tasks = useList<Task>("/me/tasks");
  const deadlines = useList<Deadline>("/me/deadlines");
  const notices = useUnread();
  const roles = me.roles.map((role) => say(labelOf("roles", role)));
  if (me.administrator) roles.push(t("me.administrator"));
  return (
    <Page
      title={t("nav.home")}
      lead={
        <>
          {me.organisation}　{me.name}
          {roles.length > 0 && `（${roles.join(t("word.comma"))}）`}
        </>
      }
    >
      <Section title={t("desk.tasks")}>
        <Shown query={{ data: tasks.items, error: tasks.error }}>
          {(items) => (
            <>
              <TaskTable tasks={items} />
              <p className="mt-2 text-dns-14N-130 text-solid-gray-700">{t("desk.tasks_more")}</p>
              {items.length > 0 && (
                <More
                  shown={items.length}
                  total={tasks.total}
                  hasMore={tasks.hasNextPage}
                  busy={tasks.isFetching}
                  onMore={() => void tasks.fetchNextPage()}
                />
              )}
            </>
          )}
        </Shown>
      </Section>
      <Section title={t("desk.deadlines")}>
        <Shown query={{ data: deadlines.items, error: deadlines.error }}>
          {(items) => <DeadlineTable deadlines={items} withDossier />}
        </Shown>
      </Section>
      {!notices.absent && (
        <Section
          title={t("desk.unread")}
          actions={
            <Link to="/inbox" className="link">
              {t("desk.all_notices")}
            </Link>
          }
        >
          <Shown query={{ data: notices.items, error: notices.error }}>
            {(items) => <NoticeList notices={items.slice(0, 5)} />}
          </Shown>
        </Section>
      )}
    </Page>
  );
}
