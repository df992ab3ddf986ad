// Persons' values are not compared by accident.
// Refused: use of deleted function
#include "base/base.hpp"

bool same(const renga::Personal<std::string>& left, const renga::Personal<std::string>& right) {
#ifdef GOOD
  return left.disclose() == right.disclose();
#else
  return left == right;
#endif
}
