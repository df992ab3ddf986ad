#include "parquet/thrift.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::parquet {
namespace {

/// A structure with a field of every kind that Parquet's footers have.
std::string some_structure() {
  ThriftWriter out;
  out.integer32(1, -7);
  out.text(4, "name");
  out.begin_list_of_structs(5, 20);
  for (int i = 0; i < 20; ++i) {
    out.begin_element();
    out.integer64(2, std::int64_t{i} << 40);
    out.end_struct();
  }
  out.begin_struct(40);
  out.begin_list_of_integers(1, 2);
  out.integer_element(0);
  out.integer_element(8);
  out.begin_list_of_texts(2, 1);
  out.text_element("path");
  out.end_struct();
  return out.take();
}

TEST(Thrift, WhatWasWrittenIsRead) {
  const std::string bytes = some_structure();
  const auto fields = thrift_fields(bytes);
  ASSERT_TRUE(fields);
  ASSERT_EQ(fields->size(), 4U);
  EXPECT_EQ((*fields)[0].integer(), -7);
  EXPECT_EQ((*fields)[1].text(), "name");
  const auto elements = (*fields)[2].structures();
  ASSERT_TRUE(elements);
  ASSERT_EQ(elements->size(), 20U);
  const auto last = thrift_fields((*elements)[19]);
  ASSERT_TRUE(last);
  EXPECT_EQ(last->at(0).integer(), std::int64_t{19} << 40);
  EXPECT_EQ((*fields)[3].number, 40);
  EXPECT_EQ((*fields)[3].fields()->size(), 2U);
}

TEST(Thrift, WhatWasReadIsWrittenAsItWas) {
  const std::string bytes = some_structure();
  const auto fields = thrift_fields(bytes);
  ASSERT_TRUE(fields);
  ThriftWriter out;
  for (const ThriftField& field : *fields) out.as_read(field);
  EXPECT_EQ(out.take(), bytes);
}

TEST(Thrift, AFieldOfAnotherKindGivesNothing) {
  const std::string bytes = some_structure();
  const auto fields = thrift_fields(bytes);
  ASSERT_TRUE(fields);
  EXPECT_FALSE((*fields)[0].text());
  EXPECT_FALSE((*fields)[0].fields());
  EXPECT_FALSE((*fields)[1].integer());
  EXPECT_FALSE((*fields)[1].structures());
}

TEST(Thrift, AStructureThatIsCutIsNone) {
  const std::string bytes = some_structure();
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_FALSE(thrift_fields(std::string_view(bytes).substr(0, length))) << length;
}

RC_GTEST_PROP(Thrift, AnyBytesAreReadOrRefused, (const std::string& text)) {
  std::string bytes = some_structure();
  if (!text.empty())
    bytes.replace(*rc::gen::inRange<std::size_t>(0, bytes.size()), text.size(), text);
  const auto fields = thrift_fields(bytes);
  if (!fields) return;
  std::size_t read = 0;
  for (const ThriftField& field : *fields) read += field.bytes.size();
  RC_ASSERT(read <= bytes.size());
}

}  // namespace
}  // namespace renga::parquet
