#include "publication/reasons.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace renga::publication {
namespace {

using Json = nlohmann::ordered_json;

std::string address(const disclosure::Release& release, disclosure::CellRef ref) {
  const disclosure::Cell& cell = release.tables[ref.table].cells[ref.cell];
  return disclosure::address_of(cell.row, cell.column);
}

}  // namespace

std::string reasons_json(const disclosure::Release& release,
                         const std::vector<disclosure::HiddenCell>& hidden) {
  Json cells = Json::array();
  for (const disclosure::HiddenCell& cell : hidden) {
    const auto reason = std::ranges::find(disclosure::kReasons, cell.reason,
                                          [](const auto& row) { return row.first; });
    Json json = {{"file", release.tables[cell.cell.table].file},
                 {"cell", address(release, cell.cell)},
                 {"reason", reason->second}};
    if (cell.protects)
      json["protects"] = {{"file", release.tables[cell.protects->table].file},
                          {"cell", address(release, *cell.protects)}};
    cells.push_back(std::move(json));
  }
  return Json({{"hidden", std::move(cells)}}).dump(1) + "\n";
}

}  // namespace renga::publication
