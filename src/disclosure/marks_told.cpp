#include "disclosure/marks_told.hpp"

#include "disclosure/recoverable.hpp"

#include <algorithm>
#include <set>

namespace renga::disclosure {
namespace {

/// Every guess costs an audit.
constexpr std::size_t kMostNumbers = 20'000;
constexpr std::size_t kMostMarks = 3;

/// The marks of a table that tell no bound; one that does is believed anyway (CHK-33).
std::set<std::string> plain_marks_of(const Table& table) {
  std::set<std::string> marks;
  for (const Cell& cell : table.cells) {
    if (cell.content != Content::mark) continue;
    if (cell.hides_below) return {};
    marks.insert(cell.mark);
  }
  return marks;
}

bool tells(const Exposure& exposure) {
  return exposure.kind == Exposure::Kind::value || exposure.kind == Exposure::Kind::narrowed;
}

}  // namespace

std::vector<MarkTold> marks_told(const Release& release, const Rules& rules, const Audit& audit) {
  std::vector<MarkTold> found;
  if (!audit.system || audit.system->numbers.size() > kMostNumbers) return found;
  const std::int64_t known = summary_of(audit).recoverable;
  for (std::size_t t = 0; t < release.tables.size(); ++t) {
    const auto marks = plain_marks_of(release.tables[t]);
    if (release.tables[t].earlier || marks.size() < 2 || marks.size() > kMostMarks) continue;
    MarkTold strongest{.table = t, .mark = {}, .recoverable = known, .cell = {}};
    for (const std::string& mark : marks) {
      AuditOptions options;
      options.small_mark.emplace(t, mark);
      const Audit guessed = disclosure::audit(release, rules, options);
      const std::int64_t told = summary_of(guessed).recoverable;
      if (told <= strongest.recoverable) continue;
      const auto first = std::ranges::find_if(guessed.exposures, [&](const Exposure& exposure) {
        return tells(exposure) && exposure.cell.table == t;
      });
      if (first != guessed.exposures.end())
        strongest = {.table = t, .mark = mark, .recoverable = told, .cell = first->cell};
    }
    if (!strongest.mark.empty()) found.push_back(std::move(strongest));
  }
  for (MarkTold& told : found) told.recoverable -= known;
  return found;
}

}  // namespace renga::disclosure
