#include "disclosure/findings.hpp"

#include <array>

namespace renga::disclosure {
namespace {

struct Row {
  Sentence sentence;
  Bilingual text;
};

constexpr std::array<Row, 40> kSentences = {{
    {Sentence::patients_few,
     {"患者数が{limit}未満の集計単位です。秘匿するか、区分をまとめてください。",
      "This unit shows fewer than {limit} patients. Hide it, or merge categories."}},
    {Sentence::mark_tells_bound,
     {"この記号は患者数が{bound}未満であることを示し、基準の{limit}未満より多くを伝えます。記号を"
      "統一してください。",
      "This mark tells that there are fewer than {bound} patients, which is more than the rule's "
      "{limit}. Print one mark for all hidden cells."}},
    {Sentence::percent_beside_hidden,
     {"秘匿した患者数と同じ表に割合「{column}」があります。割合から患者数が求められないことを確認"
      "してください。",
      "The percentages of {column} stand in a table with hidden counts. Check that no count "
      "follows "
      "from them."}},
    {Sentence::institution_named,
     {"「{dimension}」は個々の医療機関等又は保険者を示し、集計数が{limit}未満になります。同意があ"
      "る場合は例外として宣言してください。",
      "{dimension} names single institutions or insurers: fewer than {limit} in each unit. If they "
      "consent, declare an exception."}},
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
    {Sentence::municipality_few,
     {"人口{population}人の市区町村で、患者数が{limit}未満の集計単位です。秘匿するか、区分をまとめ"
      "てください。",
      "This unit shows fewer than {limit} patients in a municipality of {population} people. Hide "
      "it, or merge categories."}},
    {Sentence::municipality_tiny,
     {"人口{population}人（{below}人未満）の市区町村では、患者数を表示できません。0も含めて秘匿す"
      "るか、2次医療圏等にまとめてください。",
      "A municipality of {population} people (fewer than {below}) shows no number of patients, not "
      "even 0. Hide it, or merge it into a wider area."}},
    {Sentence::municipality_unknown,
     {"市区町村「{label}」が人口の表で一つに定まらないため、人口による基準を判定できません。5桁の"
      "コードで記載するか、人口の表に加えてください。",
      "The municipality {label} is not one row of the table of populations, so that its limit "
      "cannot be judged. Write its code of five digits, or add it to the table."}},
    {Sentence::populations_missing,
     {"市区町村の区分「{dimension}」がありますが、人口の表がありません。宣言の population に指定"
      "してください。",
      "{dimension} has municipalities, but there is no table of populations. Name one as "
      "population in the declaration."}},
    {Sentence::ward_unstated,
     {"「{label}」は政令指定都市の行政区です。このガイドラインは行政区を市区町村と明記していませ"
      "ん。人口による基準で判定しましたが、集計単位としてよいか窓口に確認してください。",
      "{label} is a ward of a designated city. This guideline does not say that wards count as "
      "municipalities. Its limit was judged by its population; ask the window whether it may be a "
      "unit."}},
    {Sentence::institutions_few,
     {"医療機関等又は保険者の数が{limit}未満の集計単位です。秘匿するか、区分をまとめてください。",
      "This unit counts fewer than {limit} institutions or insurers. Hide it, or merge "
      "categories."}},
    {Sentence::institutions_of_none,
     {"医療機関等又は保険者の数が{limit}未満ですが、同じ区分の患者数は0です。例外に当たるか確認し"
      "てください。",
      "This unit counts fewer than {limit} institutions or insurers, but no patient. Check whether "
      "the exception applies."}},
    {Sentence::quantity_small,
     {"患者数が不明で、数量が{limit}未満の集計単位です。秘匿するか、区分をまとめてください。",
      "The patients are not known, and this unit shows a quantity below {limit}. Hide it, or merge "
      "categories."}},
    {Sentence::quantity_of_few,
     {"この数量に対応する患者数は{patients_limit}未満です。数量も秘匿してください。",
      "Fewer than {patients_limit} patients stand behind this quantity. Hide the quantity too."}},
    {Sentence::quantity_beside_hidden,
     {"この値に対応する患者数は秘匿されています。患者数が{patients_limit}未満の場合は、この値も秘"
      "匿してください。",
      "The patients behind this figure are hidden. If they are fewer than {patients_limit}, hide "
      "the figure too."}},
    {Sentence::ratio_of_few,
     {"{patients_limit}人未満の患者の割合又は平均です。秘匿するか、区分をまとめてください。",
      "This is a percentage or a mean of fewer than {patients_limit} patients. Hide it, or merge "
      "categories."}},
    {Sentence::ratio_tells_few,
     {"割合と母数{whole}から、患者数は{value}と求められます（{limit}未満）。割合も秘匿するか、桁を"
      "減らしてください。",
      "The percentage of {whole} tells that there are {value} patients, fewer than {limit}. Hide "
      "it, or print fewer digits."}},
    {Sentence::ratio_without_whole,
     {"「{column}」の母数（分母の患者数）が宣言にないため、割合又は平均の基準を判定できません。"
      "宣言の whole 又は whole_count に指定してください。",
      "The declaration does not say of how many patients {column} is taken, so that it cannot be "
      "judged. Name it as whole or whole_count."}},
    {Sentence::own_minimum,
     {"表が自ら示す基準（{limit}未満は秘匿）を満たさない値です。秘匿してください。",
      "This number is below the limit that the table itself states ({limit}). Hide it."}},
    {Sentence::area_too_small,
     {"「{dimension}」は市区町村より狭い地域区分です。最も狭い地域区分は2次医療圏又は市区町村です。"
      "まとめてください。",
      "{dimension} has areas smaller than municipalities. The smallest area is the secondary "
      "medical area or the municipality. Merge them."}},
    {Sentence::area_perhaps_small,
     {"「{label}」は市区町村より狭い地域と思われます。宣言の kind を確認してください。",
      "{label} looks like an area smaller than a municipality. Check kind in the declaration."}},
    {Sentence::insurer_type_crossed,
     {"市区町村「{dimension}」と保険者種別「{other}」のクロス集計です。保険者の同意がない場合は公表"
      "できません。",
      "This crosses municipalities ({dimension}) with kinds of insurers ({other}). It may not be "
      "published without the insurers' consent."}},
    {Sentence::sheet_undeclared,
     {"宣言にないシート「{column}」です。公表する場合は宣言に加え、しない場合は削除してください。",
      "The declaration does not name the sheet {column}. Add it if it is to be published, else "
      "delete it."}},
    {Sentence::sheet_hidden,
     {"シート「{column}」は非表示です。受け取った人は再表示できます。",
      "The sheet {column} is hidden. Whoever receives the file can show it again."}},
    {Sentence::rows_hidden,
     {"行 {column} は非表示です。受け取った人は再表示できます。",
      "The rows {column} are hidden. Whoever receives the file can show them again."}},
    {Sentence::columns_hidden,
     {"列 {column} は非表示です。受け取った人は再表示できます。",
      "The columns {column} are hidden. Whoever receives the file can show them again."}},
    {Sentence::formula_stored,
     {"数式のセルが{column}個あります（最初のセルを示します）。保存された値で判定しました。値に置"
      "き換えてください。",
      "There are formulas in {column} cell(s), of which the first is shown. Their stored values "
      "were judged. Replace them by values."}},
    {Sentence::part_undeclared,
     {"セル以外の内容（{column}）があります。記載と元の値を確認してください。",
      "The workbook holds more than cells ({column}). Check what it says and which values it "
      "keeps."}},
    {Sentence::part_keeps_values,
     {"グラフ等（{column}）に、秘匿したセルの値が残っているおそれがあります。削除するか、秘匿後の表"
      "から作り直してください。",
      "{column} may still keep the values of hidden cells. Delete it, or make it anew from the "
      "protected table."}},
    {Sentence::mark_perhaps_small,
     {"秘匿の記号が2種類以上あります。「{mark}」が小さい値を、他の記号がそれ以外を示すと読まれる"
      "と、{numbers}個の値が求められ、又は絞り込まれます（最初のセルを示します）。記号を1種類に統"
      "一してください。",
      "Several marks are printed. If {mark} is taken for small numbers and the others for numbers "
      "that are not, {numbers} more hidden value(s) are known or narrowed, of which the first is "
      "shown. Print one mark."}},
    {Sentence::chart_shows_hidden,
     {"グラフ（{column}）に、秘匿したセルの値が{cells}"
      "個残っています（最初のセルを示します）。グラフ"
      "の値を消すか、秘匿後の表から作り直してください。",
      "The chart {column} still keeps the values of {cells} hidden cell(s), of which the first is "
      "shown. Delete it, or make it anew from the protected table."}},
    {Sentence::chart_undeclared,
     {"グラフ（{column}）に、宣言した表にない値が{cells}"
      "個あり、判定していません。元の表を宣言に加え"
      "るか、グラフを表から作り直してください。",
      "The chart {column} holds {cells} value(s) that no declared table shows and that were not "
      "judged. Declare the table that it was drawn from, or make it anew from the table."}},
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
  const Bilingual& text = kSentences[static_cast<std::size_t>(sentence)].text;
  return finding_of(rules, rule, severity, {std::string(text.japanese), std::string(text.english)},
                    details);
}

Finding finding_of(const Rules& rules, std::string_view rule, Severity severity,
                   const std::pair<std::string, std::string>& sentences, Details details) {
  const auto citation = rules.citations.find(std::string(rule));
  ensure(citation != rules.citations.end(), "a finding names a rule without a citation");
  Finding made;
  made.rule = rule;
  made.citation = citation->second;
  made.severity = severity;
  made.japanese = filled(sentences.first, details);
  made.english = filled(sentences.second, details);
  return made;
}

void locate(Finding& finding, const Table& table, const Cell& cell) {
  finding.file = table.file;
  finding.sheet = table.sheet;
  finding.cell = address_of(cell.row, cell.column);
  finding.measure = table.measure_of(cell).name;
  for (std::size_t d = 0; d < table.dimensions.size(); ++d)
    finding.where.emplace_back(table.dimensions[d].name(),
                               table.dimensions[d].label_with_name(cell.labels[d]));
}

}  // namespace renga::disclosure
