#include "ingest/document_source.hpp"

#include "ingest/document_text_for_test.hpp"
#include "ingest/errors.hpp"
#include "ingest/intake_for_test.hpp"
#include "ingest/packages.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ingest {
namespace {

using Lines = std::vector<std::string>;

TEST(Documents, ACheckupBecomesARowAndItsItems) {
  Reading reading;
  reading.read("p/DATA/h1.xml",
               checkup_document(quantity("3F015000002327101", "120.0", "mg/dl") +
                                quantity("9N001000000000001", "158.2", "cm") +
                                coded("9N736000000000011", "3") + coded("9N501000000000011", "2")));
  EXPECT_EQ(reading.counts(), Counts());
  EXPECT_EQ(reading.rows("checkup"),
            Lines{"1|1|ヤマダ　ハナコ|1980-02-03|2|06132013|１２|３４５|01|2025-05-01|1311111111|"
                  "158.200000|||||120||||||||2|2"});
  const Lines items = reading.rows("checkup_item");
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0],
            "1|1|01010|3F015000002327101|項目|PQ|120.000000|mg/dl||||30.000000|149.500000|H|");
  EXPECT_EQ(items[2], "1|3|01010|9N736000000000011||CD|||3||||||");
}

TEST(Documents, OfSeveralItemsForAColumnTheListSaysWhichGoesFirst) {
  Reading reading;
  reading.read("h.xml", checkup_document(quantity("9A751000000000001", "150", "mmHg") +
                                         quantity("9A755000000000001", "140", "mmHg") +
                                         quantity("9A752000000000001", "130", "mmHg")));
  EXPECT_NE(reading.rows("checkup").at(0).find("|140|"), std::string::npos);
  EXPECT_EQ(reading.rows("checkup_item").size(), 3U);
}

TEST(Documents, AValueOfAnotherUnitOrNoNumberStaysOutOfTheColumn) {  // ING-208
  Reading reading;
  reading.read("h.xml", checkup_document(quantity("3F070000002327101", "1.5", "mmol/L") +
                                         quantity("9N006000000000001", "heavy", "kg")));
  EXPECT_EQ(reading.counts(), (Counts{{"unit_wrong", 1}, {"value_left_empty", 1}}));
  EXPECT_TRUE(reading.rows("checkup").at(0).ends_with("|2025-05-01|1311111111|||||||||||||||"));
  EXPECT_EQ(reading.rows("checkup_item").at(1),
            "1|2|01010|9N006000000000001|項目|PQ||kg||||30.000000|149.500000|H|");
}

TEST(Documents, WhatWasNotDoneOrCouldNotBeMeasuredIsSaid) {  // ING-209
  Reading reading;
  reading.read("h.xml",
               checkup_document(
                   "<entry><observation negationInd=\"true\"><code code=\"9A110160700000011\"/>"
                   "</observation></entry><entry><observation><code code=\"9N001000000000001\"/>"
                   "<value xsi:type=\"PQ\" nullFlavor=\"NI\"/></observation></entry>"));
  EXPECT_EQ(reading.rows("checkup_item"),
            (Lines{"1|1|01010|9A110160700000011|||||||not_done||||",
                   "1|2|01010|9N001000000000001||PQ|||||not_measurable||||"}));
}

TEST(Documents, GroupedObservationsKeepTheirOrderAndTheGroupItselfIsNoItem) {
  Reading reading;
  reading.read("h.xml", checkup_document(
                            "<entry><observation><code nullFlavor=\"NA\"/><entryRelationship>"
                            "<observation><code code=\"9N056000000000011\"/></observation>"
                            "</entryRelationship><entryRelationship><observation>"
                            "<code code=\"9N056160400000049\"/><value xsi:type=\"ST\">胃炎</value>"
                            "</observation></entryRelationship></observation></entry>"));
  EXPECT_EQ(reading.rows("checkup_item"), (Lines{"1|1|01010|9N056000000000011|||||||||||",
                                                 "1|2|01010|9N056160400000049||ST||||胃炎|||||"}));
}

TEST(Documents, AnItemOutsideTheListIsToldAndKept) {  // ING-207
  Reading reading;
  reading.read("h.xml", checkup_document(quantity("9Z999000000000001", "1", "x")));
  EXPECT_EQ(reading.counts(), (Counts{{"item_unknown", 1}}));
  EXPECT_EQ(reading.findings().kept().at(0).error.where().row, 18);
  EXPECT_EQ(reading.rows("checkup_item").size(), 1U);
}

TEST(Documents, GuidanceBecomesTablesOfItsOwn) {  // ING-206
  Reading reading;
  reading.read("h.xml",
               checkup_document("<entry><act><code code=\"1032000012\" displayName=\"支援\"/>"
                                "<effectiveTime value=\"20250510\"/>"
                                "<value xsi:type=\"PQ\" value=\"20\" unit=\"min\"/></act></entry>",
                                "21"));
  EXPECT_EQ(
      reading.rows("guidance"),
      Lines{"1|1|ヤマダ　ハナコ|1980-02-03|2|06132013|１２|３４５|01|2025-05-01|21|2|1311111111"});
  EXPECT_EQ(reading.rows("guidance_item"),
            Lines{"1|1|01010|1032000012|支援|PQ|20.000000|min|||2025-05-10"});
  EXPECT_TRUE(reading.rows("checkup").empty());
}

