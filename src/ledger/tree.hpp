#pragma once

#include "crypto/crypto.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace renga::ledger {

using crypto::Digest;

/// SHA-256(0x01 ‖ left ‖ right) (RFC 9162, 2.1.1).
Digest node_digest(const Digest& left, const Digest& right);

/// The root of a growing tree in logarithmic memory: the roots of its complete subtrees.
class GrowingTree {
 public:
  void add(const Digest& leaf);
  std::int64_t leaves() const { return leaves_; }
  /// The Merkle Tree Hash of all leaves so far (LED-4).
  Digest root() const;

 private:
  std::int64_t leaves_ = 0;
  std::vector<Digest> peaks_;  ///< from the largest subtree to the smallest
};

Digest root_of(std::span<const Digest> leaves);

/// The inclusion proof of the leaf at `index` (RFC 9162, 2.1.3.1); index < leaves.size().
std::vector<Digest> inclusion_path(std::span<const Digest> leaves, std::int64_t index);
/// RFC 9162, 2.1.3.2.
bool is_included(const Digest& leaf, std::int64_t index, std::int64_t size,
                 std::span<const Digest> path, const Digest& root);

/// The proof that the tree begins with its first `earlier` leaves (RFC 9162, 2.1.4.1);
/// 0 < earlier <= leaves.size().
std::vector<Digest> consistency_path(std::span<const Digest> leaves, std::int64_t earlier);
/// RFC 9162, 2.1.4.2.
bool is_continued(std::int64_t earlier, const Digest& earlier_root, std::int64_t later,
                  const Digest& later_root, std::span<const Digest> path);

}  // namespace renga::ledger
