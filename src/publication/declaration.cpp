#include "publication/declaration.hpp"

#include "publication/ties.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace renga::publication {
namespace {

using disclosure::DimensionKind;
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

/// Masters whose codes labels may be (CHK-117).
constexpr std::array<std::pair<int, std::string_view>, 8> kCodes = {{{0, "disease"},
                                                                     {1, "modifier"},
                                                                     {2, "act"},
                                                                     {3, "drug"},
                                                                     {4, "material"},
                                                                     {5, "municipality"},
                                                                     {6, "prefecture"},
                                                                     {7, "secondary_area"}}};

/// The route of each drug is that of its code (CHK-118).
constexpr std::string_view kRouteByCode = "by_code";

/// The kinds of dimensions, and the word for what is none.
using KindName = std::pair<std::optional<DimensionKind>, std::string_view>;
constexpr auto kKinds = [] {
  std::array<KindName, disclosure::kDimensionKinds.size() + 1> kinds{};
  for (std::size_t i = 0; i < disclosure::kDimensionKinds.size(); ++i)
    kinds[i] = {disclosure::kDimensionKinds[i].first, disclosure::kDimensionKinds[i].second};
  kinds.back() = {std::nullopt, "label"};
  return kinds;
}();

/// How drugs are given, and the word that leaves it to their codes.
using RouteName = std::pair<std::optional<disclosure::Route>, std::string_view>;
constexpr auto kRouteNames = [] {
  std::array<RouteName, disclosure::kRoutes.size() + 1> routes{};
  for (std::size_t i = 0; i < disclosure::kRoutes.size(); ++i)
    routes[i] = {disclosure::kRoutes[i].first, disclosure::kRoutes[i].second};
  routes.back() = {std::nullopt, kRouteByCode};
  return routes;
}();

constexpr std::string_view kUnknownPatients = "unknown";
constexpr std::string_view kPatientsColumn = "column:";

Error bad(const Settings& settings, std::string_view key, std::string_view expected) {
  return settings.error(code::field_bad, key)
      .with("field", key)
      .with("kind", "declaration")
      .with("expected", expected);
}

Result<FileKind> file_kind(const Settings& table, std::string_view file) {
  if (const auto kind = kind_of_file(file)) return *kind;
  return fail(table.error(code::table_format_unread, "file")
                  .with("path", file)
                  .with("known", endings_read()));
}

Done read_kind(const Settings& settings, DimensionDeclaration& dimension) {
  RENGA_ASSIGN(const std::optional<DimensionKind> kind, settings.choice("kind", kKinds));
  dimension.label_only = !kind;
  if (kind) dimension.kind = *kind;
  if (settings.has("codes")) {
    if (!kind) return fail(bad(settings, "codes", "kind = \"label\": no codes"));
    RENGA_TRY(settings.choice("codes", kCodes));
    RENGA_ASSIGN(dimension.codes, settings.text("codes"));
  }
  if (!settings.has("total")) return {};
  if (!kind) return fail(bad(settings, "total", "kind = \"label\": no total"));
  RENGA_ASSIGN(const std::string total, settings.text("total"));
  dimension.total = label_text(total);
  return {};
}

Result<DimensionDeclaration> read_dimension(const Settings& settings, Layout layout) {
  DimensionDeclaration dimension;
  RENGA_TRY(read_kind(settings, dimension));
  RENGA_ASSIGN(dimension.parts, read_parts(settings));
  if (layout == Layout::longform) {
    RENGA_TRY(settings.only({"column", "kind", "total", "parts", "codes"}));
    RENGA_ASSIGN(const std::string column, settings.text("column"));
    dimension.name = label_text(column);
    return dimension;
  }
  RENGA_TRY(settings.only({"header", "level", "kind", "total", "name", "parts", "codes"}));
  RENGA_ASSIGN(dimension.header, settings.choice("header", kHeaders));
  RENGA_ASSIGN(const std::int64_t level, settings.integer("level"));
  if (level < 1 || level > 16)
    return fail(settings.error(code::value_out_of_range, "level")
                    .with("field", "level")
                    .with("range", "1-16"));
  dimension.level = static_cast<std::size_t>(level);
  if (settings.has("name")) {
    RENGA_ASSIGN(dimension.name, settings.text("name"));
  }
  return dimension;
}

bool is_quantity(Unit unit) {
  return unit == Unit::prescriptions || unit == Unit::rehabilitation;
}

/// The way of a drug, and how many patients stand behind a figure (PUB-04 to PUB-08).
Done read_quantity(const Settings& settings, Measure& measure) {
  if (settings.has("patients")) {
    if (!is_quantity(measure.unit))
      return fail(bad(settings, "patients", R"(unit = "prescriptions" / "rehabilitation")"));
    RENGA_ASSIGN(const std::string patients, settings.text("patients"));
    const bool column =
        patients.starts_with(kPatientsColumn) && patients.size() > kPatientsColumn.size();
    if (patients != kUnknownPatients && !column)
      return fail(bad(settings, "patients", "unknown / column:NAME"));
    if (column) measure.patients = label_text(patients.substr(kPatientsColumn.size()));
  }
  if (settings.has("route")) {
    if (measure.unit != Unit::prescriptions)
      return fail(bad(settings, "route", R"(unit = "prescriptions")"));
    RENGA_ASSIGN(measure.route, settings.choice("route", kRouteNames));
  }
  if (measure.unit == Unit::prescriptions && !measure.patients && !settings.has("route"))
    return fail(settings.error(code::field_missing, "route").with("field", "route"));
  return {};
}

/// What a percentage or a mean is taken of, and a limit of the table's own.
Done read_whole(const Settings& settings, Measure& measure) {
  const bool derived = measure.unit == Unit::percent || measure.unit == Unit::mean;
  for (const std::string_view key : {"part", "whole", "whole_count"})
    if (settings.has(key) && !derived)
      return fail(bad(settings, key, R"(unit = "percent" / "mean")"));
  if (settings.has("whole") && settings.has("whole_count"))
    return fail(settings.error(code::given_twice, "whole_count").with("field", "whole"));
  if (settings.has("part")) {
    RENGA_ASSIGN(const std::string part, settings.text("part"));
    measure.part_measure = label_text(part);
  }
  if (settings.has("whole")) {
    RENGA_ASSIGN(const std::string whole, settings.text("whole"));
    measure.whole_measure = label_text(whole);
  }
  if (settings.has("whole_count")) {
    RENGA_ASSIGN(measure.whole_number, settings.integer("whole_count"));
    if (*measure.whole_number < 1)
      return fail(settings.error(code::value_out_of_range, "whole_count")
                      .with("field", "whole_count")
                      .with("range", "1-"));
  }
  if (!settings.has("minimum")) return {};
  if (measure.unit != Unit::other && measure.unit != Unit::points)
    return fail(bad(settings, "minimum", R"(unit = "other" / "points")"));
  RENGA_ASSIGN(measure.minimum, settings.integer("minimum"));
  if (*measure.minimum < 2)
    return fail(settings.error(code::value_out_of_range, "minimum")
                    .with("field", "minimum")
                    .with("range", "2-"));
  return {};
}

Result<Measure> read_measure(const Settings& settings, Layout layout) {
  const std::string_view name_key = layout == Layout::longform ? "column" : "name";
  RENGA_TRY(settings.only(
      {name_key, "unit", "route", "patients", "part", "whole", "whole_count", "minimum"}));
  Measure measure;
  RENGA_ASSIGN(const std::string name, settings.text(name_key));
  measure.name = label_text(name);
  RENGA_ASSIGN(measure.unit, settings.choice("unit", disclosure::kUnits));
  RENGA_TRY(read_quantity(settings, measure));
  RENGA_TRY(read_whole(settings, measure));
  return measure;
}

/// A measure that another one speaks of is a count of patients of the same table.
Done check_measures(const Settings& settings, const TableDeclaration& table) {
  for (const Measure& measure : table.measures)
    for (const auto& [key, named] :
         {std::pair("patients", measure.patients), std::pair("whole", measure.whole_measure)}) {
      if (!named) continue;
      const auto found = std::ranges::find(table.measures, *named, &Measure::name);
      if (found == table.measures.end() || found->unit != Unit::patients)
        return fail(bad(settings, key, R"(column of a measure with unit = "patients")"));
    }
  return {};
}

/// Routes that codes tell need a dimension of such codes.
Done check_routes(const Settings& settings, const TableDeclaration& table) {
  const bool by_code = std::ranges::any_of(table.measures, [](const Measure& measure) {
    return measure.unit == Unit::prescriptions && !measure.patients && !measure.route;
  });
  const bool has_codes = std::ranges::find(table.dimensions, "drug",
                                           &DimensionDeclaration::codes) != table.dimensions.end();
  if (!by_code || has_codes) return {};
  return fail(bad(settings, "dimension", "route = \"by_code\": codes = \"drug\""));
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
      return fail(settings.error(code::given_twice, "dimension").with("field", dimension.name));
  for (const Measure& measure : table.measures)
    if (!names.insert(measure.name).second)
      return fail(settings.error(code::given_twice, "measure").with("field", measure.name));
  return {};
}

Done read_place(const Settings& settings, TableDeclaration& table) {
  if (settings.has("sheet")) {
    if (table.kind != FileKind::xlsx) return fail(bad(settings, "sheet", "file = \"….xlsx\""));
    RENGA_ASSIGN(table.sheet, settings.text("sheet"));
  }
  if (settings.has("range")) {
    RENGA_ASSIGN(const std::string range, settings.text("range"));
    table.range = area_of(range);
    if (!table.range) return fail(bad(settings, "range", "A3:H40"));
  }
  if (!settings.has("notes")) return {};
  RENGA_ASSIGN(const auto notes, settings.texts("notes"));
  for (const std::string& note : notes) {
    const auto area = area_of(note);
    if (!area) return fail(bad(settings, "notes", "A1, A42:C43"));
    table.notes.push_back(*area);
  }
  return {};
}

Result<TableDeclaration> read_table(const Settings& settings) {
  TableDeclaration table;
  RENGA_ASSIGN(table.file, settings.text("file"));
  RENGA_ASSIGN(table.kind, file_kind(settings, table.file));
  RENGA_TRY(settings.only(
      {"file", "sheet", "range", "notes", "layout", "dimension", "measure", "population"}));
  RENGA_TRY(read_place(settings, table));
  if (settings.has("population")) {
    RENGA_ASSIGN(table.population, settings.text("population"));
  }
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
    return fail(settings.error(code::field_missing, "measure").with("field", "measure"));
  if (table.layout == Layout::grid) RENGA_TRY(check_levels(settings, table));
  name_dimensions(table.dimensions);
  RENGA_TRY(check_names(settings, table));
  RENGA_TRY(check_measures(settings, table));
  RENGA_TRY(check_routes(settings, table));
  return table;
}

/// Two tables of one file lie on different sheets, or in areas apart from each other.
bool are_apart(const TableDeclaration& a, const TableDeclaration& b) {
  const std::filesystem::path one(a.file);
  const std::filesystem::path other(b.file);
  if (one.filename() != other.filename()) return true;
  if (one.lexically_normal() != other.lexically_normal()) return false;
  if (a.sheet && b.sheet && *a.sheet != *b.sheet) return true;
  return a.sheet == b.sheet && a.range && b.range && !a.range->overlaps(*b.range);
}

/// An exception names a rule, the ground on which it may be granted, the reason and who granted it;
/// whether that may be is the rulebook's word (CHK-80).
Result<disclosure::Exception> read_exception(const Settings& settings) {
  RENGA_TRY(
      settings.only({"rule", "ground", "reason", "granted_by", "reference", "file", "label"}));
  disclosure::Exception exception;
  RENGA_ASSIGN(exception.rule, settings.text("rule"));
  RENGA_ASSIGN(exception.ground, settings.text("ground"));
  RENGA_ASSIGN(exception.reason, settings.text("reason"));
  RENGA_ASSIGN(exception.granted_by, settings.text("granted_by"));
  for (const auto& [key, field] :
       {std::pair("reference", &exception.reference), std::pair("file", &exception.file),
        std::pair("label", &exception.label)}) {
    if (!settings.has(key)) continue;
    RENGA_ASSIGN(*field, settings.text(key));
  }
  return exception;
}

Done read_exceptions(const Settings& settings, Declaration& declaration) {
  RENGA_ASSIGN(const auto entries, settings.tables("exception"));
  for (const Settings& entry : entries) {
    RENGA_ASSIGN(disclosure::Exception exception, read_exception(entry));
    declaration.exceptions.push_back(std::move(exception));
  }
  return {};
}

}  // namespace

