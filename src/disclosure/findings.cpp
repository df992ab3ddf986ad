#include "disclosure/findings.hpp"

#include <array>

namespace renga::disclosure {
namespace {

struct Row {
  Sentence sentence;
  Bilingual text;
};

constexpr std::array<Row, 19> kSentences = {{
    {Sentence::patients_few,
     {"患者数が{limit}未満の集計単位です。秘匿するか、区分をまとめてください。",
      "This unit shows fewer than {limit} patients. Hide it, or merge categories."}},
    {Sentence::mark_tells_bound,
     {"この記号は患者数が{bound}未満であることを示し、基準の{limit}未満より多くを伝えます。記号を"
      "統一してください。",
      "This mark tells that there are fewer than {bound} patients, which is more than the rule's "
      "{limit}. Print one mark for all hidden cells."}},
    {Sentence::value_recomputed,
     {"秘匿された値は、「{dimension}」の計から{value}と求められます。同じ並びの別のセルも秘匿して"
      "ください。",
      "The hidden value follows from the total along {dimension}: it is {value}. Hide another cell "
      "of that line as well."}},
    {Sentence::harmless_recomputed,
     {"秘匿された値は「{dimension}」の計から求められますが、基準の{limit}以上です。秘匿の要否を確"
      "認してください。",
      "The hidden value follows from the total along {dimension}, but is not below {limit}. Check "
      "whether it has to be hidden."}},
    {Sentence::sum_recomputed,
     {"秘匿された{cells}個のセルの合計が{value}であることが、「{dimension}」の計から分かります。"
      "さらに秘匿してください。",
      "The {cells} hidden cells are known to sum up to {value} from the total along {dimension}. "
      "Hide more."}},
    {Sentence::not_a_sum,
     {"「{dimension}」の内訳の和が計を超えるため、再計算の可否を判定できません。計の定義を確認して"
      "ください。",
      "The parts along {dimension} are more than their total, so that recomputing cannot be "
      "judged. "
      "Check what the total means."}},
    {Sentence::percent_beside_hidden,
     {"秘匿した患者数と同じ表に割合「{column}」があります。割合から患者数が求められないことを確認"
      "してください。",
      "The percentages of {column} stand in a table with hidden counts. Check that no count "
      "follows "
      "from them."}},
    {Sentence::unit_not_judged,
     {"単位 {unit} の基準はこの版では判定していません。基準を満たすことを確認してください。",
      "This version does not judge the unit {unit}. Check the rule by hand."}},
    {Sentence::municipality_not_judged,
     {"市区町村の人口による基準はこの版では判定していません。人口規模別の基準を確認してください。",
      "This version does not judge the limits by a municipality's population. Check them by "
      "hand."}},
    {Sentence::institution_named,
     {"「{dimension}」は個々の医療機関等又は保険者を示します。公表の同意を確認してください。",
      "{dimension} names single institutions or insurers. Check that they agree to publication."}},
    {Sentence::age_too_fine,
     {"年齢区分「{label}」は基準（{years}歳毎、{top}歳以上は一括）より細かい区分です。区分をまとめ"
      "てください。",
      "The age group {label} is finer than the rule allows ({years} years, one group from {top}). "
      "Merge groups."}},
    {Sentence::age_below_limit,
     {"年齢区分「{label}」は{below}歳未満の細かい区分です。研究目的上の必要性を確認してください。",
      "The age group {label} is a fine one below {below}. Check that the research needs it."}},
    {Sentence::age_unreadable,
     {"年齢区分「{label}」を読み取れません。基準を満たすことを確認してください。",
      "The age group {label} cannot be read. Check the rule by hand."}},
    {Sentence::total_absent,
     {"宣言された計「{label}」が表にありません。計の名称を確認してください。",
      "The declared total {label} is not in the table. Check its name."}},
    {Sentence::total_undeclared,
     {"「{label}」は計と思われますが、宣言に total がありません。再計算の可否を判定していません。",
      "{label} looks like a total, but the declaration names none: recomputing was not judged."}},
    {Sentence::cell_twice,
     {"同じ区分のセルが {other} にもあります。区分が宣言に足りないと思われます。",
      "The cell {other} has the same labels. A dimension seems to be missing in the declaration."}},
    {Sentence::file_undeclared,
     {"宣言にないファイルです。公表する場合は宣言に加えてください。",
      "The declaration does not name this file. Add it if it is to be published."}},
    {Sentence::column_undeclared,
     {"宣言にない列「{column}」です。区分又は集計値として宣言に加えてください。",
      "The declaration does not name the column {column}. Add it as a dimension or a measure."}},
    {Sentence::text_undeclared,
     {"表の外に文字があります。個人や施設が分かる記載がないことを確認してください。",
      "There is text outside the table. Check that it names no person or institution."}},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kSentences.size(); ++i)
    if (static_cast<std::size_t>(kSentences[i].sentence) != i) return false;
  return true;
}
static_assert(in_order(), "every sentence has its row");

std::string filled(std::string_view pattern, Details details) {
  return fill(pattern, [&](std::string_view name) -> std::string_view {
    for (const auto& [key, value] : details)
      if (key == name) return value;
    bug("a sentence asks for a detail that the finding does not have");
  });
}

}  // namespace

Finding finding(const Rules& rules, std::string_view rule, Severity severity, Sentence sentence,
                Details details) {
  const auto citation = rules.citations.find(std::string(rule));
  ensure(citation != rules.citations.end(), "a finding names a rule without a citation");
  const Bilingual& text = kSentences[static_cast<std::size_t>(sentence)].text;
  Finding made;
  made.rule = rule;
  made.citation = citation->second;
  made.severity = severity;
  made.japanese = filled(text.japanese, details);
  made.english = filled(text.english, details);
  return made;
}

void locate(Finding& finding, const Table& table, const Cell& cell) {
  finding.file = table.file;
  finding.cell = address_of(cell.row, cell.column);
  finding.measure = table.measure_of(cell).name;
  for (std::size_t d = 0; d < table.dimensions.size(); ++d)
    finding.where.emplace_back(table.dimensions[d].name(),
                               table.dimensions[d].label(cell.labels[d]));
}

}  // namespace renga::disclosure
