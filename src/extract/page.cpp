#include "extract/page.hpp"

#include "extract/provision_rules.hpp"
#include "extract/unmet.hpp"
#include "report/report.hpp"

namespace renga::extract {
namespace {

using report::Cells;
using report::Text;

constexpr Bilingual kPersons = {"人", "persons"};
constexpr Bilingual kReceipts = {"件", "receipts"};

std::string months_of(const Request& request, Language language) {
  const std::string from = report::month(request.period.from, language);
  if (request.period.from == request.period.until) return from;
  return from + "～" + report::month(request.period.until, language);
}

std::vector<report::Fact> band_of(const Request& request, const std::string& dossier,
                                  Language language) {
  return {{{"申出番号", "Dossier"}, dossier},
          {{"提供の種類", "Kind of provision"}, label_of(request.kind)},
          {{"データベース", "Database"}, label_of(request.database)},
          {{"対象期間", "Period"}, months_of(request, language)},
          {{"版", "Version"}, "Renga " + std::string(kVersion)}};
}

/// Who was left after each step, and who left on the way to the next, for which reason.
report::Flow attrition(const Request& request, const std::vector<Step>& steps) {
  const bool of_receipts = is_preset(request.kind);
  report::Flow flow;
  flow.caption = {of_receipts ? Text("段階ごとの件数", "Receipts after each step")
                              : Text("段階ごとの人数", "Persons after each step"),
                  {"条件を順に適用し、該当しないものを除いた。",
                   "The conditions were applied in turn; what did not meet one left."},
                  of_receipts ? kReceipts : kPersons};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    report::FlowStep step{steps[i].label, steps[i].persons};
    if (i + 1 < steps.size())
      step.left = {
          {unmet_condition(request, steps[i + 1].name), steps[i].persons - steps[i + 1].persons}};
    flow.steps.push_back(std::move(step));
  }
  return flow;
}

report::Table step_table(const std::vector<Step>& steps) {
  report::Table table{{"段階", "Steps"},
                      {{{"段階", "Step"}},
                       {{"条件", "Condition"}},
                       {{"残り", "Left over"}, Cells::number},
                       {{"前の段階に対する割合", "Share of the step before"}, Cells::number}},
                      {}};
  for (std::size_t i = 0; i < steps.size(); ++i)
    table.rows.push_back(
        {steps[i].name, steps[i].label, report::number(steps[i].persons),
         i == 0 ? std::string("–") : report::share(steps[i].persons, steps[i - 1].persons)});
  return table;
}

report::Table row_table(const Report& report) {
  report::Table table{
      {"出力した表", "Tables"}, {{{"表", "Table"}}, {{"行数", "Rows"}, Cells::number}}, {}};
  for (const auto& [name, rows] : report.rows) table.rows.push_back({name, report::number(rows)});
  return table;
}

report::Table reason_table(const Request& request) {
  report::Table table{{"列と必要な理由", "Columns and why they are needed"},
                      {{{"表", "Table"}}, {{"列", "Columns"}}, {{"理由", "Reason"}}},
                      {}};
  for (const TableRequest& wanted : request.tables) {
    table.rows.push_back({wanted.name, join(wanted.columns, ", "), wanted.reason});
    for (const auto& [column, reason] : wanted.reasons)
      table.rows.push_back({wanted.name + "." + column, column, reason});
  }
  return table;
}

void add_empty_columns(report::Page& page, const Report& report) {
  if (report.empty_columns.empty()) return;
  std::vector<std::string> names;
  for (const EmptyColumn& empty : report.empty_columns)
    names.push_back(empty.table + "." + empty.column);
  page.note(
      {report::NoteKind::warning,
       {"値のない列", "Columns without values"},
       {"次の列には値が1つもありません。必要最小限の項目とするため、申出から除くことを検討してくだ"
        "さい：" +
            join(names, "、"),
        "These columns hold no value at all. Consider leaving them out, since only what is "
        "needed goes out: " +
            join(names, ", ")}});
}

/// What a draw did to each kind of receipts.
report::Table draw_table(const Report& report) {
  report::Table table{{"レセプトの種類ごとの抽出", "The draw by kind of receipt"},
                      {{{"種類", "Kind"}},
                       {{"対象月", "Of the month"}, Cells::number},
                       {{"高額を除く", "Below the limit"}, Cells::number},
                       {{"抽出", "Drawn"}, Cells::number}},
                      {}};
  const auto count = [&report](std::string_view stage, std::string_view group) {
    const auto found = report.counts.find(std::string(stage) + "." + std::string(group));
    return report::number(found == report.counts.end() ? 0 : found->second);
  };
  for (const auto& [group, name] : kReceiptGroups)
    table.rows.push_back(
        {name, count("receipts", name), count("below_limit", name), count("sampled", name)});
  return table;
}

}  // namespace

std::string page_of(const Report& report, Language language) {
  const bool preset = is_preset(report.request.kind);
  report::Page page(language, {"抽出の報告", "Report of an extraction"},
                    label_of(report.request.kind));
  page.band(band_of(report.request, report.manifest.dossier, language));
  page.section(preset ? Text("レセプトの抽出", "Drawing receipts")
                      : Text("対象者の選択", "Selecting persons"));
  page.picture(attrition(report.request, report.steps));
  page.table(preset ? draw_table(report) : step_table(report.steps));
  page.section({"出力", "Output"});
  page.table(row_table(report));
  if (!preset) page.table(reason_table(report.request));
  add_empty_columns(page, report);
  return page.html();
}

std::string page_of(const TabulateReport& report, Language language) {
  report::Page page(language, {"集計表の報告", "Report of aggregate tables"},
                    label_of(report.request.kind));
  page.band(band_of(report.request, report.dossier, language));
  page.section({"対象者の選択", "Selecting persons"});
  page.picture(attrition(report.request, report.steps));
  page.table(step_table(report.steps));
  page.section({"集計表", "Tables"});
  report::Table table{{"作成した表", "Tables made"},
                      {{{"ファイル", "File"}},
                       {{"セル", "Cells"}, Cells::number},
                       {{"一次秘匿", "Hidden: small"}, Cells::number},
                       {{"二次秘匿", "Hidden: to protect others"}, Cells::number},
                       {{"SHA-256", "SHA-256"}, Cells::code}},
                      {}};
  for (const MadeTable& made : report.tables)
    table.rows.push_back({made.file, report::number(made.cells),
                          report::number(made.hidden_primary),
                          report::number(made.hidden_secondary), made.sha256});
  page.table(table);
  page.facts({{{"公表基準による判定", "Verdict on the standard of publication"},
               disclosure::label_of(report.judgement.verdict)}});
  return page.html();
}

}  // namespace renga::extract
