#pragma once

#include "synth/appended_file.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace renga::synth {

/// One value that a record says, before it is written in a format.
struct Said {
  std::string table;
  std::int64_t record_no = 0;  ///< Position in its receipt; 0 where records stand alone.
  std::string column;
  std::string value;  ///< UTF-8; days as YYYY-MM-DD.
};

/// The generator's own tables (SYN-91): one file a format below `tables`, one row a value, so that
/// a reader of the format can be held against them. Without that format nothing is kept.
class OwnTables {
 public:
  OwnTables(std::filesystem::path folder, bool kept) : folder_(std::move(folder)), kept_(kept) {}

  bool kept() const { return kept_; }
  /// What the records of a receipt say, or one row: `number` is RE.1 in its file, or the position
  /// of the row in its table, from 1. Empty values are left out.
  Done add(const std::string& format, std::string_view file, std::int64_t number,
           const std::vector<Said>& values);
  /// One row, column by column.
  Done add_row(const std::string& format, std::string_view table, std::int64_t number,
               const std::vector<std::string>& columns, const std::vector<std::string>& values);
  Done close();

  std::int64_t bytes() const;

 private:
  Sheet& sheet_of(const std::string& format);

  std::filesystem::path folder_;
  bool kept_;
  std::map<std::string, Sheet> sheets_;
};

}  // namespace renga::synth
