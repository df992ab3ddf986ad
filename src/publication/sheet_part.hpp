#pragma once

#include "publication/workbook_texts.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace renga::publication {

/// What a sheet of a workbook needs of the workbook's other parts.
struct SheetContext {
  const Texts* shared = nullptr;  ///< by position
  const CellStyles* styles = nullptr;
  Texts* own = nullptr;  ///< where texts of this sheet alone go
  bool days_from_1904 = false;
};

/// Reads xl/worksheets/sheetN.xml into a sheet: stored values, formulas as a note, merged and
/// hidden areas. Cells without a value are left out. Refused: cells that do not come in their
/// order, that lie beyond what a spreadsheet holds or refer to texts that are not there, merged
/// areas that overlap, formulas without a stored value.
class SheetPart final : public PartReader {
 public:
  SheetPart(const SheetContext& context, Sheet& sheet) : context_(context), sheet_(&sheet) {}

  void open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
            std::int64_t line) override;
  void text(std::string_view part) override;
  void close(std::string_view name) override;
  /// To be called after the part was read: what can be judged only then.
  Done finish(std::string_view file);

 private:
  using Attributes = std::span<const formats::XmlAttribute>;

  void open_row(Attributes attributes);
  void open_cell(Attributes attributes);
  void close_cell();
  void open_column(Attributes attributes);
  void open_merge(Attributes attributes);
  std::string_view kept(std::string text);
  std::string_view value_of_cell();

  SheetContext context_;
  Sheet* sheet_;
  std::size_t next_row_ = 0;     ///< the first row that may come
  std::size_t next_column_ = 0;  ///< the first column of the row that may come
  Place place_;
  std::string type_;
  std::string value_;
  std::size_t style_ = 0;
  bool in_cell_ = false;
  bool in_value_ = false;
  bool has_value_ = false;
  bool formula_ = false;
  int in_reading_ = 0;
};

/// Whether no two areas share a place. They are brought into the order of their first places.
bool keep_apart(std::vector<Area>& areas);

}  // namespace renga::publication
