// A passphrase is not printed.
// Refused: no match for
#include "crypto/crypto.hpp"

#include <sstream>

void print(const renga::crypto::Passphrase& passphrase) {
  std::ostringstream out;
#ifdef GOOD
  out << passphrase.reveal().size();
#else
  out << passphrase;
#endif
}
