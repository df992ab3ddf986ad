#pragma once

#include "base/base.hpp"
#include "engine/engine.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace renga::link {

/// From the number that a person has in one database to the linked person's: two whole numbers a
/// person in memory, which is what lets a table of any length keep its order without a sort.
class LinkedNumbers {
 public:
  /// In ascending order of `own`.
  void add(std::int64_t own, std::int64_t linked);
  std::optional<std::int64_t> of(std::int64_t own) const;

 private:
  std::vector<std::int64_t> own_;
  std::vector<std::int64_t> linked_;
};

/// The numbers of one database; `numbers` names the table that sql/tables.sql made.
Result<std::shared_ptr<const LinkedNumbers>> load_numbers(engine::Engine& engine,
                                                          const engine::Parameters& numbers);

/// Makes the numbers of one database a function of statements, `name(person)`; a person who is not
/// among them gives NULL. What is given back becomes true as soon as the function was asked for a
/// number that it does not know. It cannot count rows: the engine asks once for each distinct value
/// where it sees that this is enough.
Result<std::shared_ptr<std::atomic<bool>>> define_linked_number(
    engine::Engine& engine, const std::string& name, std::shared_ptr<const LinkedNumbers> numbers);

/// What a table whose pages were taken over came to.
struct CopiedRows {
  std::int64_t rows = 0;
  std::int64_t of_nobody = 0;
  std::string sha256;
};

/// Copies a table's file and replaces the persons in it, without unpacking any other column.
/// Nothing where the file is not such that its pages can be taken over: then the engine must write
/// the table. `table` names the view over `from`.
Result<std::optional<CopiedRows>> copy_with_numbers(engine::Engine& engine,
                                                    const engine::Parameters& table,
                                                    const TableSchema& schema,
                                                    const std::filesystem::path& from,
                                                    const std::filesystem::path& to,
                                                    const LinkedNumbers& numbers);

}  // namespace renga::link
