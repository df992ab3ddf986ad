#include "formats/hl7_message.hpp"

#include "formats/iso_2022_jp.hpp"

#include <algorithm>
#include <array>

namespace renga::formats {
namespace {

constexpr std::string_view kHeader = "MSH";
constexpr std::string_view kDeleted = "\"\"";
// "MSH" and the five characters after it.
constexpr std::size_t kSeparatorsEnd = 8;

/// The n-th piece, from 1, or nothing.
std::string_view piece(std::string_view text, char separator, std::size_t number) {
  for (; number > 1; --number) {
    const std::size_t end = text.find(separator);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find(separator));
}

/// What an escape such as \F\ stands for; unknown ones (highlighting and the like) for nothing.
std::string unescaped_word(std::string_view word, const Hl7Separators& separators) {
  if (word == "F") return {separators.field};
  if (word == "S") return {separators.component};
  if (word == "R") return {separators.repetition};
  if (word == "T") return {separators.subcomponent};
  if (word == "E") return {separators.escape};
  if (word == ".br") return "\n";
  return {};
}

std::string unescaped(std::string_view text, const Hl7Separators& separators) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t begin = text.find(separators.escape);
    plain += text.substr(0, begin);
    if (begin == std::string_view::npos) break;
    const std::size_t end = text.find(separators.escape, begin + 1);
    if (end == std::string_view::npos) break;
    plain += unescaped_word(text.substr(begin + 1, end - begin - 1), separators);
    text.remove_prefix(end + 1);
  }
  return plain;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < ' ' && c != '\r' && c != '\n' && c != '\t';
}

}  // namespace

Hl7Segment::Hl7Segment(std::string_view text, const Hl7Separators& separators, std::int64_t line)
    : fields_(split(text, separators.field)), separators_(separators), line_(line) {
  name_ = fields_[0];
  // The header's first field is the separator itself and leaves no piece of its own.
  if (name_ == kHeader) fields_.insert(fields_.begin() + 1, text.substr(kHeader.size(), 1));
}

std::size_t Hl7Segment::last_field() const {
  return fields_.size() - 1;
}

std::string_view Hl7Segment::field(std::size_t number) const {
  return number < fields_.size() ? fields_[number] : std::string_view();
}

std::size_t Hl7Segment::repetitions(std::size_t number) const {
  const std::string_view text = field(number);
  if (text.empty()) return 0;
  return 1 + static_cast<std::size_t>(std::ranges::count(text, separators_.repetition));
}

std::string Hl7Segment::component(std::size_t number, std::size_t component,
                                  std::size_t repetition) const {
  const std::string_view one = piece(field(number), separators_.repetition, repetition);
  const std::string_view found = piece(one, separators_.component, component);
  return found == kDeleted ? std::string() : unescaped(found, separators_);
}

Hl7Message::Hl7Message(std::string_view bytes) : fault_(read(bytes)) {
  if (fault_ != Hl7Fault::none) segments_.clear();
}

Hl7Fault Hl7Message::read(std::string_view bytes) {
  if (bytes.size() > kHl7MessageLimitBytes) return Hl7Fault::too_long;
  if (!bytes.starts_with(kHeader) || bytes.size() < kSeparatorsEnd) return Hl7Fault::no_header;
  // Without escape sequences the text is UTF-8, of which ASCII is a part.
  const bool switching = bytes.find('\x1B') != std::string_view::npos;
  if (!switching) text_ = bytes;
  if (switching ? !append_iso_2022_jp(bytes, text_) : !is_utf8(text_)) return Hl7Fault::text_broken;
  if (std::ranges::any_of(text_, is_control)) return Hl7Fault::text_broken;
  const Hl7Separators separators{text_[3], text_[4], text_[5], text_[6], text_[7]};
  std::ranges::replace(text_, '\n', '\r');
  std::int64_t number = 0;
  for (const std::string_view line : split(text_, '\r'))
    if (!line.empty()) segments_.emplace_back(line, separators, ++number);
  return Hl7Fault::none;
}

const Hl7Segment* Hl7Message::find(std::string_view name) const {
  const auto found = std::ranges::find(segments_, name, &Hl7Segment::name);
  return found == segments_.end() ? nullptr : &*found;
}

}  // namespace renga::formats
