#pragma once

#include "contest.hpp"
#include "crypto/crypto.hpp"
#include "engine/engine.hpp"

#include <filesystem>

namespace renga::bench {

/// Where a benchmark makes its data, and how much of it.
struct Ground {
  std::filesystem::path folder;
  /// A part of the usual amount: for trying the benchmarks themselves.
  double scale = 1;

  std::int64_t scaled(std::int64_t amount) const {
    return std::max<std::int64_t>(1,
                                  static_cast<std::int64_t>(scale * static_cast<double>(amount)));
  }
};

/// The seed of all generated data.
inline constexpr std::int64_t kSeed = 20250601;

/// An engine with the limits that the verbs have by default.
engine::Engine open_engine(const std::filesystem::path& spill_folder, int threads = 0);

/// A key as a step of the IDs takes it.
crypto::Key key_of(crypto::Purpose purpose, crypto::SecretKey secret);

/// SHA-256 over all rows of a statement, column by column, in their order.
std::string digest_of_rows(engine::Engine& engine, engine::Sql sql,
                           const engine::Parameters& parameters = {});

/// Makes something once: `make` gets a path that does not exist yet, and what stands at `path`
/// afterwards is whole.
void make_once(const std::filesystem::path& path,
               const std::function<void(const std::filesystem::path&)>& make);

}  // namespace renga::bench
