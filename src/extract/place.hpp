#pragma once

#include "base/base.hpp"
#include "dataset/dataset.hpp"
#include "engine/engine.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace renga::extract {

/// Where persons and receipts stand among the others: one AES-256 block of each number under a key
/// of this extract alone. The key follows from dossier, seed and the manifest of the source, which
/// never leaves its holder, so that a repetition gives the same bytes and nobody else can turn a
/// place back (EXT-22).
class Places {
 public:
  Places(std::string_view dossier, std::int64_t seed, const Manifest& source);
  Places(Places&&) noexcept;
  ~Places();

  std::int64_t of_person(std::int64_t number) const;
  std::int64_t of_receipt(std::int64_t number) const;

  /// Makes `place_of_person` and `place_of_receipt` known to the engine's statements.
  Done define(engine::Engine& engine) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace renga::extract
