#include "publication/marked_tables.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace renga::publication {
namespace {

using disclosure::Finding;
using disclosure::Release;
using disclosure::Severity;
using report::CellMark;
using report::Text;

/// A table of this size is drawn whole.
constexpr std::size_t kWholeRows = 40;
constexpr std::size_t kWholeColumns = 20;
/// Of a larger one at most so many rows and columns are drawn.
constexpr std::size_t kDrawnRows = 60;
constexpr std::size_t kDrawnColumns = 24;
constexpr std::size_t kHeaderRows = 6;
constexpr std::size_t kHeaderColumns = 8;

/// Stands for rows or columns that are left out.
constexpr std::size_t kGap = std::numeric_limits<std::size_t>::max();

struct Mark {
  CellMark mark = CellMark::none;
  std::size_t remark = 0;
  std::string computed = {};  ///< what a reader gets for a hidden cell
};

bool speaks_of(const Finding& finding, const disclosure::Table& table) {
  return !finding.cell.empty() && finding.file == table.file && finding.sheet == table.sheet;
}

/// Draws one table.
class Drawer {
 public:
  Drawer(const Submission& submission, const Release& release, std::size_t table)
      : sheet_(submission.sheet(table)), table_(release.tables[table]) {
    const TableDeclaration& declared = submission.declaration().tables[table];
    area_ = declared.range.value_or(sheet_.whole());
    body_ = area_.last;
    for (const disclosure::Cell& cell : table_.cells) {
      body_.row = std::min(body_.row, static_cast<std::size_t>(cell.row - 1));
      body_.column = std::min(body_.column, static_cast<std::size_t>(cell.column - 1));
      if (cell.hidden()) marks_[place_of_cell(cell)] = {CellMark::hidden, 0, {}};
      last_.row = std::max(last_.row, static_cast<std::size_t>(cell.row - 1));
      last_.column = std::max(last_.column, static_cast<std::size_t>(cell.column - 1));
    }
  }

  report::MarkedTable draw(const std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < findings.size() && i < kMostRemarks; ++i)
      if (speaks_of(findings[i], table_)) take(findings[i], i + 1);
    choose_rows();
    choose_columns();
    report::MarkedTable drawn;
    drawn.title =
        table_.sheet.empty() ? Text(table_.file) : Text(table_.file + " / " + table_.sheet);
    for (const std::size_t column : columns_) drawn.letters.push_back(letters(column));
    for (std::size_t r = 0; r < rows_.size(); ++r) drawn.rows.push_back(draw_row(r));
    if (left_out_)
      drawn.left_out = {"大きな表のため、見出しと指摘のある行・列だけを示しています。",
                        "The table is large: only its headers and the rows and columns of findings "
                        "are shown."};
    return drawn;
  }

 private:
  static Place place_of_cell(const disclosure::Cell& cell) {
    return {static_cast<std::size_t>(cell.row - 1), static_cast<std::size_t>(cell.column - 1)};
  }

  static std::string letters(std::size_t column) {
    if (column == kGap) return "";
    const std::string address = address_of(Place{0, column});
    return address.substr(0, address.size() - 1);
  }

  void take(const Finding& finding, std::size_t number) {
    const auto place = publication::place_of(finding.cell);
    if (!place || !area_.contains(*place)) return;
    if (spoken_rows_.size() < kDrawnRows / 2 || spoken_rows_.contains(place->row)) {
      spoken_rows_.insert(place->row);
      spoken_columns_.insert(place->column);
      for (const std::string& address : finding.from) take_source(address);
    }
    Mark& mark = marks_[*place];
    if (mark.remark != 0) return;
    mark = {mark_of(finding), number, {}};
    if (mark.mark == CellMark::computed) mark.computed = computed_text(finding);
  }

  /// The value, or what is left of it.
  static std::string computed_text(const Finding& finding) {
    if (finding.value) return report::number(*finding.value);
    if (!finding.range) return "";
    return report::number(finding.range->first) + "–" + report::number(finding.range->second);
  }

  void take_source(const std::string& address) {
    const auto place = publication::place_of(address);
    if (!place || !area_.contains(*place)) return;
    Mark& mark = marks_[*place];
    if (mark.mark == CellMark::none) mark = {CellMark::source, 0, {}};
    // A line of many parts would draw the whole table.
    if (source_rows_.size() < kDrawnRows / 4) source_rows_.insert(place->row);
    if (source_columns_.size() < kDrawnColumns / 2) source_columns_.insert(place->column);
  }

