#include "crypto/guarded.hpp"

#include "base/base.hpp"

#include <new>

#include <sodium.h>

namespace renga::crypto {

void* take_guarded(std::size_t size_bytes) {
  static const bool ready = sodium_init() >= 0;
  ensure(ready, "libsodium starts");
  void* memory = sodium_malloc(size_bytes);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void release_guarded(void* memory) noexcept {
  sodium_free(memory);
}

}  // namespace renga::crypto
