// A key has one owner: what is erased is gone.
// Refused: use of deleted function
#include "crypto/crypto.hpp"

#include <utility>

renga::crypto::SecretKey keep(renga::crypto::SecretKey& key) {
#ifdef GOOD
  return std::move(key);
#else
  return key;
#endif
}
