#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"

#include <vector>

namespace renga::operators {
namespace {

constexpr std::int64_t kSmallestGroup = 2;
constexpr std::int64_t kLargestGroup = 1'000'000;
constexpr std::int64_t kMostDecimals = 6;

/// One value of the column, how many rows hold it and how many persons, and its group.
struct Held {
  double value = 0;
  std::int64_t rows = 0;
  std::int64_t persons = 0;
  std::int64_t group = 0;
};

/// Neighbouring values are put together until so many persons hold them. A person who holds two of
/// them counts twice here, so groups may still be too small.
std::int64_t group_neighbours(std::vector<Held>& values, std::int64_t group_min) {
  std::int64_t group = 0;
  std::int64_t persons = 0;
  for (Held& held : values) {
    held.group = group;
    persons += held.persons;
    if (persons < group_min) continue;
    ++group;
    persons = 0;
  }
  // What is left over at the end joins the group before.
  if (persons > 0 && group > 0)
    for (Held& held : values)
      if (held.group == group) held.group = group - 1;
  return persons > 0 && group == 0 ? 1 : group;
}

/// Puts each group that has too few persons together with the next one, the last with the one
/// before. True where there was one.
bool join_small(std::vector<Held>& values, const std::vector<std::int64_t>& persons,
                std::int64_t group_min) {
  std::vector<std::int64_t> becomes(persons.size());
  std::int64_t next = 0;
  std::int64_t gathered = 0;
  for (std::size_t group = 0; group < persons.size(); ++group) {
    becomes[group] = next;
    gathered = gathered == 0 ? persons[group] : group_min;
    if (gathered < group_min) continue;
    ++next;
    gathered = 0;
  }
  if (gathered > 0 && next > 0)
    for (std::int64_t& number : becomes)
      if (number == next) number = next - 1;
  for (Held& held : values) held.group = becomes[static_cast<std::size_t>(held.group)];
  const std::int64_t groups = gathered > 0 && next == 0 ? 1 : next;
  return groups < std::ssize(persons);
}

/// A number becomes the mean of its group: neighbouring values that at least `group_min` persons
/// hold together. Microaggregation of one column by order, with groups of unequal size so that
/// equal values stay equal.
class Microaggregate final : public Operation {
 public:
  Microaggregate(std::int64_t group_min, std::int64_t decimals)
      : group_min_(group_min), decimals_(static_cast<int>(decimals)) {}

  std::string parameters() const override {
    return "group_min = " + std::to_string(group_min_) +
           ", decimals = " + std::to_string(decimals_);
  }
  std::optional<Column> outcome(const Site& site) const override {
    return as_number(site, decimals_);
  }

  Done prepare(engine::Engine& engine, const Site& site) const override {
    std::vector<Held> values;
    RENGA_TRY(
        engine.each_row(sql::held_values, site.parameters(), [&](const engine::Row& row) -> Done {
          values.push_back({row.decimal(0), row.integer(1), row.integer(2), 0});
          return {};
        }));
    std::int64_t groups = group_neighbours(values, group_min_);
    while (true) {
      RENGA_TRY(fill(engine, site, values));
      RENGA_ASSIGN(const std::vector<std::int64_t> persons, persons_of(engine, site, groups));
      if (!join_small(values, persons, group_min_)) return {};
      groups = values.empty() ? 0 : values.back().group + 1;
    }
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("groups", site.lookup("groups"))
        .value("decimals", std::int64_t{decimals_});
    return number_expression(site, decimals_,
                             expression_of(sql::group_mean, std::move(parameters)));
  }

 private:
  static Result<std::vector<std::int64_t>> persons_of(engine::Engine& engine, const Site& site,
                                                      std::int64_t groups) {
    std::vector<std::int64_t> persons(static_cast<std::size_t>(groups));
    engine::Parameters parameters = site.parameters();
    parameters.identifier("groups", site.lookup("groups"));
    RENGA_TRY(
        engine.each_row(sql::persons_of_groups, parameters, [&](const engine::Row& row) -> Done {
          persons.at(static_cast<std::size_t>(row.integer(0))) = row.integer(1);
          return {};
        }));
    return persons;
  }

  static Done fill(engine::Engine& engine, const Site& site, const std::vector<Held>& values) {
    const TableSchema schema{site.lookup("groups"),
                             {{"value", Type::decimal, Role::plain, "", ""},
                              {"number", Type::integer, Role::plain, "", ""},
                              {"mean", Type::decimal, Role::plain, "", ""}}};
    RENGA_TRY(engine.run(sql::drop_lookup, engine::Parameters().identifier("lookup", schema.name)));
    RENGA_TRY(engine.create_table(schema));
    RENGA_ASSIGN(const std::unique_ptr<engine::Appender> rows, engine.append_to(schema));
    for (std::size_t first = 0; first < values.size();) {
      std::size_t last = first;
      double sum = 0;
      std::int64_t count = 0;
      for (; last < values.size() && values[last].group == values[first].group; ++last) {
        sum += values[last].value * static_cast<double>(values[last].rows);
        count += values[last].rows;
      }
      for (; first < last; ++first) {
        rows->decimal(values[first].value);
        rows->integer(values[first].group);
        rows->decimal(sum / static_cast<double>(count));
        rows->end_row();
      }
    }
    return rows->finish();
  }

  std::int64_t group_min_;
  int decimals_;
};

}  // namespace

Result<OperationPointer> make_microaggregate(const Settings& entry, const std::filesystem::path&) {
  RENGA_ASSIGN(const std::int64_t group_min,
               integer_within(entry, "group_min", kSmallestGroup, kLargestGroup));
  std::int64_t decimals = 1;
  if (entry.has("decimals")) {
    RENGA_ASSIGN(decimals, integer_within(entry, "decimals", 0, kMostDecimals));
  }
  return std::make_shared<const Microaggregate>(group_min, decimals);
}

}  // namespace renga::operators
