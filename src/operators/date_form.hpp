#pragma once

#include <array>
#include <string_view>

namespace renga::operators {

/// A way of writing dates as text. A CSV column has one form, and the outcome keeps it (ANP-14).
struct DateForm {
  std::string_view name;
  std::string_view read;   ///< the engine's pattern for reading a day
  std::string_view day;    ///< and for writing it
  std::string_view month;  ///< and for writing its month
};

/// In the order in which a column is tried; a column that fits two forms takes the first.
inline constexpr std::array<DateForm, 4> kDateForms = {{
    {"YYYY-MM-DD", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m"},
    {"YYYY/M/D", "%Y/%m/%d", "%Y/%-m/%-d", "%Y/%-m"},
    {"YYYY/MM/DD", "%Y/%m/%d", "%Y/%m/%d", "%Y/%m"},
    {"YYYYMMDD", "%Y%m%d", "%Y%m%d", "%Y%m"},
}};

}  // namespace renga::operators
