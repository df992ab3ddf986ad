import { useNavigate, useSearch } from "@tanstack/react-router";

import { useList, withQuery } from "../api/queries";
import type { Notice } from "../api/types";
import { NoticeList } from "../desk/notices";
import { Check } from "../parts/field";
import { Page, Shown } from "../parts/layout";
import { More } from "../parts/table";
import { useTexts } from "../texts";

export function InboxPage() {
  const { t } = useTexts();
  const search = useSearch({ strict: false }) as { unread?: string };
  const navigate = useNavigate();
  const notices = useList<Notice>(withQuery("/me/inbox", { unread: search.unread }));
  return (
    <Page title={t("nav.inbox")}>
      <Check
        label={t("desk.unread_only")}
        checked={search.unread === "true"}
        onChange={(on) =>
          void navigate({ to: "/inbox", search: on ? { unread: "true" } : {}, replace: true })
        }
      />
      <Shown query={{ data: notices.items, error: notices.error }}>
        {(items) => (
          <>
            <NoticeList notices={items} />
            <More
              shown={items.length}
              total={notices.total}
              hasMore={notices.hasNextPage}
              busy={notices.isFetching}
              onMore={() => void notices.fetchNextPage()}
            />
          </>
        )}
      </Shown>
    </Page>
  );
}
