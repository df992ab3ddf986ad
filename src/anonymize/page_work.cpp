#include "anonymize/page_parts.hpp"
#include "anonymize/policy.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace renga::anonymize {
namespace {

using report::Cells;
using report::Text;

Text role_label(Role role) {
  switch (role) {
    case Role::direct:
      return {"直接識別子", "direct identifier"};
    case Role::quasi:
      return {"準識別子", "quasi-identifier"};
    case Role::sensitive:
      return {"機微な項目", "sensitive"};
    case Role::plain:
      return {"その他の項目", "other"};
    case Role::id:
      return {"ID", "ID"};
    case Role::key:
      return {"行の番号", "row key"};
  }
  bug("a role without a label");
}

/// What the rules that operators serve ask for.
struct RuleWords {
  std::string_view rule;
  Bilingual words;
};
constexpr std::array<RuleWords, 9> kRules = {{
    {"ANO-01",
     {"氏名等の個人の特定につながる情報は削除する",
      "names and other details that lead to a person are deleted"}},
    {"ANO-02",
     {"必要に応じて、医療データ領域も削除・改変する",
      "where needed, medical data are deleted or altered too"}},
    {"ANO-05",
     {"手引書の例：生年月日を年月に、受診日をずらし、値を区間や上限にし、希少疾患を「その他」にす"
      "る",
      "the manual's example: birth month, shifted visits, ranges and limits, rare diseases as "
      "other"}},
    {"ANO-07", {"ID は仮ID又は提供用IDに置き換える", "the ID is a temporary or a provision ID"}},
    {"ANO-10",
     {"特定個人又は特定機関の識別情報を削除する",
      "information that identifies a person or an institution is deleted"}},
    {"ANO-11", {"データを再ソートする（配列順の並べ替え）", "rows are sorted anew"}},
    {"ANO-12", {"トップ（ボトム）・コーディングを行う", "top and bottom coding"}},
    {"ANO-13", {"グルーピング（リコーディング）を行う", "grouping (recoding)"}},
    {"ANO-15",
     {"加工の内容を提供申出者及び取扱者に明示する",
      "what was done is shown to applicants and handlers"}},
}};

/// "24 → 4": how many values there were and are; a column that is kept has as many as before.
Text kinds_of(const ColumnOutcome& outcome) {
  if (!outcome.distinct_before || !outcome.distinct_after) return "–";
  return report::number(*outcome.distinct_before) + " → " + report::number(*outcome.distinct_after);
}

std::vector<Text> outcome_row(const ColumnOutcome& outcome) {
  const OperatorRow* row = operator_named(outcome.operation);
  ensure(row != nullptr, "an outcome names an operator of the table");
  return {outcome.table + "." + outcome.column,
          role_label(outcome.role),
          row->description,
          outcome.parameters,
          join(outcome.rules, ", "),
          kinds_of(outcome),
          report::number(outcome.changed_rows)};
}

report::Table outcome_table(const Report& report) {
  report::Table table{{"列ごとの加工", "What was done to each column"},
                      {{{"列", "Column"}},
                       {{"役割", "Role"}},
                       {{"加工", "Operation"}},
                       {{"設定", "Settings"}, Cells::code},
                       {{"根拠の規則", "Rule numbers"}},
                       {{"値の種類", "Values"}, Cells::number},
                       {{"変わった行", "Rows changed"}, Cells::number}},
                      {}};
  for (const ColumnOutcome& outcome : report.columns) table.rows.push_back(outcome_row(outcome));
  return table;
}

report::Table rule_table(const Report& report) {
  std::set<std::string> cited = {"ANO-11", "ANO-15"};
  for (const ColumnOutcome& outcome : report.columns)
    cited.insert(outcome.rules.begin(), outcome.rules.end());
  report::Table table{{"根拠とした規則", "The rules behind it"},
                      {{{"規則の番号", "Rule number"}}, {{"内容", "What it says"}}},
                      {}};
  for (const RuleWords& row : kRules)
    if (cited.contains(std::string(row.rule)))
      table.rows.push_back({std::string(row.rule), Text(row.words)});
  return table;
}

std::vector<report::Fact> selection_facts(const Report& report) {
  const SelectionCounts& counts = report.selection;
  return {{{"元データの対象者", "Persons in the input"}, report::number(report.before.persons)},
          {{"標本に選ばれなかった人", "Not drawn"}, report::number(counts.persons_not_sampled)},
          {{"値により除いた人", "Suppressed by value"}, report::number(counts.persons_suppressed)},
          {{"値により除いた記録", "Records suppressed by value"},
           report::number(counts.records_suppressed)},
          {{"加工に進んだ人", "Persons who went on"}, report::number(counts.persons)}};
}

bool has_selection(const SelectionCounts& counts) {
  return counts.persons_not_sampled + counts.persons_suppressed + counts.records_suppressed > 0;
}

report::Table text_table(const Report& report) {
  report::Table table{{"削除した自由記載に含まれていたもの", "What was in the free text that went"},
                      {{{"列", "Column"}},
                       {{"種類", "Kind"}},
                       {{"記載のある行", "Rows with text"}, Cells::number},
                       {{"含む行", "Rows with it"}, Cells::number}},
                      {}};
  for (const TextScan& scan : report.texts) {
    const std::string column = scan.table + "." + scan.column;
    if (scan.kinds.empty())
      table.rows.push_back({column, Text("見つかりませんでした", "nothing found"),
                            report::number(scan.rows), report::number(0)});
    for (const TextScan::Kind& kind : scan.kinds)
      table.rows.push_back({column, Text(label_of_kind(kind.kind)), report::number(scan.rows),
                            report::number(kind.rows)});
  }
  return table;
}

}  // namespace

void add_work(const Report& report, report::Page& page) {
  page.section({"加工の内容", "What was done"});
  if (has_selection(report.selection)) page.facts(selection_facts(report));
  const auto shuffle = report.manifest.parameters.find("shuffle");
  const bool shuffled = shuffle == report.manifest.parameters.end() || shuffle->second == "true";
  if (shuffled)
    page.paragraph({"行は、秘密の値から決まる順に並べ替えました（ANO-11）。",
                    "Rows were sorted in an order that comes from a secret (ANO-11)."});
  page.table(outcome_table(report));
  page.table(rule_table(report));
  if (!report.texts.empty()) page.table(text_table(report));
}

}  // namespace renga::anonymize
