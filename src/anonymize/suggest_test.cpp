#include "anonymize/anonymize_for_test.hpp"
#include "anonymize/guess.hpp"

// The drafts of policies. All values are synthetic.

namespace renga::anonymize {
namespace {

ColumnFacts facts_of(const std::string& name, Type type = Type::text) {
  ColumnFacts facts;
  facts.column = {name, type, Role::plain, "", ""};
  facts.rows = 100;
  facts.values = 10;
  return facts;
}

std::string told(const ColumnFacts& facts) {
  const Guess idea = guess(facts);
  std::string text = idea.role ? std::string(name_of(*idea.role)) : "decide";
  const std::size_t quote = idea.lines.find('"');
  if (quote != std::string::npos)
    text += " " + idea.lines.substr(quote + 1, idea.lines.find('"', quote + 1) - quote - 1);
  return text;
}

TEST(Guess, NamesSayWhatColumnsAre) {
  EXPECT_EQ(told(facts_of("氏名")), "direct");
  EXPECT_EQ(told(facts_of("性別")), "quasi");
  EXPECT_EQ(told(facts_of("病名")), "sensitive rare_to_other");
  EXPECT_EQ(told(facts_of("備考")), "direct drop_text");
  EXPECT_EQ(told(facts_of("医療機関コード")), "direct");
  EXPECT_EQ(told(facts_of("HbA1c")), "sensitive");
  EXPECT_EQ(told(facts_of("patient_id")), "direct renumber");
  EXPECT_EQ(told(facts_of("prefecture")), "quasi");
}

TEST(Guess, KindsOfValuesSayMore) {
  ColumnFacts birth = facts_of("生年月日");
  birth.all_dates = true;
  EXPECT_EQ(told(birth), "quasi year_month");
  ColumnFacts visit = facts_of("受診日", Type::date);
  EXPECT_EQ(told(visit), "quasi date_shift");
  ColumnFacts age = facts_of("age");
  EXPECT_EQ(told(age), "decide");
  age.all_numbers = true;
  EXPECT_EQ(told(age), "quasi age_band");
  ColumnFacts memo = facts_of("x");
  memo.values = 1;
  memo.signs.add(signs::signs_in("連絡先は a@example.jp"), 3);
  EXPECT_EQ(told(memo), "direct");
}

TEST(Guess, WhatTheDatasetCallsDirectStaysDirect) {
  ColumnFacts facts = facts_of("性別");
  facts.column.role = Role::direct;
  EXPECT_EQ(told(facts), "direct");
}

TEST(Guess, BandsOfTheBodyHaveRoundEdges) {
  ColumnFacts weight = facts_of("体重");
  weight.all_numbers = true;
  weight.smallest = 38.5;
  weight.largest = 72;
  EXPECT_NE(guess(weight).lines.find("edges = [40, 50, 60, 70]"), std::string::npos)
      << guess(weight).lines;
}

TEST(Guess, TheProgramSaysWhereItIsUnsure) {
  EXPECT_EQ(told(facts_of("something")), "decide");
  ColumnFacts number = facts_of("number");
  number.values = 100;
  EXPECT_EQ(told(number), "decide");
}

class Suggest : public AnonymizeCsv {
 protected:
  Result<Suggestion> draft(std::optional<fs::path> out = std::nullopt) {
    NoProgress progress;
    SuggestOptions options;
    options.input = folder_ / "in.csv";
    options.out = std::move(out);
    options.language = Language::english;
    options.limits = options_.limits;
    return suggest(options, progress);
  }
};

constexpr std::string_view kCsv =
    "ID,性別,生年月日,体重,色\n1,男,1951/2/3,61.2,a\n2,女,1960/11/30,49.9,b\n3,女,1948/5/"
    "18,38.5,a\n";

// ANP-98.
TEST_F(Suggest, ADraftNeedsASeedAndDecisionsBeforeItRuns) {
  give(kCsv, "");
  const auto suggestion = draft(folder_ / "draft.toml");
  ASSERT_TRUE(suggestion) << message(suggestion.error());
  EXPECT_EQ(suggestion->columns, 5);
  EXPECT_EQ(suggestion->undecided, std::vector<std::string>{"色"});
  const auto text = files::read_small(folder_ / "draft.toml");
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, suggestion->policy);
  give_policy(*text);
  EXPECT_EQ(refusal(), code::field_bad);
  std::string decided = *text;
  decided.replace(decided.find("seed = \"\""), 9, "seed = \"a secret\"");
  give_policy(decided);
  EXPECT_EQ(refusal(), code::value_unknown);
  decided.replace(decided.rfind("\"decide\""), 8, "\"plain\"");
  decided.replace(decided.find("k = 10"), 6, "k = 1");
  give_policy(decided);
  const auto report = run();
  ASSERT_TRUE(report) << message(report.error());
}

TEST_F(Suggest, NoValueStandsInADraft) {
  give(kCsv, "");
  const auto suggestion = draft();
  ASSERT_TRUE(suggestion) << message(suggestion.error());
  for (const std::string value : {"1951", "61.2", "女", "38.5"})
    EXPECT_EQ(suggestion->policy.find(value), std::string::npos) << suggestion->policy;
}

TEST_F(Suggest, ThePersonIsTheColumnWhoseNumbersComeBack) {
  give("patient_id,sex\n1,1\n1,1\n2,2\n", "");
  const auto suggestion = draft();
  ASSERT_TRUE(suggestion) << message(suggestion.error());
  EXPECT_NE(suggestion->policy.find("person = \"patient_id\""), std::string::npos);
}

TEST_F(Suggest, ADraftDoesNotReplaceAFile) {
  give(kCsv, "");
  ASSERT_TRUE(draft(folder_ / "draft.toml"));
  const auto again = draft(folder_ / "draft.toml");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code(), code::output_exists);
}

}  // namespace
}  // namespace renga::anonymize