  /// All of first … last where they are few, else the chosen ones with gaps between.
  std::vector<std::size_t> chosen(std::size_t first, std::size_t last, std::size_t whole,
                                  std::size_t most, const std::set<std::size_t>& wanted) {
    std::vector<std::size_t> found;
    if (last - first < whole) {
      for (std::size_t i = first; i <= last; ++i) found.push_back(i);
      return found;
    }
    left_out_ = true;
    for (const std::size_t i : wanted) {
      if (found.size() >= most) break;
      if (!found.empty() && found.back() + 1 != i) found.push_back(kGap);
      found.push_back(i);
    }
    if (found.empty() || found.back() != last) found.push_back(kGap);
    return found;
  }

  void choose_rows() {
    std::set<std::size_t> wanted = spoken_rows_;
    wanted.insert(source_rows_.begin(), source_rows_.end());
    for (std::size_t i = 0; i < kHeaderRows && area_.first.row + i < body_.row; ++i)
      wanted.insert(body_.row - 1 - i);
    if (spoken_rows_.empty())
      for (std::size_t i = 0; i < 5 && body_.row + i <= last_.row; ++i)
        wanted.insert(body_.row + i);
    rows_ = chosen(std::min(area_.first.row, body_.row), last_.row, kWholeRows, kDrawnRows, wanted);
  }

  void choose_columns() {
    std::set<std::size_t> wanted = spoken_columns_;
    wanted.insert(source_columns_.begin(), source_columns_.end());
    for (std::size_t i = 0; i < kHeaderColumns && area_.first.column + i < body_.column; ++i)
      wanted.insert(area_.first.column + i);
    if (spoken_columns_.empty())
      for (std::size_t i = 0; i < 8 && body_.column + i <= last_.column; ++i)
        wanted.insert(body_.column + i);
    columns_ = chosen(area_.first.column, std::max(last_.column, body_.column), kWholeColumns,
                      kDrawnColumns, wanted);
  }

  report::MarkedRow draw_row(std::size_t r) const {
    report::MarkedRow row;
    if (rows_[r] != kGap) row.number = std::to_string(rows_[r] + 1);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (rows_[r] == kGap || columns_[c] == kGap)
        row.cells.push_back({.text = Text("⋯")});
      else if (!covered(r, c))
        row.cells.push_back(draw_cell(r, c));
    }
    return row;
  }

  /// The merged area that two drawn neighbours share, if they do.
  bool joined(Place a, std::size_t row, std::size_t column) const {
    if (row == kGap || column == kGap) return false;
    const Area* merge = sheet_.merge_at(a);
    return merge != nullptr && merge->contains({row, column});
  }

  /// Whether a cell left of it or above it reaches over this one.
  bool covered(std::size_t r, std::size_t c) const {
    const Place place{rows_[r], columns_[c]};
    return (c > 0 && joined(place, rows_[r], columns_[c - 1])) ||
           (r > 0 && joined(place, rows_[r - 1], columns_[c]));
  }

  /// A label that is a code, with what it means.
  std::string named(std::string_view text) const {
    for (const disclosure::Dimension& dimension : table_.dimensions) {
      if (dimension.names().empty()) continue;
      if (const auto label = dimension.find(label_text(text)))
        return dimension.label_with_name(*label);
    }
    return std::string(text);
  }

  report::MarkedCell draw_cell(std::size_t r, std::size_t c) const {
    const Place place{rows_[r], columns_[c]};
    report::MarkedCell cell;
    cell.text = Text(named(sheet_.merged_text(place)));
    while (r + cell.rows < rows_.size() && joined(place, rows_[r + cell.rows], place.column))
      ++cell.rows;
    while (c + cell.columns < columns_.size() &&
           joined(place, place.row, columns_[c + cell.columns]))
      ++cell.columns;
    const bool body = place.row >= body_.row && place.column >= body_.column;
    cell.number = body;
    if (!body) cell.mark = CellMark::header;
    if (const auto found = marks_.find(place); found != marks_.end() && body) {
      cell.mark = found->second.mark;
      cell.remark = found->second.remark;
      if (!found->second.computed.empty())
        cell.text = Text(std::string(sheet_.text(place)) + " → " + found->second.computed);
    }
    return cell;
  }

  const Sheet& sheet_;
  const disclosure::Table& table_;
  Area area_;
  Place body_;  ///< the first cell of the body
  Place last_;  ///< the last one
  std::map<Place, Mark> marks_;
  std::set<std::size_t> spoken_rows_;
  std::set<std::size_t> spoken_columns_;
  std::set<std::size_t> source_rows_;
  std::set<std::size_t> source_columns_;
  std::vector<std::size_t> rows_;
  std::vector<std::size_t> columns_;
  bool left_out_ = false;
};

