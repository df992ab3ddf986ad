// Any bytes as a master file: what is imported has a row for every record, and the same file gives
// the same dataset.
#include "folder.hpp"
#include "input.hpp"
#include "masters/layout.hpp"
#include "masters/masters.hpp"
#include "table/table.hpp"

namespace renga::fuzz {
namespace {

Result<Manifest> imported(const std::filesystem::path& file, const Folder& folder) {
  NoProgress progress;
  return masters::import({{file},
                          2025,
                          folder.place("masters"),
                          files::Existing::replace,
                          {.memory_mib = 256, .threads = 1, .spill_folder = {}}},
                         progress);
}

}  // namespace

void feed(std::string_view input) {
  static const Folder folder;
  const auto file = folder.write("master.csv", input);
  const auto first = imported(file, folder);
  if (!first) return;
  require(first->tables.size() == 1);
  if (is_utf8(input)) {
    const auto records = parse_csv(input);
    require(records && !records->empty());
    const masters::Master* master = masters::master_of(records->front().fields);
    require(master != nullptr && first->tables.front().schema.name == master->table);
    const std::int64_t heads = master->kind.empty() ? 1 : 0;
    require(first->tables.front().rows == std::ssize(*records) - heads);
  }
  const auto again = imported(file, folder);
  require(again && to_json(*again) == to_json(*first));
}

}  // namespace renga::fuzz
