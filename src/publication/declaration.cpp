#include "publication/declaration.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace renga::publication {
namespace {

using disclosure::Measure;
using disclosure::Unit;

constexpr std::array<std::pair<Layout, std::string_view>, 2> kLayouts = {{
    {Layout::longform, "long"},
    {Layout::grid, "grid"},
}};

constexpr std::array<std::pair<Header, std::string_view>, 2> kHeaders = {{
    {Header::columns, "columns"},
    {Header::rows, "rows"},
}};

constexpr std::array<std::pair<char, std::string_view>, 2> kSeparators = {{
    {',', ".csv"},
    {'\t', ".tsv"},
}};

enum class Route { oral, external, injection };
constexpr std::array<std::pair<Route, std::string_view>, 3> kRoutes = {{
    {Route::oral, "oral"},
    {Route::external, "external"},
    {Route::injection, "injection"},
}};

constexpr std::string_view kUnknownPatients = "unknown";
constexpr std::string_view kPatientsColumn = "column:";

Error bad(const Settings& settings, std::string_view key, std::string_view expected) {
  return settings.error(Code::field_bad, key)
      .with("field", key)
      .with("kind", "declaration")
      .with("expected", expected);
}

Result<char> separator_of(const Settings& table, std::string_view file) {
  const std::string ending = ending_of(file);
  std::string known;
  for (const auto& [separator, name] : kSeparators) {
    if (name == ending) return separator;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  return fail(
      table.error(Code::table_format_unread, "file").with("path", file).with("known", known));
}

Result<DimensionDeclaration> read_dimension(const Settings& settings, Layout layout) {
  DimensionDeclaration dimension;
  RENGA_ASSIGN(dimension.kind, settings.choice("kind", disclosure::kDimensionKinds));
  if (settings.has("total")) {
    RENGA_ASSIGN(dimension.total, settings.text("total"));
  }
  if (layout == Layout::longform) {
    RENGA_TRY(settings.only({"column", "kind", "total"}));
    RENGA_ASSIGN(dimension.name, settings.text("column"));
    return dimension;
  }
  RENGA_TRY(settings.only({"header", "level", "kind", "total", "name"}));
  RENGA_ASSIGN(dimension.header, settings.choice("header", kHeaders));
  RENGA_ASSIGN(const std::int64_t level, settings.integer("level"));
  if (level < 1 || level > 16)
    return fail(settings.error(Code::value_out_of_range, "level")
                    .with("field", "level")
                    .with("range", "1-16"));
  dimension.level = static_cast<std::size_t>(level);
  if (settings.has("name")) {
    RENGA_ASSIGN(dimension.name, settings.text("name"));
  }
  return dimension;
}

/// The way of a drug, and how many patients stand behind a figure (PUB-04 to PUB-08).
Done check_quantity_keys(const Settings& settings, Unit unit) {
  if (settings.has("route")) {
    if (unit != Unit::prescriptions)
      return fail(bad(settings, "route", R"(unit = "prescriptions")"));
    RENGA_TRY(settings.choice("route", kRoutes));
  }
  if (!settings.has("patients")) return {};
  if (unit != Unit::prescriptions && unit != Unit::rehabilitation)
    return fail(bad(settings, "patients", R"(unit = "prescriptions" / "rehabilitation")"));
  RENGA_ASSIGN(const std::string patients, settings.text("patients"));
  const bool column =
      patients.starts_with(kPatientsColumn) && patients.size() > kPatientsColumn.size();
  if (patients != kUnknownPatients && !column)
    return fail(bad(settings, "patients", "unknown / column:NAME"));
  return {};
}

Result<Measure> read_measure(const Settings& settings, Layout layout) {
  const std::string_view name_key = layout == Layout::longform ? "column" : "name";
  RENGA_TRY(settings.only({name_key, "unit", "route", "patients"}));
  Measure measure;
  RENGA_ASSIGN(measure.name, settings.text(name_key));
  RENGA_ASSIGN(measure.unit, settings.choice("unit", disclosure::kUnits));
  RENGA_TRY(check_quantity_keys(settings, measure.unit));
  return measure;
}

/// Header levels count from 1 without a gap on both sides, so that every header cell is declared.
Done check_levels(const Settings& settings, const TableDeclaration& table) {
  for (const auto& [header, name] : kHeaders) {
    std::set<std::size_t> levels;
    std::size_t dimensions = 0;
    for (const DimensionDeclaration& dimension : table.dimensions) {
      if (dimension.header != header) continue;
      levels.insert(dimension.level);
      ++dimensions;
    }
    if (dimensions == 0 || levels.size() != dimensions || *levels.rbegin() != dimensions)
      return fail(
          bad(settings, "dimension", "header = \"" + std::string(name) + "\": level = 1, 2, …"));
  }
  if (table.measures.size() != 1) return fail(bad(settings, "measure", "grid: 1"));
  return {};
}

/// A dimension of a grid that has no name is called by its kind, or by its place where two share
/// it.
void name_dimensions(std::vector<DimensionDeclaration>& dimensions) {
  for (DimensionDeclaration& dimension : dimensions) {
    if (!dimension.name.empty()) continue;
    const auto same = std::ranges::count(dimensions, dimension.kind, &DimensionDeclaration::kind);
    const auto* names = dimension.header == Header::columns ? &kHeaders[0] : &kHeaders[1];
    const std::string place = std::string(names->second) + " " + std::to_string(dimension.level);
    const auto kind =
        std::ranges::find(disclosure::kDimensionKinds, dimension.kind,
                          &std::pair<disclosure::DimensionKind, std::string_view>::first);
    dimension.name = same == 1 ? std::string(kind->second) : place;
  }
}

Done check_names(const Settings& settings, const TableDeclaration& table) {
  std::set<std::string> names;
  for (const DimensionDeclaration& dimension : table.dimensions)
    if (!names.insert(dimension.name).second)
      return fail(settings.error(Code::given_twice, "dimension").with("field", dimension.name));
  for (const Measure& measure : table.measures)
    if (!names.insert(measure.name).second)
      return fail(settings.error(Code::given_twice, "measure").with("field", measure.name));
  return {};
}

Result<TableDeclaration> read_table(const Settings& settings) {
  TableDeclaration table;
  RENGA_ASSIGN(table.file, settings.text("file"));
  RENGA_ASSIGN(table.separator, separator_of(settings, table.file));
  RENGA_TRY(settings.only({"file", "layout", "dimension", "measure"}));
  RENGA_ASSIGN(table.layout, settings.choice("layout", kLayouts));
  RENGA_ASSIGN(const auto dimensions, settings.tables("dimension"));
  for (const Settings& entry : dimensions) {
    RENGA_ASSIGN(DimensionDeclaration dimension, read_dimension(entry, table.layout));
    table.dimensions.push_back(std::move(dimension));
  }
  RENGA_ASSIGN(const auto measures, settings.tables("measure"));
  for (const Settings& entry : measures) {
    RENGA_ASSIGN(Measure measure, read_measure(entry, table.layout));
    table.measures.push_back(std::move(measure));
  }
  if (table.measures.empty())
    return fail(settings.error(Code::field_missing, "measure").with("field", "measure"));
  if (table.layout == Layout::grid) RENGA_TRY(check_levels(settings, table));
  name_dimensions(table.dimensions);
  RENGA_TRY(check_names(settings, table));
  return table;
}

}  // namespace

std::string ending_of(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return ending;
}

Result<Declaration> read_declaration(std::string_view text, std::string_view file) {
  RENGA_ASSIGN(const Settings settings, Settings::parse(text, file));
  RENGA_TRY(settings.only({"rulebook", "data_kind", "population", "table"}));
  Declaration declaration;
  RENGA_ASSIGN(declaration.rulebook, settings.text("rulebook"));
  RENGA_ASSIGN(declaration.data_kind, settings.choice("data_kind", disclosure::kDataKinds));
  if (settings.has("population")) {
    RENGA_ASSIGN(declaration.population, settings.text("population"));
  }
  RENGA_ASSIGN(const auto tables, settings.tables("table"));
  if (tables.empty())
    return fail(settings.error(Code::field_missing, "table").with("field", "table"));
  std::set<std::filesystem::path> names;
  for (const Settings& entry : tables) {
    RENGA_ASSIGN(TableDeclaration table, read_table(entry));
    if (!names.insert(std::filesystem::path(table.file).filename()).second)
      return fail(entry.error(Code::given_twice, "file").with("field", table.file));
    declaration.tables.push_back(std::move(table));
  }
  return declaration;
}

}  // namespace renga::publication
