#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace renga::ingest {

/// The longest line that is read (ING-8). Of longer ones only the beginning is handed over.
inline constexpr std::size_t kLineLimitBytes = std::size_t{64} << 10U;

/// So much of a line that is too long is kept: enough to see its record kind.
inline constexpr std::size_t kBeginningBytes = 8;

enum class LineEnd : std::uint8_t { crlf, lf, none };

/// One line without its end; the text lives only during the call that hands it over.
struct Line {
  std::int64_t number = 0;  ///< from 1
  std::string_view text;
  LineEnd end = LineEnd::crlf;
  bool too_long = false;
};

/// Cuts pieces of a file into lines, however the pieces fall, in memory of at most one line.
class LineSplitter {
 public:
  using Take = std::function<void(const Line&)>;

  void take(std::string_view piece, const Take& hand_over);
  /// Hands over what stands after the last line end, if anything does.
  void finish(const Take& hand_over);

 private:
  void carry(std::string_view part);
  void end_line(std::string_view last_part, const Take& hand_over);

  std::string carried_;
  bool overflowed_ = false;
  std::int64_t number_ = 1;
};

}  // namespace renga::ingest
