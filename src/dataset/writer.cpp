#include "crypto/crypto.hpp"
#include "dataset/dataset.hpp"

#include <algorithm>

namespace renga::dataset {
namespace {

std::string file_name(std::string_view table, Form form = Form::parquet) {
  return std::string(table) + (form == Form::csv ? ".csv" : ".parquet");
}

}  // namespace

Result<Writer> Writer::create(const std::filesystem::path& target, files::Existing existing) {
  RENGA_ASSIGN(files::StagedFolder staged, files::StagedFolder::open(target, existing));
  const std::filesystem::path scratch = staged.path() / ".scratch";
  std::error_code problem;
  std::filesystem::create_directory(scratch, problem);
  if (problem)
    return fail(
        Error(code::write_failed).with("path", scratch.string()).with("reason", problem.message()));
  return Writer(std::move(staged), scratch);
}

std::filesystem::path Writer::place(std::string_view table) const {
  return staged_.path() / file_name(table);
}

Done Writer::adopt(const TableSchema& schema, std::int64_t rows) {
  RENGA_ASSIGN(std::string digest, crypto::sha256_file(place(schema.name)));
  adopt(schema, rows, std::move(digest));
  return {};
}

void Writer::adopt(const TableSchema& schema, std::int64_t rows, std::string sha256) {
  tables_.push_back({schema, rows, file_name(schema.name), std::move(sha256)});
}

Result<std::int64_t> Writer::add(engine::Engine& engine, const TableSchema& schema,
                                 std::string_view from, std::span<const std::string> order_by,
                                 Form form) {
  const std::string file = file_name(schema.name, form);
  const std::filesystem::path path = staged_.path() / file;
  RENGA_ASSIGN(const std::int64_t rows, form == Form::csv
                                            ? engine.write_csv(schema, from, order_by, path)
                                            : engine.write_parquet(schema, from, order_by, path));
  RENGA_ASSIGN(const std::string digest, crypto::sha256_file(path));
  tables_.push_back({schema, rows, file, digest});
  return rows;
}

Done Writer::copy(const Dataset& source, const TableEntry& table) {
  std::error_code problem;
  std::filesystem::copy_file(source.file_of(table), staged_.path() / table.file, problem);
  if (problem)
    return fail(
        Error(code::write_failed).with("path", table.file).with("reason", problem.message()));
  tables_.push_back(table);
  return {};
}

Result<Manifest> Writer::publish(Manifest manifest) {
  std::sort(tables_.begin(), tables_.end(),
            [](const TableEntry& a, const TableEntry& b) { return a.schema.name < b.schema.name; });
  manifest.tables = tables_;
  std::error_code problem;
  std::filesystem::remove_all(scratch_, problem);
  if (problem)
    return fail(Error(code::write_failed)
                    .with("path", scratch_.string())
                    .with("reason", problem.message()));
  RENGA_TRY(staged_.write(kManifestName, to_json(manifest)));
  RENGA_TRY(staged_.commit());
  return manifest;
}

}  // namespace renga::dataset
