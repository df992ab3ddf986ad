#pragma once

#include "table/table.hpp"

#include <filesystem>
#include <fstream>
#include <string>

namespace renga::ingest {

/// Writes the rows of a table as CSV (UTF-8, header, LF, quotes where RFC 4180 needs them).
class CsvRows final : public Appender {
 public:
  CsvRows(const TableSchema& schema, const std::filesystem::path& file);

  void null() override { put({}); }
  void integer(std::int64_t value) override { put(std::to_string(value)); }
  void decimal(double value) override;
  void text(std::string_view utf8) override { put(utf8); }
  void date(Date value) override { put(to_iso(value)); }
  void boolean(bool value) override { put(value ? "true" : "false"); }
  void end_row() override;
  std::int64_t rows() const override { return rows_; }
  Done finish() override;

 private:
  void put(std::string_view value);

  std::string name_;
  std::ofstream file_;
  bool at_start_ = true;
  std::int64_t rows_ = 0;
};

}  // namespace renga::ingest
