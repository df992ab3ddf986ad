#include "disclosure/rule_titles.hpp"

#include <algorithm>
#include <array>

namespace renga::disclosure {
namespace {

constexpr std::array<RuleTitle, 12> kTitles = {{
    {"patients-min",
     {"患者数の下限", "Fewest patients"},
     {"患者数が10未満（0を除く）になる集計単位がないこと。割合・平均も同じ",
      "No unit shows fewer than 10 patients (0 is allowed), nor a percentage or mean of so few"}},
    {"patients-min-municipality",
     {"市区町村の人口による下限", "Limits by population of municipality"},
     {"市区町村別の集計では、人口2,000人未満は患者数を表示せず、25,000人未満は20未満がないこと",
      "By municipality: no count below 2,000 people, none under 20 below 25,000 people"}},
    {"facilities-min",
     {"医療機関等・保険者の数の下限", "Fewest institutions and insurers"},
     {"医療機関等又は保険者の数が3未満になる集計単位がないこと。名称等で特定されないこと",
      "No unit counts fewer than 3 institutions or insurers, and none is named"}},
    {"drug-quantity-min",
     {"医薬品の数量の下限", "Least quantity of drugs"},
     {"患者数が10未満の集計単位に処方数等がないこと。患者数が不明な場合、内服・外用1,000、注射400未"
      "満がないこと",
      "No quantity where patients are under 10; where they are unknown, none under 1,000 (oral, "
      "external) or 400 (injection)"}},
    {"rehabilitation-min",
     {"リハビリテーションの数量の下限", "Least quantity of rehabilitation"},
     {"患者数が10未満の集計単位に数量がないこと。患者数が不明な場合、100未満がないこと",
      "No quantity where patients are under 10; where they are unknown, none under 100"}},
    {"age-band",
     {"年齢区分", "Age groups"},
     {"年齢は5歳毎とし、100歳以上は同一のグループであること",
      "Ages come in groups of five years, 100 and over as one"}},
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

}  // namespace

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
