#include "report/lettering.hpp"

#include "report/unicode.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace renga::report {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Characters that take one em (after East Asian Width W, F and A, Unicode UAX #11).
constexpr std::array<Range, 14> kWide = {{
    {0x00A7, 0x00B6},
    {0x0391, 0x0451},
    {0x1100, 0x115F},
    {0x2015, 0x2027},
    {0x2030, 0x205E},
    {0x2100, 0x2BFF},
    {0x2E80, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0xFFFD, 0xFFFD},
    {0x1F000, 0x3FFFD},
}};

/// Marks that no line may start with, and marks that no line may end with (JIS X 4051, in short).
constexpr std::u32string_view kClosing =
    U"、。，．・：；？！）］｝」』】〉》〕ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ々％～–"
    U"),.]}%:;!?";
constexpr std::u32string_view kOpening = U"（［｛「『【〈《〔～–([{";
constexpr std::u32string_view kNarrow = U" !'(),.:;I[]ijl|`ftr-/\"";
constexpr std::u32string_view kBroad = U"MW@%mw";

bool contains(std::u32string_view set, char32_t point) {
  return set.find(point) != std::u32string_view::npos;
}

bool is_space(char32_t point) {
  return point == U' ' || point == U'\t' || point == U'\n' || point == U'\u3000';
}

bool is_wide(char32_t point) {
  return std::any_of(kWide.begin(), kWide.end(), [&](const Range& range) {
    return point >= range.first && point <= range.last;
  });
}

double ems(char32_t point) {
  if (contains(kNarrow, point)) return 0.4;
  if (contains(kBroad, point)) return 0.95;
  if (point < 0x80) return point >= U'A' && point <= U'Z' ? 0.7 : 0.6;
  if (point >= 0xFF61 && point <= 0xFF9F) return 0.55;
  return is_wide(point) ? (point < 0x1F000 ? 1.0 : 1.4) : 0.75;
}

double width_of(std::u32string_view points, const Lettering& lettering) {
  double width = 0;
  for (const char32_t point : points) width += ems(point);
  return width * lettering.size * (lettering.bold ? 1.04 : 1.0);
}

bool may_break(char32_t before, char32_t after) {
  if (contains(kOpening, before) || contains(kClosing, after)) return false;
  return is_wide(before) || is_wide(after);
}

/// What stays on one line: a word, or a Japanese character with the marks that cling to it.
struct Piece {
  std::u32string points;
  bool after_space;
};

std::vector<Piece> pieces_of(std::u32string_view points) {
  std::vector<Piece> pieces;
  bool after_space = false;
  for (const char32_t point : points) {
    if (is_space(point)) {
      after_space = true;
    } else if (pieces.empty() || after_space || may_break(pieces.back().points.back(), point)) {
      pieces.push_back({std::u32string(1, point), std::exchange(after_space, false)});
    } else {
      pieces.back().points += point;
    }
  }
  return pieces;
}

/// Fills lines of one width, piece by piece.
class Lines {
 public:
  Lines(double width, const Lettering& lettering) : width_(width), lettering_(lettering) {}

  void add(const Piece& piece) {
    std::u32string longer = line_;
    if (piece.after_space && !line_.empty()) longer += U' ';
    longer += piece.points;
    if (fits(longer)) {
      line_ = std::move(longer);
      return;
    }
    end_line();
    for (const char32_t point : piece.points) add_point(point);
  }

  std::vector<std::string> finished() && {
    end_line();
    return std::move(lines_);
  }

 private:
  bool fits(std::u32string_view line) const { return width_of(line, lettering_) <= width_; }

  void add_point(char32_t point) {
    if (!line_.empty() && !fits(line_ + point)) end_line();
    line_ += point;
  }

  void end_line() {
    if (!line_.empty()) lines_.push_back(to_utf8(line_));
    line_.clear();
  }

  double width_;
  Lettering lettering_;
  std::u32string line_;
  std::vector<std::string> lines_;
};

std::vector<std::string> broken(const std::vector<Piece>& pieces, double width,
                                const Lettering& lettering) {
  Lines lines(width, lettering);
  for (const Piece& piece : pieces) lines.add(piece);
  return std::move(lines).finished();
}

double widest_of(const std::vector<Piece>& pieces, const Lettering& lettering) {
  double widest = 0;
  for (const Piece& piece : pieces) widest = std::max(widest, width_of(piece.points, lettering));
  return widest;
}

}  // namespace

double width_of(std::string_view line, const Lettering& lettering) {
  return width_of(code_points(line), lettering);
}

double line_height(const Lettering& lettering) {
  return lettering.size * 1.5;
}

double baseline(const Lettering& lettering) {
  // A face whose capitals and ideographs are about 0.72 em high stands centred in its line.
  return line_height(lettering) / 2 + lettering.size * 0.36;
}

double Block::width() const {
  double widest = 0;
  for (const std::string& line : lines) widest = std::max(widest, width_of(line, lettering));
  return widest;
}

double Block::height() const {
  return static_cast<double>(lines.size()) * line_height(lettering);
}

Block block(std::string_view text, double width, const Lettering& lettering) {
  const std::vector<Piece> pieces = pieces_of(code_points(text));
  std::vector<std::string> lines = broken(pieces, width, lettering);
  if (lines.size() < 2) return {std::move(lines), lettering};

  // The narrowest lines that are no more than these are the most equal ones.
  double too_narrow = std::min(width, widest_of(pieces, lettering)) - 1;
  while (width - too_narrow > lettering.size / 4) {
    const double between = (width + too_narrow) / 2;
    std::vector<std::string> narrower = broken(pieces, between, lettering);
    if (narrower.size() > lines.size()) {
      too_narrow = between;
    } else {
      width = between;
      lines = std::move(narrower);
    }
  }
  return {std::move(lines), lettering};
}

double least_width(std::string_view text, const Lettering& lettering) {
  return widest_of(pieces_of(code_points(text)), lettering);
}

}  // namespace renga::report
