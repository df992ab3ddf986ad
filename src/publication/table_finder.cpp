#include "publication/table_finder.hpp"

#include "publication/declaration.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace renga::publication {
namespace {

using disclosure::DimensionKind;

/// Columns of numbers under these words describe their row and count nothing.
constexpr std::array<std::string_view, 7> kDescribingWords = {"コード", "code", "番号",  "No",
                                                              "点数",   "%",    "加減算"};

/// A header row of years looks like a row of numbers.
constexpr double kFirstYear = 1900;
constexpr double kLastYear = 2100;

/// Columns that are looked at; no table of people is wider.
constexpr std::size_t kWidest = 2'000;

/// Finds what one rectangle of a sheet is: headers, words, numbers.
class Block {
 public:
  Block(const Sheet& sheet, Area area) : sheet_(sheet), area_(area) {
    for (std::size_t row = area.first.row; row <= area.last.row; ++row)
      for (const SheetCell& cell : sheet.cells[row])
        typed_ = typed_ || (cell.stored_number && area.contains({row, cell.column}));
  }

  std::optional<FoundTable> read() {
    body_ = first_body_row();
    if (body_ > area_.last.row) return std::nullopt;
    first_number_ = first_number_column();
    if (first_number_ > area_.last.column) return std::nullopt;
    FoundTable table{.area = area_, .grid = false, .columns = {}, .rows = {}, .measures = {}};
    table.grid = is_grid();
    if (table.grid && first_number_ == area_.first.column) return std::nullopt;
    describe_rows(table);
    describe_columns(table);
    return table;
  }

 private:
  bool is_number(Place place) const {
    const SheetCell* cell = sheet_.at(place);
    if (cell == nullptr || cell->text.empty()) return false;
    const auto reading = disclosure::read_cell(cell->text, disclosure::Unit::percent);
    if (!reading) return false;
    if (reading->content == disclosure::Content::mark) return true;
    // 01 is a code.
    const bool code = cell->text.size() > 1 && cell->text.starts_with('0') &&
                      cell->text.find('.') == std::string_view::npos;
    return typed_ ? cell->stored_number : !code;
  }

  bool is_year(Place place) const {
    const auto reading = disclosure::read_cell(sheet_.text(place), disclosure::Unit::other);
    return reading && reading->value >= kFirstYear && reading->value <= kLastYear;
  }

  /// A row of the body has a number in at least half of its cells with text, right of its first.
  bool is_body(std::size_t row) const {
    std::size_t texts = 0;
    std::size_t numbers = 0;
    std::size_t years = 0;
    for (const SheetCell& cell : sheet_.cells[row]) {
      const Place place{row, cell.column};
      if (cell.text.empty() || !area_.contains(place)) continue;
      ++texts;
      numbers += is_number(place) ? 1 : 0;
      years += is_year(place) ? 1 : 0;
    }
    const bool header_of_years = row == area_.first.row && years == numbers && numbers > 1;
    return numbers > 0 && numbers * 3 >= texts && !header_of_years;
  }

  std::size_t first_body_row() const {
    std::size_t row = area_.first.row;
    while (row <= area_.last.row && !is_body(row)) ++row;
    return row;
  }

  std::string header_of(std::size_t column) const {
    std::string header;
    for (std::size_t row = area_.first.row; row < body_; ++row) {
      const std::string text = label_text(sheet_.merged_text({row, column}));
      if (!text.empty() && !header.ends_with(text)) header += (header.empty() ? "" : " ") + text;
    }
    return header;
  }

  bool describes(std::size_t column) const {
    const std::string header = header_of(column);
    if (disclosure::looks_like_total(header)) return false;
    const bool dimension = guess_kind(header, {}) != DimensionKind::other;
    return dimension || std::ranges::any_of(kDescribingWords, [&](std::string_view word) {
             return header.find(word) != std::string::npos;
           });
  }

  bool holds_numbers(std::size_t column) const {
    std::size_t texts = 0;
    std::size_t numbers = 0;
    for (std::size_t row = body_; row <= area_.last.row; ++row) {
      const Place place{row, column};
      texts += sheet_.blank(place) ? 0 : 1;
      numbers += is_number(place) ? 1 : 0;
    }
    return numbers > 0 && numbers * 2 > texts;
  }

  std::size_t first_number_column() const {
    std::size_t column = area_.first.column;
    while (column <= area_.last.column && (!holds_numbers(column) || describes(column))) ++column;
    return column;
  }

  bool is_grid() const {
    if (body_ - area_.first.row > 1) return true;
    if (body_ == area_.first.row || first_number_ == area_.last.column) return false;
    for (std::size_t column = first_number_; column <= area_.last.column; ++column)
      if (guess_unit(header_of(column)) != disclosure::Unit::other) return false;
    return true;
  }

