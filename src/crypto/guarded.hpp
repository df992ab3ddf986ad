#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace renga::crypto {

/// Memory of libsodium for key material: locked against swapping where the system allows it, left
/// out of core dumps, fenced by guard pages, wiped when released. Throws std::bad_alloc.
void* take_guarded(std::size_t size_bytes);
void release_guarded(void* memory) noexcept;

/// Whatever holds key material derives from this: its objects live in guarded memory.
struct Guarded {
  static void* operator new(std::size_t size_bytes) { return take_guarded(size_bytes); }
  static void operator delete(void* memory) noexcept { release_guarded(memory); }
};

/// Secret bytes whose number is known only at run time.
class GuardedBytes {
 public:
  explicit GuardedBytes(std::size_t size)
      : bytes_(static_cast<std::uint8_t*>(take_guarded(size))), size_(size) {}
  std::uint8_t* data() { return bytes_.get(); }
  std::size_t size() const { return size_; }
  std::span<std::uint8_t> all() { return {bytes_.get(), size_}; }

 private:
  struct Release {
    void operator()(std::uint8_t* bytes) const noexcept { release_guarded(bytes); }
  };
  std::unique_ptr<std::uint8_t[], Release> bytes_;
  std::size_t size_;
};

}  // namespace renga::crypto
