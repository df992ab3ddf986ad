import { Link } from "@tanstack/react-router";

import { call } from "../api/client";
import { at, useRefresh } from "../api/queries";
import type { Notice } from "../api/types";
import { tabAddress } from "../dossier/tabs";
import { Button } from "../parts/button";
import { Moment } from "../parts/day";
import { Tag } from "../parts/tag";
import { useTexts } from "../texts";

export function NoticeList({ notices }: { notices: Notice[] }) {
  const { t, say } = useTexts();
  const refresh = useRefresh();
  const read = async (id: string) => {
    await call("POST", at`/me/inbox/${id}/read`);
    await refresh("/me/inbox");
  };
  if (notices.length === 0)
    return <p className="py-4 text-solid-gray-700">{t("desk.no_notices")}</p>;
  return (
    <ul className="divide-y divide-solid-gray-300 border-y border-solid-gray-300">
      {notices.map((notice) => (
        <li key={notice.id} className="py-4">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {!notice.read && <Tag tone="blue">{t("word.unread")}</Tag>}
            <p className="text-dns-16B-130">{say(notice.subject)}</p>
            <span className="text-dns-14N-130 text-solid-gray-700">
              <Moment at={notice.time_utc} />
            </span>
            {notice.dossier && (
              <Link to={tabAddress(notice.dossier, "")} className="link font-mono text-dns-14N-130">
                {notice.dossier}
              </Link>
            )}
          </div>
          <p className="mt-2 whitespace-pre-wrap">{say(notice.text)}</p>
          {!notice.read && (
            <div className="mt-2">
              <Button size="small" onPress={() => void read(notice.id)}>
                {t("desk.mark_read")}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
