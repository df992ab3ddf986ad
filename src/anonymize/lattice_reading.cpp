#include "anonymize/lattice_reading.hpp"

#include "anonymize/classes.hpp"
#include "anonymize/numbers.hpp"
#include "anonymize/sql.hpp"

#include <algorithm>
#include <map>

namespace renga::anonymize {
namespace {

/// So many parts of profiles, or sensitive values of them, are held in memory: some tens of bytes
/// each.
constexpr std::size_t kMostParts = 20'000'000;

Error too_many() {
  return Error(code::limit_passed)
      .with("what", "level = \"search\"")
      .with("limit", std::to_string(kMostParts));
}

/// The codes of the input's values at one level: equal labels get equal numbers, a missing value 0.
std::vector<std::uint32_t> codes_at(const ColumnPlan& column, const Hierarchy& hierarchy,
                                    int level) {
  std::map<std::string_view, std::size_t> lines;
  for (std::size_t line = 0; line < hierarchy.size(); ++line)
    lines.emplace(hierarchy.value(line), line);
  std::map<std::string_view, std::uint32_t> numbers;
  const Dictionary& dictionary = column.codes->dictionary();
  std::vector<std::uint32_t> codes = {0};
  for (std::size_t code = 1; code <= dictionary.size(); ++code) {
    const auto line = lines.find(dictionary.value(code));
    ensure(line != lines.end(), "a hierarchy was found to have all values");
    const std::string& label = hierarchy.label(line->second, level);
    codes.push_back(numbers.emplace(label, numbers.size() + 1).first->second);
  }
  return codes;
}

SearchColumn search_column(const ColumnPlan& column) {
  SearchColumn search;
  const Hierarchy* hierarchy = column.operation->searched();
  if (hierarchy == nullptr) {
    search.becomes.emplace_back();
    for (const std::int64_t code : column.codes->recoding.codes)
      search.becomes.back().push_back(static_cast<std::uint32_t>(code));
    return search;
  }
  for (int level = 0; level < hierarchy->levels(); ++level)
    search.becomes.push_back(codes_at(column, *hierarchy, level));
  return search;
}

/// One table with quasi-identifying columns that stay.
struct LatticeTable {
  const TablePlan* plan = nullptr;
  const QuasiTable* quasi = nullptr;
  std::vector<std::string> names;     ///< c1, … of the columns that stay
  std::vector<std::size_t> columns;   ///< the same in the order of SearchData::columns
  std::vector<Numbers> numbers = {};  ///< of the combinations that were met, column by column
};

class LatticeReader {
 public:
  LatticeReader(const Plan& plan, const std::vector<ColumnPlan*>& columns, engine::Engine& engine)
      : plan_(plan), engine_(engine), tables_(quasi_searched(plan)) {
    for (std::size_t i = 0; i < plan.tables.size(); ++i) add_table(i, columns);
  }

  Result<SearchData> read(bool with_population) {
    if (values_are_class(plan_, tables_))
      RENGA_TRY(read_rows());
    else
      RENGA_TRY(read_persons());
    for (const QuasiTable& table : tables_)
      for (const SensitiveColumn& column : table.sensitive) RENGA_TRY(read_values(table, column));
    if (with_population) RENGA_TRY(read_population());
    return std::move(data_);
  }

 private:
  void add_table(std::size_t at, const std::vector<ColumnPlan*>& columns) {
    LatticeTable source{&plan_.tables[at], &tables_[at], {}, {}};
    const std::vector<std::string> names = class_columns(tables_[at].values.size());
    std::size_t place = 0;
    for (const ColumnPlan& column : plan_.tables[at].columns) {
      if (column.role != Role::quasi) continue;
      ++place;
      if (std::ranges::find(columns, &column) == columns.end()) continue;
      source.names.push_back(names[place - 1]);
      source.columns.push_back(data_.columns.size());
      data_.columns.push_back(search_column(column));
      data_.columns.back().table = sources_.size();
    }
    if (source.columns.empty()) return;
    sources_.push_back(std::move(source));
    data_.combinations.push_back(0);
  }

  /// The combination of a row whose codes begin at a column of it.
  std::uint32_t combination(std::size_t table, const engine::Row& row, std::size_t from) {
    std::vector<Numbers>& numbers = sources_[table].numbers;
    numbers.resize(sources_[table].columns.size());
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i)
      at = numbers[i].of(pair_of(at, static_cast<std::uint32_t>(row.integer(from + i))));
    if (at < data_.combinations[table]) return at;
    for (std::size_t i = 0; i < numbers.size(); ++i)
      data_.columns[sources_[table].columns[i]].codes.push_back(
          static_cast<std::uint32_t>(row.integer(from + i)));
    ++data_.combinations[table];
    return at;
  }

