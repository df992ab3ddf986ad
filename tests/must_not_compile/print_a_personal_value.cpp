// A person's value cannot be printed; the reader says disclose() where it must be seen.
// Refused: use of deleted function
#include "base/base.hpp"

#include <sstream>

void print(const renga::Personal<std::string>& name) {
  std::ostringstream out;
#ifdef GOOD
  out << name.disclose();
#else
  out << name;
#endif
}
