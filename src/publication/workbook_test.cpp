#include "publication/workbook.hpp"

#include "publication/errors.hpp"
#include "publication/sample_workbook_test.hpp"
#include "publication/sheet_part.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::publication {
namespace {

using sample::Parts;
using sample::SampleSheet;

Workbook opened(const std::string& bytes) {
  auto book = Workbook::open(bytes, "book.xlsx");
  EXPECT_TRUE(book) << book.error().message(Language::english);
  ensure(book.has_value(), "the test's workbook is valid");
  return std::move(*book);
}

Code refusal(const std::string& bytes) {
  const auto book = Workbook::open(bytes, "book.xlsx");
  EXPECT_FALSE(book);
  return book ? code::nothing_to_read : book.error().code();
}

std::string part(const std::string& bytes, const std::string& name) {
  auto archive = files::Archive::open(bytes, "book.xlsx");
  ensure(archive.has_value(), "the test's archive is valid");
  const auto content = archive->read(name, 1 << 24);
  return content ? *content : "";
}

std::string with_part(Parts parts, const std::string& name, const std::string& content) {
  for (auto& [known, old] : parts)
    if (known == name) {
      old = content;
      return sample::zipped(parts);
    }
  parts.emplace_back(name, content);
  return sample::zipped(parts);
}

const std::string kSheet = "xl/worksheets/sheet1.xml";

std::string one_sheet(const std::string& data, const std::string& after = "",
                      const std::vector<std::string>& texts = {}) {
  return sample::workbook({{"表1", data, after}}, texts);
}

// CHK-70
TEST(Workbook, ReadsStoredValuesOfEveryKind) {
  const Workbook book = opened(one_sheet(
      "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>1234</v></c>"
      "<c r=\"D2\" t=\"b\"><v>1</v></c><c r=\"E2\" t=\"e\"><v>#N/A</v></c>"
      "<c r=\"F2\" t=\"inlineStr\"><is><r><t>合</t></r><r><t> 計</t></r></is></c>"
      "<c r=\"G2\" t=\"str\"><f>A1</f><v> x </v></c><c r=\"H2\" s=\"0\"/></row>",
      "",
      {"<t>other</t>",
       "<r><t>患者</t></r><r><t>数</t></r><rPh sb=\"0\" eb=\"2\"><t>カンジャ</t></rPh>"}));
  const Sheet& sheet = book.sheets()[0];
  EXPECT_EQ(sheet.name, "表1");
  EXPECT_EQ(sheet.rows(), 2U);
  EXPECT_EQ(sheet.text({1, 0}), "患者数");
  EXPECT_EQ(sheet.text({1, 1}), "1234");
  EXPECT_TRUE(sheet.at({1, 1})->stored_number);
  EXPECT_EQ(sheet.at({1, 2}), nullptr);
  EXPECT_EQ(sheet.text({1, 3}), "TRUE");
  EXPECT_EQ(sheet.text({1, 4}), "#N/A");
  EXPECT_EQ(sheet.text({1, 5}), "合 計");
  EXPECT_EQ(sheet.text({1, 6}), "x");
  EXPECT_TRUE(sheet.at({1, 6})->formula);
  EXPECT_EQ(sheet.at({1, 7}), nullptr);
}

// CHK-71
TEST(Workbook, ShowsNumbersAsTheirFormatDoes) {
  EXPECT_EQ(shown_number("0.123", NumberStyle::percent, false), "12.3%");
  EXPECT_EQ(shown_number("0.07", NumberStyle::percent, false), "7%");
  EXPECT_EQ(shown_number("45017", NumberStyle::day, false), "2023-04-01");
  EXPECT_EQ(shown_number("43555", NumberStyle::day, true), "2023-04-01");
  EXPECT_EQ(shown_number("1.2300000000000001E-2", NumberStyle::plain, false), "0.0123");
  EXPECT_EQ(shown_number("0.30000000000000004", NumberStyle::plain, false), "0.3");
  EXPECT_EQ(shown_number("13006", NumberStyle::plain, false), "13006");
  EXPECT_EQ(style_of_format("0.0%"), NumberStyle::percent);
  EXPECT_EQ(style_of_format("0.0\" %\""), NumberStyle::plain);
  EXPECT_EQ(style_of_format("yyyy/m/d"), NumberStyle::day);
  EXPECT_EQ(style_of_format("[Red]#,##0"), NumberStyle::plain);
  EXPECT_EQ(style_of_format("General"), NumberStyle::plain);
  const Workbook book = opened(one_sheet("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>0.5</v></c></row>"));
  EXPECT_EQ(book.sheets()[0].text({0, 0}), "50%");
}

// CHK-72
TEST(Workbook, TellsWhatIsHiddenAndMerged) {
  const SampleSheet sheet = {
      "表1",
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"3\" hidden=\"1\"/><row r=\"4\" "
      "hidden=\"true\"/>",
      "<mergeCells><mergeCell ref=\"C1:D2\"/><mergeCell ref=\"A1:A2\"/></mergeCells>",
      "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>", "veryHidden"};
  const Workbook book = opened(sample::workbook({sheet}));
  const Sheet& found = book.sheets()[0];
  EXPECT_TRUE(found.hidden);
  EXPECT_EQ(found.hidden_rows, (std::vector<std::pair<std::size_t, std::size_t>>{{2, 3}}));
  EXPECT_EQ(found.hidden_columns, (std::vector<std::pair<std::size_t, std::size_t>>{{1, 2}}));
  EXPECT_EQ(found.merged_text({1, 0}), "1");
  EXPECT_EQ(found.merged_text({2, 0}), "");
  ASSERT_NE(found.merge_at({1, 3}), nullptr);
  EXPECT_EQ(address_of(*found.merge_at({1, 3})), "C1:D2");
  EXPECT_EQ(found.merge_at({0, 1}), nullptr);
}

struct Hostile {
  std::string_view what;
  std::string bytes;
  Code code;
};

// CHK-74
TEST(Workbook, RefusesWhatIsNotSafeToRead) {
  const Parts parts = sample::parts_of({{"表1", sample::rows_of({{"1"}}), ""}});
  const std::string head = "<?xml version=\"1.0\"?>";
  const auto sheet = [&](const std::string& data, const std::string& after = "") {
    return one_sheet(data, after);
  };
  const std::vector<Hostile> cases = {
      {"a compound file", "\xD0\xCF\x11\xE0 rest", code::workbook_refused},
      {"no archive", "plain text", code::workbook_unreadable},
      {"macros", with_part(parts, "xl/vbaProject.bin", "x"), code::workbook_refused},
      {"entities",
       with_part(parts, kSheet,
                 head + "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet>&b;</worksheet>"),
       code::workbook_refused},
      {"an outside document type",
       with_part(parts, "xl/sharedStrings.xml",
                 head + "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><sst/>"),
       code::workbook_refused},
      {"broken markup", with_part(parts, kSheet, head + "<worksheet><sheetData>"),
       code::workbook_unreadable},
      {"another encoding", with_part(parts, kSheet, std::string("\xFF\xFE<\0a\0", 6)),
       code::workbook_unreadable},
      {"overlapping merges",
       sheet("", "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"B2:C3\"/></mergeCells>"),
       code::workbook_refused},
      {"a merge from its end", sheet("", "<mergeCells><mergeCell ref=\"C3:A1\"/></mergeCells>"),
       code::workbook_refused},
      {"cells out of order",
       sheet("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"),
       code::workbook_refused},
      {"a cell twice", sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>7</v></c></row>"),
       code::workbook_refused},
      {"a row twice", sheet("<row r=\"1\"/><row r=\"1\"/>"), code::workbook_refused},
      {"a cell of another row", sheet("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>"),
       code::workbook_refused},
      {"a row beyond the last", sheet("<row r=\"1048577\"/>"), code::workbook_refused},
      {"a text that is not there", sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>"),
       code::workbook_refused},
      {"a formula never computed", sheet("<row r=\"1\"><c r=\"A1\"><f>B1</f></c></row>"),
       code::workbook_refused},
      {"a huge text", one_sheet("", "", {"<t>" + std::string(kMostTextBytes + 1, 'x') + "</t>"}),
       code::workbook_refused},
  };
  for (const Hostile& hostile : cases)
    EXPECT_EQ(refusal(hostile.bytes), hostile.code) << hostile.what;
}

// CHK-74
TEST(Workbook, ReadsAMillionEmptyRowsAndSharesTexts) {
  std::string rows;
  for (int row = 1; row <= 1'000'000; ++row) rows += "<row r=\"" + std::to_string(row) + "\"/>";
  const Workbook empty = opened(one_sheet(rows + "<row r=\"1048576\"><c r=\"XFD1048576\"/></row>"));
  EXPECT_EQ(empty.sheets()[0].rows(), 0U);
  std::string cells;
  for (int row = 1; row <= 20'000; ++row) cells += "<row><c t=\"s\"><v>0</v></c></row>";
  const Workbook shared =
      opened(one_sheet(cells, "", {"<t>" + std::string(100'000, 'x') + "</t>"}));
  EXPECT_EQ(shared.sheets()[0].text({19'999, 0}).data(), shared.sheets()[0].text({0, 0}).data());
}

// CHK-73
TEST(Workbook, TellsPartsAndFollowsNothingOutside) {
  Parts parts = sample::parts_of({{"表1", sample::rows_of({{"1"}}), ""}});
  parts.emplace_back("xl/pivotCache/records1.xml", "<c/>");
  parts.emplace_back("xl/comments1.xml", "<c/>");
  parts.emplace_back("xl/drawings/drawing1.xml", "<d><graphicFrame/></d>");
  parts.emplace_back("xl/drawings/drawing2.xml", "<d><graphicFrame/><pic/></d>");
  parts.emplace_back("xl/externalLinks/externalLink1.xml", "<c/>");
  parts.emplace_back("xl/externalLinks/_rels/externalLink1.xml.rels", "<c/>");
  const Workbook book = opened(sample::zipped(parts));
  ASSERT_EQ(book.parts().size(), 4U);
  EXPECT_EQ(book.parts()[0].name, "xl/pivotCache/records1.xml");
  EXPECT_TRUE(book.parts()[0].holds_values);
  EXPECT_FALSE(book.parts()[1].holds_values);
  EXPECT_EQ(book.parts()[2].name, "xl/drawings/drawing2.xml");
  EXPECT_FALSE(book.parts()[2].holds_values);
  EXPECT_TRUE(book.parts()[3].holds_values);
}

// CHK-76
TEST(Workbook, MarksCellsAndKeepsEveryOtherPart) {
  const std::string data =
      "<row r=\"1\" ht=\"20\"><c r=\"A1\" s=\"2\" t=\"s\"><v>0</v></c><c r=\"B1\" "
      "s=\"3\"><v>7</v></c>"
      "<c r=\"C1\"><f>B1*2</f><v>14</v></c></row>"
      "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"C2\"><v>5</v></c></row>";
  const std::string before = one_sheet(data, "<pageMargins left=\"1\"/>", {"<t>A</t>", "<t>7</t>"});
  Workbook book = opened(before);
  const auto after = book.with_marks({{0, {{0, 1}, {1, 0}, {1, 1}}}}, "*");
  ASSERT_TRUE(after) << after.error().message(Language::english);
  const std::string marked = "t=\"inlineStr\"><is><t>*</t></is></c>";
  const std::string expected =
      "<row r=\"1\" ht=\"20\"><c r=\"A1\" s=\"2\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"3\" " +
      marked +
      "<c r=\"C1\"><v>14</v></c></row>"
      "<row r=\"2\"><c r=\"A2\" " +
      marked + "<c r=\"B2\" " + marked + "<c r=\"C2\"><v>5</v></c></row>";
  EXPECT_NE(part(*after, kSheet).find(expected), std::string::npos) << part(*after, kSheet);
  EXPECT_NE(part(*after, kSheet).find("<pageMargins left=\"1\"/>"), std::string::npos);
  // The 7 that was a text is gone from the list of texts.
  EXPECT_NE(part(*after, "xl/sharedStrings.xml").find("<si><t>A</t></si><si><t>*</t></si>"),
            std::string::npos);
  for (const std::string name : {"xl/styles.xml", "xl/workbook.xml", "_rels/.rels"})
    EXPECT_EQ(part(*after, name), part(before, name)) << name;
  EXPECT_EQ(*after, *book.with_marks({{0, {{0, 1}, {1, 0}, {1, 1}}}}, "*"));
  const Workbook read = opened(*after);
  EXPECT_EQ(read.sheets()[0].text({1, 1}), "*");
  EXPECT_FALSE(read.sheets()[0].at({0, 2})->formula);
}

// CHK-76
TEST(Workbook, MarksKeepTheNamespaceOfTheirSheetAndDropTheOrderOfComputing) {
  Parts parts = sample::parts_of({{"表1", "", ""}});
  for (auto& [name, content] : parts) {
    if (name == kSheet)
      content =
          "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
          "<x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const std::size_t end = content.find("</Relationships>");
    if (name == "xl/_rels/workbook.xml.rels")
      content.insert(end, "<Relationship Id=\"c\" Type=\"t/calcChain\" Target=\"calcChain.xml\"/>");
  }
  parts.emplace_back("xl/calcChain.xml", "<calcChain/>");
  Workbook book = opened(sample::zipped(parts));
  const auto after = book.with_marks({{0, {{0, 0}}}}, "*");
  ASSERT_TRUE(after);
  EXPECT_NE(
      part(*after, kSheet).find("<x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>*</x:t></x:is></x:c>"),
      std::string::npos);
  EXPECT_EQ(part(*after, "xl/calcChain.xml"), "");
  EXPECT_EQ(part(*after, "xl/_rels/workbook.xml.rels").find("calcChain"), std::string::npos);
  EXPECT_EQ(part(*after, "[Content_Types].xml").find("calcChain"), std::string::npos);
  EXPECT_NE(part(*after, "[Content_Types].xml").find("/xl/workbook.xml"), std::string::npos);
}

RC_GTEST_PROP(Workbook, WhatIsMarkedIsReadAsMarkedAndNothingElseChanges, ()) {
  const int rows = *rc::gen::inRange(1, 6);
  const int columns = *rc::gen::inRange(1, 6);
  std::vector<std::vector<std::string>> cells(static_cast<std::size_t>(rows));
  for (auto& row : cells)
    for (int c = 0; c < columns; ++c)
      row.push_back(*rc::gen::element<std::string>("7", "120", "", "label", "0.5"));
  for (auto& row : cells) row.emplace_back("end");
  std::vector<Place> places;
  for (std::size_t r = 0; r < cells.size(); ++r)
    for (std::size_t c = 0; c < cells[r].size(); ++c)
      if (*rc::gen::inRange(0, 3) == 0) places.push_back({r, c});
  auto book = Workbook::open(one_sheet(sample::rows_of(cells)), "any.xlsx");
  RC_ASSERT(book.has_value());
  const auto after = book->with_marks({{0, places}}, "*");
  RC_ASSERT(after.has_value());
  const auto read = Workbook::open(*after, "any.xlsx");
  RC_ASSERT(read.has_value());
  for (const Place place : places) cells[place.row][place.column] = "*";
  for (std::size_t r = 0; r < cells.size(); ++r)
    for (std::size_t c = 0; c < cells[r].size(); ++c)
      RC_ASSERT(read->sheets()[0].text({r, c}) == cells[r][c]);
}

Area area(std::string_view range) {
  return *area_of(range);
}

// CHK-74: against a comparison of every pair.
RC_GTEST_PROP(Workbook, OverlapsOfMergesAreFoundLikeByEveryPair, ()) {
  std::vector<Area> areas;
  const int count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) {
    const auto at = [] { return static_cast<std::size_t>(*rc::gen::inRange(0, 12)); };
    const auto more = [] { return static_cast<std::size_t>(*rc::gen::inRange(0, 4)); };
    const Place first{at(), at()};
    areas.push_back({first, {first.row + more(), first.column + more()}});
  }
  bool apart = true;
  for (std::size_t i = 0; i < areas.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) apart = apart && !areas[i].overlaps(areas[j]);
  RC_ASSERT(keep_apart(areas) == apart);
}

TEST(Sheet, AddressesAreReadAndWritten) {
  EXPECT_EQ(address_of(*place_of("C7")), "C7");
  EXPECT_EQ(address_of(*place_of("$XFD$1048576")), "XFD1048576");
  for (const std::string_view bad : {"", "7", "C", "C0", "c7", "XFE1", "A1048577", "C7x", "A01"})
    EXPECT_FALSE(place_of(bad)) << bad;
  EXPECT_EQ(address_of(area("A3:BB40")), "A3:BB40");
  EXPECT_EQ(address_of(area("B2")), "B2");
  EXPECT_FALSE(area_of("B2:A3"));
}

}  // namespace
}  // namespace renga::publication
