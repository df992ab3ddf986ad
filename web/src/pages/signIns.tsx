import { useList } from "../api/queries";
import type { SignIn } from "../api/types";
import { Moment } from "../parts/day";
import { Page, Shown } from "../parts/layout";
import { More, Table } from "../parts/table";
import { Tag, type Tone } from "../parts/tag";
import { useTexts, type TextKey } from "../texts";

const TONES: Record<SignIn["outcome"], Tone> = {
  accepted: "green",
  refused: "red",
  delayed: "orange",
};

export function SignInsPage() {
  const { t } = useTexts();
  const rows = useList<SignIn>("/sign-ins");
  return (
    <Page title={t("nav.sign_ins")}>
      <Shown query={{ data: rows.items, error: rows.error }}>
        {(items) => (
          <>
            <Table
              caption={t("nav.sign_ins")}
              rows={items}
              keyOf={(row) => row.time_utc + row.account + row.step}
              columns={[
                { head: t("ledger.time"), cell: (row) => <Moment at={row.time_utc} /> },
                {
                  head: t("sign.account"),
                  names: true,
                  cell: (row) => <span className="font-mono">{row.account}</span>,
                },
                { head: t("sign_ins.step"), cell: (row) => t(`sign_ins.${row.step}` as TextKey) },
                {
                  head: t("sign_ins.outcome"),
                  cell: (row) => (
                    <Tag tone={TONES[row.outcome]}>{t(`sign_ins.${row.outcome}` as TextKey)}</Tag>
                  ),
                },
                {
                  head: t("me.session_address"),
                  cell: (row) => <span className="font-mono">{row.address}</span>,
                },
              ]}
            />
            <More
              shown={items.length}
              total={rows.total}
              hasMore={rows.hasNextPage}
              busy={rows.isFetching}
              onMore={() => void rows.fetchNextPage()}
            />
          </>
        )}
      </Shown>
    </Page>
  );
}
