import { lazy, Suspense, type ReactNode } from "react";

import { useGet, useWords } from "../api/queries";
import type { Statistics } from "../api/types";
import { Page, Section, Shown, Waiting } from "../parts/layout";
import { Table } from "../parts/table";
import { useTexts, type TextKey } from "../texts";

const BarChart = lazy(() => import("../figures/barChart"));

/** A picture and the table with its figures: who does not see the one reads the other. */
function Figure({
  title,
  chart,
  children,
}: {
  title: string;
  chart: ReactNode;
  children: ReactNode;
}) {
  return (
    <Section title={title}>
      <div className="grid gap-6 desktop-admin:grid-cols-2">
        <Suspense fallback={<Waiting />}>{chart}</Suspense>
        <div className="min-w-0">{children}</div>
      </div>
    </Section>
  );
}

function Figures({ data }: { data: Statistics }) {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  const phase = (name: string) => t(`phase.${name}` as TextKey);
  return (
    <>
      <Figure
        title={t("statistics.phases")}
        chart={
          <BarChart
            label={t("statistics.phases")}
            names={data.by_phase.map((row) => phase(row.phase))}
            series={[
              { name: t("statistics.dossiers"), values: data.by_phase.map((row) => row.count) },
            ]}
          />
        }
      >
        <Table
          caption={t("statistics.phases")}
          rows={data.by_phase}
          keyOf={(row) => row.phase}
          columns={[
            { head: t("dossiers.phase"), names: true, cell: (row) => phase(row.phase) },
            { head: t("statistics.count"), right: true, cell: (row) => row.count },
          ]}
        />
      </Figure>
      <Figure
        title={t("statistics.stage_days")}
        chart={
          <BarChart
            label={t("statistics.stage_days")}
            names={data.stage_days.map((row) => say(row.label))}
            series={[
              { name: t("statistics.median"), values: data.stage_days.map((row) => row.median) },
              { name: t("statistics.p90"), values: data.stage_days.map((row) => row.p90) },
            ]}
          />
        }
      >
        <Table
          caption={t("statistics.stage_days")}
          rows={data.stage_days}
          keyOf={(row) => row.track + row.from + row.to}
          columns={[
            { head: t("statistics.stage"), names: true, cell: (row) => say(row.label) },
            { head: t("statistics.count"), right: true, cell: (row) => row.count },
            { head: t("statistics.median"), right: true, cell: (row) => row.median },
            { head: t("statistics.p90"), right: true, cell: (row) => row.p90 },
          ]}
        />
      </Figure>
      <Figure
        title={t("statistics.outcomes")}
        chart={
          <BarChart
            label={t("statistics.outcomes")}
            names={data.outcomes.map((row) => say(row.label))}
            series={[
              { name: t("statistics.count"), values: data.outcomes.map((row) => row.count) },
            ]}
          />
        }
      >
        <Table
          caption={t("statistics.outcomes")}
          rows={data.outcomes}
          keyOf={(row) => row.track + row.outcome}
          columns={[
            { head: t("thread.track"), cell: (row) => say(labelOf("tracks", row.track)) },
            { head: t("thread.outcome"), names: true, cell: (row) => say(row.label) },
            { head: t("statistics.count"), right: true, cell: (row) => row.count },
          ]}
        />
      </Figure>
      <Figure
        title={t("statistics.months")}
        chart={
          <BarChart
            label={t("statistics.months")}
            upright
            names={data.opened_by_month.map((row) => row.month)}
            series={[
              { name: t("statistics.count"), values: data.opened_by_month.map((row) => row.count) },
            ]}
          />
        }
      >
        <Table
          caption={t("statistics.months")}
          rows={data.opened_by_month}
          keyOf={(row) => row.month}
          columns={[
            { head: t("statistics.month"), names: true, cell: (row) => row.month },
            { head: t("statistics.count"), right: true, cell: (row) => row.count },
          ]}
        />
      </Figure>
      <Figure
        title={t("statistics.load")}
        chart={
          <BarChart
            label={t("statistics.load")}
            names={data.load.map((row) => say(row.label))}
            series={[
              { name: t("statistics.open_tasks"), values: data.load.map((row) => row.open_tasks) },
            ]}
          />
        }
      >
        <Table
          caption={t("statistics.load")}
          rows={data.load}
          keyOf={(row) => row.role}
          columns={[
            { head: t("me.roles"), names: true, cell: (row) => say(row.label) },
            { head: t("statistics.open_tasks"), right: true, cell: (row) => row.open_tasks },
          ]}
        />
      </Figure>
    </>
  );
}

export function StatisticsPage() {
  const { t } = useTexts();
  const statistics = useGet<Statistics>("/statistics");
  return (
    <Page title={t("nav.statistics")}>
      <Shown query={statistics}>
        {({ data }) => (
          <>
            <p className="mb-6 text-std-20B-150">
              {t("statistics.total", { count: data.dossiers })}
            </p>
            <Figures data={data} />
          </>
        )}
      </Shown>
    </Page>
  );
}