  static std::optional<std::string> total_among(const std::vector<std::string>& labels) {
    const auto total = std::ranges::find_if(labels, disclosure::looks_like_total);
    return total == labels.end() ? std::nullopt : std::optional(*total);
  }

  static bool unique(const std::vector<std::string>& labels) {
    const std::set<std::string> different(labels.begin(), labels.end());
    return different.size() == labels.size() && !different.contains("");
  }

  /// One dimension tells every row or column apart by itself where that can be; the others are
  /// words that go with it.
  static std::vector<FoundLabels> chosen(const std::vector<std::string>& headers,
                                         const std::vector<std::vector<std::string>>& labels) {
    std::vector<FoundLabels> found;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const DimensionKind kind = guess_kind(headers[i], labels[i]);
      found.push_back({headers[i], kind, false, total_among(labels[i])});
      if (!unique(labels[i])) continue;
      const bool better =
          !best || (kind != DimensionKind::other && found[*best].kind == DimensionKind::other);
      if (better) best = i;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      const bool empty = std::ranges::all_of(labels[i], &std::string::empty);
      if ((best && i != *best) || empty)
        found[i] = {found[i].name, DimensionKind::other, true, std::nullopt};
    }
    return found;
  }

  void describe_rows(FoundTable& table) const {
    std::vector<std::string> headers;
    std::vector<std::vector<std::string>> labels;
    for (std::size_t column = area_.first.column; column < first_number_; ++column) {
      headers.push_back(header_of(column));
      labels.emplace_back();
      for (std::size_t row = body_; row <= area_.last.row; ++row)
        labels.back().push_back(label_text(sheet_.merged_text({row, column})));
    }
    if (table.grid) {
      table.rows = chosen(headers, labels);
      return;
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const bool empty = std::ranges::all_of(labels[i], &std::string::empty);
      if (headers[i].empty()) continue;
      table.rows.push_back(
          {headers[i], guess_kind(headers[i], labels[i]), empty, total_among(labels[i])});
    }
  }

  void describe_columns(FoundTable& table) const {
    if (!table.grid) {
      for (std::size_t column = first_number_; column <= area_.last.column; ++column) {
        const std::string header = header_of(column);
        if (!header.empty()) table.measures.push_back({header, guess_unit(header)});
      }
      return;
    }
    std::vector<std::vector<std::string>> labels;
    for (std::size_t row = area_.first.row; row < body_; ++row) {
      labels.emplace_back();
      for (std::size_t column = first_number_; column <= area_.last.column; ++column)
        labels.back().push_back(label_text(sheet_.merged_text({row, column})));
    }
    table.columns = chosen(std::vector<std::string>(labels.size()), labels);
  }

  const Sheet& sheet_;
  Area area_;
  bool typed_ = false;
  std::size_t body_ = 0;
  std::size_t first_number_ = 0;
};

/// Cuts a sheet into rectangles that may be tables.
class Finder {
 public:
  explicit Finder(const Sheet& sheet) : sheet_(sheet) {}

  FoundSheet find() {
    std::size_t row = 0;
    while (row < sheet_.rows()) {
      if (texts_in(row) < 2) {
        add_words(row++);
        continue;
      }
      std::size_t last = row;
      while (last + 1 < sheet_.rows() && texts_in(last + 1) >= 2) ++last;
      take_rows(row, last);
      row = last + 1;
    }
    return std::move(found_);
  }

 private:
  std::size_t texts_in(std::size_t row) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        sheet_.cells[row], [](const SheetCell& cell) { return !cell.text.empty(); }));
  }

  void add_words(std::size_t row) {
    for (const SheetCell& cell : sheet_.cells[row])
      if (!cell.text.empty()) found_.words.push_back({{row, cell.column}, {row, cell.column}});
  }

  /// Tables may stand side by side, parted by empty columns; a piece without numbers belongs to the
  /// one on its right.
  void take_rows(std::size_t first, std::size_t last) {
    std::set<std::size_t> used;
    for (std::size_t row = first; row <= last; ++row)
      for (const SheetCell& cell : sheet_.cells[row])
        if (!cell.text.empty()) used.insert(cell.column);
    if (used.size() > kWidest) return;
    std::optional<std::size_t> begin;
    for (auto column = used.begin(); column != used.end(); ++column) {
      if (!begin) begin = *column;
      const auto next = std::next(column);
      if (next != used.end() && *next == *column + 1) continue;
      const Area area{{first, *begin}, {last, *column}};
      const auto table = Block(sheet_, area).read();
      if (table) found_.tables.push_back(*table);
      if (table) begin.reset();
    }
  }

  const Sheet& sheet_;
  FoundSheet found_;
};

}  // namespace

FoundSheet find_tables(const Sheet& sheet) {
  return Finder(sheet).find();
}

}  // namespace renga::publication
