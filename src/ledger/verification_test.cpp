#include "files/files.hpp"
#include "ledger/errors.hpp"
#include "ledger/ledger_for_test.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ledger {
namespace {

using Lines = std::vector<std::string>;
using Found = std::vector<DamageFound>;

constexpr std::int64_t kEntries = 9;

TEST(Verification, AWholeLedgerHasNoFindings) {
  const Lines lines = sample::lines(kEntries);
  const Verification found = sample::verify(lines, {sample::checkpoint_over(lines)});
  EXPECT_TRUE(found.whole());
  EXPECT_EQ(found.entries, kEntries);
  EXPECT_EQ(found.anchored, kEntries);
  EXPECT_EQ(found.root, root_of(sample::leaves(lines)));
}

TEST(Verification, AnEmptyLedgerIsWhole) {
  EXPECT_TRUE(sample::verify({}).whole());
  EXPECT_EQ(sample::verify({}, {sample::checkpoint_over(sample::lines(2))}).damage,
            (Found{{Damage::cut_short, 0, 2}}));
}

// LED-20, one damage each.
TEST(Verification, AnAlteredEntryIsNamed) {
  Lines lines = sample::lines(kEntries);
  lines[4].replace(lines[4].find("R8-0001"), 7, "R8-0002");
  EXPECT_EQ(sample::verify(lines).damage, (Found{{Damage::altered, 4}}));
}

TEST(Verification, ADroppedEntryIsNamed) {
  Lines lines = sample::lines(kEntries);
  lines.erase(lines.begin() + 4, lines.begin() + 6);
  EXPECT_EQ(sample::verify(lines).damage, (Found{{Damage::missing, 4, 6}}));
}

TEST(Verification, SwappedEntriesAreNamed) {
  Lines lines = sample::lines(kEntries);
  std::swap(lines[4], lines[5]);
  const Found expected = {
      {Damage::missing, 4, 5}, {Damage::moved, 4}, {Damage::time_back, 4}, {Damage::missing, 5, 6}};
  EXPECT_EQ(sample::verify(lines).damage, expected);
}

TEST(Verification, AReplayedEntryIsNamed) {
  Lines lines = sample::lines(kEntries);
  lines.push_back(lines[4]);
  EXPECT_EQ(sample::verify(lines).damage, (Found{{Damage::moved, 4}, {Damage::time_back, 4}}));
}

TEST(Verification, ABrokenLineIsNamedOnce) {
  Lines lines = sample::lines(kEntries);
  lines[4] = "{}";
  EXPECT_EQ(sample::verify(lines).damage, (Found{{Damage::line_broken, 4}}));
}

TEST(Verification, AnotherLedgersEntriesAreRefused) {
  Verifier verifier("another.test", {});
  for (const std::string& line : sample::lines(2)) verifier.take(line);
  EXPECT_EQ(verifier.finish().damage, (Found{{Damage::origin_other, 0}}));
}

TEST(Verification, TimeThatRunsBackIsNamed) {
  Head head = beginning(sample::kOrigin);
  const Written first = write(sample::draft(5), head).value();
  head = first.head;
  head.time_utc.clear();
  const Written second = write(sample::draft(1), head).value();
  EXPECT_EQ(sample::verify({first.line, second.line}).damage, (Found{{Damage::time_back, 1}}));
}

// LED-21: what no chain tells is told by a checkpoint.
TEST(Verification, ARewrittenEndIsFoundByACheckpoint) {
  const Lines lines = sample::lines(kEntries);
  Lines rewritten = sample::lines(3);
  Head head{3, leaf_digest(rewritten.back()), {}};
  for (std::int64_t number = 3; number < kEntries; ++number) {
    Draft other = sample::draft(number);
    other.actor = "somebody-else";
    const Written next = write(other, head).value();
    rewritten.push_back(next.line);
    head = next.head;
  }
  EXPECT_TRUE(sample::verify(rewritten).whole());
  const std::vector<Checkpoint> checkpoints = {
      sample::checkpoint_over({lines.begin(), lines.begin() + 2}), sample::checkpoint_over(lines)};
  const Verification found = sample::verify(rewritten, checkpoints);
  EXPECT_EQ(found.damage, (Found{{Damage::root_other, 2, kEntries}}));
  EXPECT_EQ(found.anchored, 2);
}

TEST(Verification, ACutEndIsFoundByACheckpoint) {
  Lines lines = sample::lines(kEntries);
  const Checkpoint checkpoint = sample::checkpoint_over(lines);
  lines.pop_back();
  EXPECT_TRUE(sample::verify(lines).whole());
  EXPECT_EQ(sample::verify(lines, {checkpoint}).damage,
            (Found{{Damage::cut_short, kEntries - 1, kEntries}}));
}

// Every damage that can be done to one entry is found where it was done, or is the last one.
RC_GTEST_PROP(Verification, AnyChangedBitIsFoundInItsPlace, ()) {
  Lines lines = sample::lines(kEntries);
  const Checkpoint checkpoint = sample::checkpoint_over(lines);
  const auto place = *rc::gen::inRange<std::size_t>(0, lines.size());
  const auto bit = *rc::gen::inRange<std::size_t>(0, lines[place].size() * 8);
  auto& letter = lines[place][bit / 8];
  letter = static_cast<char>(letter ^ (1 << (bit % 8)));
  RC_PRE(letter != '\n');
  const Found damage = sample::verify(lines, {checkpoint}).damage;
  RC_ASSERT(!damage.empty());
  RC_ASSERT(damage.back().damage == Damage::root_other);
  const auto number = static_cast<std::int64_t>(place);
  RC_ASSERT(place + 1 == lines.size() || std::ranges::any_of(damage, [&](const DamageFound& found) {
              return found.entry == number || found.entry + 1 == number ||
                     found.further == number + 1;
            }));
}

class LedgerFile : public testing::Test {
 protected:
  void write_file(const std::string& content) {
    ASSERT_TRUE(files::write_whole(file_, content, files::Existing::replace));
  }
  ~LedgerFile() override { std::filesystem::remove(file_); }

