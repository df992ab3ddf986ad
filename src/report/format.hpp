#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <string>

namespace renga::report {

/// Whether a date is written in the Gregorian calendar alone or with wareki beside it. English
/// pages never show wareki.
enum class Calendar { gregorian, with_wareki };

/// 1234567 -> "1,234,567".
std::string number(std::int64_t value);

/// 0.5 with two digits -> "0.50".
std::string decimal(double value, int digits);

/// A percentage with one decimal: 34.26 -> "34.3%". What is neither nothing nor everything is never
/// written as 0.0% or 100.0% but as "<0.1%" or ">99.9%".
std::string percent(double value);

/// The share of a part as a percentage; the share of nothing is "–".
std::string share(std::int64_t part, std::int64_t whole);

/// "2020年8月3日", with wareki "2020年8月3日（令和2年8月3日）"; in English "2020-08-03".
std::string date(Date day, Language language, Calendar calendar = Calendar::gregorian);

/// "2020年8月", with wareki "2020年8月（令和2年8月）"; in English "2020-08".
std::string month(Date day, Language language, Calendar calendar = Calendar::gregorian);

/// "令和2年8月".
std::string wareki_month(Date day);

}  // namespace renga::report
