import type { ReactNode } from "react";

import { useTexts } from "../texts";
import { Button } from "./button";

export interface Column<Row> {
  head: string;
  cell: (row: Row) => ReactNode;
  /** The cell that names its row. */
  names?: boolean;
  right?: boolean;
}

interface Props<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  empty?: string;
  tone?: (row: Row) => string;
}

/** A table of the design system; it scrolls sideways in its own box where the page is narrow. */
export function Table<Row>({ caption, columns, rows, keyOf, empty, tone }: Props<Row>) {
  const { t } = useTexts();
  if (rows.length === 0)
    return <p className="py-4 text-solid-gray-700">{empty ?? t("list.empty")}</p>;
  return (
    <div
      className="overflow-x-auto rounded-8 border border-solid-gray-300"
      role="group"
      aria-label={caption}
      tabIndex={0}
    >
      <table className="plain-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.head} scope="col" className={column.right ? "!text-right" : ""}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={tone?.(row)}>
              {columns.map((column) => {
                const look = column.right ? "!text-right tabular-nums" : "";
                return column.names ? (
                  <th key={column.head} scope="row" className={look}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.head} className={look}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MoreProps {
  shown: number;
  total: number;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

export function More({ shown, total, hasMore, busy, onMore }: MoreProps) {
  const { t } = useTexts();
  return (
    <div className="screen-only mt-3 flex items-center gap-4">
      <p className="text-dns-14N-130 text-solid-gray-700" role="status">
        {t("list.count", { shown, total })}
      </p>
      {hasMore && (
        <Button size="small" onPress={onMore} isDisabled={busy}>
          {t("act.more")}
        </Button>
      )}
    </div>
  );
}
