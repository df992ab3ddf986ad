#include "dataset/dataset.hpp"
#include "masters/icd10.hpp"
#include "masters/layout.hpp"
#include "masters/masters.hpp"
#include "masters/sql.hpp"

#include <algorithm>
#include <array>

namespace renga::masters {
namespace {

constexpr std::string_view kPrefix = "master_";
constexpr std::string_view kTop = "*";
constexpr std::string_view kUnknown = "unknown";
constexpr char kSeparator = ';';

/// A dataset of masters in an engine of its own.
struct OpenMasters {
  engine::Engine engine;
  dataset::Dataset dataset;

  bool has(std::string_view table) const { return dataset.manifest().find(table) != nullptr; }
};

Result<OpenMasters> open(const std::filesystem::path& folder, const engine::Limits& limits) {
  RENGA_ASSIGN(dataset::Dataset dataset, dataset::Dataset::open(folder));
  RENGA_TRY(dataset.require(IdKind::none));
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(limits));
  RENGA_TRY(dataset.attach(engine, kPrefix));
  return OpenMasters{std::move(engine), std::move(dataset)};
}

/// The table must be there (MST-8).
Done require(const OpenMasters& masters, std::string_view table) {
  const auto found = masters.dataset.table(table);
  return found ? Done() : fail(found.error());
}

Result<Lookup> pairs(engine::Engine& engine, engine::Sql sql,
                     const engine::Parameters& parameters = {}) {
  Lookup lookup;
  RENGA_TRY(engine.each_row(sql, parameters, [&](const engine::Row& row) -> Done {
    lookup[row.text(0)] = row.text(1);
    return {};
  }));
  return lookup;
}

/// Value, its levels, and the level that is everything.
std::string line_of(const std::vector<std::string>& values) {
  return join(values, std::string_view(&kSeparator, 1)) + kSeparator + std::string(kTop) + "\n";
}

/// Code, ICD-10, its category, its chapter.
std::vector<std::string> levels_of_disease(const engine::Row& row) {
  const std::string icd10 = row.is_null(1) ? std::string() : row.text(1);
  const std::string category = icd10_category(icd10);
  const std::string_view chapter = icd10_chapter(icd10);
  const auto or_unknown = [](std::string_view text) {
    return std::string(text.empty() ? kUnknown : text);
  };
  return {row.text(0), or_unknown(category.empty() ? "" : icd10), or_unknown(category),
          or_unknown(chapter)};
}

std::vector<std::string> texts_of(const engine::Row& row) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < row.size(); ++i) texts.push_back(row.text(i));
  return texts;
}

struct HierarchyKind {
  std::string_view name;
  std::string_view table;
  engine::Sql sql;
  std::vector<std::string> (*levels)(const engine::Row& row);
};

/// Columns of datasets whose codes a master names.
struct CodedColumn {
  std::string_view column;
  std::string_view master;
};

constexpr std::array<CodedColumn, 5> kCodedColumns = {{
    {"sy.disease", "disease"},
    {"si.code", "act"},
    {"iy.code", "drug"},
    {"to.code", "material"},
    {"re.prefecture", "prefecture"},
}};

/// Places that stand in the tables of smaller ones.
struct NamedPlace {
  std::string_view name;
  std::string_view table;
  engine::Sql sql;
};

constexpr std::array kNamedPlaces = {
    NamedPlace{"prefecture", "municipality", sql::labels_of_prefectures},
    NamedPlace{"secondary_area", "secondary_area", sql::labels_of_secondary_areas},
};

constexpr std::array kKinds = {
    HierarchyKind{"municipality", "municipality", sql::levels_of_municipalities, &texts_of},
    HierarchyKind{"drug", "drug", sql::levels_of_drugs, &texts_of},
    HierarchyKind{"disease", "disease", sql::icd10_of_diseases, &levels_of_disease},
};

}  // namespace

std::vector<std::string> hierarchy_names() {
  std::vector<std::string> names;
  for (const HierarchyKind& kind : kKinds) names.emplace_back(kind.name);
  return names;
}

Result<Lookup> labels(const std::filesystem::path& folder, std::string_view of,
                      const engine::Limits& limits) {
  RENGA_ASSIGN(OpenMasters masters, open(folder, limits));
  const auto* place = std::ranges::find(kNamedPlaces, of, &NamedPlace::name);
  if (place != kNamedPlaces.end()) {
    RENGA_TRY(require(masters, place->table));
    return pairs(masters.engine, place->sql);
  }
  RENGA_TRY(require(masters, of));
  return pairs(masters.engine, sql::labels_of,
               engine::Parameters().identifier("table", std::string(kPrefix) + std::string(of)));
}

Result<Lookup> labels_if_there(const std::filesystem::path& folder, std::string_view of,
                               const engine::Limits& limits) {
  const auto* column = std::ranges::find(kCodedColumns, of, &CodedColumn::column);
  if (column != kCodedColumns.end()) of = column->master;
  Result<Lookup> found = labels(folder, of, limits);
  if (!found && found.error().code() == code::table_missing) return Lookup{};
  return found;
}

Result<Lookup> drug_routes_if_there(const std::filesystem::path& folder,
                                    const engine::Limits& limits) {
  Result<Lookup> found = drug_routes(folder, limits);
  if (!found && found.error().code() == code::table_missing) return Lookup{};
  return found;
}

Result<Lookup> drug_routes(const std::filesystem::path& folder, const engine::Limits& limits) {
  RENGA_ASSIGN(OpenMasters masters, open(folder, limits));
  RENGA_TRY(require(masters, "drug"));
  return pairs(masters.engine, sql::routes_of_drugs);
}

Result<std::int64_t> write_hierarchy(const HierarchyOptions& options) {
  const auto* kind = std::ranges::find(kKinds, options.of, &HierarchyKind::name);
  ensure(kind != kKinds.end(), "a hierarchy is asked of a master that has none");
  RENGA_ASSIGN(OpenMasters masters, open(options.masters, options.limits));
  RENGA_TRY(require(masters, kind->table));
  const bool with_areas = kind->name == "municipality" && masters.has("secondary_area");
  RENGA_ASSIGN(files::StagedFile file, files::StagedFile::open(options.out, options.existing));
  std::int64_t rows = 0;
  RENGA_TRY(
      masters.engine.each_row(with_areas ? sql::levels_of_municipalities_with_areas : kind->sql, {},
                              [&](const engine::Row& row) -> Done {
                                ++rows;
                                return file.write(line_of(kind->levels(row)));
                              }));
  RENGA_TRY(file.commit());
  return rows;
}

}  // namespace renga::masters
