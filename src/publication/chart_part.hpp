#pragma once

#include "publication/sheet.hpp"
#include "publication/workbook_xml.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::publication {

/// Cells of one sheet that a chart refers to.
struct ChartArea {
  std::string sheet;
  Area area;
};

/// A copy of a cell that a chart keeps so that it can be drawn without the sheet.
struct ChartPoint {
  std::string text;
  std::size_t area = 0;   ///< position in the chart's areas; kNoArea where it tells no cell
  Place place;            ///< of the sheet, where there is an area
  bool number = false;    ///< kept to be drawn; otherwise a label
  std::size_t begin = 0;  ///< where the copy stands in its part
  std::size_t end = 0;
};
inline constexpr std::size_t kNoArea = static_cast<std::size_t>(-1);

/// A chart: the copies of cells that it keeps (CHK-77).
struct Chart {
  std::string part;  ///< name in the archive
  std::vector<ChartArea> areas;
  std::vector<ChartPoint> points;
  bool words = false;  ///< a title or a remark, which is no copy of a cell
};

/// Reads xl/charts/chartN.xml and chartExN.xml.
class ChartPart final : public PartReader {
 public:
  explicit ChartPart(Chart& chart) : chart_(chart) {}

  void open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
            std::int64_t line) override;
  void text(std::string_view part) override;
  void close(std::string_view name) override;

 private:
  void set_reference();
  void close_point();

  Chart& chart_;
  std::vector<std::size_t> current_;  ///< areas of the reference whose copies follow
  bool number_ = false;
  bool several_levels_ = false;
  bool in_formula_ = false;
  bool in_point_ = false;
  bool in_words_ = false;
  std::string formula_;
  ChartPoint point_;
  std::int64_t index_ = -1;
};

/// The areas of a reference such as 'Sheet 1'!$B$2:$B$5, or of several in brackets; none where it
/// is anything else.
std::vector<ChartArea> areas_of(std::string_view formula);

/// Whether a drawing shows anything of its own: a shape, a picture, words. Charts are parts of
/// their own.
class DrawingPart final : public PartReader {
 public:
  bool shows_more = false;

  void open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
            std::int64_t line) override;
  void text(std::string_view) override {}
  void close(std::string_view) override {}
};

}  // namespace renga::publication
