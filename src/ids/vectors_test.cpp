#include "ids/vectors.hpp"

#include "ids/vectors_for_test.hpp"

#include <gtest/gtest.h>

namespace renga::ids {
namespace {

namespace fs = std::filesystem;

class Vectors : public testing::Test {
 protected:
  /// The report on a file of vectors that begins as ours.
  Result<VectorReport> report(const nlohmann::json& changed) {
    std::ofstream(file_) << changed;
    return check_vectors(file_);
  }
  ~Vectors() override { fs::remove(file_); }

  nlohmann::json json_ = vectors();
  fs::path file_ = fs::path(std::string("ids-vectors-") +
                            testing::UnitTest::GetInstance()->current_test_info()->name());
};

// IDP-1 to IDP-22, IDP-26 to IDP-28, IDP-61 to IDP-72, IDP-74: every value of the file.
// IDS-27: the hash is SHA-256.
TEST_F(Vectors, AllComeOut) {
  const auto made = report(json_);
  ASSERT_TRUE(made) << made.error().message(Language::english);
  for (const VectorDifference& difference : made->differences)
    ADD_FAILURE() << difference.vector << " " << difference.field;
  EXPECT_GT(made->values, 1000);
}

// IDP-78.
TEST_F(Vectors, AChangedValueIsNamedWithItsVectorAndField) {
  json_["id4"][0]["root"] = "00";
  json_["kana"][2]["steps"][0][1] = "ア";
  json_["history"]["questions"][1]["validity"] = "not_in_history";
  json_["keys"]["secrets"].erase("root_id5");
  const auto made = report(json_);
  ASSERT_TRUE(made);
  std::vector<std::string> named;
  for (const VectorDifference& difference : made->differences)
    named.push_back(difference.vector + " " + difference.field);
  EXPECT_EQ(named, (std::vector<std::string>{"keys.secrets root_id5", "kana[2] steps",
                                             "id4[0] root", "history.questions[1] validity"}));
}

TEST_F(Vectors, WhatCannotBeReadIsAnErrorThatNamesThePlace) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"/id4/0/sex", "id4[0]"},        {"/stored/1/database", "stored[1]"},
      {"/id5/0/valid_from", "id5[0]"}, {"/history/questions/0/written", "history"},
      {"/keys/seed", "keys"},
  };
  for (const auto& [pointer, place] : cases) {
    nlohmann::json changed = vectors();
    changed[nlohmann::json::json_pointer(std::string(pointer))] = {1};
    const auto made = report(changed);
    ASSERT_FALSE(made) << pointer;
    EXPECT_EQ(made.error().code(), code::json_bad);
    EXPECT_EQ(made.error().where().column, place);
  }
}

TEST_F(Vectors, AnUnknownSectionOrNoJsonIsRefused) {
  json_["id6"] = nlohmann::json::array();
  EXPECT_EQ(report(json_).error().code(), code::json_bad);
  std::ofstream(file_) << "{";
  EXPECT_EQ(check_vectors(file_).error().code(), code::json_bad);
  EXPECT_EQ(check_vectors("ids-vectors-nowhere").error().code(), code::file_missing);
}

}  // namespace
}  // namespace renga::ids
