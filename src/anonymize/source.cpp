#include "anonymize/source.hpp"

#include "anonymize/csv_source.hpp"
#include "crypto/crypto.hpp"

namespace renga::anonymize {
namespace {

Result<Source> open_csv(const std::filesystem::path& path) {
  Source source;
  source.path = path;
  RENGA_ASSIGN(source.sha256, crypto::sha256_file(path));
  RENGA_ASSIGN(CsvHeader header, read_csv_header(path));
  source.separator = header.separator;
  TableSchema table{path.stem().string(), {}};
  for (std::string& name : header.columns)
    table.columns.push_back({std::move(name), Type::text, Role::plain, "", ""});
  source.tables.push_back(std::move(table));
  return source;
}

Result<Source> open_dataset(const std::filesystem::path& path) {
  Source source;
  source.path = path;
  RENGA_ASSIGN(source.dataset, dataset::Dataset::open(path));
  source.sha256 = source.dataset->digest();
  for (const TableEntry& entry : source.dataset->manifest().tables)
    source.tables.push_back(entry.schema);
  return source;
}

}  // namespace

Result<Source> open_source(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path))
    return fail(Error(code::file_missing).with("path", path.string()));
  return std::filesystem::is_directory(path) ? open_dataset(path) : open_csv(path);
}

}  // namespace renga::anonymize
