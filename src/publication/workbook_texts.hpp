#pragma once

#include "publication/sheet.hpp"
#include "publication/workbook_xml.hpp"

#include <string_view>
#include <vector>

namespace renga::publication {

/// What a spreadsheet program lets one cell hold, in bytes of UTF-8.
inline constexpr std::size_t kMostTextBytes = std::size_t{32'767} * 4;

/// Reads xl/sharedStrings.xml: the texts that cells refer to by their position. Readings of kana
/// beside a word are left out.
class SharedTexts final : public PartReader {
 public:
  explicit SharedTexts(Texts& texts) : texts_(&texts) {}

  struct Bytes {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  /// Where each text stands in the part.
  const std::vector<Bytes>& places() const { return places_; }

  void open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
            std::int64_t line) override;
  void text(std::string_view part) override;
  void close(std::string_view name) override;

 private:
  Texts* texts_;
  std::vector<Bytes> places_;
  bool in_text_ = false;
  int in_reading_ = 0;
};

/// How the numbers of a style are shown, as far as it changes what a reader takes them for.
enum class NumberStyle : std::uint8_t { plain, percent, day };

/// Reads xl/styles.xml: the number format of every cell style, by its position.
class CellStyles final : public PartReader {
 public:
  NumberStyle of(std::size_t style) const {
    return style < styles_.size() ? styles_[style] : NumberStyle::plain;
  }

  void open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
            std::int64_t line) override;
  void text(std::string_view) override {}
  void close(std::string_view name) override;

 private:
  std::vector<NumberStyle> styles_;
  std::map<std::int64_t, NumberStyle> own_formats_;
  bool in_cell_styles_ = false;
};

/// What a number format such as 0.0% or yyyy/m/d shows.
NumberStyle style_of_format(std::string_view format);

/// The text of a stored number as a reader sees it: 0.123 as 12.3% in a style of percentages, a day
/// number as its ISO date. `days_from_1904` is the workbook's way to count days.
std::string shown_number(std::string_view stored, NumberStyle style, bool days_from_1904);

}  // namespace renga::publication
