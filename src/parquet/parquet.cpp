#include "parquet/parquet.hpp"

#include "parquet/table_file.hpp"

#include <algorithm>
#include <vector>

namespace renga::parquet {

struct Press::Implementation {
  std::vector<std::unique_ptr<TableFile>> tables;
  // Declared last: it ends before the tables that its jobs write.
  std::unique_ptr<Worker> worker;
};

Press::Press(Threads threads) : implementation_(std::make_unique<Implementation>()) {
  if (threads == Threads::two) implementation_->worker = std::make_unique<Worker>();
}
Press::Press(Press&&) noexcept = default;
Press& Press::operator=(Press&&) noexcept = default;
Press::~Press() = default;

Appender& Press::open(const TableSchema& schema, const std::filesystem::path& file) {
  return *implementation_->tables.emplace_back(
      std::make_unique<TableFile>(schema, file, implementation_->worker.get()));
}

Done Press::close(Appender& table, const TableSchema& kept) {
  auto& tables = implementation_->tables;
  const auto found =
      std::find_if(tables.begin(), tables.end(),
                   [&](const std::unique_ptr<TableFile>& open) { return open.get() == &table; });
  ensure(found != tables.end(), "a table is closed that this press did not open");
  RENGA_TRY((*found)->close(kept));
  tables.erase(found);
  return {};
}

}  // namespace renga::parquet
