// Whoever calls what may fail says what happens then.
// Refused: ignoring returned value
#include "base/base.hpp"

renga::Done write_the_ledger();

void append() {
#ifdef GOOD
  if (!write_the_ledger()) return;
#else
  write_the_ledger();
#endif
}
