import { useQueries } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { call } from "../api/client";
import { at, useGet, withQuery } from "../api/queries";
import type { Items, List, Rulebook, RuleEntry } from "../api/types";
import { Button } from "../parts/button";
import { Day } from "../parts/day";
import { Page, Section, Shown, Waiting } from "../parts/layout";
import { Table } from "../parts/table";
import { EntryTable } from "../rules/entries";
import { useTexts } from "../texts";

/** Where each rulebook says a rule: what the tags of rules lead to. */
function RuleEverywhere({ rule, books }: { rule: string; books: Rulebook[] }) {
  const { t } = useTexts();
  const found = useQueries({
    queries: books.map((book) => {
      const path = withQuery(at`/rulebooks/${book.name}`, { search: rule, limit: "200" });
      return { queryKey: [path], queryFn: () => call<List<RuleEntry>>("GET", path) };
    }),
  });
  if (found.some((one) => one.isPending)) return <Waiting />;
  const said = books.map((book, i) => ({
    book,
    entries: found[i]?.data?.data.items.filter((entry) => entry.rules.includes(rule)) ?? [],
  }));
  if (said.every(({ entries }) => entries.length === 0))
    return <p className="mb-8">{t("rules.not_stated", { rule })}</p>;
  return said
    .filter(({ entries }) => entries.length > 0)
    .map(({ book, entries }) => (
      <div key={book.name} className="mb-6">
        <h3 className="mb-2">
          <Link to="/rulebooks/$name" params={{ name: book.name }} className="link font-mono">
            {book.name}
          </Link>
        </h3>
        <EntryTable entries={entries} caption={book.name} />
      </div>
    ));
}

function Compare({ books }: { books: Rulebook[] }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [older, setOlder] = useState(
    books.find((book) => book.name === "ndb-2022-04")?.name ?? books[0]?.name ?? "",
  );
  const [newer, setNewer] = useState(
    books.find((book) => book.name === "ndb-2023-10")?.name ?? books.at(-1)?.name ?? "",
  );
  const choose = (label: string, value: string, onChange: (name: string) => void) => (
    <label className="flex flex-col gap-1 text-dns-14N-130">
      {label}
      <select
        className="control min-h-11 min-w-52"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {books.map((book) => (
          <option key={book.name} value={book.name}>
            {book.name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      className="flex flex-wrap items-end gap-4 rounded-8 bg-solid-gray-50 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ to: "/rulebooks/$name/diff/$newer", params: { name: older, newer } });
      }}
    >
      {choose(t("rules.older"), older, setOlder)}
      {choose(t("rules.newer"), newer, setNewer)}
      <Button kind="solid" type="submit">
        {t("rules.compare")}
      </Button>
    </form>
  );
}

export function RulebooksPage() {
  const { t, say } = useTexts();
  const { rule } = useSearch({ strict: false }) as { rule?: string };
  const books = useGet<Items<Rulebook>>("/rulebooks");
  return (
    <Page title={t("nav.rulebooks")} lead={t("rules.lead")}>
      <Shown query={books}>
        {({ data }) => (
          <>
            {rule && (
              <Section title={t("rules.rule", { rule })}>
                <RuleEverywhere rule={rule} books={data.items} />
              </Section>
            )}
            <Section title={t("rules.books")}>
              <Table
                caption={t("rules.books")}
                rows={data.items}
                keyOf={(book) => book.name}
                columns={[
                  {
                    head: t("rules.name"),
                    names: true,
                    cell: (book) => (
                      <Link
                        to="/rulebooks/$name"
                        params={{ name: book.name }}
                        className="link font-mono"
                      >
                        {book.name}
                      </Link>
                    ),
                  },
                  { head: t("rules.title"), cell: (book) => say(book.title) },
                  { head: t("rules.valid_from"), cell: (book) => <Day day={book.valid_from} /> },
                  { head: t("rules.entries"), right: true, cell: (book) => book.entries },
                ]}
              />
            </Section>
            <Section title={t("rules.compare_title")}>
              <Compare books={data.items} />
            </Section>
          </>
        )}
      </Shown>
    </Page>
  );
}
