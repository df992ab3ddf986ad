#include "anonymize/page.hpp"

#include "anonymize/operators.hpp"
#include "report/report.hpp"

namespace renga::anonymize {
namespace {

using report::Cells;
using report::Text;

const Text kRows{"行", "rows"};

/// A value of this few rows or fewer is not drawn: a picture must not point at a person.
constexpr std::int64_t kFewestRowsDrawn = 10;

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

Text counted(std::optional<std::int64_t> count) {
  return count ? Text(report::number(*count)) : Text("–");
}

std::vector<Text> outcome_row(const ColumnOutcome& outcome) {
  const OperatorRow* row = operator_named(outcome.operation);
  ensure(row != nullptr, "an outcome names an operator of the table");
  return {outcome.table + "." + outcome.column,
          role_label(outcome.role),
          row->description,
          outcome.parameters,
          join(outcome.rules, ", "),
          counted(outcome.distinct_before),
          counted(outcome.distinct_after),
          report::number(outcome.changed_rows)};
}

report::Table outcome_table(const Report& report) {
  report::Table table{{"列ごとの加工", "What was done to each column"},
                      {{{"列", "Column"}},
                       {{"役割", "Role"}},
                       {{"加工", "Operation"}},
                       {{"設定", "Settings"}, Cells::code},
                       {{"根拠", "Rules"}},
                       {{"値の種類（前）", "Values before"}, Cells::number},
                       {{"値の種類（後）", "Values after"}, Cells::number},
                       {{"変わった行", "Rows changed"}, Cells::number}},
                      {}};
  for (const ColumnOutcome& outcome : report.columns) table.rows.push_back(outcome_row(outcome));
  return table;
}

report::Change change(Text label, double before, double after, report::Measure measure) {
  report::Change change;
  change.label = std::move(label);
  change.before = before;
  change.after = after;
  change.measure = measure;
  return change;
}

report::BeforeAfter risk_picture(const Report& report) {
  using report::Measure;
  const Measures& before = report.before;
  const Measures& after = report.after;
  report::BeforeAfter picture;
  picture.caption.title = {"再識別リスクの変化", "The risk before and after"};
  picture.caption.summary = {
      "k は、準識別子の組が同じ人の最も少ない人数です。",
      "k is the smallest number of persons who share their quasi-identifying values."};
  picture.changes = {
      change({"k（最小の人数）", "k (smallest class)"}, static_cast<double>(before.k),
             static_cast<double>(after.k), Measure::count),
      change({"一意な人の割合", "Share of unique persons"}, before.unique_share * 100,
             after.unique_share * 100, Measure::percent),
      change({"平均リスク", "Average risk"}, before.risk_average * 100, after.risk_average * 100,
             Measure::percent),
      change({"最大リスク", "Highest risk"}, before.risk_highest * 100, after.risk_highest * 100,
             Measure::percent)};
  return picture;
}

std::vector<report::Fact> highlights(const Report& report) {
  return {{{"対象者", "Persons"}, report::number(report.after.persons)},
          {{"k", "k"}, report::number(report.after.k)},
          {{"抑制した人", "Suppressed"}, report::number(report.after.suppressed)},
          {{"情報損失", "Information lost"}, report::percent(report.loss * 100)}};
}

/// Values of few rows join the others, so that the page shows no small group.
report::Distribution distribution_picture(const ColumnDistribution& column) {
  report::Distribution picture;
  picture.caption.title = column.table + "." + column.column;
  picture.caption.summary = {
      "加工後の値ごとの行数です。差は抑制によるものです。",
      "Rows by value after the operation; suppression makes the difference."};
  picture.caption.unit = kRows;
  picture.axis = column.column;
  picture.series = {{"抑制の前", "Before suppression"}, {"抑制の後", "After suppression"}};
  ValueCount rest = column.others;
  for (const ValueCount& value : column.values) {
    if (value.after >= kFewestRowsDrawn) {
      const Text label = value.value.empty() ? Text("欠測", "missing") : Text(value.value);
      picture.bins.push_back({label, {value.before, value.after}});
    } else {
      rest.before += value.before;
      rest.after += value.after;
    }
  }
  if (rest.before > 0)
    picture.bins.push_back({{"ほかの値", "other values"}, {rest.before, rest.after}});
  return picture;
}

report::Table digest_table(const Report& report) {
  report::Table table{{"ダイジェスト（SHA-256）", "Digests (SHA-256)"},
                      {{{"ファイル", "File"}}, {{"SHA-256", "SHA-256"}, Cells::code}},
                      {}};
  for (const std::string& parent : report.manifest.parents)
    table.rows.push_back({Text("入力データセット", "input dataset"), parent});
  for (const InputEntry& input : report.manifest.inputs)
    table.rows.push_back({input.name, input.sha256});
  for (const TableEntry& entry : report.manifest.tables)
    table.rows.push_back({entry.file, entry.sha256});
  return table;
}

Text database_label(const Manifest& manifest) {
  return Text(label_of(manifest.database));
}

}  // namespace

std::string page_of(const Report& report, Language language) {
  report::Page page(language, {"匿名加工報告書", "Report on anonymisation"});
  std::vector<report::Fact> band = {
      {{"データベース", "Database"}, database_label(report.manifest)}};
  if (!report.manifest.dossier.empty())
    band.push_back({{"申出", "Dossier"}, report.manifest.dossier});
  page.band(std::move(band)).highlights(highlights(report));
  page.section({"再識別リスク", "Risk"}).picture(risk_picture(report));
  page.section({"加工の内容", "What was done"});
  page.paragraph({"行は、秘密の値から決まる順に並べ替えました（ANO-11）。",
                  "Rows were sorted in an order that comes from a secret (ANO-11)."});
  page.table(outcome_table(report));
  if (!report.distributions.empty()) {
    page.section({"加工後の値", "Values after the operations"});
    for (const ColumnDistribution& column : report.distributions)
      page.picture(distribution_picture(column));
  }
  page.section({"証跡", "Evidence"}).table(digest_table(report));
  page.paragraph({"ポリシーのダイジェストは、秘密の行（seed、days）を除いて計算しています。",
                  "The policy's digest leaves out its secret lines (seed, days)."});
  return page.html();
}

}  // namespace renga::anonymize
