#pragma once

#include "ingest/cell.hpp"
#include "ingest/findings.hpp"
#include "ingest/receipt_plan.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// Room for the longest record of any layout, with its kind.
inline constexpr std::size_t kMostFields = 128;

/// What is wrong with one field of a record, or with the record as a whole (position 0).
struct Fault {
  Code code;
  std::size_t position = 0;
  bool rejects = false;
  std::int64_t actual = 0;
};

/// Reads one record after the other by its plan, without memory of its own growing. The cells of a
/// record live until the next one is read.
class RecordReader {
 public:
  RecordReader();

  /// False where the record must be set aside; why is then the last of faults().
  bool read(const RecordPlan& plan, std::string_view line);

  /// Null for a position that the record does not have or left empty.
  const Cell& cell(std::size_t position) const { return cells_[position]; }
  /// Positions that were not empty, in ascending order: most of a record is.
  std::span<const std::uint8_t> present() const { return {present_.data(), present_count_}; }
  std::span<const Fault> faults() const { return faults_; }
  /// Reserved positions that held something.
  std::span<const std::uint8_t> ignored() const { return ignored_; }

  /// A fault as a remark of that line, with the layout's words for what was expected.
  static Remark remark_of(const RecordPlan& plan, const Fault& fault, std::int64_t line);

 private:
  /// Whether a text was a value of its field; the value goes where it stays.
  using IsValue = bool;

  void forget();
  bool split(const RecordPlan& plan, std::string_view line);
  bool read_fields(const RecordPlan& plan);
  bool check_needed(const RecordPlan& plan);
  bool read_field(const PlannedField& planned, std::size_t position);
  bool miss(const PlannedField& planned, std::size_t position);
  IsValue read_value(const Field& field, std::string_view raw, Cell& into);
  IsValue read_integer(const Field& field, std::string_view raw, Cell& into);
  IsValue read_decimal(std::string_view raw, Cell& into);
  IsValue read_date(Type type, std::string_view raw, Cell& into);
  IsValue read_code(const Field& field, std::string_view raw, Cell& into);
  IsValue read_text(const Field& field, std::string_view raw, Cell& into);
  void check_length(const Field& field, std::string_view raw);
  void check_spaces(const Field& field, std::string_view raw);
  void note(Code code, std::int64_t actual = 0);

  std::array<std::string_view, kMostFields> raw_{};
  std::array<Cell, kMostFields> cells_{};
  std::array<std::uint8_t, kMostFields> present_{};
  std::size_t present_count_ = 0;
  std::vector<Fault> faults_;
  std::vector<std::uint8_t> ignored_;
  std::string text_;
  std::size_t position_ = 0;
  std::string last_date_;  ///< the last one written as the specification has it; short, and kept
  Date last_day_ = Date::from_days(0);
};

}  // namespace renga::ingest
