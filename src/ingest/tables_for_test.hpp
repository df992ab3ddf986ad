#pragma once

#include "ingest/tables.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace renga::ingest {

/// Keeps rows as text with bars between the values, so that tests need no engine.
class TextRows final : public Appender {
 public:
  void null() override { put(""); }
  void integer(std::int64_t value) override { put(std::to_string(value)); }
  void decimal(double value) override { put(std::to_string(value)); }
  void text(std::string_view utf8) override { put(std::string(utf8)); }
  void date(Date value) override { put(to_iso(value)); }
  void boolean(bool value) override { put(value ? "true" : "false"); }
  void end_row() override {
    lines_.push_back(join(values_, "|"));
    values_.clear();
  }
  std::int64_t rows() const override { return std::ssize(lines_); }
  Done finish() override { return {}; }

  const std::vector<std::string>& lines() const { return lines_; }

 private:
  void put(std::string value) { values_.push_back(std::move(value)); }

  std::vector<std::string> values_;
  std::vector<std::string> lines_;
};

class TextTables final : public Tables {
 public:
  Result<Appender*> rows_of(const TableSchema& schema) override { return &tables_[schema.name]; }
  std::map<std::string, std::vector<std::string>> rows() const {
    std::map<std::string, std::vector<std::string>> lines;
    for (const auto& [name, table] : tables_) lines[name] = table.lines();
    return lines;
  }

 private:
  std::map<std::string, TextRows> tables_;
};

}  // namespace renga::ingest
