#include "link/mismatch_sections.hpp"

#include <algorithm>

namespace renga::link {
namespace {

using report::Cells;
using report::number;

struct Lines {
  std::int64_t all = 0;
  std::int64_t linked = 0;
};

Lines lines_of(const Report& report, const Cause& cause) {
  Lines lines;
  for (const Mismatch& mismatch : report.mismatches)
    if (mismatch.cause == cause.code) {
      lines.all += mismatch.lines;
      lines.linked += mismatch.linked;
    }
  return lines;
}

report::Bars bars_of(const Report& report, Kind kind, Bilingual summary) {
  report::Bars bars;
  bars.caption = {report::Text(std::string(label_of(kind).japanese) + "の原因",
                               "Causes: " + std::string(label_of(kind).english)),
                  summary,
                  {"行", "lines"}};
  bars.items = {"原因", "Cause"};
  bars.parts = {{"行", "Lines"}};
  for (const Cause& cause : causes()) {
    const Lines lines = lines_of(report, cause);
    if (cause.kind == kind && lines.all > 0) bars.bars.push_back({cause.label, {lines.all}});
  }
  return bars;
}

std::string examples_of(const Report& report, const Cause& cause) {
  const auto found = report.examples.find(std::string(cause.code));
  if (found == report.examples.end()) return "–";
  std::vector<std::string> numbers;
  for (const std::int64_t person : found->second) numbers.push_back(std::to_string(person));
  return join(numbers, ", ");
}

void add_cause(report::Page& page, const Report& report, const Cause& cause) {
  const Lines lines = lines_of(report, cause);
  if (lines.all == 0) return;
  page.subsection(cause.label);
  page.paragraph(cause.meaning);
  page.facts(
      {{{"区分", "Kind"}, label_of(cause.kind)},
       {{"関係するID", "ID concerned"}, cause.leg},
       {{"行数", "Lines"}, number(lines.all)},
       {{"うち他方のIDで連結済み", "of them linked by the other ID"}, number(lines.linked)},
       {{"例（連結した個人の番号）", "Examples (linked persons)"}, examples_of(report, cause)},
       {{"できること", "What can be done"}, cause.remedy}});
}

report::Text label_of_pair(const Estimate& estimate) {
  const Bilingual a = label_of(estimate.database);
  const Bilingual b = label_of(estimate.other);
  return {std::string(a.japanese) + "・" + std::string(b.japanese),
          std::string(a.english) + " – " + std::string(b.english)};
}

report::Text label_of_cause(const std::string& code) {
  if (code.empty()) return {"台帳に説明なし", "not explained"};
  return cause_named(code).label;
}

report::Table stages_table(const Verdict& verdict) {
  report::Table table{{"段階ごとの正しさ", "Each stage against the truth"},
                      {{{"段階", "Stage"}},
                       {{"連結した組", "Found pairs"}, Cells::number},
                       {{"正しい組", "Right"}, Cells::number},
                       {{"誤突合", "Wrong"}, Cells::number},
                       {{"適合率", "Precision"}, Cells::number}},
                      {}};
  for (const Stage stage : kStages) {
    const Judgement& judged = verdict.by_stage.at(std::string(term_of(stage).name));
    table.rows.push_back({term_of(stage).label, number(judged.found_pairs),
                          number(judged.right_pairs), number(judged.wrong_pairs),
                          report::share(judged.right_pairs, judged.found_pairs)});
  }
  return table;
}

report::Table true_causes_table(const Verdict& verdict) {
  report::Table table{{"正解の原因ごとの再現率", "Recall by true cause"},
                      {{{"正解の原因", "True cause"}, Cells::code},
                       {{"正しい組", "True pairs"}, Cells::number},
                       {{"うち連結", "Found"}, Cells::number},
                       {{"再現率", "Recall"}, Cells::number},
                       {{"誤突合の組", "Wrong pairs"}, Cells::number}},
                      {}};
  for (const auto& [cause, judged] : verdict.by_true_cause)
    table.rows.push_back({cause, number(judged.true_pairs), number(judged.found_pairs),
                          report::share(judged.found_pairs, judged.true_pairs),
                          number(judged.wrong_pairs)});
  return table;
}

report::Table agreement_table(const Verdict& verdict) {
  report::Table table{{"台帳の原因と正解の一致", "The ledger's causes against the truth"},
                      {{{"台帳の主な原因", "Main cause of the ledger"}},
                       {{"不突合の組", "Missed pairs"}, Cells::number},
                       {{"うち一致", "agreeing"}, Cells::number},
                       {{"誤突合の組", "Wrong pairs"}, Cells::number},
                       {{"うち一致", "agreeing"}, Cells::number}},
                      {}};
  for (const auto& [cause, agreed] : verdict.by_cause)
    table.rows.push_back({label_of_cause(cause), number(agreed.missed_pairs),
                          number(agreed.missed_agreeing), number(agreed.wrong_pairs),
                          number(agreed.wrong_agreeing)});
  return table;
}

}  // namespace

void add_mismatches(report::Page& page, const Report& report) {
  page.section({"不突合・誤突合の原因", "Why IDs do not agree"});
  page.paragraph(
      {"2人の組ごと、ID4とID5の別に、IDが期待どおりでない原因をデータから示す。1つの組に両方のIDの"
       "行があり得る。他方のIDで連結できた組も数える。",
       "For each pair of persons and each of ID4 and ID5: why the ID does not say what it should, "
       "as "
       "far as the data tell. A pair may have a line for each ID; pairs that the other ID linked "
       "are "
       "counted too."});
  page.picture(bars_of(report, Kind::missed,
                       {"同一人物と考えられるのに、そのIDでは連結できない。",
                        "Probably one person, whom this ID does not link."}));
  page.picture(bars_of(report, Kind::wrong,
                       {"そのIDだけでは別人が連結されるおそれがある。",
                        "This ID alone would or may link different persons."}));
  for (const Cause& cause : causes()) add_cause(page, report, cause);
}

void add_estimates(report::Page& page, const Report& report) {
  if (report.estimates.empty()) return;
  page.section({"見落としの推計", "What was missed, estimated"});
  page.paragraph(
      {"2つのIDがそれぞれ独立に人を見つけると仮定し、一方だけで見つかった人数から、どちらでも見つか"
       "らなかった人数を推計した（チャップマンの捕獲再捕獲法）。両方のIDが同じ理由で失われる人がい"
       "ると実際の数は推計より多く、一方のIDのない人が他方でよく見つかると推計より少ない。",
       "Assuming that the two IDs find people independently, the numbers found by one alone tell "
       "how "
       "many neither found (capture and recapture, Chapman). Where both IDs fail for one reason, "
       "more were missed than estimated; where people without one ID are found well by the other, "
       "fewer."});
  report::Table table{{"両IDで見落とした人の推計", "Missed by both IDs"},
                      {{{"データベース", "Databases"}},
                       {{"ID5", "ID5"}, Cells::number},
                       {{"ID4", "ID4"}, Cells::number},
                       {{"両方", "Both"}, Cells::number},
                       {{"推計", "Estimate"}, Cells::number},
                       {{"95%区間", "95 % interval"}, Cells::number},
                       {{"推計再現率", "Estimated recall"}, Cells::number},
                       {{"正解", "Truth"}, Cells::number}},
                      {}};
  for (const Estimate& each : report.estimates)
    table.rows.push_back(
        {label_of_pair(each), number(each.by_id5), number(each.by_id4), number(each.by_both),
         report::decimal(each.missed, 1),
         report::decimal(each.missed_low, 1) + "～" + report::decimal(each.missed_high, 1),
         report::percent(each.recall * 100),
         each.truly_missed ? number(*each.truly_missed) : std::string("–")});
  page.table(table);
}

void add_verdict(report::Page& page, const Report& report) {
  if (!report.verdict) return;
  page.table(stages_table(*report.verdict));
  page.table(true_causes_table(*report.verdict));
  page.table(agreement_table(*report.verdict));
}

}  // namespace renga::link
