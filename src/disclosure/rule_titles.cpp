#include "disclosure/rule_titles.hpp"

#include <algorithm>
#include <array>

namespace renga::disclosure {
namespace {

constexpr std::array<RuleTitle, 12> kTitles = {{
    {"patients-min",
     {"患者数の下限", "Fewest patients"},
     {"患者数が{patients}未満{but_zero_ja}になる集計単位がないこと。割合・平均も同じ",
      "No unit shows fewer than {patients} patients{but_zero_en}, nor a percentage or mean of so "
      "few"}},
    {"patients-min-municipality",
     {"市区町村の人口による下限", "Limits by population of municipality"},
     {"市区町村別の集計では、人口{none_below}人未満は患者数を表示せず、{raised_below}人未満は{"
      "raised}未満がないこと",
      "By municipality: no count below {none_below} people, none under {raised} below "
      "{raised_below} people"}},
    {"facilities-min",
     {"医療機関等・保険者の数の下限", "Fewest institutions and insurers"},
     {"医療機関等又は保険者の数が{institutions}"
      "未満になる集計単位がないこと。名称等で特定されないこと",
      "No unit counts fewer than {institutions} institutions or insurers, and none is named"}},
    {"drug-quantity-min",
     {"医薬品の数量の下限", "Least quantity of drugs"},
     {"患者数が{patients}未満の集計単位に処方数等がないこと。患者数が不明な場合、内服{oral}、外用{"
      "external}、注射{injection}未満がないこと",
      "No quantity where patients are under {patients}; where they are unknown, none under {oral} "
      "(oral), {external} (external) or {injection} (injection)"}},
    {"rehabilitation-min",
     {"リハビリテーションの数量の下限", "Least quantity of rehabilitation"},
     {"患者数が{patients}未満の集計単位に数量がないこと。患者数が不明な場合、{rehabilitation}"
      "未満がないこと",
      "No quantity where patients are under {patients}; where they are unknown, none under "
      "{rehabilitation}"}},
    {"age-band",
     {"年齢区分", "Age groups"},
     {"年齢は{years}歳毎とし、{top}歳以上は同一のグループであること",
      "Ages come in groups of {years} years, {top} and over as one"}},
    {"area-level",
     {"地域区分", "Areas"},
     {"最も狭い地域区分は2次医療圏又は市区町村であること",
      "The smallest area is the secondary medical area or the municipality"}},
    {"insurer-type-cross",
     {"市区町村と保険者種別のクロス集計", "Municipality crossed with kind of insurer"},
     {"市区町村別の集計を保険者種別とクロスしていないこと",
      "No table by municipality is crossed with the kind of insurer"}},
    {"recoverable",
     {"秘匿した値の再計算", "Hidden values that can be recomputed"},
     {"計・割合・グラフ等から秘匿した値が求められないこと",
      "No hidden value follows from totals, percentages or charts"}},
    {"difference",
     {"差による特定", "Differences"},
     {"公表値の差から小さい集団が分からないこと",
      "No small group follows from the difference of two published values"}},
    {"zero-group",
     {"一つを除き全て0の区分", "Groups with all but one unit zero"},
     {"一つの区分に全員が属することが分からないこと",
      "No group is shown to lie wholly in one category"}},
    {"undeclared",
     {"宣言にない内容", "What is not declared"},
     {"公表予定の全ての表・シート・記載を届け出ていること",
      "Every table, sheet and note that is to be published has been reported"}},
}};

/// 25,000
std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::ptrdiff_t at = std::ssize(digits) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

}  // namespace

std::pair<std::string, std::string> question_of(const RuleTitle& rule, const Rules& rules) {
  const std::array<std::pair<std::string_view, std::string>, 13> values = {{
      {"patients", grouped(rules.patients_min)},
      {"but_zero_ja", rules.zero_allowed ? "（0を除く）" : ""},
      {"but_zero_en", rules.zero_allowed ? " (0 is allowed)" : ""},
      {"none_below", grouped(rules.municipalities.none_below)},
      {"raised_below", grouped(rules.municipalities.raised_below)},
      {"raised", grouped(rules.municipalities.raised_minimum)},
      {"institutions", grouped(rules.institutions_min)},
      {"oral", grouped(rules.quantities.oral)},
      {"external", grouped(rules.quantities.external)},
      {"injection", grouped(rules.quantities.injection)},
      {"rehabilitation", grouped(rules.quantities.rehabilitation)},
      {"years", grouped(rules.ages.years)},
      {"top", grouped(rules.ages.top)},
  }};
  const auto value_of = [&](std::string_view name) -> std::string_view {
    const auto value = std::ranges::find(
        values, name, [](const auto& row) { return std::string_view(row.first); });
    ensure(value != values.end(), "a rule in words asks for a value that no rulebook has");
    return value->second;
  };
  return {fill(rule.question.japanese, value_of), fill(rule.question.english, value_of)};
}

std::span<const RuleTitle> rule_titles() {
  return kTitles;
}

Bilingual title_of_rule(std::string_view rule) {
  const auto row = std::ranges::find(kTitles, rule, &RuleTitle::rule);
  return row == kTitles.end() ? Bilingual{rule, rule} : row->title;
}

std::string cite_in(std::string_view cite, Language language) {
  constexpr std::string_view kChapter = "第";
  if (language == Language::japanese || !cite.starts_with(kChapter)) return std::string(cite);
  const std::size_t space = cite.find(' ');
  std::string words =
      "Chapter " + std::string(cite.substr(kChapter.size(), space - kChapter.size()));
  if (space != std::string_view::npos) words += ", " + std::string(cite.substr(space + 1));
  return words;
}

}  // namespace renga::disclosure
