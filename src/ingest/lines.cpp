#include "ingest/lines.hpp"

namespace renga::ingest {

void LineSplitter::carry(std::string_view part) {
  // One byte more than the limit is kept for the CR of a line that is just short enough.
  const bool fits = carried_.size() + part.size() <= kLineLimitBytes + 1;
  if (!overflowed_) carried_ += part.substr(0, fits ? part.size() : kBeginningBytes);
  overflowed_ |= !fits;
}

void LineSplitter::end_line(std::string_view last_part, const Take& hand_over) {
  std::string_view text = last_part;
  if (!carried_.empty() || overflowed_) {
    carry(last_part);
    text = carried_;
  }
  Line line{number_++, text, LineEnd::lf, false};
  if (text.ends_with('\r')) {
    line.text.remove_suffix(1);
    line.end = LineEnd::crlf;
  }
  line.too_long = overflowed_ || line.text.size() > kLineLimitBytes;
  if (line.too_long) line.text = line.text.substr(0, kBeginningBytes);
  hand_over(line);
  carried_.clear();
  overflowed_ = false;
}

void LineSplitter::take(std::string_view piece, const Take& hand_over) {
  while (true) {
    const std::size_t end = piece.find('\n');
    if (end == std::string_view::npos) return carry(piece);
    end_line(piece.substr(0, end), hand_over);
    piece.remove_prefix(end + 1);
  }
}

void LineSplitter::finish(const Take& hand_over) {
  if (carried_.empty() && !overflowed_) return;
  const bool too_long = overflowed_ || carried_.size() > kLineLimitBytes;
  const std::string_view text(carried_);
  hand_over(
      {number_++, too_long ? text.substr(0, kBeginningBytes) : text, LineEnd::none, too_long});
  carried_.clear();
  overflowed_ = false;
}

}  // namespace renga::ingest
