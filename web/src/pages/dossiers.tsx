import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { useList, useMe, useWords, withQuery } from "../api/queries";
import type { DossierRow, Word } from "../api/types";
import { tabAddress } from "../dossier/tabs";
import { Button, buttonClass } from "../parts/button";
import { Day } from "../parts/day";
import { Page, Shown } from "../parts/layout";
import { More, Table } from "../parts/table";
import { PHASES, Tag } from "../parts/tag";
import { useTexts, type TextKey } from "../texts";

const PARAMETERS = ["search", "phase", "track", "stage", "database", "over", "sort"] as const;
type Search = Partial<Record<(typeof PARAMETERS)[number], string>>;

interface FilterProps {
  name: keyof Search;
  label: TextKey;
  choices: { name: string; text: string }[];
  search: Search;
  onChange: (change: Search) => void;
}

function Filter({ name, label, choices, search, onChange }: FilterProps) {
  const { t } = useTexts();
  return (
    <label className="flex flex-col gap-1 text-dns-14N-130">
      {t(label)}
      <select
        className="control min-h-11 min-w-36"
        value={search[name] ?? ""}
        onChange={(event) => onChange({ [name]: event.target.value || undefined })}
      >
        <option value="">{t("word.all")}</option>
        {choices.map((choice) => (
          <option key={choice.name} value={choice.name}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Filters({ search, onChange }: { search: Search; onChange: (change: Search) => void }) {
  const { t, say } = useTexts();
  const { words } = useWords();
  const [text, setText] = useState(search.search ?? "");
  const options = (list: Word[] | undefined) =>
    (list ?? []).map((word) => ({ name: word.name, text: say(word.label) }));
  const shared = { search, onChange };
  return (
    <form
      role="search"
      className="screen-only mb-5 flex flex-wrap items-end gap-4 rounded-8 bg-solid-gray-50 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ search: text || undefined });
      }}
    >
      <label className="flex min-w-60 grow flex-col gap-1 text-dns-14N-130">
        {t("dossiers.search")}
        <input
          type="search"
          className="control"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Filter
        {...shared}
        name="phase"
        label="dossiers.phase"
        choices={PHASES.map((name) => ({ name, text: t(`phase.${name}` as TextKey) }))}
      />
      <Filter
        {...shared}
        name="database"
        label="dossier.databases"
        choices={options(words?.databases)}
      />
      <Filter {...shared} name="track" label="thread.track" choices={options(words?.tracks)} />
      <Filter {...shared} name="stage" label="thread.stage" choices={options(words?.stages)} />
      <Filter
        {...shared}
        name="over"
        label="dossiers.over"
        choices={[
          { name: "false", text: t("dossiers.open") },
          { name: "true", text: t("phase.over") },
        ]}
      />
      <div className="flex gap-2">
        <Button kind="solid" type="submit">
          {t("act.search")}
        </Button>
        <Button
          onPress={() => {
            setText("");
            onChange(Object.fromEntries(PARAMETERS.map((name) => [name, undefined])));
          }}
        >
          {t("act.clear")}
        </Button>
      </div>
    </form>
  );
}

export function DossierTable({ rows }: { rows: DossierRow[] }) {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  return (
    <Table
      caption={t("nav.dossiers")}
      rows={rows}
      keyOf={(row) => row.number}
      columns={[
        {
          head: t("dossier.number"),
          cell: (row) => <span className="whitespace-nowrap font-mono">{row.number}</span>,
        },
        {
          head: t("dossier.title"),
          names: true,
          cell: (row) => (
            <Link to={tabAddress(row.number, "")} className="link">
              {row.title || row.number}
            </Link>
          ),
        },
        {
          head: t("dossiers.phase"),
          cell: (row) => (
            <span className="flex flex-wrap gap-1">
              <Tag tone={row.over ? "grey" : "blue"}>{t(`phase.${row.phase}` as TextKey)}</Tag>
              {row.stopped && <Tag tone="red">{t("dossier.stopped")}</Tag>}
            </span>
          ),
        },
        {
          head: t("dossier.databases"),
          cell: (row) =>
            row.databases.map((name) => say(labelOf("databases", name))).join(t("word.comma")),
        },
        {
          head: t("dossier.provision_kind"),
          cell: (row) => say(labelOf("provision_kinds", row.provision_kind)),
        },
        { head: t("dossiers.opened"), cell: (row) => <Day short day={row.opened} /> },
        { head: t("dossiers.last"), cell: (row) => <Day short day={row.last} /> },
        {
          head: t("dossiers.tasks"),
          right: true,
          cell: (row) => (row.tasks > 0 ? <strong>{row.tasks}</strong> : "–"),
        },
      ]}
    />
  );
}

const SORTS: { name: string; text: TextKey }[] = [
  { name: "-last", text: "dossiers.sort_last_down" },
  { name: "last", text: "dossiers.sort_last_up" },
  { name: "-number", text: "dossiers.sort_number_down" },
  { name: "number", text: "dossiers.sort_number_up" },
];

export function DossiersPage() {
  const { t } = useTexts();
  const me = useMe();
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = (changed: Search) =>
    void navigate({ to: "/dossiers", search: { ...search, ...changed }, replace: true });
  const dossiers = useList<DossierRow>(withQuery("/dossiers", search));
  const mayOpen = me.roles.some((role) => ["applicant", "contact", "agent"].includes(role));
  return (
    <Page
      title={t("nav.dossiers")}
      actions={
        mayOpen && (
          <Link to="/dossiers-new" className={buttonClass("solid")}>
            {t("dossiers.new")}
          </Link>
        )
      }
    >
      <Filters search={search} onChange={change} />
      <div className="screen-only mb-3 flex justify-end">
        <label className="flex items-center gap-2 text-dns-14N-130">
          {t("dossiers.sort")}
          <select
            className="control !w-auto"
            value={search.sort ?? "-last"}
            onChange={(event) => change({ sort: event.target.value })}
          >
            {SORTS.map((sort) => (
              <option key={sort.name} value={sort.name}>
                {t(sort.text)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Shown query={{ data: dossiers.items, error: dossiers.error }}>
        {(items) => (
          <>
            <DossierTable rows={items} />
            <More
              shown={items.length}
              total={dossiers.total}
              hasMore={dossiers.hasNextPage}
              busy={dossiers.isFetching}
              onMore={() => void dossiers.fetchNextPage()}
            />
          </>
        )}
      </Shown>
    </Page>
  );
}