std::string label_text(std::string_view text) {
  std::string label;
  bool space = false;
  for (const char c : disclosure::trimmed(text)) {
    const bool is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!is_space && space) label += ' ';
    if (!is_space) label += c;
    space = is_space;
  }
  return label;
}

std::string ending_of(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return ending;
}

Result<Declaration> read_declaration(std::string_view text, std::string_view file) {
  RENGA_ASSIGN(const Settings settings, Settings::parse(text, file));
  RENGA_TRY(settings.only({"rulebook", "data_kind", "dossier", "population", "table", "exception",
                           "nested", "earlier", "values_min"}));
  Declaration declaration;
  RENGA_ASSIGN(declaration.rulebook, settings.text("rulebook"));
  RENGA_ASSIGN(declaration.data_kind, settings.choice("data_kind", disclosure::kDataKinds));
  if (settings.has("dossier")) {
    RENGA_ASSIGN(declaration.dossier, settings.text("dossier"));
  }
  if (settings.has("population")) {
    RENGA_ASSIGN(declaration.population, settings.text("population"));
  }
  RENGA_ASSIGN(const auto tables, settings.tables("table"));
  if (tables.empty())
    return fail(settings.error(code::field_missing, "table").with("field", "table"));
  for (const Settings& entry : tables) {
    RENGA_ASSIGN(TableDeclaration table, read_table(entry));
    for (const TableDeclaration& other : declaration.tables)
      if (!are_apart(table, other))
        return fail(entry.error(code::given_twice, "file").with("field", table.file));
    declaration.tables.push_back(std::move(table));
  }
  RENGA_TRY(read_exceptions(settings, declaration));
  RENGA_TRY(read_ties(settings, declaration));
  return declaration;
}

}  // namespace renga::publication
