#pragma once

#include "ingest/cell.hpp"
#include "ingest/csv_layout.hpp"
#include "ingest/source.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// The character code of a CSV file, decided from its beginning (ING-32).
enum class CharacterCode { utf8, cp932 };

/// A CSV file of check-ups or of a hospital's table.
class CsvSource final : public Source {
 public:
  /// Recognises the table by the header in the file's beginning.
  static Result<std::unique_ptr<Source>> open(std::string_view head, const SourceFile& file,
                                              Intake& intake);

  CsvSource(SourceFile file, Intake& intake, const CsvTable& table, CharacterCode character_code,
            std::vector<std::optional<std::size_t>> positions, std::size_t header_fields,
            Appender& rows);

  Done take(std::string_view piece) override;
  Done finish() override;

 private:
  void take_records();
  void take_row(CsvRecord& record);
  bool decode(CsvRecord& record) const;
  /// Reads the row's values; false where it must be set aside.
  bool read_values(const CsvRecord& record);
  bool read_value(const CsvColumn& column, std::string_view text, std::int64_t line, Cell& cell);
  void store(std::int64_t number);
  void reject(Code code, std::int64_t line, std::int64_t actual = 0);

  SourceFile file_;
  Intake* intake_;
  const CsvTable* table_;
  CharacterCode character_code_;
  std::vector<std::optional<std::size_t>> positions_;  ///< field of each of the table's columns
  std::size_t header_fields_;
  Appender* rows_;
  CsvReader reader_;
  std::vector<CsvRecord> records_;
  std::vector<Cell> cells_;
  bool header_passed_ = false;
  std::int64_t bytes_without_record_ = 0;
};

}  // namespace renga::ingest
