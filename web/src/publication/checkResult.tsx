import type { Check, CheckFinding, CheckTable } from "../api/types";
import { Banner } from "../parts/banner";
import { Facts } from "../parts/layout";
import { Table } from "../parts/table";
import { Tag } from "../parts/tag";
import { useTexts } from "../texts";
import { cellKey, columnName, findingsByCell, type Numbered } from "./cells";

const VERDICTS = { pass: "success", fail: "error", review: "warning" } as const;

const findingId = (number: number) => `finding-${number}`;
const cellId = (file: string, sheet: string, cell: string) =>
  `cell-${encodeURIComponent(file)}-${encodeURIComponent(sheet)}-${cell}`;

function Findings({ findings }: { findings: CheckFinding[] }) {
  const { t } = useTexts();
  const numbered: Numbered[] = findings.map((finding, i) => ({ ...finding, number: i + 1 }));
  return (
    <Table
      caption={t("check.findings")}
      rows={numbered}
      keyOf={(one) => String(one.number)}
      empty={t("check.no_findings")}
      columns={[
        {
          head: t("check.number"),
          names: true,
          cell: (one) => <span id={findingId(one.number)}>{one.number}</span>,
        },
        {
          head: t("check.severity"),
          cell: (one) => (
            <Tag tone={one.severity === "violation" ? "red" : "orange"}>
              {t(one.severity === "violation" ? "check.violation" : "check.warning")}
            </Tag>
          ),
        },
        {
          head: t("check.cell"),
          cell: (one) =>
            one.cell ? (
              <a
                className="link whitespace-nowrap"
                href={`#${cellId(one.file, one.sheet ?? "", one.cell)}`}
              >
                {one.file}　{one.sheet}　{one.cell}
              </a>
            ) : (
              one.file
            ),
        },
        { head: t("check.message"), cell: (one) => one.message },
        {
          head: t("check.rule"),
          cell: (one) => (
            <>
              <span className="font-mono text-dns-14N-130">{one.rule}</span>
              <br />
              {one.cite}
            </>
          ),
        },
      ]}
    />
  );
}

/** A table as it was handed in, with each finding at its cell: colour, a number that leads to the list, and words for the screen reader. */
function Drawn({ table, byCell }: { table: CheckTable; byCell: Map<string, Numbered[]> }) {
  const { t } = useTexts();
  const width = Math.max(0, ...table.rows.map((row) => row.length));
  const title = [table.file, table.sheet].filter(Boolean).join("　");
  return (
    <figure className="mb-8">
      <figcaption className="mb-2 text-std-16B-170">{title}</figcaption>
      <div
        className="max-h-[36rem] overflow-auto rounded-8 border border-solid-gray-420"
        role="group"
        tabIndex={0}
        aria-label={title}
      >
        <table className="border-collapse text-dns-14N-130">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="bg-solid-gray-50">
              <td className="border border-solid-gray-300 px-2 py-1" />
              {Array.from({ length: width }, (_, i) => (
                <th
                  key={i}
                  scope="col"
                  className="border border-solid-gray-300 px-2 py-1 font-400 text-solid-gray-700"
                >
                  {columnName(i)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              <tr key={i}>
                <th
                  scope="row"
                  className="border border-solid-gray-300 bg-solid-gray-50 px-2 py-1 font-400 text-solid-gray-700"
                >
                  {i + 1}
                </th>
                {row.map((text, j) => {
                  const found = byCell.get(cellKey(table.file, table.sheet, i, j));
                  const severe = found?.some((one) => one.severity === "violation");
                  const look = !found
                    ? "border-solid-gray-300"
                    : severe
                      ? "border-2 border-error-1 bg-red-100 font-700"
                      : "border-2 border-warning-orange-1 bg-orange-100";
                  return (
                    <td
                      key={j}
                      id={cellId(table.file, table.sheet, `${columnName(j)}${i + 1}`)}
                      className={`border px-2 py-1 ${look}`}
                    >
                      {text}
                      {found?.map((one) => (
                        <a
                          key={one.number}
                          href={`#${findingId(one.number)}`}
                          className="ml-1 inline-block min-w-6 rounded-4 bg-solid-gray-800 px-1 text-center text-white"
                        >
                          <span className="sr-only">{t("check.finding")}</span>
                          {one.number}
                        </a>
                      ))}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.truncated && (
        <p className="mt-1 text-dns-14N-130 text-solid-gray-700">{t("check.truncated")}</p>
      )}
    </figure>
  );
}

export function CheckResult({ check }: { check: Check }) {
  const { t } = useTexts();
  const byCell = findingsByCell(check);
  const violations = check.findings.filter((one) => one.severity === "violation").length;
  return (
    <>
      <Banner kind={VERDICTS[check.verdict]} title={t(`check.${check.verdict}`)} answer>
        <p>{t("check.counts", { violations, warnings: check.findings.length - violations })}</p>
      </Banner>
      {check.certificate && (
        <div className="mb-6">
          <Facts
            facts={[
              [t("check.rulebook"), <span className="font-mono">{check.rulebook}</span>],
              [t("check.suppressed"), check.certificate.suppressed],
              [t("check.recoverable"), check.certificate.recoverable],
              [t("check.narrowest"), check.certificate.narrowest],
            ]}
          />
        </div>
      )}
      <h3 className="mb-2">{t("check.findings")}</h3>
      <div className="mb-6">
        <Findings findings={check.findings} />
      </div>
      <h3 className="mb-2">{t("check.tables")}</h3>
      {check.tables.map((table) => (
        <Drawn key={table.file + table.sheet} table={table} byCell={byCell} />
      ))}
    </>
  );
}
