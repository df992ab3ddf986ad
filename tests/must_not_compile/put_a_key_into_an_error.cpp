// An error names a key by its ID.
// Refused: no matching function
#include "crypto/crypto.hpp"

renga::Error complain(const renga::crypto::SecretKey& key) {
#ifdef GOOD
  return renga::Error(renga::code::key_missing).with("key", renga::crypto::key_id(key));
#else
  return renga::Error(renga::code::key_missing).with("key", key);
#endif
}
