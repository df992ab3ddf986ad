#pragma once

#include "ingest/cell.hpp"
#include "ingest/source.hpp"
#include "ingest/table_layout.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// One row of a table on its way in, whatever syntax it comes from: texts are put by column, and
/// judged by the layout when the row is stored (ING-33).
class TableRow {
 public:
  static Result<TableRow> open(const TableLayout& layout, const SourceFile& file, Intake& intake);

  const TableLayout& layout() const { return *layout_; }
  /// How the file writes its days, for what is said of one that is none; ISO unless told.
  void expect_days_as(std::string_view form) { day_form_ = form; }

  /// The next row, which counts whether it is stored or not (ING-34).
  void begin(std::int64_t line);
  /// The number of this row among the rows of its table over all files.
  std::int64_t number() const { return number_; }
  void put(std::size_t column, std::string_view text);
  /// The same by name, which the layout must have, with the line where the text stands.
  void put(std::string_view column, std::string_view text, std::int64_t line = 0);
  bool is_empty(std::string_view column) const { return is_empty(position_of(column)); }
  bool is_empty(std::size_t column) const { return texts_[column].empty(); }
  /// Where a column stands that the layout must have.
  std::size_t position_of(std::string_view column) const;

  /// False where the row was set aside.
  bool store();
  /// Sets the row aside for a reason of its syntax.
  void reject(Remark remark);
  /// The row just stored had no line end: it may have been cut off inside its last field, and look
  /// whole (ING-245). Says nothing of a row that was set aside.
  void warn_of_missing_end();

 private:
  TableRow(const TableLayout& layout, std::int64_t file_ordinal, Intake& intake, Appender& rows);
  bool judge(std::size_t column);

  const TableLayout* layout_;
  std::int64_t file_ordinal_;
  Intake* intake_;
  std::int64_t* last_number_;
  std::int64_t* stored_ = nullptr;  ///< the count of the run, once there is a row
  Appender* rows_;
  std::string_view day_form_ = "YYYY-MM-DD";
  std::vector<std::string> texts_;
  std::vector<std::int64_t> lines_;
  std::vector<Cell> cells_;
  std::int64_t number_ = 0;
  std::int64_t line_ = 0;
  bool last_stored_ = false;
};

}  // namespace renga::ingest
