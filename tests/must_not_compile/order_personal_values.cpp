// Persons' values do not become keys of a sorted table by accident.
// Refused: use of deleted function
#include "base/base.hpp"

bool before(const renga::Personal<renga::Date>& left, const renga::Personal<renga::Date>& right) {
#ifdef GOOD
  return left.disclose() < right.disclose();
#else
  return left < right;
#endif
}