  static std::size_t profile_of(std::int64_t class_number) {
    return static_cast<std::size_t>(class_number - 1);
  }
  void add_profile(std::int64_t number, std::int64_t persons) {
    ensure(number == std::ssize(data_.persons) + 1, "classes are numbered from 1 without a gap");
    data_.persons.push_back(persons);
  }

  /// Every class is one combination of the only table.
  Done read_rows() {
    engine::Parameters parameters;
    parameters.identifiers("class", sources_.front().names);
    return engine_.each_row(sql::combinations, parameters, [&](const engine::Row& row) -> Done {
      add_profile(row.integer(0), row.integer(1));
      data_.parts.push_back({0, combination(0, row, 2), row.integer(1)});
      data_.first_part.push_back(data_.parts.size());
      return data_.parts.size() > kMostParts ? Done(fail(too_many())) : Done();
    });
  }

  Done read_persons() {
    RENGA_TRY(engine_.run(sql::class_of_person));
    RENGA_TRY(engine_.each_row(sql::classes_in_order, {}, [&](const engine::Row& row) -> Done {
      add_profile(row.integer(0), row.integer(1));
      return {};
    }));
    std::vector<std::vector<Part>> parts(data_.persons.size());
    std::size_t count = 0;
    for (std::size_t table = 0; table < sources_.size(); ++table) {
      RENGA_TRY(engine_.each_row(sql::parts_of_classes, parameters_of(sources_[table]),
                                 [&](const engine::Row& row) -> Done {
                                   parts[profile_of(row.integer(0))].push_back(
                                       {static_cast<std::uint32_t>(table),
                                        combination(table, row, 2), row.integer(1)});
                                   return ++count > kMostParts ? Done(fail(too_many())) : Done();
                                 }));
    }
    for (std::vector<Part>& of_profile : parts) {
      data_.parts.insert(data_.parts.end(), of_profile.begin(), of_profile.end());
      data_.first_part.push_back(data_.parts.size());
    }
    return {};
  }

  static engine::Parameters parameters_of(const LatticeTable& source) {
    engine::Parameters parameters;
    parameters.identifier("relation", source.quasi->relation)
        .identifier("person", source.quasi->person)
        .columns("columns", aliased(source.quasi->values))
        .identifiers("class", source.names);
    return parameters;
  }

  /// The population has the columns of the one table with quasi-identifying columns; its
  /// combinations join those of the data.
  Done read_population() {
    ensure(sources_.size() == 1, "a population is compared with one table");
    const LatticeTable& source = sources_.front();
    engine::Parameters parameters;
    parameters.columns("columns", aliased(source.quasi->values)).identifiers("class", source.names);
    return engine_.each_row(
        sql::population_combinations, parameters, [&](const engine::Row& row) -> Done {
          data_.population.push_back({combination(0, row, 1), row.integer(0)});
          return data_.population.size() > kMostParts ? Done(fail(too_many())) : Done();
        });
  }

  /// Values come in the order of the classes, and profiles were numbered in that order.
  Done read_values(const QuasiTable& table, const SensitiveColumn& column) {
    SensitiveValues values;
    const auto take = [&](std::int64_t class_number, const ValuePersons& value) {
      const std::size_t profile = profile_of(class_number);
      while (values.first.size() <= profile) values.first.push_back(values.values.size());
      values.values.push_back(value);
    };
    RENGA_TRY(count_values(plan_, tables_, table, column, take, engine_));
    if (values.values.size() > kMostParts) return fail(too_many());
    while (values.first.size() <= data_.persons.size())
      values.first.push_back(values.values.size());
    data_.sensitive.push_back(std::move(values));
    return {};
  }

  const Plan& plan_;
  engine::Engine& engine_;
  std::vector<QuasiTable> tables_;
  std::vector<LatticeTable> sources_;
  SearchData data_;
};

}  // namespace

std::vector<ColumnPlan*> quasi_columns(Plan& plan) {
  std::vector<ColumnPlan*> columns;
  for (TablePlan& table : plan.tables)
    for (ColumnPlan& column : table.columns)
      if (column.role == Role::quasi && column.outcome()) columns.push_back(&column);
  return columns;
}

Result<SearchData> read_lattice(const Plan& plan, const std::vector<ColumnPlan*>& columns,
                                bool with_population, engine::Engine& engine) {
  return LatticeReader(plan, columns, engine).read(with_population);
}

}  // namespace renga::anonymize
