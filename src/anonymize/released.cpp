#include "anonymize/released.hpp"

#include "signs/signs.hpp"

#include <algorithm>
#include <array>

namespace renga::anonymize {
namespace {

constexpr Bilingual kRows{"行", "rows"};
constexpr Bilingual kPersons{"人", "persons"};
constexpr Bilingual kGroups{"群", "groups"};
constexpr Bilingual kIds{"ID", "IDs"};

// In the order of Check.
constexpr std::array<CheckRow, 8> kChecks = {{
    {Check::sign,
     "sign",
     "ANO-01",
     Severity::violation,
     {"{kind}とみられる値が残っています", "values look like this: {kind}"},
     {"列を削除するか、個人につながらない値に置き換えてください",
      "drop the column, or replace its values by some that lead to nobody"},
     kRows},
    {Check::direct_value,
     "direct_value",
     "ANO-01",
     Severity::violation,
     {"同じ人の直接識別子の値が、ほかの列に残っています",
      "values of a direct column stand in another column of the same person"},
     {"列を削除するか（自由記載は drop_text）、該当する値を置き換えてください",
      "drop the column (free text: drop_text), or replace those values"},
     kRows},
    {Check::telling_order,
     "telling_order",
     "ANO-11",
     Severity::violation,
     {"行の順序が、元の順序、個人の番号又は日付と連動しています",
      "the rows stand in the order of the input, of the persons or of a date"},
     {"shuffle = false を外し、行を並べ替えてください",
      "remove shuffle = false, so that rows are sorted anew"},
     kRows},
    {Check::small_group,
     "small_group",
     "ANO-13",
     Severity::warning,
     {"準識別子の組が同じ人が少ない群があります",
      "few persons share their quasi-identifying values"},
     {"[model] に k を定めるか、区間・分類を粗くしてください",
      "set k under [model], or make bands and groups coarser"},
     kPersons},
    {Check::earlier_group,
     "earlier_group",
     "DEF-05",
     Severity::violation,
     {"以前の提供分との差が少人数になる群があり、差の人の値を計算できます",
      "groups differ by few persons from those of the earlier release; the values of the "
      "difference can be computed"},
     {"その群を粗くするか、以前の提供分と同じ対象者で作り直してください",
      "make those groups coarser, or use the persons of the earlier release"},
     kGroups},
    {Check::earlier_class,
     "earlier_class",
     "DEF-05",
     Severity::violation,
     {"以前の提供分と ID で突き合わせると、少人数に絞られる人がいます",
      "joined with the earlier release by ID, persons fall into small classes"},
     {"以前の提供分と同じ区間・分類を使ってください",
      "use the same bands and groups as the earlier release"},
     kPersons},
    {Check::earlier_id,
     "earlier_id",
     "ANO-07",
     Severity::violation,
     {"別の申出の提供分と同じ ID があります", "a release of another dossier has the same IDs"},
     {"この申出の提供用IDに置き換えてください",
      "put the provision IDs of this dossier in their place"},
     kIds},
    {Check::not_comparable,
     "not_comparable",
     "DEF-05",
     Severity::warning,
     {"以前の提供分と区分が異なるため、差を計算できない列です",
      "the earlier release has this column in other groups, so differences were not computed"},
     {"両方を重ねると狭い区間が分からないか、人が確認してください",
      "have somebody check whether both together give narrower ranges away"},
     kRows},
}};

std::string filled(std::string_view pattern, std::string_view kind) {
  return fill(pattern, [kind](std::string_view) { return kind; });
}

}  // namespace

std::span<const CheckRow> check_table() {
  return kChecks;
}

const CheckRow& row_of(Check check) {
  return kChecks[static_cast<std::size_t>(check)];
}

std::string Finding::found(Language language) const {
  return filled(row_of(check).found.in(language), label_of_kind(kind).in(language));
}

Bilingual label_of_kind(std::string_view kind) {
  for (const signs::SignRow& row : signs::sign_table())
    if (row.name == kind) return row.label;
  return {};
}

std::string_view verdict_of(std::span<const Finding> findings) {
  if (findings.empty()) return "pass";
  const bool violated = std::ranges::any_of(
      findings, [](const Finding& finding) { return finding.severity == Severity::violation; });
  return violated ? "fail" : "review";
}

}  // namespace renga::anonymize
