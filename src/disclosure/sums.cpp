#include "disclosure/sums.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace renga::disclosure {
namespace {

/// The cells of one table by their labels, and the numbers that are known of them.
class Lines {
 public:
  explicit Lines(const Table& table) : table_(table) {
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const Cell& cell = table.cells[i];
      places_.emplace(std::pair(cell.measure, cell.labels), i);
      if (cell.hidden())
        hidden_.emplace(address_of(cell.row, cell.column), i);
      else
        known_[i] = cell.value;
    }
  }

  /// The position of the hidden cell at an address.
  std::optional<std::size_t> at(const std::string& address) const {
    const auto found = hidden_.find(address);
    return found == hidden_.end() ? std::nullopt : std::optional(found->second);
  }

  void learn(std::size_t place, double value) { known_[place] = value; }

  /// The addresses of a line from which the cell follows, its total first; nothing where another
  /// cell of every line is unknown, or the line gives another number than `value`.
  std::vector<std::string> explain(std::size_t place, std::optional<std::int64_t> value) const {
    for (std::size_t d = 0; d < table_.dimensions.size(); ++d) {
      const auto line = line_of(place, d);
      if (line.empty()) continue;
      const auto result = result_of(line, place);
      if (!result || (value && *result != static_cast<double>(*value))) continue;
      std::vector<std::string> addresses;
      for (const std::size_t other : line)
        if (other != place)
          addresses.push_back(address_of(table_.cells[other].row, table_.cells[other].column));
      return addresses;
    }
    return {};
  }

 private:
  /// The total and the parts along a dimension; nothing where there is no total.
  std::vector<std::size_t> line_of(std::size_t place, std::size_t dimension) const {
    const Dimension& axis = table_.dimensions[dimension];
    if (!axis.total()) return {};
    const Cell& cell = table_.cells[place];
    std::vector<std::int32_t> labels = cell.labels;
    std::vector<std::size_t> line;
    const auto add = [&](std::int32_t label) {
      labels[dimension] = label;
      const auto found = places_.find(std::pair(cell.measure, labels));
      if (found != places_.end()) line.push_back(found->second);
      return found != places_.end();
    };
    if (!add(*axis.total())) return {};
    for (std::int32_t label = 0; label < std::ssize(axis.labels()); ++label)
      if (label != *axis.total()) add(label);
    return line;
  }

  /// The number of one cell of a line whose first cell is the total of the others.
  std::optional<double> result_of(const std::vector<std::size_t>& line, std::size_t place) const {
    double sum = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == place) continue;
      const auto found = known_.find(line[i]);
      if (found == known_.end()) return std::nullopt;
      sum += i == 0 ? found->second : -found->second;
    }
    return line.front() == place ? -sum : sum;
  }

  const Table& table_;
  std::map<std::pair<std::int32_t, std::vector<std::int32_t>>, std::size_t> places_;
  std::map<std::string, std::size_t> hidden_;  ///< by address
  std::map<std::size_t, double> known_;
};

bool to_explain(const Finding& finding) {
  return finding.rule == "recoverable" && !finding.cell.empty() && finding.from.empty();
}

void explain_table(Judgement& judgement, const Table& table) {
  const auto here = [&](const Finding& finding) {
    return to_explain(finding) && finding.file == table.file && finding.sheet == table.sheet;
  };
  if (std::ranges::none_of(judgement.findings, here)) return;
  Lines lines(table);
  // What one line tells may be what another one needs.
  for (bool learned = true; learned;) {
    learned = false;
    for (Finding& finding : judgement.findings) {
      if (!here(finding)) continue;
      const auto place = lines.at(finding.cell);
      if (!place) continue;
      finding.from = lines.explain(*place, finding.value);
      if (finding.from.empty() || !finding.value) continue;
      lines.learn(*place, static_cast<double>(*finding.value));
      learned = true;
    }
  }
}

}  // namespace

void explain_sums(Judgement& judgement, const Release& release) {
  for (const Table& table : release.tables) explain_table(judgement, table);
}

}  // namespace renga::disclosure
