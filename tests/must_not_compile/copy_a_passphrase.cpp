// A passphrase has one owner.
// Refused: use of deleted function
#include "crypto/crypto.hpp"

#include <utility>

renga::crypto::Passphrase keep(renga::crypto::Passphrase& passphrase) {
#ifdef GOOD
  return std::move(passphrase);
#else
  return passphrase;
#endif
}
