#include "anonymize/page_parts.hpp"

#include <array>
#include <span>

#include <fmt/core.h>

namespace renga::anonymize {
namespace {

using report::Cells;
using report::Text;

constexpr Bilingual kNone = {"–", "–"};

/// A figure of a model, before and after; a model that says nothing of one of them has a dash.
struct FigureRow {
  Bilingual name;
  Bilingual meaning;
  Text (*of)(const Measures& measures);
};

Text share_of(double share) {
  return report::percent(share * 100);
}

template <typename Part, typename Write>
Text of_part(const std::optional<Part>& part, Write write) {
  return part ? Text(write(*part)) : Text(kNone);
}

constexpr std::array<FigureRow, 3> kIndividual = {{
    {{"最も危ない人", "Person most at risk"},
     {"その人の行を当てられる確率の上限", "How likely a guess at that person's rows is right"},
     [](const Measures& m) {
       return of_part(m.individual, [](const auto& i) { return share_of(i.highest); });
     }},
    {{"平均", "Average"},
     {"一人当たりの確率の平均", "The mean over all persons"},
     [](const Measures& m) {
       return of_part(m.individual, [](const auto& i) { return share_of(i.average); });
     }},
    {{"特定される人数の期待値", "Persons expected to be recognised"},
     {"全員が探された場合", "If everybody is looked for"},
     [](const Measures& m) {
       return of_part(m.individual,
                      [](const auto& i) { return Text(report::decimal(i.expected, 2)); });
     }},
}};

constexpr std::array<FigureRow, 3> kPopulation = {{
    {{"母集団で一意な人（採用した推定）", "Alone in the population (chosen estimate)"},
     {"Dankar らの基準で選んだモデルによる割合",
      "By the model that the rule of Dankar et al. chooses"},
     [](const Measures& m) {
       return of_part(m.population, [](const auto& p) { return share_of(p.dankar); });
     }},
    {{"同（Pitman）", "The same (Pitman)"},
     {"解がないときは –", "A dash where the model has no solution"},
     [](const Measures& m) {
       return of_part(m.population,
                      [](const auto& p) { return p.pitman ? share_of(*p.pitman) : Text(kNone); });
     }},
    {{"同（Zayatz）", "The same (Zayatz)"},
     {"標本の群の大きさから", "From the sizes of the classes in the sample"},
     [](const Measures& m) {
       return of_part(m.population, [](const auto& p) { return share_of(p.zayatz); });
     }},
}};

constexpr std::array<FigureRow, 4> kPresence = {{
    {{"k-map", "k-map"},
     {"最も珍しい群と同じ値の、母集団の人数",
      "Persons of the population with the rarest class's values"},
     [](const Measures& m) {
       return of_part(m.presence, [](const auto& p) { return Text(report::number(p.k_map)); });
     }},
    {{"δ の最小", "Least δ"},
     {"同じ値の人のうちデータにいる人の割合",
      "Share of the persons with the same values who are in the data"},
     [](const Measures& m) {
       return of_part(m.presence, [](const auto& p) { return share_of(p.delta_min); });
     }},
    {{"δ の最大", "Greatest δ"},
     {"1 に近いほど、データにいることが知られる", "Near 1, being in the data is known"},
     [](const Measures& m) {
       return of_part(m.presence, [](const auto& p) { return share_of(p.delta_max); });
     }},
    {{"母集団の表で足りない人", "Persons the table of the population lacks"},
     {"群の人数が母集団の表より多い", "In classes of which the population has fewer"},
     [](const Measures& m) {
       return of_part(m.presence,
                      [](const auto& p) { return Text(report::number(p.not_covered)); });
     }},
}};

constexpr std::array<FigureRow, 3> kEvents = {{
    {{"経過だけで一人に絞られる人", "Persons whom their course alone leads to"},
     {"日付のある記録をいくつか知られた場合", "Where some of their dated records are known"},
     [](const Measures& m) {
       return of_part(m.events, [](const auto& e) { return share_of(e.unique_share); });
     }},
    {{"95% の信頼区間", "95 % confidence"},
     {"全員を調べたときは同じ値", "Equal where everybody was asked about"},
     [](const Measures& m) {
       return of_part(m.events, [](const auto& e) {
         return Text(report::percent(e.lower * 100) + " – " + report::percent(e.upper * 100));
       });
     }},
    {{"調べた人", "Persons asked about"},
     {"記録のある人のうち", "Of those who have an event"},
     [](const Measures& m) {
       return of_part(m.events, [](const auto& e) {
         return Text(report::number(e.asked) + " / " + report::number(e.persons));
       });
     }},
}};

report::Table figures(const Text& title, std::span<const FigureRow> rows, const Report& report) {
  report::Table table{title,
                      {{{"指標", "Figure"}},
                       {{"意味", "What it means"}},
                       {{"加工前", "Before"}, Cells::number},
                       {{"加工後", "After"}, Cells::number}},
                      {}};
  for (const FigureRow& row : rows)
    table.rows.push_back(
        {Text(row.name), Text(row.meaning), row.of(report.before), row.of(report.after)});
  return table;
}

Text events_title(const EventUniques& events) {
  return {fmt::format("経過の一意性（日付のある記録を {} 件知られた場合）", events.known),
          fmt::format("Uniqueness of courses ({} dated records known)", events.known)};
}

}  // namespace

void add_models(const Report& report, report::Page& page) {
  const Measures& after = report.after;
  if (!after.individual && !after.population && !after.presence && !after.events) return;
  page.section({"母集団と経過から見たリスク", "Risk beside the population and over time"});
  if (after.individual)
    page.table(figures({"個人ごとのリスク", "Risk of each person"}, kIndividual, report));
  if (after.population)
    page.table(figures({"母集団での一意性（推定）", "Uniqueness in the population (estimated)"},
                       kPopulation, report));
  if (after.presence)
    page.table(
        figures({"母集団の表との比較", "Beside the table of the population"}, kPresence, report));
  if (after.events) page.table(figures(events_title(*after.events), kEvents, report));
}

}  // namespace renga::anonymize
