#include "publication/csv_file.hpp"

#include "disclosure/disclosure.hpp"

#include <algorithm>

namespace renga::publication {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

/// Splits bytes into fields (RFC 4180). It may work on CP932 as it stands: no second byte of a
/// CP932 character is a separator, a quote or a line end.
class CsvFile::Parser {
 public:
  Parser(CsvFile& file, char separator) : file_(file), bytes_(file.bytes_), separator_(separator) {}

  /// Whether every quote was closed.
  bool parse() {
    if (bytes_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    while (at_ < bytes_.size()) {
      file_.sheet_.cells.emplace_back();
      file_.fields_.emplace_back();
      if (!parse_row()) return false;
    }
    file_.sheet_.texts = std::move(texts_);
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
    auto text = decode(content, file_.encoding_);
    ensure(text.has_value(), "a field of a valid text is valid");
    auto& row = file_.sheet_.cells.back();
    row.push_back({.column = row.size(), .text = {}, .formula = false});
    if (!text->empty()) row.back().text = disclosure::trimmed(texts_->emplace_back(*text));
    file_.fields_.back().push_back({begin, at_});
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

  CsvFile& file_;
  const std::string& bytes_;
  char separator_;
  std::size_t at_ = 0;
  std::shared_ptr<Texts> texts_ = std::make_shared<Texts>();
};

Result<CsvFile> CsvFile::parse(std::string bytes, char separator, std::string_view file) {
  const auto encoding = detect_encoding(bytes);
  if (!encoding) return fail(Error(code::encoding_unreadable).at({std::string(file), 0, ""}));
  CsvFile read;
  read.bytes_ = std::move(bytes);
  read.encoding_ = *encoding;
  if (!Parser(read, separator).parse())
    return fail(Error(code::file_not_claimed_format)
                    .at({std::string(file), std::ssize(read.sheet_.cells), ""})
                    .with("format", "CSV")
                    .with("reason_ja", "引用符が閉じられていない")
                    .with("reason_en", "a quoted field is never closed"));
  return read;
}

Result<std::string> CsvFile::with_mark(const std::vector<Place>& places,
                                       std::string_view mark) const {
  const auto encoded = encode(mark, encoding_);
  if (!encoded)
    return fail(Error(code::value_unknown).with("field", "--mark").with("known", "* -"));
  std::string copy;
  std::size_t copied = 0;
  for (const Place place : places) {
    ensure(sheet_.has(place), "a hidden cell lies in its sheet");
    const Field& field = fields_[place.row][place.column];
    ensure(field.begin >= copied, "hidden cells come in the order of the file");
    copy.append(bytes_, copied, field.begin - copied);
    const bool quoted = field.begin < field.end && bytes_[field.begin] == '"';
    copy += quoted ? '"' + *encoded + '"' : *encoded;
    copied = field.end;
  }
  return copy.append(bytes_, copied, std::string::npos);
}

}  // namespace renga::publication
