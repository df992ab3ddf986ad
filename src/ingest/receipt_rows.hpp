#pragma once

#include "ingest/record_reader.hpp"
#include "ingest/source.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace renga::ingest {

/// How a receipt was handed in: for the first time, again with its search number after it was
/// returned, or in a file of returned claims (ING-66).
enum class Submission : std::uint8_t { first, again, returned };

std::string_view name_of(Submission submission);

/// Writes the records of one file into the tables, with the columns that the layout does not have:
/// the receipt's running number, the record's position, the head's columns, the section carried on.
class ReceiptRows {
 public:
  ReceiptRows(const SourceFile& file, Claim claim, Intake& intake);

  /// Keeps the record of the institution, whose columns every row of `re` carries.
  void keep_head(const RecordPlan& plan, const RecordReader& record);
  void begin_receipt(Submission submission);
  /// Counts the position of a record, whether it becomes a row or not.
  void next_record() { ++record_no_; }
  /// Counts a record that is no row.
  void count(const RecordPlan& plan);
  Done store(const RecordPlan& plan, const RecordReader& record, std::int64_t line, bool donor);
  /// The section of the record stored last, carried on where it was blank; empty where there is
  /// none.
  std::string_view section() const { return section_; }

 private:
  static constexpr std::size_t kHeadColumns = 5;

  std::size_t index_of(const RecordPlan& plan) const;
  Result<Appender*> rows_of(std::size_t table);
  void fill_section(const RecordPlan& plan, const RecordReader& record, std::int64_t line);
  void append_head(Appender& row) const;

  std::int64_t file_ordinal_;
  Claim claim_;
  const RecordPlan* first_plan_;
  std::span<const ReceiptTable> tables_;
  Intake* intake_;
  std::vector<Appender*> rows_;        ///< by table; none before the first row
  std::vector<std::int64_t*> counts_;  ///< by plan; none for a rare record before it occurs
  std::array<Cell, kHeadColumns> head_{};
  std::array<std::string, kHeadColumns> head_texts_;
  std::int64_t* last_receipt_;
  std::int64_t receipt_ = 0;
  std::int64_t record_no_ = 0;
  Submission submission_ = Submission::first;
  std::string section_;
  std::int64_t blank_sections_ = 0;
};

}  // namespace renga::ingest
