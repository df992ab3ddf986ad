#include "ledger/tree.hpp"

#include <array>
#include <bit>

namespace renga::ledger {
namespace {

using Leaves = std::span<const Digest>;

/// The largest power of two below `size`; size > 1.
std::size_t split_point(std::size_t size) {
  return std::bit_floor(size - 1);
}

/// SUBPROOF of RFC 9162: `whole` says whether the first tree is a subtree that the reader knows.
void add_subproof(Leaves leaves, std::size_t earlier, bool whole, std::vector<Digest>& path) {
  if (earlier == leaves.size()) {
    if (!whole) path.push_back(root_of(leaves));
    return;
  }
  const std::size_t split = split_point(leaves.size());
  if (earlier <= split) {
    add_subproof(leaves.first(split), earlier, whole, path);
    path.push_back(root_of(leaves.subspan(split)));
  } else {
    add_subproof(leaves.subspan(split), earlier - split, false, path);
    path.push_back(root_of(leaves.first(split)));
  }
}

}  // namespace

Digest node_digest(const Digest& left, const Digest& right) {
  crypto::Sha256 digest;
  constexpr std::array<std::uint8_t, 1> kNode = {1};
  digest.add(kNode);
  digest.add(left);
  digest.add(right);
  return digest.finish();
}

void GrowingTree::add(const Digest& leaf) {
  peaks_.push_back(leaf);
  for (std::int64_t filled = leaves_++; filled % 2 == 1; filled /= 2) {
    const Digest right = peaks_.back();
    peaks_.pop_back();
    peaks_.back() = node_digest(peaks_.back(), right);
  }
}

Digest GrowingTree::root() const {
  if (peaks_.empty()) return crypto::sha256({});
  Digest root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i > 0; --i) root = node_digest(peaks_[i - 1], root);
  return root;
}

Digest root_of(Leaves leaves) {
  GrowingTree tree;
  for (const Digest& leaf : leaves) tree.add(leaf);
  return tree.root();
}

std::vector<Digest> inclusion_path(Leaves leaves, std::int64_t index) {
  auto place = static_cast<std::size_t>(index);
  ensure(place < leaves.size(), "the entry is in the tree");
  std::vector<Digest> from_the_top;
  while (leaves.size() > 1) {
    const std::size_t split = split_point(leaves.size());
    if (place < split) {
      from_the_top.push_back(root_of(leaves.subspan(split)));
      leaves = leaves.first(split);
    } else {
      from_the_top.push_back(root_of(leaves.first(split)));
      leaves = leaves.subspan(split);
      place -= split;
    }
  }
  return {from_the_top.rbegin(), from_the_top.rend()};
}

bool is_included(const Digest& leaf, std::int64_t index, std::int64_t size,
                 std::span<const Digest> path, const Digest& root) {
  if (index < 0 || index >= size) return false;
  std::int64_t place = index;
  std::int64_t last = size - 1;
  Digest digest = leaf;
  for (const Digest& sibling : path) {
    if (last == 0) return false;
    if (place % 2 == 1 || place == last) {
      digest = node_digest(sibling, digest);
      for (; place % 2 == 0 && place != 0; place /= 2) last /= 2;
    } else {
      digest = node_digest(digest, sibling);
    }
    place /= 2;
    last /= 2;
  }
  return last == 0 && digest == root;
}

std::vector<Digest> consistency_path(Leaves leaves, std::int64_t earlier) {
  ensure(earlier > 0 && earlier <= std::ssize(leaves), "the earlier tree is a part of this one");
  std::vector<Digest> path;
  add_subproof(leaves, static_cast<std::size_t>(earlier), true, path);
  return path;
}

bool is_continued(std::int64_t earlier, const Digest& earlier_root, std::int64_t later,
                  const Digest& later_root, std::span<const Digest> path) {
  if (earlier <= 0 || earlier > later) return false;
  if (earlier == later) return path.empty() && earlier_root == later_root;
  std::int64_t place = earlier - 1;
  std::int64_t last = later - 1;
  for (; place % 2 == 1; place /= 2) last /= 2;
  const bool known = std::has_single_bit(static_cast<std::uint64_t>(earlier));
  if (!known && path.empty()) return false;
  Digest old_digest = known ? earlier_root : path.front();
  Digest new_digest = old_digest;
  for (const Digest& sibling : path.subspan(known ? 0 : 1)) {
    if (last == 0) return false;
    if (place % 2 == 1 || place == last) {
      old_digest = node_digest(sibling, old_digest);
      new_digest = node_digest(sibling, new_digest);
      for (; place % 2 == 0 && place != 0; place /= 2) last /= 2;
    } else {
      new_digest = node_digest(new_digest, sibling);
    }
    place /= 2;
    last /= 2;
  }
  return last == 0 && old_digest == earlier_root && new_digest == later_root;
}

}  // namespace renga::ledger
