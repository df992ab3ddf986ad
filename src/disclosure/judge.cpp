#include "disclosure/judge.hpp"

#include "disclosure/ages.hpp"
#include "disclosure/findings.hpp"
#include "disclosure/lines.hpp"
#include "disclosure/order.hpp"
#include "disclosure/reading.hpp"

#include <algorithm>

namespace renga::disclosure {
namespace {

/// Units whose rule a person must judge.
constexpr std::array<std::pair<Unit, std::string_view>, 4> kRuleOfUnit = {{
    {Unit::facilities, "facilities-min"},
    {Unit::insurers, "facilities-min"},
    {Unit::prescriptions, "drug-quantity-min"},
    {Unit::rehabilitation, "rehabilitation-min"},
}};

struct KindRow {
  DimensionKind kind;
  std::string_view rule;
  Sentence sentence;
};

/// Dimensions whose rule a person must judge.
constexpr std::array<KindRow, 3> kRuleOfKind = {{
    {DimensionKind::municipality, "patients-min-municipality", Sentence::municipality_not_judged},
    {DimensionKind::facility, "facilities-min", Sentence::institution_named},
    {DimensionKind::insurer, "facilities-min", Sentence::institution_named},
}};

constexpr std::array<std::pair<Undeclared::What, Sentence>, 3> kUndeclared = {{
    {Undeclared::What::file, Sentence::file_undeclared},
    {Undeclared::What::column, Sentence::column_undeclared},
    {Undeclared::What::text, Sentence::text_undeclared},
}};

std::string_view name_of(Unit unit) {
  return std::ranges::find(kUnits, unit, [](const auto& row) { return row.first; })->second;
}

/// Collects the findings on one release, rule by rule.
class Judge {
 public:
  Judge(const Release& release, const Rules& rules) : release_(release), rules_(rules) {}

  Judgement judge() {
    const bool exempt = std::ranges::find(rules_.exempt, release_.data_kind) != rules_.exempt.end();
    for (const Table& table : release_.tables) {
      count(table);
      if (exempt) continue;
      for (const Cell& cell : table.cells) judge_cell(table, cell);
      judge_declared(table);
      judge_twins(table);
    }
    if (!exempt) judge_recoverable();
    for (const Undeclared& undeclared : release_.undeclared) add_undeclared(undeclared);
    return std::move(judgement_);
  }

 private:
  Finding& add(std::string_view rule, Severity severity, Sentence sentence, Details details) {
    if (severity == Severity::violation) judgement_.verdict = Verdict::fail;
    if (judgement_.verdict == Verdict::pass) judgement_.verdict = Verdict::review;
    judgement_.findings.push_back(finding(rules_, rule, severity, sentence, details));
    return judgement_.findings.back();
  }

  void count(const Table& table) {
    for (const Cell& cell : table.cells) {
      ++judgement_.cells;
      if (is_patients(table, cell) && cell.hidden()) ++judgement_.hidden;
    }
  }

  static bool is_patients(const Table& table, const Cell& cell) {
    return table.measure_of(cell).unit == Unit::patients;
  }

  /// PUB-01: no count from 1 to 9; 0 may be shown.
  void judge_cell(const Table& table, const Cell& cell) {
    if (!is_patients(table, cell)) return;
    const std::int64_t limit = rules_.patients_min;
    if (cell.hides_below && *cell.hides_below < limit) {
      Finding& found =
          add("patients-min", Severity::warning, Sentence::mark_tells_bound,
              {{"bound", std::to_string(*cell.hides_below)}, {"limit", std::to_string(limit)}});
      locate(found, table, cell);
      found.limit = limit;
    }
    const auto value = static_cast<std::int64_t>(cell.value);
    if (cell.hidden() || value >= limit || (value == 0 && rules_.zero_allowed)) return;
    Finding& found = add("patients-min", Severity::violation, Sentence::patients_few,
                         {{"limit", std::to_string(limit)}});
    locate(found, table, cell);
    found.value = value;
    found.limit = limit;
  }

  /// What the declaration says of a table, against what the table holds and this version judges.
  void judge_declared(const Table& table) {
    for (const Measure& measure : table.measures) judge_unit(table, measure);
    for (std::size_t d = 0; d < table.dimensions.size(); ++d) judge_dimension(table, d);
    const bool hides = std::ranges::any_of(
        table.cells, [&](const Cell& cell) { return is_patients(table, cell) && cell.hidden(); });
    for (const Measure& measure : table.measures) {
      if (!hides || measure.unit != Unit::percent) continue;
      Finding& found = add("recoverable", Severity::warning, Sentence::percent_beside_hidden,
                           {{"column", measure.name}});
      found.file = table.file;
      found.measure = measure.name;
    }
  }

  void judge_unit(const Table& table, const Measure& measure) {
    for (const auto& [unit, rule] : kRuleOfUnit) {
      if (unit != measure.unit) continue;
      Finding& found = add(rule, Severity::warning, Sentence::unit_not_judged,
                           {{"unit", std::string(name_of(unit))}});
      found.file = table.file;
      found.measure = measure.name;
    }
  }

