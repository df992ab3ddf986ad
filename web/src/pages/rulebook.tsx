import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { at, useList, withQuery } from "../api/queries";
import type { RuleEntry } from "../api/types";
import { Button } from "../parts/button";
import { Page, Shown } from "../parts/layout";
import { More } from "../parts/table";
import { EntryTable } from "../rules/entries";
import { useTexts } from "../texts";

export function RulebookPage() {
  const { t } = useTexts();
  const { name } = useParams({ strict: false }) as { name: string };
  const { search } = useSearch({ strict: false }) as { search?: string };
  const navigate = useNavigate();
  const [text, setText] = useState(search ?? "");
  const entries = useList<RuleEntry>(withQuery(at`/rulebooks/${name}`, { search }));
  return (
    <Page title={name} lead={t("rules.book_lead")}>
      <form
        role="search"
        className="mb-5 flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({
            to: "/rulebooks/$name",
            params: { name },
            search: text ? { search: text } : {},
            replace: true,
          });
        }}
      >
        <label className="flex min-w-72 flex-col gap-1 text-dns-14N-130">
          {t("rules.search")}
          <input
            type="search"
            className="control"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button kind="solid" type="submit">
          {t("act.search")}
        </Button>
      </form>
      <Shown query={{ data: entries.items, error: entries.error }}>
        {(items) => (
          <>
            <EntryTable entries={items} caption={name} />
            <More
              shown={items.length}
              total={entries.total}
              hasMore={entries.hasNextPage}
              busy={entries.isFetching}
              onMore={() => void entries.fetchNextPage()}
            />
          </>
        )}
      </Shown>
    </Page>
  );
}
