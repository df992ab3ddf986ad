#pragma once

#include "ingest/character_code.hpp"
#include "ingest/source.hpp"
#include "ingest/table_row.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// How the rows of a file are written.
struct CsvForm {
  CharacterCode character_code = CharacterCode::utf8;
  char separator = ',';
};

/// A file that begins with the header of a table (ING-30 to ING-33).
class CsvSource final : public Source {
 public:
  /// Recognises the table by the header in the file's beginning.
  static Result<std::unique_ptr<Source>> open(std::string_view head, const SourceFile& file,
                                              Intake& intake);

  CsvSource(SourceFile file, TableRow row, CsvForm form,
            std::vector<std::optional<std::size_t>> positions, std::vector<std::int64_t*> ignored);

  Done take(std::string_view piece) override;
  Done finish() override;

 private:
  void take_records();
  void take_row(CsvRecord& record);
  bool decode(CsvRecord& record) const;
  void reject(Code code, std::int64_t actual = 0);

  SourceFile file_;
  TableRow row_;
  CsvForm form_;
  std::vector<std::optional<std::size_t>> positions_;  ///< field of each of the table's columns
  std::size_t header_fields_;
  std::vector<std::int64_t*> ignored_;  ///< by field: where values that nothing reads are counted
  CsvReader reader_;
  std::vector<CsvRecord> records_;
  bool header_passed_ = false;
  std::int64_t bytes_without_record_ = 0;
};

}  // namespace renga::ingest
