// Text becomes a person's value only where the code says so.
// Refused: could not convert
#include "base/base.hpp"

renga::Personal<std::string> personal(const std::string& text) {
#ifdef GOOD
  return renga::Personal<std::string>(text);
#else
  return text;
#endif
}
