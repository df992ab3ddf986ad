#include "publication/csv_file.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::publication {
namespace {

CsvFile file_of(std::string_view bytes) {
  auto sheet = CsvFile::parse(std::string(bytes), ',', "test.csv");
  ensure(sheet.has_value(), "the test's sheet is valid");
  return std::move(*sheet);
}

// CHK-11
TEST(CsvFile, CountsRecordsAsSpreadsheetsDo) {
  const CsvFile file = file_of("a,b\r\n\r\n\"x\r\ny\",\"1,234\"\n z ,\n");
  const Sheet& sheet = file.sheet();
  EXPECT_EQ(sheet.rows(), 4U);
  EXPECT_EQ(sheet.columns(), 2U);
  EXPECT_EQ(sheet.text({2, 0}), "x\r\ny");
  EXPECT_EQ(sheet.text({2, 1}), "1,234");
  EXPECT_EQ(sheet.text({3, 0}), "z");
  EXPECT_TRUE(sheet.blank({3, 1}));
  EXPECT_TRUE(sheet.blank({1, 5}));
  EXPECT_TRUE(sheet.blank_between(1, 0, kMostColumns));
  EXPECT_EQ(address_of(Place{6, 2}), "C7");
}

TEST(CsvFile, PassesOverAByteOrderMarkAndReadsCp932) {
  EXPECT_EQ(file_of("\xEF\xBB\xBF"
                    "age\n")
                .sheet()
                .text({0, 0}),
            "age");
  EXPECT_EQ(file_of("\x95\x5C,\x83\x5C\n").sheet().text({0, 1}), "ソ");
}

TEST(CsvFile, RefusesAnOpenQuoteWithItsRow) {
  const auto sheet = CsvFile::parse("a\n\"b\n", ',', "open.csv");
  ASSERT_FALSE(sheet);
  EXPECT_EQ(sheet.error().code(), code::file_not_claimed_format);
  EXPECT_EQ(sheet.error().where().file, "open.csv");
  EXPECT_EQ(sheet.error().where().row, 2);
  EXPECT_NE(sheet.error().message(Language::japanese).find("引用符が閉じられていない"),
            std::string::npos);
  EXPECT_EQ(sheet.error().message(Language::japanese).find("never closed"), std::string::npos);
}

TEST(CsvFile, RefusesBytesOfNoKnownEncoding) {
  const auto sheet = CsvFile::parse("\xFF\xFE\x41", ',', "wide.csv");
  ASSERT_FALSE(sheet);
  EXPECT_EQ(sheet.error().code(), code::encoding_unreadable);
}

// CHK-44
TEST(CsvFile, MarksFieldsAndKeepsAllOtherBytes) {
  const CsvFile sheet = file_of("\xEF\xBB\xBF\"a\"\"b\", 7 ,\"8\"\r\n,9\rz");
  EXPECT_EQ(*sheet.with_mark({{0, 1}, {0, 2}, {1, 1}}, "*"),
            "\xEF\xBB\xBF\"a\"\"b\",*,\"*\"\r\n,*\rz");
  EXPECT_EQ(*sheet.with_mark({}, "*"), "\xEF\xBB\xBF\"a\"\"b\", 7 ,\"8\"\r\n,9\rz");
}

TEST(CsvFile, PrintsTheMarkInTheFilesOwnEncoding) {
  EXPECT_EQ(*file_of("\x93\x8C,7\n").with_mark({{0, 1}}, "＊"), "\x93\x8C,\x81\x96\n");
  EXPECT_EQ(file_of("\x93\x8C,7\n").with_mark({{0, 1}}, "–").error().code(), code::value_unknown);
}

RC_GTEST_PROP(CsvFile, GivesBackTheBytesOfAnySheet, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "a", "12", ",", "\n", "\r\n", R"("x,""y")", " ", "東", R"("")"));
  std::string bytes;
  for (const std::string& piece : pieces) bytes += piece;
  const auto sheet = CsvFile::parse(bytes, ',', "any.csv");
  RC_PRE(sheet.has_value());
  RC_ASSERT(*sheet->with_mark({}, "*") == bytes);
}

}  // namespace
}  // namespace renga::publication
