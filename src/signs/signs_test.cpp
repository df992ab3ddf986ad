#include "signs/signs.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::signs {
namespace {

bool shows(std::string_view text, Sign sign) {
  return (signs_in(text) & bit_of(sign)) != 0;
}

// All values of these tests are synthetic.
struct Example {
  Sign sign;
  std::vector<std::string> with;
  std::vector<std::string> without;
};

const std::vector<Example> kExamples = {
    {Sign::email,
     {"hanako@example.jp", "連絡先 a.b+c@mail.example.com へ"},
     {"@", "a@b", "5@10.5 mg"}},
    {Sign::phone,
     {"03-0000-0000", "電話は０９０－００００－００００", "09000000000", "0120-00-0000"},
     {"2020-08-03", "10-0000-0000", "1-2-3", "0012345678", "100-0-000-0000-00"}},
    {Sign::postal_code,
     {"100-0000", "〒1000000", "〒 100-0000 東京"},
     {"100-000", "1000000", "12-0000"}},
    {Sign::address,
     {"東京都千代田区霞が関1-2-2", "北海道札幌市中央区北１条"},
     {"東京都千代田区", "気道狭窄区域 3", "大阪府"}},
    {Sign::provision_id,
     {std::string(64, 'a'), "id=" + std::string(64, '0')},
     {std::string(63, 'a'), std::string(65, 'a')}},
    {Sign::insured_number,
     {"06139992", "被保険者番号：12-345"},
     {"06139993", "99139992", "被保険者番号"}},
    {Sign::kanji_name,
     {"厚労 花子", "合成　一郎", "佐藤花子", "長谷川一"},
     {"橋本病", "山口県", "2型糖尿病", "高血圧症", "佐藤", "胃 生検検体"}},
    {Sign::kana_name,
     {"コウロウ ハナコ", "ｺｳﾛｳ ﾊﾅｺ", "こうろう　はなこ"},
     {"インスリン", "アスピリン 100", "コウロウ ハナコ サン"}},
    {Sign::birth_date,
     {"1951-02-03", "1951/2/3", "19510203", "昭和26年2月3日", "S26.2.3"},
     {"1951-13-03", "195102", "19519999", "1951/2", "X26.2.3"}},
    {Sign::institution, {"1234567", "0112345678"}, {"123456", "12345678"}},
    {Sign::long_digits, {"12345678", "x0012345678"}, {"1234567", "1234-5678"}},
    {Sign::free_text,
     {"朝から発熱があり、近所の医院を受診した。", "帰宅。", "one two three four five six seven"},
     {"膵島細胞症（希少疾患）", "2型糖尿病", "Married-civ-spouse"}},
};

TEST(Signs, AreFoundInWhatHasThemAndNowhereElse) {
  for (const Example& example : kExamples) {
    for (const std::string& text : example.with)
      EXPECT_TRUE(shows(text, example.sign)) << row_of(example.sign).name << ": " << text;
    for (const std::string& text : example.without)
      EXPECT_FALSE(shows(text, example.sign)) << row_of(example.sign).name << ": " << text;
  }
}

TEST(Signs, TheTableStandsInTheOrderOfItsSigns) {
  for (std::size_t i = 0; i < sign_table().size(); ++i)
    EXPECT_EQ(static_cast<std::size_t>(sign_table()[i].sign), i);
}

TEST(Signs, DigitsThatAreExplainedAreNotToldTwice) {
  EXPECT_FALSE(shows("19510203", Sign::long_digits));
  EXPECT_FALSE(shows("09000000000", Sign::long_digits));
}

TEST(Signs, ColumnNamesPromise) {
  EXPECT_EQ(promised_by("生年月日"), Sign::birth_date);
  EXPECT_EQ(promised_by("birth_month"), Sign::birth_date);
  EXPECT_EQ(promised_by("カナ氏名"), Sign::kana_name);
  EXPECT_EQ(promised_by("氏名"), Sign::kanji_name);
  EXPECT_EQ(promised_by("Name"), Sign::kanji_name);
  EXPECT_EQ(promised_by("drug_name"), std::nullopt);
  EXPECT_EQ(promised_by("備考"), Sign::free_text);
  EXPECT_EQ(promised_by("age"), std::nullopt);
}

TEST(ColumnSigns, OneNameAmongManyWordsIsChance) {
  ColumnSigns words;
  for (int i = 0; i < 9; ++i) words.add(signs_in("高血圧症"), 10);
  words.add(signs_in("佐藤花子"), 1);
  EXPECT_FALSE(words.shows(Sign::kanji_name, "病名"));
  EXPECT_TRUE(words.shows(Sign::kanji_name, "氏名"));
  EXPECT_EQ(words.rows_with(Sign::kanji_name), 1);
  EXPECT_EQ(words.values(), 10);
}

TEST(ColumnSigns, OneMailAddressIsEnough) {
  ColumnSigns words;
  for (int i = 0; i < 9; ++i) words.add(0, 10);
  words.add(signs_in("a@example.jp"), 2);
  EXPECT_TRUE(words.shows(Sign::email, "memo"));
}

TEST(ColumnSigns, ADayIsABirthOnlyWhereTheColumnSaysSo) {
  ColumnSigns days;
  days.add(signs_in("1951-02-03"), 1);
  EXPECT_FALSE(days.shows(Sign::birth_date, "受診日"));
  EXPECT_TRUE(days.shows(Sign::birth_date, "生年月日"));
}

RC_GTEST_PROP(Signs, AnyBytesCanBeAsked, (const std::string& bytes)) {
  RC_ASSERT(signs_in(bytes) < (SignSet{1} << kSigns));
}

}  // namespace
}  // namespace renga::signs