  void judge_dimension(const Table& table, std::size_t place) {
    const Dimension& dimension = table.dimensions[place];
    for (const auto& [kind, rule, sentence] : kRuleOfKind)
      if (kind == dimension.kind())
        add(rule, Severity::warning, sentence, {{"dimension", dimension.name()}}).file = table.file;
    if (dimension.kind() == DimensionKind::age) judge_ages(table, dimension);
    if (dimension.total())
      judge_total(table, place);
    else
      judge_words(table, dimension);
  }

  /// PUB-09 to PUB-11.
  void judge_ages(const Table& table, const Dimension& dimension) {
    for (const std::string& label : dimension.labels()) {
      const bool total = dimension.total() && label == dimension.label(*dimension.total());
      if (total || looks_like_total(label)) continue;
      const auto band = read_age_band(label);
      const AgeVerdict verdict = band ? judge_age(*band, rules_.ages) : AgeVerdict::needs_reason;
      if (verdict == AgeVerdict::allowed) continue;
      const bool fine = verdict == AgeVerdict::too_fine;
      Finding& found = add("age-band", fine ? Severity::violation : Severity::warning,
                           fine   ? Sentence::age_too_fine
                           : band ? Sentence::age_below_limit
                                  : Sentence::age_unreadable,
                           {{"label", label},
                            {"years", std::to_string(rules_.ages.years)},
                            {"top", std::to_string(rules_.ages.top)},
                            {"below", std::to_string(rules_.ages.single_years_below)}});
      found.file = table.file;
      found.where = {{dimension.name(), label}};
    }
  }

  void judge_total(const Table& table, std::size_t place) {
    const Dimension& dimension = table.dimensions[place];
    const bool there = std::ranges::any_of(
        table.cells, [&](const Cell& cell) { return cell.labels[place] == *dimension.total(); });
    if (there) return;
    add("undeclared", Severity::warning, Sentence::total_absent,
        {{"label", dimension.label(*dimension.total())}})
        .file = table.file;
  }

  void judge_words(const Table& table, const Dimension& dimension) {
    for (const std::string& label : dimension.labels())
      if (looks_like_total(label))
        add("undeclared", Severity::warning, Sentence::total_undeclared, {{"label", label}}).file =
            table.file;
  }

  /// Two cells with the same labels: some dimension is missing, and sums cannot be trusted.
  void judge_twins(const Table& table) {
    const auto order = ordered_cells(table, kNoDimension);
    for (std::size_t i = 1; i < order.size(); ++i) {
      const Cell& first = table.cells[order[i - 1]];
      const Cell& second = table.cells[order[i]];
      if (!agree(first, second, kNoDimension)) continue;
      locate(add("undeclared", Severity::warning, Sentence::cell_twice,
                 {{"other", address_of(first.row, first.column)}}),
             table, second);
    }
  }

  /// PUB-16, as far as subtracting along declared totals goes.
  void judge_recoverable() {
    const System system = system_of(release_.tables);
    for (const Conclusion& conclusion : conclusions_of(system, rules_.patients_min))
      add_conclusion(system, conclusion);
  }

  void add_conclusion(const System& system, const Conclusion& conclusion) {
    const Line& line = system.lines[conclusion.line];
    const Table& table = release_.tables[line.table];
    const bool small = conclusion.value > 0 && conclusion.value < rules_.patients_min;
    Finding& found = add("recoverable", small ? Severity::violation : Severity::warning,
                         sentence_of(conclusion, small),
                         {{"dimension", table.dimensions[line.dimension].name()},
                          {"value", std::to_string(conclusion.value)},
                          {"cells", std::to_string(conclusion.cells)},
                          {"limit", std::to_string(rules_.patients_min)}});
    locate(found, table, table.cells[system.cells[conclusion.cell].cell]);
    found.limit = rules_.patients_min;
    if (small) found.value = conclusion.value;
  }

  static Sentence sentence_of(const Conclusion& conclusion, bool small) {
    if (conclusion.kind == Conclusion::Kind::no_total) return Sentence::not_a_sum;
    if (conclusion.kind == Conclusion::Kind::sum) return Sentence::sum_recomputed;
    return small ? Sentence::value_recomputed : Sentence::harmless_recomputed;
  }

  void add_undeclared(const Undeclared& undeclared) {
    const auto row = std::ranges::find(kUndeclared, undeclared.what,
                                       [](const auto& entry) { return entry.first; });
    Finding& found =
        add("undeclared", Severity::warning, row->second, {{"column", undeclared.name}});
    found.file = undeclared.file;
    found.cell = undeclared.cell;
  }

  const Release& release_;
  const Rules& rules_;
  Judgement judgement_;
};

}  // namespace

std::string_view name_of(Severity severity) {
  return severity == Severity::violation ? "violation" : "warning";
}

std::string_view name_of(Verdict verdict) {
  static constexpr std::array<std::string_view, 3> kNames = {"pass", "fail", "review"};
  return kNames[static_cast<std::size_t>(verdict)];
}

Bilingual label_of(Verdict verdict) {
  static constexpr std::array<Bilingual, 3> kLabels = {{
      {"適合", "pass"},
      {"不適合", "fail"},
      {"要確認", "needs review"},
  }};
  return kLabels[static_cast<std::size_t>(verdict)];
}

Judgement judge(const Release& release, const Rules& rules) {
  return Judge(release, rules).judge();
}

}  // namespace renga::disclosure
