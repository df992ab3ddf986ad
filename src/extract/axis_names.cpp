#include "extract/axis_names.hpp"

#include <array>
#include <map>

namespace renga::extract {
namespace {

using disclosure::DimensionKind;

/// Places, whose codes are the same everywhere.
constexpr std::array<std::pair<DimensionKind, std::string_view>, 3> kMastersOfPlaces = {{
    {DimensionKind::prefecture, "prefecture"},
    {DimensionKind::secondary_area, "secondary_area"},
    {DimensionKind::municipality, "municipality"},
}};

/// The names of the labels, none where no label has one.
std::vector<std::string> names_of(const AxisLabels& axis,
                                  const std::map<std::string, std::string>& names) {
  std::vector<std::string> found(axis.labels.size());
  bool any = false;
  for (std::size_t i = 0; i < axis.labels.size(); ++i) {
    const auto name = names.find(axis.labels[i]);
    if (name == names.end()) continue;
    found[i] = name->second;
    any = true;
  }
  return any ? found : std::vector<std::string>{};
}

}  // namespace

std::string named_by(const AggregateTable& table, const Axis& axis) {
  for (const auto& [kind, places] : kMastersOfPlaces)
    if (kind == axis.kind) return std::string(places);
  if (!axis.groups.empty() || axis.column.empty()) return {};
  return axis.table.value_or(table.of.value_or("")) + "." + axis.column;
}

std::string names_head(const Axis& axis) {
  return axis.name + "（名称）";
}

Done add_names(const std::vector<AggregateTable>& tables, const NamesIn& names_in,
               std::vector<CountedTable>& counted) {
  std::map<std::string, std::map<std::string, std::string>> read;
  for (std::size_t t = 0; t < tables.size(); ++t)
    for (std::size_t i = 0; i < tables[t].axes.size(); ++i) {
      const std::string word = named_by(tables[t], tables[t].axes[i]);
      if (word.empty()) continue;
      if (!read.contains(word)) {
        RENGA_ASSIGN(read[word], names_in(word));
      }
      counted[t].axes[i].names = names_of(counted[t].axes[i], read[word]);
    }
  return {};
}

}  // namespace renga::extract
