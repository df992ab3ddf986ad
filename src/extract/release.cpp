#include "extract/release.hpp"

#include "extract/axis_names.hpp"
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

bool needs_patients(const disclosure::Measure& measure) {
  return measure.unit == Unit::prescriptions || measure.unit == Unit::rehabilitation;
}

/// The columns of a table that count, in their order.
std::vector<disclosure::Measure> measures_of(const AggregateTable& table) {
  std::vector<disclosure::Measure> measures = {{std::string(kPersonsColumn), Unit::patients}};
  if (table.records) measures.push_back({std::string(kRecordsColumn), Unit::other});
  if (!table.quantity) return measures;
  disclosure::Measure quantity{std::string(kQuantityColumn), table.quantity->unit};
  // The persons behind a quantity are known: they decide, not the quantity itself (PUB-04, PUB-07).
  if (needs_patients(quantity)) quantity.patients = std::string(kPersonsColumn);
  measures.push_back(std::move(quantity));
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

/// The columns before the counts: labels, and names of codes beside them.
std::size_t columns_of_labels(const CountedTable& counted) {
  std::size_t columns = counted.axes.size();
  for (const AxisLabels& axis : counted.axes) columns += axis.names.empty() ? 0 : 1;
  return columns;
}

Table described(const AggregateTable& table, const CountedTable& counted,
                const std::vector<disclosure::Measure>& measures) {
  Table described;
  described.file = file_of(table);
  described.measures = measures;
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
      cell.column = static_cast<std::int32_t>(columns_of_labels(counted) + m + 1);
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

void declare(const AggregateTable& table, const CountedTable& counted, std::string& text) {
  text += "\n[[table]]\nfile = " + toml_text(file_of(table)) + "\nlayout = \"long\"\n";
  for (std::size_t i = 0; i < table.axes.size(); ++i) {
    const Axis& axis = table.axes[i];
    text += "[[table.dimension]]\ncolumn = " + toml_text(axis.name) +
            "\nkind = " + toml_text(name_in(disclosure::kDimensionKinds, axis.kind)) + "\n";
    if (axis.total) text += "total = " + toml_text(*axis.total) + "\n";
    if (counted.axes[i].names.empty()) continue;
    text += "[[table.dimension]]\ncolumn = " + toml_text(names_head(axis)) + "\nkind = \"label\"\n";
  }
  for (const disclosure::Measure& measure : measures_of(table)) {
    text += "[[table.measure]]\ncolumn = " + toml_text(measure.name) +
            "\nunit = " + toml_text(name_in(disclosure::kUnits, measure.unit)) + "\n";
    if (measure.patients) text += "patients = " + toml_text("column:" + *measure.patients) + "\n";
    if (measure.unit == Unit::prescriptions && table.quantity->route)
      text += "route = " + toml_text(*table.quantity->route) + "\n";
  }
}

}  // namespace

ProtectedTables protect_tables(const std::vector<AggregateTable>& tables,
                               const std::vector<CountedTable>& counted,
                               const std::vector<disclosure::Municipality>& municipalities,
                               const disclosure::Rules& rules) {
  disclosure::Release persons{disclosure::DataKind::aggregate_table, {}, {}};
  persons.municipalities = municipalities;
  for (std::size_t i = 0; i < tables.size(); ++i)
    persons.tables.push_back(
        shown(tables[i], counted[i], {{std::string(kPersonsColumn), Unit::patients}}, {}));
  disclosure::assign_minima(persons, rules);
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
  whole.municipalities = municipalities;
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
  for (std::size_t axis = 0; axis < table.axes.size(); ++axis) {
    fields.push_back(table.axes[axis].name);
    if (!counted.axes[axis].names.empty()) fields.push_back(names_head(table.axes[axis]));
  }
  for (const disclosure::Measure& measure : measures) fields.push_back(measure.name);
  std::string csv = to_csv(fields);
  for (std::size_t i = 0; i < counted.cells.size(); ++i) {
    fields.clear();
    const std::vector<std::size_t> places = places_of(counted, i);
    for (std::size_t axis = 0; axis < places.size(); ++axis) {
      fields.push_back(counted.axes[axis].labels[places[axis]]);
      if (!counted.axes[axis].names.empty())
        fields.push_back(counted.axes[axis].names[places[axis]]);
    }
    for (const disclosure::Measure& measure : measures)
      fields.push_back(hidden[i] ? std::string(kMark)
                                 : text_of(value_of(counted.cells[i], measure)));
    csv += to_csv(fields);
  }
  return csv;
}

std::string declaration_of(const std::vector<AggregateTable>& tables,
                           const std::vector<CountedTable>& counted, std::string_view rulebook,
                           bool with_populations) {
  std::string text = "rulebook = " + toml_text(rulebook) + "\ndata_kind = \"aggregate_table\"\n";
  if (with_populations) text += "population = " + toml_text(kPopulationsFile) + "\n";
  for (std::size_t i = 0; i < tables.size(); ++i) declare(tables[i], counted[i], text);
  return text;
}

std::string csv_of(const std::vector<disclosure::Municipality>& municipalities) {
  std::vector<std::string> fields = {"code", "name", "population"};
  std::string csv = to_csv(fields);
  for (const disclosure::Municipality& place : municipalities) {
    fields = {place.code, place.name, std::to_string(place.population)};
    csv += to_csv(fields);
  }
  return csv;
}

}  // namespace renga::extract
