#include "dataset/dataset.hpp"
#include "masters/icd10.hpp"
#include "masters/masters.hpp"
#include "masters/sql.hpp"

#include <algorithm>
#include <array>

namespace renga::masters {
namespace {

constexpr std::string_view kAll = "*";
constexpr std::string_view kUnclassified = "分類なし";

using Line = std::vector<std::string>;

std::string or_unclassified(std::string text) {
  return text.empty() ? std::string(kUnclassified) : std::move(text);
}

/// Code, category, block, chapter, everything.
Line icd_line(const std::string& value, const std::string& icd) {
  const std::string category = icd_category(icd);
  const IcdPlace place = icd_place(category);
  return {value, or_unclassified(category), or_unclassified(place.block),
          or_unclassified(place.chapter), std::string(kAll)};
}

Line disease_line(const engine::Row& row) {
  return icd_line(row.text(0), row.text(1));
}

Line code_line(const engine::Row& row) {
  return icd_line(row.text(0), row.text(0));
}

/// The price list's code begins with the therapeutic class, from its broad first digit on.
Line drug_line(const engine::Row& row) {
  constexpr std::array<std::size_t, 4> kDigits = {4, 3, 2, 1};
  Line line = {row.text(0)};
  const std::string& price_list_code = row.text(1);
  for (const std::size_t digits : kDigits)
    line.push_back(price_list_code.size() < digits ? std::string(kUnclassified)
                                                   : price_list_code.substr(0, digits));
  line.emplace_back(kAll);
  return line;
}

/// The eight regions by the number of the prefecture (JIS X 0401), each by its last one.
struct Region {
  std::int64_t last_prefecture;
  std::string_view name;
};
constexpr std::array<Region, 8> kRegions = {{{1, "北海道"},
                                             {7, "東北"},
                                             {14, "関東"},
                                             {23, "中部"},
                                             {30, "近畿"},
                                             {35, "中国"},
                                             {39, "四国"},
                                             {47, "九州・沖縄"}}};

std::string region_of(const std::string& prefecture) {
  const auto number = parse_integer(prefecture);
  if (!number || *number < 1) return std::string(kUnclassified);
  for (const Region& region : kRegions)
    if (*number <= region.last_prefecture) return std::string(region.name);
  return std::string(kUnclassified);
}

Line area_line(const engine::Row& row) {
  return {row.text(0), or_unclassified(row.text(1)), row.text(2), region_of(row.text(3)),
          std::string(kAll)};
}

/// One hierarchy: the tables it needs, the statement that gives its rows, and what a row becomes.
struct Kind {
  std::string_view name;
  std::array<std::string_view, 2> tables;
  engine::Sql rows;
  Line (*line)(const engine::Row& row);
};
constexpr std::array<Kind, 4> kKinds = {{
    {"icd10", {"disease", ""}, sql::icd_codes, &code_line},
    {"disease", {"disease", ""}, sql::disease_codes, &disease_line},
    {"drug", {"drug", ""}, sql::drug_codes, &drug_line},
    {"area", {"municipality", "secondary_area"}, sql::municipalities, &area_line},
}};

Result<const Kind*> kind_named(const std::string& name) {
  const auto found = std::ranges::find(kKinds, name, &Kind::name);
  if (found != kKinds.end()) return &*found;
  return fail(
      Error(Code::value_unknown).with("field", "--of").with("known", "icd10, disease, drug, area"));
}

std::string unix_line(const Line& line) {
  std::string text = to_csv(line, ';');
  if (text.ends_with("\r\n")) text.replace(text.size() - 2, 2, "\n");
  return text;
}

}  // namespace

Result<std::int64_t> write_hierarchy(const HierarchyOptions& options) {
  RENGA_ASSIGN(const Kind* const kind, kind_named(options.kind));
  RENGA_ASSIGN(files::StagedFile file, files::StagedFile::open(options.out, options.existing));
  RENGA_ASSIGN(const dataset::Dataset masters, dataset::Dataset::open(options.masters));
  for (const std::string_view table : kind->tables)
    if (!table.empty()) RENGA_TRY(masters.table(table));
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(options.limits));
  RENGA_TRY(masters.attach(engine));
  std::int64_t lines = 0;
  RENGA_TRY(engine.each_row(kind->rows, {}, [&](const engine::Row& row) -> Done {
    ++lines;
    return file.write(unix_line(kind->line(row)));
  }));
  if (lines == 0) return fail(Error(Code::nothing_to_read).at({options.masters.string(), 0, ""}));
  RENGA_TRY(file.commit());
  return lines;
}

}  // namespace renga::masters
