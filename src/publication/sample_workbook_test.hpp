#pragma once

#include <string>
#include <utility>
#include <vector>

namespace renga::publication::sample {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A ZIP archive of the parts, stored without compression.
std::string zipped(const Parts& parts);

/// One sheet of a sample workbook: its name, its <sheetData> and what follows it, and whether it is
/// hidden.
struct SampleSheet {
  std::string name;
  std::string data;
  std::string after = {};
  std::string before = {};
  std::string state = {};
};

/// The parts of a workbook as spreadsheet programs write them. `texts` are the shared texts as
/// markup of <si>.
Parts parts_of(const std::vector<SampleSheet>& sheets, const std::vector<std::string>& texts = {});

/// A sheet whose cells are numbers or texts in place (inlineStr).
std::string rows_of(const std::vector<std::vector<std::string>>& cells);

std::string workbook(const std::vector<SampleSheet>& sheets,
                     const std::vector<std::string>& texts = {});

}  // namespace renga::publication::sample
