#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace renga::report {

/// A kind of lettering in a picture. Sizes are in units of the drawing, which are CSS pixels where
/// a picture is shown at its full width; `tone` is a class of report.css.
struct Lettering {
  double size;
  bool bold;
  std::string_view tone;
};

inline constexpr Lettering kPlain = {14, false, "ink"};
inline constexpr Lettering kQuiet = {14, false, "quiet"};
/// Words that may stand across lines of the picture.
inline constexpr Lettering kOverLines = {14, false, "ink over-lines"};
inline constexpr Lettering kQuietOverLines = {14, false, "quiet over-lines"};
inline constexpr Lettering kStrong = {14, true, "ink"};
inline constexpr Lettering kAccent = {14, true, "accent"};
inline constexpr Lettering kBigCount = {18, true, "ink"};

/// An upper estimate of the width of a line: wide characters take one em, others what a broad
/// sans-serif face takes, so that a reader's own font stays inside what the drawing reserves.
double width_of(std::string_view line, const Lettering& lettering);

/// The height that one line takes.
double line_height(const Lettering& lettering);

/// How far below the top of its line the baseline lies.
double baseline(const Lettering& lettering);

/// A text broken into lines that fit a width. Japanese breaks between characters, but no line
/// starts with a closing or ends with an opening mark; other words break at spaces, and inside
/// only where one alone is too wide. Lines are about equally long.
struct Block {
  std::vector<std::string> lines;
  Lettering lettering = kPlain;

  double width() const;
  double height() const;
};

Block block(std::string_view text, double width, const Lettering& lettering);

/// The width of the widest piece of a text that should not be broken.
double least_width(std::string_view text, const Lettering& lettering);

}  // namespace renga::report
