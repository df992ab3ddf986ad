#include "report/picture.hpp"

namespace renga::report {

std::string counted(std::int64_t count, const Caption& caption, Language language) {
  const std::string& unit = caption.unit.in(language);
  return number(count) + (unit.empty() ? "" : " " + unit);
}

std::string with_share(std::int64_t count, std::int64_t whole, Language language) {
  if (whole == 0) return number(count);
  const std::string part = share(count, whole);
  return number(count) + (language == Language::japanese ? "（" + part + "）" : " (" + part + ")");
}

Text counts_title(const Caption& caption) {
  constexpr Bilingual kCount = {"数", "Count"};
  return caption.unit.empty() ? Text(kCount) : caption.unit;
}

}  // namespace renga::report
