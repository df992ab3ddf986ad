// Keys are told apart by their IDs, not by their bytes.
// Refused: use of deleted function
#include "crypto/crypto.hpp"

bool same(const renga::crypto::SecretKey& left, const renga::crypto::SecretKey& right) {
#ifdef GOOD
  return renga::crypto::key_id(left) == renga::crypto::key_id(right);
#else
  return left == right;
#endif
}
