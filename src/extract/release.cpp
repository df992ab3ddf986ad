#include "extract/release.hpp"

#include "rulebook/rulebook.hpp"
#include "table/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace renga::extract {
namespace {

using disclosure::Cell;
using disclosure::Content;
using disclosure::Table;
using disclosure::Unit;

constexpr std::string_view kMark = "*";

/// The columns of a table that count, in their order.
std::vector<disclosure::Measure> measures_of(const AggregateTable& table) {
  std::vector<disclosure::Measure> measures = {{std::string(kPersonsColumn), Unit::patients}};
  if (table.records) measures.push_back({std::string(kRecordsColumn), Unit::other});
  if (table.quantity) measures.push_back({std::string(kQuantityColumn), table.quantity->unit});
  return measures;
}

double value_of(const Counts& counts, const disclosure::Measure& measure) {
  if (measure.name == kPersonsColumn) return static_cast<double>(counts.persons);
  if (measure.name == kRecordsColumn) return static_cast<double>(counts.records);
  return counts.quantity;
}

/// Whole numbers without a point, others as short as they can be read back.
std::string text_of(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15)
    return std::to_string(static_cast<std::int64_t>(value));
  std::array<char, 32> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return {text.data(), end.ptr};
}

/// The place of a cell's label on every axis.
std::vector<std::size_t> places_of(const CountedTable& counted, std::size_t cell) {
  std::vector<std::size_t> places(counted.axes.size());
  for (std::size_t axis = counted.axes.size(); axis-- > 0;) {
    const std::size_t labels = counted.axes[axis].labels.size();
    places[axis] = cell % labels;
    cell /= labels;
  }
  return places;
}

Table described(const AggregateTable& table, const CountedTable& counted,
                const std::vector<disclosure::Measure>& measures) {
  Table described{file_of(table), {}, measures, {}};
  for (std::size_t i = 0; i < table.axes.size(); ++i) {
    disclosure::Dimension dimension(table.axes[i].name, table.axes[i].kind, table.axes[i].total);
    for (const std::string& label : counted.axes[i].labels) dimension.place_of(label);
    described.dimensions.push_back(std::move(dimension));
  }
  return described;
}

/// The table as a reader sees it, with these measures; nothing is hidden where `hidden` is empty.
Table shown(const AggregateTable& table, const CountedTable& counted,
            const std::vector<disclosure::Measure>& measures, const std::vector<bool>& hidden) {
  Table shown = described(table, counted, measures);
  for (std::size_t i = 0; i < counted.cells.size(); ++i) {
    std::vector<std::int32_t> labels;
    const std::vector<std::size_t> places = places_of(counted, i);
    for (std::size_t axis = 0; axis < places.size(); ++axis)
      labels.push_back(shown.dimensions[axis].place_of(counted.axes[axis].labels[places[axis]]));
    for (std::size_t m = 0; m < measures.size(); ++m) {
      Cell cell;
      cell.row = static_cast<std::int32_t>(i + 2);
      cell.column = static_cast<std::int32_t>(places.size() + m + 1);
      cell.measure = static_cast<std::int32_t>(m);
      cell.labels = labels;
      const bool is_hidden = !hidden.empty() && hidden[i];
      cell.content = is_hidden ? Content::mark : Content::number;
      if (!is_hidden) cell.value = value_of(counted.cells[i], measures[m]);
      shown.cells.push_back(std::move(cell));
    }
  }
  return shown;
}

/// The text as a basic string of TOML.
std::string toml_text(std::string_view text) {
  std::string written = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') written += '\\';
    written += c;
  }
  return written + "\"";
}

template <typename Value, typename Names>
std::string_view name_in(const Names& names, Value wanted) {
  for (const auto& [value, name] : names)
    if (value == wanted) return name;
  bug("a kind without a name");
}

void declare(const AggregateTable& table, std::string& text) {
  text += "\n[[table]]\nfile = " + toml_text(file_of(table)) + "\nlayout = \"long\"\n";
  for (const Axis& axis : table.axes) {
    text += "[[table.dimension]]\ncolumn = " + toml_text(axis.name) +
            "\nkind = " + toml_text(name_in(disclosure::kDimensionKinds, axis.kind)) + "\n";
    if (axis.total) text += "total = " + toml_text(*axis.total) + "\n";
  }
  for (const disclosure::Measure& measure : measures_of(table)) {
    text += "[[table.measure]]\ncolumn = " + toml_text(measure.name) +
            "\nunit = " + toml_text(name_in(disclosure::kUnits, measure.unit)) + "\n";
    const bool needs_patients =
        measure.unit == Unit::prescriptions || measure.unit == Unit::rehabilitation;
    if (needs_patients)
      text += "patients = " + toml_text("column:" + std::string(kPersonsColumn)) + "\n";
    if (measure.unit == Unit::prescriptions && table.quantity->route)
      text += "route = " + toml_text(*table.quantity->route) + "\n";
  }
}

