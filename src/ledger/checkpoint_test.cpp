#include "ledger/errors.hpp"
#include "ledger/ledger_for_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ledger {
namespace {

class Signed : public testing::Test {
 protected:
  crypto::SecretKey seed_ = crypto::SecretKey::random();
  VerifierKey key_ = VerifierKey::of(sample::kOrigin, seed_);
  Checkpoint checkpoint_ = sample::checkpoint_over(sample::lines(5));
  std::string note_ = sign(checkpoint_, seed_);

  Code refusal(const std::string& note) const {
    const auto opened = open_checkpoint(note, key_);
    return opened ? Code{} : opened.error().code();
  }
};

// LED-10: three lines, an empty one, the signature.
TEST_F(Signed, ACheckpointComesBack) {
  EXPECT_EQ(open_checkpoint(note_, key_).value(), checkpoint_);
  EXPECT_TRUE(note_.starts_with("example.test/renga\n5\n"));
  EXPECT_NE(note_.find("\n\n— example.test/renga "), std::string::npos);
}

// LED-11.
TEST_F(Signed, TheKeyIsOneLineOfText) {
  const VerifierKey read = VerifierKey::parse(key_.text() + "\n").value();
  EXPECT_EQ(read.name, key_.name);
  EXPECT_EQ(read.key, key_.key);
  for (std::string text : {std::string("x"), std::string("a+b"), "other" + key_.text(),
                           key_.text() + "A", key_.text().substr(0, key_.text().size() - 4)})
    EXPECT_FALSE(VerifierKey::parse(text)) << text;
}

// LED-12: signatures of others may stand beside ours, before and after it.
TEST_F(Signed, WitnessesMaySignToo) {
  const crypto::SecretKey witness = crypto::SecretKey::random();
  const std::string text = note_.substr(0, note_.find("\n\n") + 1);
  const std::string other = sign_note(text, "witness.test", witness);
  const std::string line = other.substr(other.find("— "));
  EXPECT_EQ(open_checkpoint(note_ + line, key_).value(), checkpoint_);
  const auto place = note_.find("— ");
  EXPECT_EQ(open_checkpoint(note_.substr(0, place) + line + note_.substr(place), key_).value(),
            checkpoint_);
  EXPECT_EQ(refusal(other), code::checkpoint_unsigned);
}

TEST_F(Signed, AKeyOfTheSameNameDoesNotSign) {
  EXPECT_EQ(refusal(sign(checkpoint_, crypto::SecretKey::random())), code::checkpoint_unsigned);
}

TEST_F(Signed, ACheckpointOfAnotherLedgerIsRefused) {
  const std::string text = "another.test\n5\n" + to_base64(checkpoint_.root) + "\n";
  EXPECT_EQ(refusal(sign_note(text, sample::kOrigin, seed_)), code::checkpoint_of_another);
}

TEST_F(Signed, WhatIsNoCheckpointIsRefused) {
  for (const char* text : {"example.test/renga\n5\n", "example.test/renga\n05\nAAAA\n",
                           "example.test/renga\n-5\nAAAA\n", "example.test/renga\n5\nAAAA\n"})
    EXPECT_EQ(refusal(sign_note(text, sample::kOrigin, seed_)), code::checkpoint_bad) << text;
  for (const char* note : {"", "\n", "x\n\n", "a\n\nb"}) EXPECT_NE(refusal(note), Code{});
}

TEST_F(Signed, NoBitCanChange) {
  for (std::size_t bit = 0; bit < note_.size() * 8; ++bit) {
    std::string changed = note_;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_NE(refusal(changed), Code{}) << bit;
  }
}

// LED-30, LED-31.
TEST_F(Signed, AnInclusionProofIsAText) {
  const auto lines = sample::lines(5);
  const InclusionProof proof{3, inclusion_path(sample::leaves(lines), 3), note_};
  const std::string text = to_text(proof);
  EXPECT_TRUE(text.starts_with("c2sp.org/tlog-proof@v1\nindex 3\n"));
  const InclusionProof read = parse_inclusion(text).value();
  EXPECT_EQ(read.index, 3);
  EXPECT_EQ(read.path, proof.path);
  EXPECT_EQ(read.checkpoint, note_);
  for (const std::string& other :
       {std::string(), std::string("c2sp.org/tlog-proof@v2\nindex 3\n\nx"),
        std::string("c2sp.org/tlog-proof@v1\nindex 03\n\nx"),
        std::string("c2sp.org/tlog-proof@v1\nindex 3\n????\n\nx")}) {
    const auto refused = parse_inclusion(other);
    ASSERT_FALSE(refused) << other;
    EXPECT_EQ(refused.error().code(), code::proof_bad);
  }
}

// LED-32.
TEST(Path, ComesBackAndNothingElseIsOne) {
  const auto path = consistency_path(sample::leaves(sample::lines(7)), 3);
  EXPECT_EQ(parse_path(to_text(path)).value(), path);
  EXPECT_TRUE(parse_path("").value().empty());
  for (const char* text : {"x", "x\n", "AAAA\n", "\n"}) EXPECT_FALSE(parse_path(text)) << text;
}

}  // namespace
}  // namespace renga::ledger