std::string place_text(const Finding& finding) {
  std::string place = finding.file;
  if (!finding.sheet.empty()) place += " / " + finding.sheet;
  return finding.cell.empty() ? place : place + " " + finding.cell;
}

Text labels_text(const Finding& finding) {
  std::vector<std::string> labels;
  for (const auto& [dimension, label] : finding.where) labels.push_back(dimension + "：" + label);
  return {join(labels, "　"), join(labels, ", ")};
}

const disclosure::Cell* cell_at(const disclosure::Table& table, const std::string& address) {
  const auto place = place_of(address);
  if (!place) return nullptr;
  const auto found = std::ranges::find_if(table.cells, [&](const disclosure::Cell& cell) {
    return cell.row == static_cast<std::int32_t>(place->row + 1) &&
           cell.column == static_cast<std::int32_t>(place->column + 1);
  });
  return found == table.cells.end() ? nullptr : &*found;
}

/// Whether the cell is the total of the cells from which it follows.
bool is_their_total(const Finding& finding, const disclosure::Table& table) {
  const disclosure::Cell* cell = cell_at(table, finding.cell);
  const disclosure::Cell* other = cell_at(table, finding.from.front());
  if (cell == nullptr || other == nullptr) return false;
  for (std::size_t d = 0; d < table.dimensions.size(); ++d)
    if (cell->labels[d] != other->labels[d]) return cell->labels[d] == table.dimensions[d].total();
  return false;
}

/// C5 = C7 − C4 − C6 = 38 − 31 − 0 = 7; the numbers where all of them are printed.
std::string arithmetic_of(const Finding& finding, const disclosure::Table& table,
                          const Sheet& sheet) {
  if (finding.from.empty() || finding.rule != "recoverable") return "";
  constexpr std::size_t kMostTerms = 12;
  std::vector<std::string> addresses = finding.from;
  std::vector<std::string> numbers;
  for (const std::string& address : addresses) {
    const auto place = place_of(address);
    const auto reading = disclosure::read_cell(place ? sheet.text(*place) : std::string_view(),
                                               disclosure::Unit::other);
    if (reading && reading->content == disclosure::Content::number)
      numbers.push_back(report::number(static_cast<std::int64_t>(reading->value)));
  }
  const bool printed = numbers.size() == addresses.size();
  if (addresses.size() > kMostTerms) {
    addresses.resize(kMostTerms);
    addresses.emplace_back("…");
    numbers.resize(std::min(numbers.size(), kMostTerms));
    numbers.emplace_back("…");
  }
  const std::string_view sign = is_their_total(finding, table) ? " + " : " − ";
  std::string text = finding.cell + " = " + join(addresses, sign);
  if (printed) text += " = " + join(numbers, sign);
  if (finding.value) text += " = " + report::number(*finding.value);
  return text;
}

}  // namespace

CellMark mark_of(const Finding& finding) {
  if (finding.severity != Severity::violation) return CellMark::warning;
  const bool computed = finding.rule == "recoverable" && !finding.cell.empty();
  return computed ? CellMark::computed : CellMark::violation;
}

report::MarkedTable marked_table(const Submission& submission, const Release& release,
                                 const std::vector<Finding>& findings, std::size_t table) {
  return Drawer(submission, release, table).draw(findings);
}

std::vector<report::Remark> remarks_of(const Submission& submission, const Release& release,
                                       const std::vector<Finding>& findings) {
  std::vector<report::Remark> remarks;
  for (std::size_t i = 0; i < findings.size() && i < kMostRemarks; ++i) {
    const Finding& finding = findings[i];
    report::Remark remark;
    remark.number = i + 1;
    remark.mark = mark_of(finding);
    remark.place = Text(place_text(finding));
    remark.labels = labels_text(finding);
    remark.words = {finding.japanese, finding.english};
    remark.source = {
        finding.citation.id + "　" + finding.citation.cite,
        finding.citation.id + ", " + disclosure::cite_in(finding.citation.cite, Language::english)};
    for (std::size_t t = 0; t < release.tables.size() && remark.arithmetic.empty(); ++t)
      if (speaks_of(finding, release.tables[t]))
        remark.arithmetic = Text(arithmetic_of(finding, release.tables[t], submission.sheet(t)));
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

}  // namespace renga::publication
