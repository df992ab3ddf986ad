#pragma once

#include "publication/sheet.hpp"
#include "publication/workbook_xml.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace renga::publication {

/// Finds what has to change in the bytes of one sheet of a workbook so that the given places print
/// the mark and no formula is left. Cells keep their style; nothing else is touched.
class SheetEditor final : public PartReader {
 public:
  /// `places` in ascending order. The sheet's part and the places outlive the editor.
  SheetEditor(std::string_view xml, const std::vector<Place>& places, std::string_view mark)
      : xml_(xml), places_(&places), mark_(mark) {}

  const std::vector<Edit>& edits() const { return edits_; }
  /// Whether every place was found.
  bool complete() const { return next_place_ == places_->size(); }
  /// Positions of shared texts that cells print after the edits, and that they printed before.
  const std::set<std::int64_t>& texts_left() const { return texts_left_; }
  const std::set<std::int64_t>& texts_hidden() const { return texts_hidden_; }

  void open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
            std::int64_t line) override;
  void text(std::string_view part) override;
  void close(std::string_view name) override;

 private:
  bool wanted(Place place) const {
    return next_place_ < places_->size() && (*places_)[next_place_] == place;
  }
  /// Cells that are not in the part, up to a column of the row at hand.
  void insert_before(std::size_t column, std::size_t at);
  void close_cell();
  /// The tag at a byte of the part with its namespace prefix.
  std::string_view tag_at(std::size_t begin) const;
  std::string marked_cell(Place place, std::string_view style) const;

  std::string_view xml_;
  const std::vector<Place>* places_;
  std::string mark_;
  std::vector<Edit> edits_;
  std::vector<Edit> formulas_;  ///< of the cell at hand
  std::set<std::int64_t> texts_left_;
  std::set<std::int64_t> texts_hidden_;
  std::size_t next_place_ = 0;
  std::size_t next_row_ = 0;
  std::size_t next_column_ = 0;
  Place place_;
  std::size_t cell_begin_ = 0;
  std::string prefix_;
  std::string type_;
  std::string style_;
  std::string value_;
  bool in_cell_ = false;
  bool in_value_ = false;
};

}  // namespace renga::publication
