#include "publication/sheet_editor.hpp"

namespace renga::publication {

std::string_view SheetEditor::tag_at(std::size_t begin) const {
  const std::size_t first = begin + 1;
  return xml_.substr(first, xml_.find_first_of(" \t\r\n/>", first) - first);
}

std::string SheetEditor::marked_cell(Place place, std::string_view style) const {
  const auto tag = [&](std::string_view name) { return prefix_ + std::string(name); };
  std::string cell = "<" + tag("c") + " r=\"" + address_of(place) + "\"";
  if (!style.empty()) cell += " s=\"" + escaped(style) + "\"";
  return cell + " t=\"inlineStr\"><" + tag("is") + "><" + tag("t") + ">" + escaped(mark_) + "</" +
         tag("t") + "></" + tag("is") + "></" + tag("c") + ">";
}

void SheetEditor::insert_before(std::size_t column, std::size_t at) {
  while (next_place_ < places_->size()) {
    const Place place = (*places_)[next_place_];
    if (place.row + 1 != next_row_ || place.column >= column) return;
    edits_.push_back({at, at, marked_cell(place, "")});
    ++next_place_;
  }
}

void SheetEditor::open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
                       std::int64_t) {
  in_value_ = in_cell_ && name == "v";
  if (name == "row") {
    const auto row = parse_integer(attribute(attributes, "r"));
    next_row_ = row ? static_cast<std::size_t>(*row) : next_row_ + 1;
    next_column_ = 0;
    const std::string_view tag = tag_at(begin_byte());
    prefix_ = tag.substr(0, tag.size() - name.size());
  } else if (name == "c") {
    const auto place = place_of(attribute(attributes, "r"));
    place_ = place ? *place : Place{next_row_ - 1, next_column_};
    next_column_ = place_.column + 1;
    cell_begin_ = begin_byte();
    insert_before(place_.column, cell_begin_);
    type_ = attribute(attributes, "t");
    style_ = attribute(attributes, "s");
    value_.clear();
    formulas_.clear();
    in_cell_ = true;
  } else if (name == "f" && in_cell_) {
    formulas_.push_back({begin_byte(), end_byte()});
  }
}

void SheetEditor::text(std::string_view part) {
  if (in_value_) value_ += part;
}

void SheetEditor::close(std::string_view name) {
  in_value_ = false;
  if (name == "f" && in_cell_ && !formulas_.empty()) formulas_.back().end = end_byte();
  if (name == "c" && in_cell_) close_cell();
  if (name == "row") insert_before(kMostColumns, begin_byte());
}

void SheetEditor::close_cell() {
  in_cell_ = false;
  const bool hidden = wanted(place_);
  if (type_ == "s")
    if (const auto index = parse_integer(value_))
      (hidden ? texts_hidden_ : texts_left_).insert(*index);
  if (hidden) {
    edits_.push_back({cell_begin_, end_byte(), marked_cell(place_, style_)});
    ++next_place_;
  } else {
    edits_.insert(edits_.end(), formulas_.begin(), formulas_.end());
  }
}

}  // namespace renga::publication
