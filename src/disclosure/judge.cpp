#include "disclosure/judge.hpp"

#include "disclosure/audit.hpp"
#include "disclosure/cell_rules.hpp"
#include "disclosure/findings.hpp"
#include "disclosure/marks_told.hpp"
#include "disclosure/order.hpp"
#include "disclosure/reading.hpp"
#include "disclosure/recoverable.hpp"

#include <algorithm>

namespace renga::disclosure {
namespace {

constexpr std::array<std::pair<Undeclared::What, Sentence>, 12> kUndeclared = {{
    {Undeclared::What::file, Sentence::file_undeclared},
    {Undeclared::What::column, Sentence::column_undeclared},
    {Undeclared::What::text, Sentence::text_undeclared},
    {Undeclared::What::sheet, Sentence::sheet_undeclared},
    {Undeclared::What::hidden_sheet, Sentence::sheet_hidden},
    {Undeclared::What::hidden_rows, Sentence::rows_hidden},
    {Undeclared::What::hidden_columns, Sentence::columns_hidden},
    {Undeclared::What::formula, Sentence::formula_stored},
    {Undeclared::What::part, Sentence::part_undeclared},
    {Undeclared::What::part_with_values, Sentence::part_undeclared},
    {Undeclared::What::chart_of_hidden, Sentence::chart_shows_hidden},
    {Undeclared::What::chart_values, Sentence::chart_undeclared},
}};

/// Collects the findings on one release, rule by rule.
class Judge {
 public:
  Judge(const Release& release, const Rules& rules, const Audit& audit)
      : release_(release), rules_(rules), audit_(audit) {}

  Judgement judge() {
    const bool exempt = is_exempt(release_, rules_);
    for (const Table& table : release_.tables) {
      if (table.earlier) continue;
      count(table);
      if (exempt) continue;
      add_all(cell_findings(release_, table, rules_));
      judge_declared(table);
      judge_twins(table);
    }
    if (!exempt) judge_recoverable();
    for (const Undeclared& undeclared : release_.undeclared) add_undeclared(undeclared);
    return std::move(judgement_);
  }

 private:
  Finding& add(Finding found) {
    if (found.severity == Severity::violation) judgement_.verdict = Verdict::fail;
    if (judgement_.verdict == Verdict::pass) judgement_.verdict = Verdict::review;
    judgement_.findings.push_back(std::move(found));
    return judgement_.findings.back();
  }

  Finding& add(std::string_view rule, Severity severity, Sentence sentence, Details details) {
    return add(finding(rules_, rule, severity, sentence, details));
  }

  void add_all(std::vector<Finding> findings) {
    for (Finding& found : findings) add(std::move(found));
  }

  void count(const Table& table) {
    for (const Cell& cell : table.cells) {
      ++judgement_.cells;
      if ((is_patients(table, cell) || cell.limit) && cell.hidden()) ++judgement_.hidden;
    }
  }

  static bool is_patients(const Table& table, const Cell& cell) {
    return table.measure_of(cell).unit == Unit::patients;
  }

  /// What the declaration says of a table, against what the table holds.
  void judge_declared(const Table& table) {
    add_all(structure_findings(release_, table, rules_));
    for (std::size_t d = 0; d < table.dimensions.size(); ++d) judge_dimension(table, d);
    const bool hides = std::ranges::any_of(
        table.cells, [&](const Cell& cell) { return is_patients(table, cell) && cell.hidden(); });
    for (const Measure& measure : table.measures) {
      if (!hides || measure.unit != Unit::percent || measure.part_measure) continue;
      Finding& found = add("recoverable", Severity::warning, Sentence::percent_beside_hidden,
                           {{"column", measure.name}});
      found.file = table.file;
      found.measure = measure.name;
    }
  }

  void judge_dimension(const Table& table, std::size_t place) {
    const Dimension& dimension = table.dimensions[place];
    if (dimension.total())
      judge_total(table, place);
    else
      judge_words(table, dimension);
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

  /// PUB-16
  void judge_recoverable() {
    add_all(recoverable_findings(release_, rules_, audit_));
    judgement_.audit = summary_of(audit_);
    for (const MarkTold& told : marks_told(release_, rules_, audit_))
      locate(add("recoverable", Severity::warning, Sentence::mark_perhaps_small,
                 {{"mark", told.mark}, {"numbers", std::to_string(told.recoverable)}}),
             release_.tables[told.table], release_.tables[told.table].cells[told.cell.cell]);
  }

  /// A copy of hidden cells shows them all the same (PUB-16).
  bool keeps_hidden(const Undeclared& undeclared) const {
    if (undeclared.what == Undeclared::What::chart_of_hidden) return true;
    return (undeclared.what == Undeclared::What::part_with_values ||
            undeclared.what == Undeclared::What::chart_values) &&
           std::ranges::any_of(release_.tables, [&](const Table& table) {
             return table.file == undeclared.file &&
                    std::ranges::any_of(table.cells, &Cell::hidden);
           });
  }

  void add_undeclared(const Undeclared& undeclared) {
    const auto row = std::ranges::find(kUndeclared, undeclared.what,
                                       [](const auto& entry) { return entry.first; });
    const bool keeps = keeps_hidden(undeclared);
    const bool perhaps = keeps && undeclared.what != Undeclared::What::chart_of_hidden;
    Finding& found =
        add(keeps ? "recoverable" : "undeclared", keeps ? Severity::violation : Severity::warning,
            perhaps ? Sentence::part_keeps_values : row->second,
            {{"column", undeclared.name}, {"cells", std::to_string(undeclared.cells)}});
    found.file = undeclared.file;
    found.sheet = undeclared.sheet;
    found.cell = undeclared.cell;
  }

  const Release& release_;
  const Rules& rules_;
  const Audit& audit_;
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
  return judge(release, rules, is_exempt(release, rules) ? Audit{} : audit(release, rules));
}

Judgement judge(const Release& release, const Rules& rules, const Audit& audit) {
  return Judge(release, rules, audit).judge();
}

bool is_exempt(const Release& release, const Rules& rules) {
  return std::ranges::find(rules.exempt, release.data_kind) != rules.exempt.end();
}

}  // namespace renga::disclosure
