#include "ids/history.hpp"

#include "ids/derivation.hpp"
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
    return loaded ? Error(Code::nothing_to_read) : loaded.error();
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
    EXPECT_EQ(error.code(), Code::field_bad) << bad.row;
    EXPECT_EQ(error.where().row, 3);
    EXPECT_EQ(error.where().column, bad.column);
  }
}

TEST_F(HistoryTest, AMissingColumnIsNamed) {
  const Error error = error_of({"subject,insurer_number,symbol,number,branch,valid_from"});
  EXPECT_EQ(error.code(), Code::column_missing);
  EXPECT_EQ(error.detail("column"), "valid_to");
}

TEST_F(HistoryTest, AnEmptyFileIsNoHistory) {
  EXPECT_EQ(error_of({}).code(), Code::nothing_to_read);
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
