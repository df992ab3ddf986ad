import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";

import { at, useGet } from "../api/queries";
import type { Items, RuleChange } from "../api/types";
import { useMe } from "../api/queries";
import { tabAddress } from "../dossier/tabs";
import { buttonClass } from "../parts/button";
import { Page, Section, Shown } from "../parts/layout";
import { Table } from "../parts/table";
import { RuleTag, Tag, type Tone } from "../parts/tag";
import { EntryName, Values } from "../rules/entries";
import { useTexts, type TextKey } from "../texts";

const CHANGES: { name: RuleChange["change"]; text: TextKey; tone: Tone }[] = [
  { name: "changed", text: "rules.changed", tone: "orange" },
  { name: "added", text: "rules.added", tone: "green" },
  { name: "removed", text: "rules.removed", tone: "red" },
  { name: "moved", text: "rules.moved", tone: "blue" },
  { name: "kept", text: "rules.kept", tone: "grey" },
];

interface Comparison extends Items<RuleChange> {
  counts: Record<string, number>;
}
interface Touched {
  dossier: string;
  title: string;
  touched: string[];
}

function Impact({ path }: { path: string }) {
  const { t } = useTexts();
  const impact = useGet<Items<Touched> & { total: number }>(path);
  return (
    <Section title={t("rules.impact")}>
      <Shown query={impact}>
        {({ data }) => (
          <Table
            caption={t("rules.impact")}
            rows={data.items}
            keyOf={(row) => row.dossier}
            empty={t("rules.no_impact")}
            columns={[
              {
                head: t("dossier.number"),
                cell: (row) => <span className="whitespace-nowrap font-mono">{row.dossier}</span>,
              },
              {
                head: t("dossier.title"),
                names: true,
                cell: (row) => (
                  <Link to={tabAddress(row.dossier, "")} className="link">
                    {row.title || row.dossier}
                  </Link>
                ),
              },
              {
                head: t("rules.touched"),
                cell: (row) => (
                  <span className="flex flex-wrap gap-2">
                    {row.touched.map((name) => (
                      <EntryName key={name} name={name} />
                    ))}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Shown>
    </Section>
  );
}

export function RulebookDiffPage() {
  const { t, say } = useTexts();
  const me = useMe();
  const { name, newer } = useParams({ strict: false }) as { name: string; newer: string };
  const { change = "changed" } = useSearch({ strict: false }) as { change?: string };
  const navigate = useNavigate();
  const comparison = useGet<Comparison>(at`/rulebooks/${name}/diff/${newer}`);
  const mayAsk = me.roles.some((role) =>
    ["producer", "office", "window", "extractor"].includes(role),
  );
  return (
    <Page title={t("rules.diff", { older: name, newer })}>
      <Shown query={comparison}>
        {({ data }) => (
          <>
            <div role="group" aria-label={t("rules.kinds")} className="mb-5 flex flex-wrap gap-2">
              {CHANGES.map((kind) => (
                <button
                  key={kind.name}
                  type="button"
                  aria-pressed={kind.name === change}
                  className={buttonClass(kind.name === change ? "solid" : "outline", "small")}
                  onClick={() =>
                    void navigate({
                      to: "/rulebooks/$name/diff/$newer",
                      params: { name, newer },
                      search: { change: kind.name },
                      replace: true,
                    })
                  }
                >
                  {t(kind.text)}（{data.counts[kind.name] ?? 0}）
                </button>
              ))}
            </div>
            <Section title={t("rules.differences")}>
              <Table
                caption={t("rules.differences")}
                rows={data.items.filter((item) => item.change === change)}
                keyOf={(item) => item.name}
                columns={[
                  {
                    head: t("rules.kind"),
                    cell: (item) => {
                      const kind = CHANGES.find((one) => one.name === item.change);
                      return kind && <Tag tone={kind.tone}>{t(kind.text)}</Tag>;
                    },
                  },
                  {
                    head: t("rules.entry"),
                    names: true,
                    cell: (item) => (
                      <>
                        <EntryName name={item.name} />
                        <span className="block min-w-40">{say(item.label)}</span>
                      </>
                    ),
                  },
                  {
                    head: t("word.rule"),
                    cell: (item) => (
                      <span className="flex flex-wrap gap-2">
                        {item.rules.map((rule) => (
                          <RuleTag key={rule} rule={rule} />
                        ))}
                      </span>
                    ),
                  },
                  { head: t("rules.before"), cell: (item) => <Values values={item.before} /> },
                  { head: t("rules.after"), cell: (item) => <Values values={item.after} /> },
                ]}
              />
            </Section>
            {mayAsk && <Impact path={at`/rulebooks/${name}/impact/${newer}`} />}
          </>
        )}
      </Shown>
    </Page>
  );
}
