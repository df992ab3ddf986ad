#include "crypto/sha256_wide.hpp"

#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::crypto {
namespace {

using Message = std::vector<std::uint8_t>;

/// States and messages that have nothing in common, and the clear compression beside the wide one.
struct Lanes {
  std::vector<Message> messages;
  WideMidstate wide;
  std::array<Midstate, kWideLanes> narrow;

  explicit Lanes(std::size_t blocks) {
    for (std::size_t lane = 0; lane < kWideLanes; ++lane) {
      narrow[lane] = *rc::gen::container<Midstate>(rc::gen::arbitrary<std::uint32_t>());
      for (std::size_t word = 0; word < 8; ++word) wide[word][lane] = narrow[lane][word];
      messages.push_back(*rc::gen::container<Message>(blocks * kSha256BlockBytes,
                                                      rc::gen::arbitrary<std::uint8_t>()));
    }
  }

  WideMessages starts() const {
    WideMessages pointers;
    for (std::size_t lane = 0; lane < kWideLanes; ++lane) pointers[lane] = messages[lane].data();
    return pointers;
  }

  void take_narrow(std::size_t lane, const std::uint8_t* block, std::size_t count) {
    portable_compression().one(&narrow[lane], &block, count);
  }

  bool agree() const {
    for (std::size_t lane = 0; lane < kWideLanes; ++lane)
      for (std::size_t word = 0; word < 8; ++word)
        if (wide[word][lane] != narrow[lane][word]) return false;
    return true;
  }
};

/// The tests need the registers; a processor without them never takes this path.
class Wide : public testing::Test {
 protected:
  void SetUp() override {
    if (!wide_compression()) GTEST_SKIP() << "this processor has no 512-bit registers";
  }
};

TEST_F(Wide, BlocksOfEachLaneAgreeWithPlainCode) {
  EXPECT_TRUE(rc::check([] {
    const auto blocks = *rc::gen::inRange<std::size_t>(0, 4);
    Lanes lanes(blocks);
    wide_compression()->blocks(lanes.wide, lanes.starts(), blocks);
    for (std::size_t lane = 0; lane < kWideLanes; ++lane)
      lanes.take_narrow(lane, lanes.messages[lane].data(), blocks);
    RC_ASSERT(lanes.agree());
  }));
}

TEST_F(Wide, ASharedBlockAgreesWithPlainCode) {
  EXPECT_TRUE(rc::check([] {
    Lanes lanes(1);
    const Message& shared = lanes.messages[0];
    wide_compression()->shared_block(lanes.wide, ready_schedule(shared.data()));
    for (std::size_t lane = 0; lane < kWideLanes; ++lane) lanes.take_narrow(lane, shared.data(), 1);
    RC_ASSERT(lanes.agree());
  }));
}

TEST_F(Wide, WritesTheDigestOfEachLane) {
  EXPECT_TRUE(rc::check([] {
    const Lanes lanes(0);
    std::array<std::uint8_t, kWideLanes * kSha256DigestBytes> digests;
    wide_compression()->write(lanes.wide, digests.data());
    for (std::size_t lane = 0; lane < kWideLanes; ++lane) {
      std::array<std::uint8_t, kSha256DigestBytes> expected;
      portable_compression().write(lanes.narrow[lane], expected.data());
      RC_ASSERT(std::equal(expected.begin(), expected.end(),
                           digests.begin() + lane * kSha256DigestBytes));
    }
  }));
}

}  // namespace
}  // namespace renga::crypto
