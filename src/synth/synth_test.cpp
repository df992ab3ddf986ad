#include "synth/synth.hpp"

#include "synth/sample_world.hpp"

#include <algorithm>
#include <tuple>

#include <gtest/gtest.h>

namespace renga::synth {
namespace {

using sample::Row;
using sample::World;

// SYN-6.
TEST(Synth, TheSameSeedGivesTheSameBytes) {
  const sample::Folder first("first");
  const sample::Folder second("second");
  ASSERT_TRUE(sample::make_world(first.path(), 300, 11, 2));
  ASSERT_TRUE(sample::make_world(second.path(), 300, 11, 2));
  EXPECT_EQ(sample::contents(first.path()), sample::contents(second.path()));
}

TEST(Synth, AnotherSeedGivesAnotherWorld) {
  const sample::Folder first("first");
  const sample::Folder second("second");
  ASSERT_TRUE(sample::make_world(first.path(), 300, 11, 2));
  ASSERT_TRUE(sample::make_world(second.path(), 300, 12, 2));
  EXPECT_NE(sample::content(first.path() / "people.csv"),
            sample::content(second.path() / "people.csv"));
}

TEST(Synth, TheSummaryCountsWhatIsInTheFolder) {
  const World& world = World::get();
  EXPECT_EQ(world.summary.people, sample::kPeople);
  EXPECT_EQ(sample::rows(world.path("people.csv")).size(), sample::kPeople);
  EXPECT_EQ(sample::rows(world.path("ndb/checkup.csv")).size(), world.summary.checkups);
  EXPECT_EQ(sample::rows(world.path("hospital/patient.csv")).size(), world.summary.patients);
  EXPECT_EQ(sample::rows(world.path("hospital/encounter.csv")).size(), world.summary.encounters);
  std::int64_t bytes = 0;
  for (const auto& [name, text] : sample::contents(world.folder.path()))
    bytes += static_cast<std::int64_t>(text.size());
  EXPECT_EQ(bytes, world.summary.bytes);
}

// SYN-1.
TEST(Synth, TheReadmeSaysThatAllIsArtificialInBothLanguages) {
  const std::string readme = sample::content(World::get().path("README.txt"));
  EXPECT_NE(readme.find("人工的に作成したデータ"), std::string::npos);
  EXPECT_NE(readme.find("Everything in this folder is artificial"), std::string::npos);
}

TEST(Synth, AnExistingOutputIsRefusedAndKept) {
  const sample::Folder folder("kept");
  std::filesystem::create_directories(folder.path());
  const auto result = sample::make_world(folder.path(), 10, 1, 1);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code(), code::output_exists);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

// SYN-10.
TEST(Synth, ImpossibleSizesAreRefusedBeforeAnythingIsWritten) {
  const sample::Folder folder("refused");
  for (const auto& [people, months] : {std::pair{0, 12}, {10'000'001, 12}, {5, 0}, {5, 121}}) {
    const auto result = sample::make_world(folder.path(), people, 1, months);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), code::value_out_of_range);
  }
  EXPECT_FALSE(std::filesystem::exists(folder.path()));
}

TEST(Synth, OnePersonAloneMakesAWorld) {
  const sample::Folder folder("one");
  const auto result = sample::make_world(folder.path(), 1, 3, 1);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->people, 1);
}

// SYN-50, SYN-57, SYN-58, SYN-59, SYN-60, SYN-67, SYN-68.
TEST(Synth, EveryKindOfErrorIsPutIn) {
  for (const auto& [name, count] : World::get().summary.quirks)
    EXPECT_TRUE(count > 0 || name == "homonyms") << name;  // Homonyms: namesakes_test.cpp.
}

TEST(Synth, AboutElevenPercentChangeNameOrNumberInAYear) {
  const auto people = sample::rows(World::get().path("people.csv"));
  const auto changed =
      std::ranges::count_if(people, [](const Row& row) { return row.at("id_changes") != "0"; });
  const double yearly = static_cast<double>(changed) / sample::kPeople * 12 / sample::kMonths;
  EXPECT_NEAR(yearly, 0.11, 0.025);
}

TEST(Synth, SomePeopleAreNeverIll) {
  const auto people = sample::rows(World::get().path("people.csv"));
  const auto never =
      std::ranges::count_if(people, [](const Row& row) { return row.at("receipts") == "0"; });
  EXPECT_GT(never, sample::kPeople / 20);
  EXPECT_LT(never, sample::kPeople / 3);
}

TEST(Synth, AgesComeNearTheCensus) {
  std::map<std::string, double> shares;
  for (const Row& row : sample::rows(World::get().path("people.csv"))) {
    const int age =
        age_years(*parse_iso_date(row.at("birth_date")), *Date::from_civil(2024, 10, 1));
    shares[age < 15 ? "young" : age < 65 ? "working" : "old"] += 1.0 / sample::kPeople;
  }
  EXPECT_NEAR(shares["young"], 0.12, 0.04);
  EXPECT_NEAR(shares["working"], 0.59, 0.05);
  EXPECT_NEAR(shares["old"], 0.29, 0.04);
}

}  // namespace
}  // namespace renga::synth
