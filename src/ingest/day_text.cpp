#include "ingest/day_text.hpp"

#include "base/base.hpp"

namespace renga::ingest {

std::string iso_day(std::string_view compact) {
  constexpr std::size_t kDayCharacters = 8;
  const auto day = parse_compact_date(compact.substr(0, kDayCharacters));
  return day ? to_iso(*day) : std::string(compact);
}

}  // namespace renga::ingest