Result<disclosure::DataKind> data_kind_named(const std::string& name) {
  for (const auto& [kind, known] : disclosure::kDataKinds)
    if (known == name) return kind;
  return fail(Error(Code::value_unknown).rule("PUB-20").with("field", "kinds").with("known", ""));
}

}  // namespace

Result<disclosure::Rules> rules_of_publication(std::string_view rulebook) {
  RENGA_ASSIGN(const rulebook::Rulebook book, rulebook::find(rulebook));
  RENGA_ASSIGN(const rulebook::PublicationRules found, rulebook::publication_rules(book));
  disclosure::Rules rules;
  rules.patients_min = found.patients.count;
  rules.zero_allowed = found.patients.zero_allowed;
  rules.ages = {.years = found.ages.years,
                .top = found.ages.top,
                .single_years_below = found.ages.single_years_below};
  for (const std::string& name : found.exempt_kinds) {
    RENGA_ASSIGN(const disclosure::DataKind kind, data_kind_named(name));
    rules.exempt.push_back(kind);
  }
  for (const auto& [name, citation] : found.citations)
    rules.citations.emplace(name, disclosure::Citation{citation.id, citation.cite});
  return rules;
}

ProtectedTables protect_tables(const std::vector<AggregateTable>& tables,
                               const std::vector<CountedTable>& counted,
                               const disclosure::Rules& rules) {
  disclosure::Release persons{disclosure::DataKind::aggregate_table, {}, {}};
  for (std::size_t i = 0; i < tables.size(); ++i)
    persons.tables.push_back(
        shown(tables[i], counted[i], {{std::string(kPersonsColumn), Unit::patients}}, {}));
  ProtectedTables result;
  for (const CountedTable& table : counted) result.hidden.emplace_back(table.cells.size(), false);
  result.hidden_primary.resize(tables.size());
  result.hidden_secondary.resize(tables.size());
  for (const disclosure::HiddenCell& hidden : disclosure::protect(persons, rules)) {
    result.hidden[hidden.cell.table][hidden.cell.cell] = true;
    ++(hidden.reason == disclosure::Reason::primary ? result.hidden_primary
                                                    : result.hidden_secondary)[hidden.cell.table];
  }
  disclosure::Release whole{disclosure::DataKind::aggregate_table, {}, {}};
  for (std::size_t i = 0; i < tables.size(); ++i)
    whole.tables.push_back(shown(tables[i], counted[i], measures_of(tables[i]), result.hidden[i]));
  result.judgement = disclosure::judge(whole, rules);
  return result;
}

std::string file_of(const AggregateTable& table) {
  return table.name + ".csv";
}

std::string csv_of(const AggregateTable& table, const CountedTable& counted,
                   const std::vector<bool>& hidden) {
  const std::vector<disclosure::Measure> measures = measures_of(table);
  std::vector<std::string> fields;
  for (const Axis& axis : table.axes) fields.push_back(axis.name);
  for (const disclosure::Measure& measure : measures) fields.push_back(measure.name);
  std::string csv = to_csv(fields);
  for (std::size_t i = 0; i < counted.cells.size(); ++i) {
    fields.clear();
    const std::vector<std::size_t> places = places_of(counted, i);
    for (std::size_t axis = 0; axis < places.size(); ++axis)
      fields.push_back(counted.axes[axis].labels[places[axis]]);
    for (const disclosure::Measure& measure : measures)
      fields.push_back(hidden[i] ? std::string(kMark)
                                 : text_of(value_of(counted.cells[i], measure)));
    csv += to_csv(fields);
  }
  return csv;
}

std::string declaration_of(const std::vector<AggregateTable>& tables, std::string_view rulebook) {
  std::string text = "rulebook = " + toml_text(rulebook) + "\ndata_kind = \"aggregate_table\"\n";
  for (const AggregateTable& table : tables) declare(table, text);
  return text;
}

}  // namespace renga::extract
