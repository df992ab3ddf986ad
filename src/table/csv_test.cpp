#include "table/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga {
namespace {

TEST(Csv, ReadsQuotesSeparatorsAndLineEndsInsideFields) {
  const auto records = parse_csv(
      "\xEF\xBB\xBF"
      "a,b\r\n\"x,\"\"y\"\"\",\"1\n2\"\n\nlast,");
  ASSERT_TRUE(records);
  ASSERT_EQ(records->size(), 3U);
  EXPECT_EQ((*records)[0].fields, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ((*records)[1].fields, (std::vector<std::string>{"x,\"y\"", "1\n2"}));
  EXPECT_EQ((*records)[1].line, 2);
  EXPECT_EQ((*records)[2].fields, (std::vector<std::string>{"last", ""}));
  EXPECT_EQ((*records)[2].line, 5);
}

TEST(Csv, AnOpenQuoteIsRefusedWithItsLine) {
  const auto records = parse_csv("a,b\nc,\"d\n");
  ASSERT_FALSE(records);
  EXPECT_EQ(records.error().code(), code::file_not_claimed_format);
  EXPECT_EQ(records.error().where().row, 2);
}

TEST(Csv, WhatIsWrittenReadsBackHoweverThePiecesFall) {
  EXPECT_TRUE(rc::check([](const std::vector<std::vector<std::string>>& table) {
    std::string text;
    std::vector<std::vector<std::string>> expected;
    for (const auto& fields : table) {
      const bool blank = fields.empty() || (fields.size() == 1 && fields[0].empty());
      if (blank) continue;
      expected.push_back(fields);
      text += to_csv(fields);
    }
    const auto step = *rc::gen::inRange<std::size_t>(1, 9);
    CsvReader reader;
    std::vector<CsvRecord> records;
    for (std::size_t at = 0; at < text.size(); at += step)
      reader.take(std::string_view(text).substr(at, step), records);
    RC_ASSERT(reader.finish(records).has_value());
    RC_ASSERT(records.size() == expected.size());
    for (std::size_t i = 0; i < records.size(); ++i) RC_ASSERT(records[i].fields == expected[i]);
  }));
}

TEST(Csv, ByteOrderMarkMayComeInPieces) {
  for (const std::string_view text : {"\xEF\xBB\xBF"
                                      "a,b\n",
                                      "\xEF\xBB"
                                      "a,b\n",
                                      "\xEF"}) {
    CsvReader reader;
    std::vector<CsvRecord> records;
    for (const char c : text) reader.take(std::string_view(&c, 1), records);
    ASSERT_TRUE(reader.finish(records));
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].fields, (*parse_csv(text))[0].fields);
  }
}

}  // namespace
}  // namespace renga
