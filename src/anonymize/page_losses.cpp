#include "anonymize/page_parts.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace renga::anonymize {
namespace {

using report::Cells;
using report::Text;

struct LossRow {
  Loss loss;
  Bilingual name;
  Bilingual meaning;
};
constexpr std::array<LossRow, 5> kLosses = {{
    {Loss::entropy,
     {"情報量", "Entropy"},
     {"準識別子の値を見分ける情報が失われた割合",
      "Share of what tells the quasi-identifying values apart"}},
    {Loss::non_uniform_entropy,
     {"非一様情報量", "Non-uniform entropy"},
     {"よくある値がまとまったときほど小さく数えた割合",
      "The same, counting less where frequent values become one"}},
    {Loss::granularity,
     {"粒度", "Granularity"},
     {"各値が、元の値のどれだけの幅を含むか",
      "How much of a column's values one value now covers"}},
    {Loss::discernibility,
     {"識別度", "Discernibility"},
     {"同じ値の人が多い群と抑制ほど大きい", "Grows with large classes and with suppression"}},
    {Loss::average_class_size,
     {"群の平均の大きさ", "Average class size"},
     {"群の数が減るほど大きい", "Grows as there are fewer classes"}},
}};

/// The name in words of the measure that a policy names.
Text measure_label(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Loss>, 5> kNames = {
      {{"entropy", Loss::entropy},
       {"discernibility", Loss::discernibility},
       {"average_class_size", Loss::average_class_size},
       {"non_uniform_entropy", Loss::non_uniform_entropy},
       {"granularity", Loss::granularity}}};
  for (const auto& [written, loss] : kNames)
    if (written == name) return std::ranges::find(kLosses, loss, &LossRow::loss)->name;
  return name;
}

report::Table loss_table(const Report& report) {
  report::Table table{
      {"失われた情報（0 から 100%）", "What was lost (0 to 100 %)"},
      {{{"尺度", "Measure"}}, {{"意味", "What it means"}}, {{"加工後", "After"}, Cells::number}},
      {}};
  for (const LossRow& row : kLosses)
    table.rows.push_back(
        {Text(row.name), Text(row.meaning), report::percent(report.losses.at(row.loss) * 100)});
  return table;
}

std::string levels_of(const std::vector<int>& levels) {
  std::vector<std::string> words;
  for (const int level : levels) words.push_back(std::to_string(level));
  return join(words, "-");
}

Text point_label(const FrontierPoint& point) {
  return fmt::format("k = {}, {}", point.k, levels_of(point.levels));
}

/// The choice that was taken is that of the levels found, for the k of the policy.
report::Scatter frontier_picture(const Search& search, std::optional<std::int64_t> k) {
  report::Scatter picture;
  picture.caption.title = {"選び得る加工の全体", "Every choice worth looking at"};
  picture.caption.summary = {
      "一つの点は、ある k に達する一つの選択肢です。同じ k "
      "で、これより除く人も失う情報も少ない選択肢は"
      "ありません。",
      "Each point is one way to reach some k: no other reaches that k with fewer persons removed "
      "and "
      "less of the columns lost."};
  picture.items = {"k と列ごとの段階", "k and the level of each column"};
  picture.x_axis = {"抑制した人数", "Persons suppressed"};
  const Text measure = measure_label(search.measure);
  picture.y_axis = {"情報損失：" + measure.in(Language::japanese),
                    "Loss: " + measure.in(Language::english)};
  picture.y_measure = report::Measure::percent;
  for (const FrontierPoint& point : search.frontier)
    picture.points.push_back({point_label(point), static_cast<double>(point.suppressed),
                              point.loss * 100, point.levels == search.levels && k == point.k});
  return picture;
}

std::vector<report::Fact> search_facts(const Search& search) {
  const Text proof = search.optimal ? Text("これより損失の小さい選択肢がないことを確かめた",
                                           "proved: no other choice loses less")
                                    : Text("上限の範囲で最良（最適とは限らない）",
                                           "the best within the bounds; not proved optimal");
  return {{{"小さくした尺度", "What was made small"}, measure_label(search.measure)},
          {{"見つけた損失", "Loss found"}, report::percent(search.found * 100)},
          {{"損失の下限", "No choice loses less than"}, report::percent(search.bound * 100)},
          {{"最適性", "Optimality"}, proof},
          {{"選択肢の数／調べた数", "Choices / judged"},
           report::number(search.nodes) + " / " + report::number(search.judged)},
          {{"列の順", "Order of the columns"}, join(search.columns, ", ")},
          {{"採用した段階", "Levels chosen"}, levels_of(search.levels)}};
}

}  // namespace

void add_losses(const Report& report, report::Page& page) {
  page.section({"情報の損失", "What was lost"}).table(loss_table(report));
  if (!report.search) return;
  page.subsection({"加工の段階の選び方", "How the levels were chosen"});
  page.facts(search_facts(*report.search));
  if (report.search->frontier.empty()) return;
  page.picture(frontier_picture(*report.search, stated_k(report)));
  if (!report.search->frontier_complete)
    page.paragraph({"選択肢が多いため、図は調べた範囲のものです。",
                    "There are many choices; the picture shows those that were looked at."});
}

}  // namespace renga::anonymize
