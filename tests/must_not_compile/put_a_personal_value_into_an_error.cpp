// An error names file, row, column and kind, never the value of a person.
// Refused: no matching function
#include "base/base.hpp"

renga::Error complain(const renga::Personal<std::string>& name) {
#ifdef GOOD
  return renga::Error(renga::code::field_bad)
      .with("field", name.disclose().empty() ? "none" : "kana");
#else
  return renga::Error(renga::code::field_bad).with("field", name);
#endif
}
