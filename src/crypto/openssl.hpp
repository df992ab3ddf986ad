#pragma once

#include <memory>

#include <openssl/evp.h>

namespace renga::crypto {

/// Calls the function that OpenSSL names for giving an object back.
template <auto release>
struct Release {
  template <typename T>
  void operator()(T* object) const noexcept {
    release(object);
  }
};

/// An object of OpenSSL that is given back at the end of its scope.
template <typename T, auto release>
using Owned = std::unique_ptr<T, Release<release>>;

}  // namespace renga::crypto