  std::filesystem::path file_ =
      std::string("ledger-") + testing::UnitTest::GetInstance()->current_test_info()->name();
};

std::string joined(const Lines& lines) {
  std::string content;
  for (const std::string& line : lines) content += line + "\n";
  return content;
}

TEST_F(LedgerFile, IsVerifiedAsItsLines) {
  const Lines lines = sample::lines(3000);
  write_file(joined(lines));
  const auto found = verify_file(file_, sample::kOrigin, {sample::checkpoint_over(lines)}).value();
  EXPECT_TRUE(found.whole());
  EXPECT_EQ(found.entries, 3000);
  EXPECT_EQ(leaves_of_file(file_).value(), sample::leaves(lines));
  EXPECT_EQ(std::ssize(leaves_of_file(file_, 7).value()), 7);
  EXPECT_EQ(leaves_of_file(file_, 3001).error().code(), code::ledger_short);
}

// LED-1.
TEST_F(LedgerFile, ATornLastLineIsNamed) {
  const Lines lines = sample::lines(kEntries);
  const std::string content = joined(lines);
  write_file(content.substr(0, content.size() - 1));
  EXPECT_EQ(verify_file(file_, sample::kOrigin, {}).value().damage,
            (Found{{Damage::torn, kEntries - 1}}));
}

TEST_F(LedgerFile, ALineWithoutEndCostsNoMemory) {
  Lines lines = sample::lines(3);
  lines[1] = std::string(8 << 20, 'x');
  write_file(joined(lines));
  EXPECT_EQ(verify_file(file_, sample::kOrigin, {}).value().damage,
            (Found{{Damage::line_broken, 1}}));
}

}  // namespace
}  // namespace renga::ledger
