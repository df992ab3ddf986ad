#include "extract/unmet.hpp"

#include <array>

#include <gtest/gtest.h>

namespace renga::extract {
namespace {

constexpr std::string_view kRequest = R"(database = "ndb"
kind = "special_extraction"
seed = 1
[period]
from = "2024-04"
until = "2024-05"
[population]
sex = "2"
age = { from = 40, until = 74 }
area = { table = "re", column = "prefecture", codes = ["13"] }
index = { event = "first", table = "sy", column = "disease", codes = ["25*"] }
washout = { days = 365 }
observed = { before_days = 90, after_days = 180 }
[[population.include]]
table = "iy"
column = "code"
codes = ["1", "2", "3", "4", "5"]
at_least = 2
[[population.exclude]]
table = "si"
column = "code"
codes = ["9"]
window = { from = -30, until = -1 }
[[table]]
name = "re"
columns = ["care_month"]
reason = "x"
)";

struct Words {
  std::string_view step;
  std::string_view japanese;
  std::string_view english;
};

// EXT-21: those who left are told by what they did not meet, not by what the others met.
TEST(Unmet, EveryStepNamesTheConditionThatWasNotMet) {
  const auto request = parse_request(kRequest, "r.toml");
  ASSERT_TRUE(request) << request.error().message(Language::english);
  constexpr std::array kWords = {
      Words{"sex", "女性でない", "not a woman"},
      Words{"age", "起点日に 40～74 歳でない", "not aged 40 to 74 on the index day"},
      Words{"period", "対象期間に記録がない", "no record in the period"},
      Words{"index", "起点となる記録がない（sy.disease：25*）", "no index event (sy.disease: 25*)"},
      Words{"washout", "起点日の前 365 日以内に同じ記録がある",
            "such a record in the 365 days before the index day"},
      Words{"area", "対象地域の記録がない（re.prefecture：13）",
            "no record from the area (re.prefecture: 13)"},
      Words{"observed", "起点日の前 90 日から後 180 日までを通じた記録がない",
            "records do not reach from 90 days before the index day to 180 days after it"},
      Words{"include_1", "選択条件の記録がない（iy.code：1、2、3 ほか 2 件）、2 日以上",
            "no record of the inclusion (iy.code: 1, 2, 3 and 2 more), on 2 days or more"},
      Words{"exclude_1", "除外条件の記録がある（si.code：9）、起点日から -30～-1 日",
            "a record of the exclusion (si.code: 9), -30 to -1 days from the index day"},
      Words{"below_limit", "高額レセプト", "points at or above the limit"},
      Words{"sampled", "抽出されなかった", "not drawn"}};
  for (const auto& [step, japanese, english] : kWords) {
    EXPECT_EQ(unmet_condition(*request, step).in(Language::japanese), japanese);
    EXPECT_EQ(unmet_condition(*request, step).in(Language::english), english);
  }
}

TEST(Unmet, TheDayOfAnAgeIsThatOfTheRequest) {
  std::string text(kRequest);
  for (const std::string_view key : {"index = ", "washout = ", "observed = ", "window = "}) {
    const std::size_t at = text.find(key);
    text.erase(at, text.find('\n', at) + 1 - at);
  }
  text.replace(text.find("sex = \"2\""), 9, "sex = \"1\"");
  const auto request = parse_request(text, "r.toml");
  ASSERT_TRUE(request) << request.error().message(Language::english);
  EXPECT_EQ(unmet_condition(*request, "age").in(Language::japanese),
            "対象期間の初日に 40～74 歳でない");
  EXPECT_EQ(unmet_condition(*request, "sex").in(Language::english), "not a man");
}

}  // namespace
}  // namespace renga::extract
