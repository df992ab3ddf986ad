#include "publication/rules_of.hpp"

#include "files/files.hpp"
#include "publication/csv_file.hpp"
#include "publication/errors.hpp"
#include "rulebook/rulebook.hpp"

#include <algorithm>
#include <array>

namespace renga::publication {
namespace {

using disclosure::Municipality;
using disclosure::Rules;

constexpr std::size_t kCodeDigits = 5;

enum class PopulationColumn { code, population, name };
constexpr std::array<std::pair<PopulationColumn, std::string_view>, 15> kPopulationColumns = {{
    {PopulationColumn::code, "code"},
    {PopulationColumn::code, "area_code"},
    {PopulationColumn::code, "コード"},
    {PopulationColumn::code, "市区町村コード"},
    {PopulationColumn::code, "団体コード"},
    {PopulationColumn::code, "地域コード"},
    {PopulationColumn::population, "population"},
    {PopulationColumn::population, "人口"},
    {PopulationColumn::population, "総人口"},
    {PopulationColumn::population, "総数"},
    {PopulationColumn::name, "name"},
    {PopulationColumn::name, "area_name"},
    {PopulationColumn::name, "市区町村"},
    {PopulationColumn::name, "市区町村名"},
    {PopulationColumn::name, "地域"},
}};

/// The value that a name of a table {value, name} means.
template <typename Names>
auto named(const Names& names, std::string_view word, std::string_view field)
    -> Result<std::remove_cvref_t<decltype(names[0].first)>> {
  for (const auto& [value, name] : names)
    if (name == word) return value;
  return fail(Error(code::value_unknown).with("field", field).with("known", ""));
}

void add_limits(const rulebook::PublicationRules& found, Rules& rules) {
  rules.patients_min = found.patients.count;
  rules.zero_allowed = found.patients.zero_allowed;
  rules.ages = {.years = found.ages.years,
                .top = found.ages.top,
                .single_years_below = found.ages.single_years_below};
  rules.municipalities = {.none_below = found.municipalities.none_below,
                          .raised_below = found.municipalities.raised_below,
                          .raised_minimum = found.municipalities.raised_minimum,
                          .wards_stated = found.municipalities.wards_stated};
  rules.institutions_min = found.institutions_min;
  rules.quantities = {.oral = found.quantities.oral,
                      .external = found.quantities.external,
                      .injection = found.quantities.injection,
                      .rehabilitation = found.quantities.rehabilitation};
  for (const rulebook::Exception& exception : found.exceptions)
    rules.grounds.push_back({exception.ground,
                             {exception.citation.id, exception.citation.cite},
                             exception.rules,
                             exception.granted_by});
  for (const auto& [rule, citation] : found.citations)
    rules.citations.emplace(rule, disclosure::Citation{citation.id, citation.cite});
}

class PopulationReader {
 public:
  PopulationReader(const Sheet& sheet, std::string_view file) : sheet_(sheet), file_(file) {}

  Result<std::vector<Municipality>> read() {
    if (sheet_.rows() == 0 || !find_columns()) return fail(bad(0, "no code / population"));
    for (std::size_t row = 1; row < sheet_.rows(); ++row) {
      if (sheet_.blank_between(row, 0, kMostColumns)) continue;
      RENGA_TRY(read_row(row));
    }
    std::ranges::sort(places_, {}, &Municipality::code);
    const auto twice = std::ranges::adjacent_find(places_, {}, &Municipality::code);
    if (twice != places_.end()) return fail(bad(0, "a code occurs twice: " + twice->code));
    return std::move(places_);
  }

 private:
  Error bad(std::size_t row, std::string_view reason) const {
    return Error(code::population_unreadable)
        .at({std::string(file_), static_cast<std::int64_t>(row), ""})
        .with("reason", reason);
  }

  bool find_columns() {
    for (const SheetCell& cell : sheet_.cells.front())
      for (const auto& [column, name] : kPopulationColumns)
        if (name == cell.text) columns_[static_cast<std::size_t>(column)] = cell.column;
    return columns_[0] && columns_[1];
  }

  std::string_view field(std::size_t row, PopulationColumn column) const {
    const auto place = columns_[static_cast<std::size_t>(column)];
    return place ? sheet_.text({row, *place}) : std::string_view();
  }

  Done read_row(std::size_t row) {
    std::string code = disclosure::folded(field(row, PopulationColumn::code));
    const bool digits =
        std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; }) && !code.empty();
    if (!digits || code.size() > kCodeDigits + 1) return fail(bad(row + 1, "code"));
    // A spreadsheet drops the zero at the beginning; a sixth digit checks the others.
    if (code.size() < kCodeDigits) code.insert(0, kCodeDigits - code.size(), '0');
    const auto population =
        disclosure::read_cell(field(row, PopulationColumn::population), disclosure::Unit::patients);
    if (!population || population->content != disclosure::Content::number)
      return fail(bad(row + 1, "population"));
    places_.push_back({code.substr(0, kCodeDigits),
                       disclosure::folded(field(row, PopulationColumn::name)),
                       static_cast<std::int64_t>(population->value)});
    return {};
  }

  const Sheet& sheet_;
  std::string_view file_;
  std::array<std::optional<std::size_t>, 3> columns_;
  std::vector<Municipality> places_;
};

}  // namespace

Result<Rules> rules_named(std::string_view name) {
  RENGA_ASSIGN(const rulebook::Rulebook book, rulebook::find(name));
  RENGA_ASSIGN(const rulebook::PublicationRules found, rulebook::publication_rules(book));
  Rules rules;
  add_limits(found, rules);
  for (const std::string& area : found.smallest_areas) {
    RENGA_ASSIGN(const auto kind, named(disclosure::kDimensionKinds, area, "smallest"));
    rules.smallest_areas.push_back(kind);
  }
  for (const std::string& exempt : found.exempt_kinds) {
    RENGA_ASSIGN(const auto kind, named(disclosure::kDataKinds, exempt, "kinds"));
    rules.exempt.push_back(kind);
  }
  return rules;
}

Result<std::vector<Municipality>> read_populations(const std::filesystem::path& file,
                                                   std::string_view name) {
  RENGA_ASSIGN(std::string bytes, files::read_small(file));
  RENGA_ASSIGN(const CsvFile csv, CsvFile::parse(std::move(bytes), ',', name));
  return PopulationReader(csv.sheet(), name).read();
}

}  // namespace renga::publication
