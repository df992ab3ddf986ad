#include "report/format.hpp"

#include <fmt/format.h>

namespace renga::report {

namespace {

std::string beside(const std::string& gregorian, const std::string& wareki, Calendar calendar) {
  return calendar == Calendar::with_wareki ? gregorian + "（" + wareki + "）" : gregorian;
}

}  // namespace

std::string number(std::int64_t value) {
  return with_thousands(value);
}

std::string decimal(double value, int digits) {
  return fmt::format("{:.{}f}", value, digits);
}

std::string percent(double value) {
  const std::string written = decimal(value, 1);
  if (value > 0 && written == "0.0") return "<0.1%";
  if (value < 100 && written == "100.0") return ">99.9%";
  return written + "%";
}

std::string share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "–";
  return percent(100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string date(Date day, Language language, Calendar calendar) {
  if (language == Language::english) return to_iso(day);
  return beside(fmt::format("{}年{}月{}日", day.year(), day.month(), day.day()), to_wareki(day),
                calendar);
}

std::string month(Date day, Language language, Calendar calendar) {
  if (language == Language::english) return fmt::format("{:04}-{:02}", day.year(), day.month());
  return beside(fmt::format("{}年{}月", day.year(), day.month()), wareki_month(day), calendar);
}

std::string wareki_month(Date day) {
  constexpr std::string_view kMonth = "月";
  const std::string whole = to_wareki(day);
  return whole.substr(0, whole.find(kMonth) + kMonth.size());
}

}  // namespace renga::report
