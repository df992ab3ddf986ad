// A Date is a day that exists, so its parts are checked where it is made.
// Refused: no matching function
#include "base/base.hpp"

bool exists(int year) {
#ifdef GOOD
  return renga::Date::from_civil(year, 2, 30).has_value();
#else
  return renga::Date(year, 2, 30).year() == year;
#endif
}