TEST(Documents, OneThatCannotBeReadIsSetAsideAndTheOthersAreNot) {  // ING-202
  Reading reading;
  reading.read("1.xml", "<ClinicalDocument>");
  reading.read("2.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><ClinicalDocument>&b;</ClinicalDocument>");
  reading.read("3.xml", checkup_document("", "19"));
  reading.read("4.xml", "<html/>");
  reading.read("5.xml", checkup_document(""));
  EXPECT_EQ(reading.counts(),
            (Counts{{"kind_not_read", 2}, {"markup_broken", 1}, {"markup_refused", 1}}));
  EXPECT_EQ(reading.findings().rejected_records(), 4);
  EXPECT_EQ(reading.rows("checkup").size(), 1U);
}

TEST(Documents, ADocumentWithoutADayIsSetAsideWithItsItems) {
  Reading reading;
  std::string document = checkup_document(quantity("9N001000000000001", "158.2", "cm"));
  document.replace(document.find("<effectiveTime value=\"20250501\"/>"), 33, "");
  reading.read("h.xml", document);
  EXPECT_EQ(reading.counts(), (Counts{{"field_missing", 1}}));
  EXPECT_TRUE(reading.rows("checkup").empty() && reading.rows("checkup_item").empty());
}

TEST(Documents, ABadBirthDateIsLeftEmptyAtItsLine) {
  Reading reading;
  std::string document = checkup_document("");
  document.replace(document.find("19800203"), 8, "19800231");
  reading.read("h.xml", document);
  const Error& error = reading.findings().kept().at(0).error;
  EXPECT_EQ(error.code(), code::value_left_empty);
  EXPECT_EQ(error.where().row, 12);
  EXPECT_EQ(error.where().column, "birth_date");
  EXPECT_EQ(reading.rows("checkup").size(), 1U);
}

TEST(Documents,
     AVoucherDoesNotReplaceThePersonsNumbersAndWhoExaminedGoesFirst) {  // ING-203, ING-204
  Reading reading;
  std::string document = checkup_document("");
  const std::string event = "<effectiveTime value=\"20250501\"/>";
  document.replace(document.find(event), event.size(),
                   event +
                       "<performer><assignedEntity><representedOrganization>"
                       "<id extension=\"1322222222\" root=\"1.2.392.200119.6.102\"/>"
                       "</representedOrganization></assignedEntity></performer>");
  document.replace(document.find("<documentationOf>"), 0,
                   "<participant><associatedEntity><id extension=\"99999999\" "
                   "root=\"1.2.392.200119.6.101\"/></associatedEntity></participant>");
  reading.read("h.xml", document);
  const std::string row = reading.rows("checkup").at(0);
  EXPECT_NE(row.find("|06132013|"), std::string::npos) << row;
  EXPECT_NE(row.find("|1322222222|"), std::string::npos) << row;
}

TEST(Documents, APackageIsComparedWithItsIndex) {  // ING-205
  Reading reading;
  constexpr std::string_view kIndex =
      "<index xmlns=\"urn:x\"><interactionType code=\"6\"/><totalRecordCount value=\"2\"/></index>";
  reading.read("a/ix08_V08.xml", kIndex);
  reading.read("a/su08_V08.xml", "<summary xmlns=\"urn:x\"/>");
  reading.read("a/DATA/h1.xml", checkup_document(""));
  reading.read("b/ix08_V08.xml", kIndex);
  reading.read("b/DATA/h1.xml", checkup_document(""));
  reading.read("b/CLAIMS/c1.xml", "<checkupClaim xmlns=\"urn:x\"/>");
  reading.read("c/DATA/h1.xml", checkup_document(""));
  check_packages(reading.intake());
  const auto& checks = reading.intake().checks;
  ASSERT_EQ(checks.size(), 2U);
  EXPECT_EQ(checks[0].file, "a");
  EXPECT_FALSE(checks[0].agrees);
  EXPECT_TRUE(checks[1].agrees);
  EXPECT_EQ(reading.counts(), Counts());
}

TEST(Documents, BelongToTheNdbAndTheNextGenerationDatabase) {
  Reading reading(Database::kaigo);
  EXPECT_EQ(reading.try_read("h.xml", checkup_document("")).error().code(),
            code::file_not_claimed_format);
}

RC_GTEST_PROP(Documents, AnyDamageIsFoundOrHarmless, (std::uint16_t place, std::uint8_t byte)) {
  std::string document = checkup_document(quantity("9N001000000000001", "158.2", "cm"));
  document[place % document.size()] = static_cast<char>(byte);
  Reading reading;
  static_cast<void>(reading.try_read("h.xml", document));
  RC_ASSERT(reading.rows("checkup").size() <= 1U);
}

}  // namespace
}  // namespace renga::ingest
