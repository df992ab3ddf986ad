#include "formats/hl7_message.hpp"

#include "formats/iso_2022_jp.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::formats {
namespace {

/// "山田" in ISO-2022-JP with the escapes around it.
constexpr std::string_view kYamada = "\x1B$B;3ED\x1B(B";

std::string message_with(std::string_view patient) {
  return "MSH|^~\\&|HIS|H|SS|H|20250501||ADT^A08^ADT_A01|1|P|2.5||||||~ISO IR87\r" +
         std::string(patient) + "\r";
}

TEST(Hl7Message, FieldsAreCountedAsTheStandardCountsThem) {
  const Hl7Message message(message_with("PID|1||001^^^^PI~002^^^^XX"));
  ASSERT_EQ(message.fault(), Hl7Fault::none);
  EXPECT_EQ(message.find("MSH")->component(9, 2), "A08");
  EXPECT_EQ(message.find("MSH")->field(1), "|");
  const Hl7Segment* patient = message.find("PID");
  ASSERT_NE(patient, nullptr);
  EXPECT_EQ(patient->line(), 2);
  EXPECT_EQ(patient->repetitions(3), 2U);
  EXPECT_EQ(patient->component(3, 1, 2), "002");
  EXPECT_EQ(patient->component(3, 5), "PI");
  EXPECT_EQ(patient->component(3, 9), "");
  EXPECT_EQ(patient->component(40, 1), "");
  EXPECT_EQ(message.find("ZZZ"), nullptr);
}

TEST(Hl7Message, ASecondByteOfKanjiThatLooksLikeASeparatorIsNone) {
  // 入 is 0x467E, in the file the bytes of "F~"; 日 is 0x467C, "F|"; 挿 is 0x415E, "A^".
  const Hl7Message message(message_with("PID|1||1||\x1B$BF~F|\x1B(B^\x1B$BA^\x1B(B"));
  ASSERT_EQ(message.fault(), Hl7Fault::none);
  EXPECT_EQ(message.find("PID")->component(5, 1), "入日");
  EXPECT_EQ(message.find("PID")->component(5, 2), "挿");
}

TEST(Hl7Message, HalfWidthKatakanaIsRead) {
  std::string utf8;
  EXPECT_TRUE(append_iso_2022_jp("\x1B(IRO\x1B(B", utf8));
  EXPECT_EQ(utf8, "ﾒﾏ");
}

TEST(Hl7Message, EscapesStandForTheSeparators) {
  const Hl7Message message(
      message_with("OBX|1|ST|||a\\F\\b\\S\\c\\R\\d\\T\\e\\E\\f\\.br\\g\\H\\h"));
  EXPECT_EQ(message.find("OBX")->component(5, 1), "a|b^c~d&e\\f\ngh");
}

TEST(Hl7Message, AValueOfTwoQuotesIsDeletedAndSoEmpty) {
  const Hl7Message message(message_with("PID|1||1||\"\"^x"));
  EXPECT_EQ(message.find("PID")->component(5, 1), "");
  EXPECT_EQ(message.find("PID")->component(5, 2), "x");
}

TEST(Hl7Message, WhatIsNoMessageIsTold) {
  EXPECT_EQ(Hl7Message("").fault(), Hl7Fault::no_header);
  EXPECT_EQ(Hl7Message("PID|1").fault(), Hl7Fault::no_header);
  EXPECT_EQ(Hl7Message("MSH|^~").fault(), Hl7Fault::no_header);
  EXPECT_EQ(Hl7Message(message_with("PID|\xFF")).fault(), Hl7Fault::text_broken);
  EXPECT_EQ(Hl7Message(message_with("PID|\x1B%G")).fault(), Hl7Fault::text_broken);
  EXPECT_EQ(Hl7Message(message_with("PID|\x1B$B;")).fault(), Hl7Fault::text_broken);
  EXPECT_EQ(Hl7Message(message_with(std::string("PID|\0", 5))).fault(), Hl7Fault::text_broken);
  EXPECT_EQ(Hl7Message("MSH|^~\\&|" + std::string(kHl7MessageLimitBytes, 'x')).fault(),
            Hl7Fault::too_long);
}

TEST(Hl7Message, NamesAreDecoded) {
  const Hl7Message message(message_with("PID|1||1||" + std::string(kYamada)));
  EXPECT_EQ(message.find("PID")->component(5, 1), "山田");
}

RC_GTEST_PROP(Hl7Message, TakesAnyBytes, (const std::string& bytes)) {
  for (const std::string& text : {bytes, message_with(bytes), "MSH" + bytes}) {
    const Hl7Message message(text);
    for (const Hl7Segment& segment : message.segments())
      for (std::size_t field = 0; field < 4; ++field) segment.component(field, field, field);
  }
}

}  // namespace
}  // namespace renga::formats
