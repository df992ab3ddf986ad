// Keys are not printed.
// Refused: use of deleted function
#include "crypto/crypto.hpp"

#include <sstream>

void print(const renga::crypto::SecretKey& key) {
  std::ostringstream out;
#ifdef GOOD
  out << renga::crypto::key_id(key);
#else
  out << key;
#endif
}
