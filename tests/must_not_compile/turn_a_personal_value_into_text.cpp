// A person's value does not turn into text on its own.
// Refused: could not convert
#include "base/base.hpp"

std::string text(const renga::Personal<std::string>& name) {
#ifdef GOOD
  return name.disclose();
#else
  return name;
#endif
}
