#include "link/fixture_test.hpp"

namespace renga::link {
namespace {

const std::vector<Database> kTwo = {Database::ndb, Database::jisedai};

class QualityTest : public LinkTest {
 protected:
  Result<Report> judged(std::string_view truth) {
    Options each = options(kTwo);
    each.existing = files::Existing::replace;
    each.truth = write_text("truth.csv", truth);
    each.report = folder_ / "report.html";
    return run(each);
  }
};

// IDS-24
TEST_F(QualityTest, AHomonymIsAWrongLinkOfId4AndNoLinkOfBoth) {
  write(Database::ndb, {.people = {{1, "four-a", "five-a"}, {2, "four-b", "five-b"}}});
  write(Database::jisedai, {.people = {{1, "four-a", "five-z"}, {2, "four-x", "five-b"}}});
  const auto report = judged(
      "database,id4,id5,person\n"
      "ndb,four-a,five-a,1\nndb,four-b,five-b,2\nndb,four-b,five-b,2\nndb,four-b,five-b,9\n"
      "jisedai,four-a,five-z,3\njisedai,four-x,five-b,2\n");
  ASSERT_TRUE(report) << report.error().message(Language::english);
  EXPECT_EQ(report->quality->at("id4").found_pairs, 1);
  EXPECT_EQ(report->quality->at("id4").right_pairs, 0);
  EXPECT_EQ(report->quality->at("id4").precision, 0);
  EXPECT_EQ(report->quality->at("both").precision, 1);
  EXPECT_EQ(report->quality->at("both").recall, 1);
  EXPECT_NE(files::read_small(folder_ / "report.html")->find("100.0%"), std::string::npos);
}

TEST_F(QualityTest, WhereNothingIsToCountNothingIsWrong) {
  write(Database::ndb, {.people = {{1, "", ""}}});
  write(Database::jisedai, {.people = {{1, "", ""}}});
  const auto report = judged("database,id4,id5,person\nndb,,,1\njisedai,,,1\n");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->quality->at("both").true_pairs, 0);
  EXPECT_EQ(report->quality->at("both").recall, 1);
}

struct BadTruth {
  std::string_view text;
  Code code;
  std::int64_t line;
};

TEST_F(QualityTest, ABadTruthIsRefusedWithItsLine) {
  write(Database::ndb, {.people = {{1, "a", ""}}});
  write(Database::jisedai, {.people = {{1, "a", ""}}});
  const BadTruth cases[] = {
      {"database,id4,person\n", code::column_missing, 1},
      {"database,id4,id5,person\nndb,a,,1\nhospital,a,,1\n", code::field_bad, 3},
      {"database,id4,id5,person\nndb,a,,one\n", code::field_bad, 2},
      {"database,id4,id5,person\nndb,a\n", code::field_bad, 2},
  };
  for (const BadTruth& each : cases) {
    const auto report = judged(each.text);
    ASSERT_FALSE(report) << each.text;
    EXPECT_EQ(error_row(report.error().code()).name, error_row(each.code).name) << each.text;
    EXPECT_EQ(report.error().where().row, each.line) << each.text;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "linked"));
  }
}

}  // namespace
}  // namespace renga::link
