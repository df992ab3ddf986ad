#include "disclosure/recoverable.hpp"

#include "disclosure/exposures.hpp"
#include "disclosure/findings.hpp"

#include <algorithm>
#include <array>

namespace renga::disclosure {
namespace {

struct Row {
  Exposure::Kind kind;
  std::string_view rule;
  Severity severity;
  Bilingual text;
};

constexpr std::array<Row, 9> kRows = {{
    {Exposure::Kind::value,
     "recoverable",
     Severity::violation,
     {"秘匿された値は、公表される他の値から{least}と求められます{along}"
      "。別のセルも秘匿してください。",
      "The hidden value follows from other published numbers{along}: it is {least}. Hide another "
      "cell as well."}},
    {Exposure::Kind::narrowed,
     "recoverable",
     Severity::violation,
     {"秘匿された値は、公表される他の値から{least}～{most}に絞られます{along}。{wanted}"
      "通り以上が残る"
      "ように、別のセルも秘匿してください。",
      "The hidden value is narrowed to {least}-{most} by other published numbers{along}. Hide "
      "another cell, so that at least {wanted} values remain possible."}},
    {Exposure::Kind::sum,
     "recoverable",
     Severity::violation,
     {"秘匿された{cells}個のセルの合計が{range}であることが分かります{along}。さらに秘匿してくださ"
      "い。",
      "The {cells} hidden cells are known to sum up to {range}{along}. Hide more."}},
    {Exposure::Kind::part_sum,
     "recoverable",
     Severity::violation,
     {"秘匿されたセルのうち{cells}個（{others}）の合計が{range}であることが、他の計から分かります{"
      "along}。さらに秘匿してください。",
      "Of the hidden cells, {cells} ({others}) are known from other totals to sum up to "
      "{range}{along}. Hide more."}},
    {Exposure::Kind::group,
     "difference",
     Severity::violation,
     {"公表される2つの値の差から、{range}人の集団が分かります{along}。一方を秘匿してください。",
      "The difference of two published numbers shows a group of {range}{along}. Hide one of "
      "them."}},
    {Exposure::Kind::unproven,
     "recoverable",
     Severity::warning,
     {"秘匿された値が絞り込まれないことを証明できませんでした（{cells}"
      "個、最初のセルを示します）。表を"
      "分けるか、別のセルの秘匿を検討してください。",
      "It could not be proved of {cells} hidden value(s), of which the first is shown, that they "
      "are "
      "not narrowed. Split the table, or consider hiding other cells."}},
    {Exposure::Kind::harmless,
     "recoverable",
     Severity::warning,
     {"秘匿された値は公表される他の値から求められますが{along}、基準の{limit}以上です。秘匿の要否を"
      "確認してください。",
      "The hidden value follows from other published numbers{along}, but is not below {limit}. "
      "Check whether it has to be hidden."}},
    {Exposure::Kind::no_sum,
     "recoverable",
     Severity::warning,
     {"内訳と計が合わないため{along}"
      "、この計からの再計算は判定していません。計の定義を確認してくださ"
      "い。",
      "The parts do not make up their total{along}, so that recomputing from it was not judged. "
      "Check what the total means."}},
    {Exposure::Kind::contradiction,
     "recoverable",
     Severity::warning,
     {"別の表の同じ区分の値と{least}だけ異なります。母集団が異なる場合は、宣言の population "
      "で区別し"
      "てください。",
      "This number differs by {least} from the same unit in another table. If the populations "
      "differ, name them as population in the declaration."}},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i)
    if (static_cast<std::size_t>(kRows[i].kind) != i) return false;
  return true;
}
static_assert(in_order(), "every kind of exposure has its row");

constexpr Bilingual kZeroGroup = {
    "「{dimension}」の内訳のうち1つ以外がすべて0の計があります（{sums}"
    "か所、最初のセルを示します）。"
    "該当する全員の区分が分かることに問題がないか確認してください。",
    "All parts but one along {dimension} are zero in {sums} total(s), of which the first is shown. "
    "Check whether it may be known that everybody belongs to that one."};

class Findings {
 public:
  Findings(const Release& release, const Rules& rules, const Audit& audit)
      : release_(release), rules_(rules), audit_(audit) {}

  std::vector<Finding> find() {
    for (const Exposure& exposure : audit_.exposures) add(exposure);
    for (const ZeroGroup& group : zero_groups_of(*audit_.system, release_)) add(group);
    return std::move(findings_);
  }

