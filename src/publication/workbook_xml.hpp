#pragma once

#include "base/base.hpp"
#include "formats/formats.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::publication {

/// What a part of a workbook (one XML document in its archive) may hold at most.
inline constexpr std::int64_t kPartLimitBytes = std::int64_t{256} << 20U;

Error workbook_refused(std::string_view file, const Bilingual& reason);
Error workbook_unreadable(std::string_view file, const Bilingual& reason);

/// Reads a part of a workbook. What is told can ask where in the part it stands.
class PartReader : public formats::XmlEvents {
 public:
  /// `file` and `part` are names for messages.
  Done read(std::string_view file, std::string_view part, std::string_view xml);

 protected:
  std::size_t begin_byte() const { return static_cast<std::size_t>(reader_->begin_byte()); }
  std::size_t end_byte() const { return static_cast<std::size_t>(reader_->end_byte()); }
  /// Ends the reading: the part is not what it should be.
  void refuse(const Bilingual& reason) {
    if (!refusal_) refusal_ = reason;
  }
  bool refused() const { return refusal_.has_value(); }

 private:
  formats::XmlReader* reader_ = nullptr;
  std::optional<Bilingual> refusal_;
};

/// The value of an attribute, or an empty text.
std::string_view attribute(std::span<const formats::XmlAttribute> attributes,
                           std::string_view name);

/// Whether an attribute of XML Schema's type boolean is true.
bool is_true(std::string_view value);

/// Bytes of a part that are to become others.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text = {};
};

/// The part with the edits, which come in its order and do not overlap.
std::string edited(std::string_view xml, const std::vector<Edit>& edits);

/// A text with the characters escaped that mean something in XML.
std::string escaped(std::string_view text);

}  // namespace renga::publication
