#pragma once

#include "files/files.hpp"
#include "publication/chart_part.hpp"
#include "publication/sheet.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace renga::publication {

/// A part of a workbook beside its sheets that a reader of the file can see or take out.
struct WorkbookPart {
  std::string name;           ///< in the archive
  bool holds_values = false;  ///< copies of cells, which a hidden cell may be among
};

/// A workbook (Office Open XML, .xlsx) that is read but never run: stored values instead of
/// formulas, nothing fetched. Refused (workbook_refused): macros, passwords, document types, merged
/// areas that overlap, and what is out of proportion; see docs/spec/check.md, CHK-70 to CHK-76.
class Workbook {
 public:
  /// `file` is the name for messages.
  static Result<Workbook> open(std::string bytes, std::string_view file);

  /// In the order of the workbook; those without cells too.
  const std::vector<Sheet>& sheets() const { return sheets_; }
  const std::vector<WorkbookPart>& parts() const { return parts_; }

  const std::vector<Chart>& charts() const { return charts_; }

  /// The workbook with the mark in the given places, by position of the sheet and in ascending
  /// order. The cells keep their format. Formulas give way to their stored values, because they
  /// would compute anew from what is left. Charts lose what they keep of the places and of those in
  /// `hidden`. All other parts keep their bytes.
  Result<std::string> with_marks(const std::map<std::size_t, std::vector<Place>>& places,
                                 std::string_view mark,
                                 const std::map<std::size_t, std::vector<Place>>& hidden = {});

  /// Whether a chart keeps a value of one of these places.
  bool drawn(const std::map<std::size_t, std::vector<Place>>& places) const;

 private:
  class Reader;
  bool drawn_at(const Chart& chart, const ChartPoint& point,
                const std::map<std::size_t, std::vector<Place>>& places) const;
  explicit Workbook(files::Archive archive) : archive_(std::move(archive)) {}

  files::Archive archive_;
  std::string file_;
  std::vector<Sheet> sheets_;
  std::vector<std::string> sheet_parts_;  ///< name of the part of each sheet
  std::string book_part_;
  std::string texts_part_;  ///< empty where there is none
  std::vector<WorkbookPart> parts_;
  std::vector<Chart> charts_;
};

}  // namespace renga::publication
