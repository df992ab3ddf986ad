#pragma once

#include "ingest/record_reader.hpp"
#include "ingest/source.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace renga::ingest {

/// Writes the records of one file into the tables, with the columns that the layout does not have:
/// the receipt's running number, the record's position, the head's columns, the section carried on.
class ReceiptRows {
 public:
  static Result<ReceiptRows> open(const SourceFile& file, Intake& intake);

  /// Keeps the file's IR record, which every row of `re` carries.
  void keep_head(std::string_view text);
  void begin_receipt();
  /// Counts the position of a record, whether it becomes a row or not.
  void next_record() { ++record_no_; }
  void store(const RecordPlan& plan, const RecordReader& record, std::int64_t line);
  /// The section of the record stored last, carried on where it was blank; empty where there is
  /// none.
  std::string_view section() const { return section_; }

 private:
  ReceiptRows(const SourceFile& file, Intake& intake, std::vector<engine::Appender*> rows);
  void fill_section(const RecordPlan& plan, const RecordReader& record, std::int64_t line);
  void append_head(engine::Appender& row) const;

  std::int64_t file_ordinal_;
  Intake* intake_;
  std::vector<engine::Appender*> rows_;  ///< by position of the plan; none for head and tail
  std::vector<std::int64_t*> counts_;    ///< the same
  std::vector<std::size_t> head_positions_;
  std::size_t section_position_;
  std::string head_text_;
  RecordReader head_;
  std::int64_t receipt_ = 0;
  std::int64_t record_no_ = 0;
  std::string section_;
  std::int64_t blank_sections_ = 0;
};

}  // namespace renga::ingest
