#include "ledger/ledger_for_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ledger {
namespace {

std::vector<Digest> leaves_of(std::size_t count) {
  std::vector<Digest> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_digest(std::to_string(i)));
  return leaves;
}

/// The Merkle Tree Hash as RFC 9162, 2.1.1 defines it: slow and clear.
Digest reference_root(std::span<const Digest> leaves) {
  if (leaves.empty()) return crypto::sha256({});
  if (leaves.size() == 1) return leaves.front();
  std::size_t split = 1;
  while (split * 2 < leaves.size()) split *= 2;
  return node_digest(reference_root(leaves.first(split)), reference_root(leaves.subspan(split)));
}

// RFC 9162, 2.1.5 names the nodes of a tree of seven leaves.
TEST(Tree, PathsOfSevenLeavesAreThoseOfTheStandard) {
  const auto d = leaves_of(7);
  const Digest g = node_digest(d[0], d[1]);
  const Digest h = node_digest(d[2], d[3]);
  const Digest i = node_digest(d[4], d[5]);
  const Digest& j = d[6];
  const Digest k = node_digest(g, h);
  const Digest l = node_digest(i, j);
  EXPECT_EQ(root_of(d), node_digest(k, l));
  EXPECT_EQ(inclusion_path(d, 0), (std::vector<Digest>{d[1], h, l}));
  EXPECT_EQ(inclusion_path(d, 3), (std::vector<Digest>{d[2], g, l}));
  EXPECT_EQ(inclusion_path(d, 4), (std::vector<Digest>{d[5], j, k}));
  EXPECT_EQ(inclusion_path(d, 6), (std::vector<Digest>{i, k}));
  EXPECT_EQ(consistency_path(d, 3), (std::vector<Digest>{d[2], d[3], g, l}));
  EXPECT_EQ(consistency_path(d, 4), (std::vector<Digest>{l}));
  EXPECT_EQ(consistency_path(d, 6), (std::vector<Digest>{i, j, k}));
}

// LED-4.
TEST(Tree, EveryRootAgreesWithTheDefinition) {
  for (std::size_t size = 0; size <= 70; ++size) {
    const auto leaves = leaves_of(size);
    EXPECT_EQ(root_of(leaves), reference_root(leaves)) << size;
  }
}

TEST(Tree, EveryInclusionHoldsAndNoOther) {
  for (std::int64_t size = 1; size <= 33; ++size) {
    const auto leaves = leaves_of(static_cast<std::size_t>(size));
    const Digest root = root_of(leaves);
    for (std::int64_t index = 0; index < size; ++index) {
      const auto path = inclusion_path(leaves, index);
      const Digest& leaf = leaves[static_cast<std::size_t>(index)];
      EXPECT_TRUE(is_included(leaf, index, size, path, root)) << index << " of " << size;
      for (std::int64_t other = -1; other <= size; ++other)
        EXPECT_EQ(is_included(leaf, other, size, path, root), other == index);
      EXPECT_FALSE(is_included(leaf_digest("x"), index, size, path, root));
    }
  }
}

TEST(Tree, EveryConsistencyHoldsAndNoOther) {
  for (std::int64_t later = 1; later <= 33; ++later) {
    const auto leaves = leaves_of(static_cast<std::size_t>(later));
    const Digest root = root_of(leaves);
    for (std::int64_t earlier = 1; earlier <= later; ++earlier) {
      const auto part = std::span(leaves).first(static_cast<std::size_t>(earlier));
      const auto path = consistency_path(leaves, earlier);
      EXPECT_TRUE(is_continued(earlier, root_of(part), later, root, path));
      EXPECT_FALSE(is_continued(earlier, leaf_digest("x"), later, root, path));
      EXPECT_FALSE(is_continued(earlier, root_of(part), later, leaf_digest("x"), path));
      EXPECT_FALSE(is_continued(later + 1, root_of(part), later, root, path));
    }
  }
}

RC_GTEST_PROP(Tree, AChangedPathProvesNothing, ()) {
  const auto size = *rc::gen::inRange<std::int64_t>(2, 200);
  const auto index = *rc::gen::inRange<std::int64_t>(0, size);
  const auto leaves = leaves_of(static_cast<std::size_t>(size));
  auto path = inclusion_path(leaves, index);
  const auto place = *rc::gen::inRange<std::size_t>(0, path.size());
  path[place][*rc::gen::inRange<std::size_t>(0, 32)] ^= 1U;
  RC_ASSERT(
      !is_included(leaves[static_cast<std::size_t>(index)], index, size, path, root_of(leaves)));
  path.pop_back();
  RC_ASSERT(
      !is_included(leaves[static_cast<std::size_t>(index)], index, size, path, root_of(leaves)));
}

}  // namespace
}  // namespace renga::ledger
