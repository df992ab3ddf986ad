#include "ids/listing.hpp"

#include "dataset/dataset.hpp"

#include <algorithm>
#include <array>

namespace renga::ids {
namespace {

constexpr std::array<std::string_view, 3> kListed = {"answer", "person", "request"};

}  // namespace

Result<std::int64_t> list(const ListOptions& options) {
  RENGA_ASSIGN(const dataset::Dataset dataset, dataset::Dataset::open(options.dataset));
  const auto* name = std::ranges::find_if(kListed, [&dataset](std::string_view candidate) {
    return dataset.manifest().find(candidate) != nullptr;
  });
  RENGA_ASSIGN(const TableEntry* table,
               dataset.table(name == kListed.end() ? kListed.front() : *name));
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(options.limits));
  RENGA_TRY(dataset.attach(engine));
  RENGA_ASSIGN(files::StagedFile staged, files::StagedFile::open(options.out, options.existing));
  const std::vector<std::string> order = {table->schema.columns.front().name};
  RENGA_ASSIGN(const std::int64_t rows,
               engine.write_csv(table->schema, table->schema.name, order, staged.path()));
  RENGA_TRY(staged.commit());
  return rows;
}

}  // namespace renga::ids
