#include "publication/sheet.hpp"

#include "disclosure/disclosure.hpp"

#include <algorithm>

namespace renga::publication {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

/// Splits bytes into fields (RFC 4180). It may work on CP932 as it stands: no second byte of a
/// CP932 character is a separator, a quote or a line end.
class Sheet::Parser {
 public:
  Parser(Sheet& sheet, char separator)
      : sheet_(sheet), bytes_(sheet.bytes_), separator_(separator) {}

  /// Whether every quote was closed.
  bool parse() {
    if (bytes_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    while (at_ < bytes_.size()) {
      sheet_.rows_.emplace_back();
      if (!parse_row()) return false;
    }
    return true;
  }

 private:
  bool parse_row() {
    while (true) {
      if (!parse_field()) return false;
      if (at_ == bytes_.size()) return true;
      const char end = bytes_[at_++];
      if (end == separator_) continue;
      if (end == '\r' && at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
      return true;
    }
  }

  bool parse_field() {
    const std::size_t begin = at_;
    std::string content;
    if (at_ < bytes_.size() && bytes_[at_] == '"' && !parse_quoted(content)) return false;
    while (at_ < bytes_.size() && !ends_field(bytes_[at_])) content += bytes_[at_++];
    auto text = decode(content, sheet_.encoding_);
    ensure(text.has_value(), "a field of a valid text is valid");
    sheet_.rows_.back().push_back({begin, at_, std::string(disclosure::trimmed(*text))});
    sheet_.columns_ = std::max(sheet_.columns_, sheet_.rows_.back().size());
    return true;
  }

  bool parse_quoted(std::string& content) {
    for (++at_; at_ < bytes_.size(); ++at_) {
      if (bytes_[at_] == '"') {
        if (at_ + 1 == bytes_.size() || bytes_[at_ + 1] != '"') {
          ++at_;
          return true;
        }
        ++at_;
      }
      content += bytes_[at_];
    }
    return false;
  }

  bool ends_field(char c) const { return c == separator_ || c == '\r' || c == '\n'; }

  Sheet& sheet_;
  const std::string& bytes_;
  char separator_;
  std::size_t at_ = 0;
};

std::string address_of(Place place) {
  return disclosure::address_of(static_cast<std::int32_t>(place.row + 1),
                                static_cast<std::int32_t>(place.column + 1));
}

Result<Sheet> Sheet::parse(std::string bytes, char separator, std::string_view file) {
  const auto encoding = detect_encoding(bytes);
  if (!encoding) return fail(Error(Code::encoding_unreadable).at({std::string(file), 0, ""}));
  Sheet sheet;
  sheet.bytes_ = std::move(bytes);
  sheet.encoding_ = *encoding;
  if (!Parser(sheet, separator).parse())
    return fail(Error(Code::file_not_claimed_format)
                    .at({std::string(file), static_cast<std::int64_t>(sheet.rows_.size()), ""})
                    .with("format", "CSV")
                    .with("reason", "a quoted field is never closed"));
  return sheet;
}

std::string_view Sheet::text(Place place) const {
  return has(place) ? std::string_view(rows_[place.row][place.column].text) : std::string_view();
}

bool Sheet::blank_from(std::size_t row, std::size_t column) const {
  for (std::size_t c = column; c < columns(row); ++c)
    if (!blank({row, c})) return false;
  return true;
}

Result<std::string> Sheet::with_mark(const std::vector<Place>& places,
                                     std::string_view mark) const {
  const auto encoded = encode(mark, encoding_);
  if (!encoded)
    return fail(Error(Code::value_unknown).with("field", "--mark").with("known", "* -"));
  std::string copy;
  std::size_t copied = 0;
  for (const Place place : places) {
    ensure(has(place), "a hidden cell lies in its sheet");
    const Field& field = rows_[place.row][place.column];
    ensure(field.begin >= copied, "hidden cells come in the order of the file");
    copy.append(bytes_, copied, field.begin - copied);
    const bool quoted = field.begin < field.end && bytes_[field.begin] == '"';
    copy += quoted ? '"' + *encoded + '"' : *encoded;
    copied = field.end;
  }
  return copy.append(bytes_, copied, std::string::npos);
}

}  // namespace renga::publication
