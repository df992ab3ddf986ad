#include "ids/history.hpp"

#include "ids/derivation.hpp"
#include "ids/ids.hpp"
#include "ids/schemas.hpp"
#include "ids/vectors_for_test.hpp"
#include "ids/world_for_test.hpp"

namespace renga::ids {
namespace {

constexpr std::string_view kHeader =
    "subject,insurer_number,symbol,number,branch,valid_from,valid_to";

class HistoryTest : public World {
 protected:
  Error error_of(std::vector<std::string> lines) {
    write_history(lines);
    auto engine = engine::Engine::open(limits());
    const auto loaded = load_history(*engine, folder_ / "history.csv");
    EXPECT_FALSE(loaded);
    return loaded ? Error(code::nothing_to_read) : loaded.error();
  }
};

TEST_F(HistoryTest, ARowThatBreaksARuleIsNamed) {
  const std::string header(kHeader);
  struct Case {
    std::string row;
    std::string_view column;
  };
  const std::vector<Case> cases = {{",01130012,1,2,00,2020-01-01,", "subject"},
                                   {"1,0113001,1,2,00,2020-01-01,", "number"},
                                   {"1,01130012,1,,00,2020-01-01,", "number"},
                                   {"1,01130012,1,2,0,2020-01-01,", "number"},
                                   {"1,01130012,1,2,00,2020-02-30,", "valid_from"},
                                   {"1,01130012,1,2,00,2020-01-02,2020-01-01", "valid_to"},
                                   {"1,01130012,1,2,00,2020-01-02,x", "valid_to"},
                                   {"1,01130012,1,2,00,2020-01-02", ""}};
  for (const Case& bad : cases) {
    const Error error = error_of({header, "9,01130012,1,9,00,2020-01-01,", bad.row});
    EXPECT_EQ(error.code(), code::field_bad) << bad.row;
    EXPECT_EQ(error.where().row, 3);
    EXPECT_EQ(error.where().column, bad.column);
  }
}

TEST_F(HistoryTest, AMissingColumnIsNamed) {
  const Error error = error_of({"subject,insurer_number,symbol,number,branch,valid_from"});
  EXPECT_EQ(error.code(), code::column_missing);
  EXPECT_EQ(error.detail("column"), "valid_to");
}

TEST_F(HistoryTest, AnEmptyFileIsNoHistory) {
  EXPECT_EQ(error_of({}).code(), code::nothing_to_read);
}

TEST_F(HistoryTest, ALoadedHistoryAnswersLikeItsCsv) {
  write_history({std::string(kHeader), "2,01130012,1,9,00,2021-04-01,",
                 "1,０１１３００１２,1,9,00,2015-04-01,2020-03-31", "1,01130012,2,7,,2020-04-01,"});
  const auto kept = keep_history(
      {folder_ / "history.csv", folder_ / "history", files::Existing::refuse, limits()}, progress_);
  ASSERT_TRUE(kept) << kept.error().message(Language::english);  // IDP-55
  EXPECT_EQ(kept->counts.at("history.rows"), 3);
  EXPECT_EQ(kept->counts.at("history.subjects"), 2);
  EXPECT_EQ(rows("history", "history")[0][0], "1");
  TestTable table{
      request_schema(),
      {{"1", "re", "", "", "", "01130012", "1", "9", "00", "2022-01-01", "2022-01-31"},
       {"2", "re", "", "", "", "01130012", "2", "7", "00", "2022-01-01", "2022-01-31"},
       {"3", "re", "", "", "", "01130012", "1", "9", "00", "2020-05-01", "2020-05-31"}}};
  write_dataset("request", {}, {table});
  ASSERT_TRUE(stored("request", "answer"));
  const auto from_csv = rows("answer", "answer");
  fs::remove(folder_ / "history.csv");
  fs::rename(folder_ / "history", folder_ / "history.csv");  // IDP-56
  ASSERT_TRUE(stored("request", "again"));
  EXPECT_EQ(rows("again", "answer"), from_csv);
  EXPECT_EQ(from_csv[2][4], "not_in_history");
}

TEST_F(HistoryTest, ADatasetOfAnotherKindIsNoHistory) {
  write_dataset("request", {}, {{request_schema(), {}}});
  fs::copy(folder_ / "request", folder_ / "history.csv", fs::copy_options::recursive);
  EXPECT_EQ(stored("request", "answer").error().code(), code::table_missing);
}

TEST_F(HistoryTest, TheVectorsFindTheirHolders) {
  const auto& history = vectors().at("history");
  write_history(history.at("csv").get<std::vector<std::string>>());
  TestTable table{request_schema(), {}};
  for (const auto& question : history.at("questions")) {
    const auto number = question.at("written").get<std::vector<std::string>>();
    table.rows.push_back({std::to_string(table.rows.size() + 1), "re", "", "", "", number[0],
                          number[1], number[2], number[3], question.at("service_from"),
                          question.at("service_until")});
  }
  write_dataset("request", {}, {table});
  const auto made = stored("request", "answer");
  ASSERT_TRUE(made) << made.error().message(Language::english);
  const crypto::BlockCipher key(*fund_.find(crypto::Purpose::database, "ndb")->secret);
  const auto answers = rows("answer", "answer");
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& question = history.at("questions")[i];
    EXPECT_EQ(answers[i][4], question.at("validity").get<std::string>()) << question.at("why");
    if (answers[i][4] != "ok") continue;
    Root root;
    ASSERT_TRUE(read_hex(question.at("root").get<std::string>(), root));
    EXPECT_EQ(answers[i][2], std::string(HexText(key.encrypt(root)))) << question.at("why");
  }
  EXPECT_EQ(made->counts.at("id5.several_holders"), 1);
  EXPECT_EQ(made->counts.at("id5.same_oldest_number"), 1);
  EXPECT_EQ(made->counts.at("history.subjects"), 7);
}

}  // namespace
}  // namespace renga::ids
