#include "crypto/crypto.hpp"

#include <utility>

#include <sodium.h>

namespace renga::crypto {
namespace {

/// Short texts lie inside the string object, so that a move leaves a copy behind.
void wipe(std::string& text) {
  text.resize(text.capacity());
  sodium_memzero(text.data(), text.size());
  text.clear();
}

}  // namespace

Passphrase::Passphrase(std::string text) : text_(std::move(text)) {
  wipe(text);
}

Passphrase::Passphrase(Passphrase&& other) noexcept : text_(std::move(other.text_)) {
  wipe(other.text_);
}

Passphrase::~Passphrase() {
  wipe(text_);
}

}  // namespace renga::crypto