 private:
  void add(const Exposure& exposure) {
    const Row& row = kRows[static_cast<std::size_t>(exposure.kind)];
    const std::string least = std::to_string(exposure.box.least);
    const std::string most = std::to_string(exposure.box.most);
    Finding found =
        finding_of(rules_, "recoverable", row.severity, filled_along(row.text, exposure),
                   {{"least", least},
                    {"most", most},
                    {"range", exposure.box.fixed() ? least : least + "-" + most},
                    {"cells", std::to_string(exposure.cells)},
                    {"others", addresses_of(exposure)},
                    {"limit", std::to_string(exposure.limit)},
                    {"wanted", std::to_string(exposure.wanted)}});
    found.rule = row.rule;
    // What two extractions of the same unit differ by can be a few persons.
    if (exposure.kind == Exposure::Kind::contradiction && exposure.box.least < rules_.patients_min)
      found.rule = "difference";
    locate(found, release_.tables[exposure.cell.table],
           release_.tables[exposure.cell.table].cells[exposure.cell.cell]);
    if (exposure.limit > 0 && exposure.limit != kNeverShown) found.limit = exposure.limit;
    if (row.severity == Severity::violation && exposure.box.fixed())
      found.value = exposure.box.least;
    if (exposure.kind == Exposure::Kind::narrowed)
      found.range = {exposure.box.least, exposure.box.most};
    findings_.push_back(std::move(found));
  }

  /// The cells of a sum of some hidden parts, the first one too.
  std::string addresses_of(const Exposure& exposure) const {
    const auto address = [&](CellRef ref) {
      const Cell& cell = release_.tables[ref.table].cells[ref.cell];
      return address_of(cell.row, cell.column);
    };
    std::string addresses = address(exposure.cell);
    for (const CellRef other : exposure.others) addresses += ", " + address(other);
    return addresses;
  }

  /// The sentences with the place of the sum filled in, where there is one.
  std::pair<std::string, std::string> filled_along(const Bilingual& text,
                                                   const Exposure& exposure) const {
    std::string japanese;
    std::string english;
    if (exposure.relation) {
      const Relation& relation = audit_.system->relations[*exposure.relation];
      const Table& table = release_.tables[relation.table];
      if (relation.kind == Relation::Kind::ratio) {
        japanese = "（割合又は平均から）";
        english = " (from a percentage or a mean)";
      } else if (relation.dimension < table.dimensions.size()) {
        const std::string& name = table.dimensions[relation.dimension].name();
        japanese = "（「" + name + "」の計から）";
        english = " (from a total along " + name + ")";
      }
    }
    const auto fill_in = [](std::string_view pattern, const std::string& along) {
      std::string filled(pattern);
      const std::size_t at = filled.find("{along}");
      return at == std::string::npos ? filled : filled.replace(at, 7, along);
    };
    return {fill_in(text.japanese, japanese), fill_in(text.english, english)};
  }

  void add(const ZeroGroup& group) {
    const Table& table = release_.tables[group.cell.table];
    Finding found = finding_of(rules_, "recoverable", Severity::warning,
                               {std::string(kZeroGroup.japanese), std::string(kZeroGroup.english)},
                               {{"dimension", table.dimensions[group.dimension].name()},
                                {"sums", std::to_string(group.sums)}});
    found.rule = "zero-group";
    locate(found, table, table.cells[group.cell.cell]);
    findings_.push_back(std::move(found));
  }

  const Release& release_;
  const Rules& rules_;
  const Audit& audit_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> recoverable_findings(const Release& release, const Rules& rules,
                                          const Audit& audit) {
  return Findings(release, rules, audit).find();
}

AuditSummary summary_of(const Audit& audit) {
  AuditSummary summary;
  for (const Bound& bound : audit.bounds)
    if (!audit.system->cells_of(bound.number).empty() &&
        audit.system->numbers[bound.number].has_limit())
      ++summary.suppressed;
  for (const Exposure& exposure : audit.exposures) {
    const bool open =
        exposure.kind == Exposure::Kind::value || exposure.kind == Exposure::Kind::narrowed ||
        exposure.kind == Exposure::Kind::sum || exposure.kind == Exposure::Kind::part_sum ||
        exposure.kind == Exposure::Kind::group;
    if (open) ++summary.recoverable;
    if (exposure.kind == Exposure::Kind::unproven) summary.unproven += exposure.cells;
  }
  summary.narrowest = audit.narrowest;
  summary.undecided_sums = audit.undecided_sums;
  return summary;
}

}  // namespace renga::disclosure
