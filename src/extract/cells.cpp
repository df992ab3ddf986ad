#include "extract/cells.hpp"

#include "extract/errors.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace renga::extract {
namespace {

using disclosure::DimensionKind;

/// A table of more cells is no 集計表 but a dataset (DAT-25).
constexpr std::size_t kCellsMax = 200'000;

constexpr std::string_view kUnknown = "不明";
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kSexLabels = {
    {{"1", "男"}, {"2", "女"}}};

std::string sex_label(const std::string& key) {
  for (const auto& [code, label] : kSexLabels)
    if (code == key) return std::string(label);
  return std::string(kUnknown);
}

std::string age_label(const std::string& key, std::int64_t years, std::int64_t top) {
  const auto low = parse_integer(key);
  if (!low) return std::string(kUnknown);
  if (*low + years > top) return std::to_string(*low) + "歳以上";
  return std::to_string(*low) + "～" + std::to_string(*low + years - 1) + "歳";
}

std::string label_of(const Axis& axis, const std::string& key, const disclosure::AgeLimits& ages) {
  if (axis.kind == DimensionKind::sex) return sex_label(key);
  if (axis.kind == DimensionKind::age)
    return age_label(key, axis.years.value_or(ages.years), ages.top);
  return key.empty() ? std::string(kUnknown) : key;
}

/// What was not given stands last.
AxisLabels labels_of(const Axis& axis, std::set<std::string> keys,
                     const disclosure::AgeLimits& ages) {
  AxisLabels labels;
  if (!axis.groups.empty())
    for (std::size_t i = 0; i < axis.groups.size(); ++i) {
      labels.keys.push_back(std::to_string(i));
      labels.labels.push_back(axis.groups[i].label);
    }
  else {
    const bool unknown = keys.erase("") > 0;
    labels.keys.assign(keys.begin(), keys.end());
    if (unknown) labels.keys.emplace_back();
    for (const std::string& key : labels.keys) labels.labels.push_back(label_of(axis, key, ages));
  }
  labels.has_total = axis.total.has_value();
  if (axis.total) labels.labels.push_back(*axis.total);
  return labels;
}

/// One row of the engine's answer: keys, then what was counted.
struct Found {
  std::vector<std::string> keys;
  Counts counts;
};

Found found_in(const engine::Row& row, std::size_t axes) {
  Found found;
  for (std::size_t i = 0; i < axes; ++i) found.keys.push_back(row.text(i));
  found.counts.persons = row.integer(axes);
  found.counts.records = row.integer(axes + 1);
  if (!row.is_null(axes + 2)) found.counts.quantity = row.decimal(axes + 2);
  return found;
}

bool in_a_group(const engine::Row& row, std::size_t axes) {
  for (std::size_t i = 0; i < axes; ++i)
    if (row.is_null(i)) return false;
  return true;
}

class Filler {
 public:
  explicit Filler(CountedTable& table) : table_(table) {}

  /// Adds what was found to its cell and to every total that it is part of.
  void add(const Found& found) { add(found, 0, 0); }

 private:
  void add(const Found& found, std::size_t axis, std::size_t cell) {
    if (axis == table_.axes.size()) {
      Counts& counts = table_.cells[cell];
      counts.persons += found.counts.persons;
      counts.records += found.counts.records;
      counts.quantity += found.counts.quantity;
      return;
    }
    const AxisLabels& labels = table_.axes[axis];
    const auto key = std::ranges::find(labels.keys, found.keys[axis]);
    ensure(key != labels.keys.end(), "a table was counted for a label that it does not have");
    const std::size_t first = cell * labels.labels.size();
    add(found, axis + 1, first + static_cast<std::size_t>(key - labels.keys.begin()));
    if (labels.has_total) add(found, axis + 1, first + labels.labels.size() - 1);
  }

  CountedTable& table_;
};

Result<std::size_t> cells_in(const CountedTable& counted, const AggregateTable& table) {
  std::size_t cells = 1;
  for (const AxisLabels& axis : counted.axes) {
    cells *= axis.labels.size();
    if (cells > kCellsMax)
      return fail(Error(code::table_too_large)
                      .at(table.where_asked)
                      .rule("DAT-25")
                      .with("table", table.name)
                      .with("actual", static_cast<std::int64_t>(cells))
                      .with("limit", static_cast<std::int64_t>(kCellsMax)));
  }
  return cells;
}

}  // namespace

Result<CountedTable> count_cells(engine::Engine& engine, const AggregateTable& table,
                                 const CellsStatement& statement,
                                 const disclosure::AgeLimits& ages) {
  std::vector<Found> found;
  std::vector<std::set<std::string>> keys(table.axes.size());
  RENGA_TRY(
      engine.each_row(statement.sql, statement.parameters, [&](const engine::Row& row) -> Done {
        if (!in_a_group(row, table.axes.size())) return {};
        found.push_back(found_in(row, table.axes.size()));
        for (std::size_t i = 0; i < keys.size(); ++i) keys[i].insert(found.back().keys[i]);
        if (found.size() <= kCellsMax) return {};
        return fail(Error(code::table_too_large)
                        .at(table.where_asked)
                        .rule("DAT-25")
                        .with("table", table.name)
                        .with("actual", "> " + std::to_string(kCellsMax))
                        .with("limit", static_cast<std::int64_t>(kCellsMax)));
      }));
  // Sums of decimals depend on the order of their parts.
  std::ranges::sort(found, {}, &Found::keys);
  CountedTable counted;
  for (std::size_t i = 0; i < table.axes.size(); ++i)
    counted.axes.push_back(labels_of(table.axes[i], std::move(keys[i]), ages));
  RENGA_ASSIGN(const std::size_t cells, cells_in(counted, table));
  counted.cells.resize(cells);
  Filler filler(counted);
  for (const Found& one : found) filler.add(one);
  return counted;
}

}  // namespace renga::extract
