#include "report/marked.hpp"

#include "report/page.hpp"
#include "report/parsed_test.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace renga::report {
namespace {

/// Synthetic: three rows of a spreadsheet, of which one is left out.
MarkedTable sample_marks() {
  MarkedTable table;
  table.title = "t<1>.csv";
  table.letters = {"A", "", "C"};
  table.rows = {{"1",
                 {{.text = "男 & 女", .mark = CellMark::header, .columns = 2},
                  {.text = "計", .mark = CellMark::header, .rows = 2}}},
                {"", {{.text = "⋯"}, {.text = "⋯"}}},
                {"7",
                 {{.text = "*", .mark = CellMark::computed, .remark = 2, .number = true},
                  {.text = "8", .mark = CellMark::violation, .remark = 1, .number = true},
                  {.text = "38", .mark = CellMark::source, .number = true}}}};
  table.left_out = {"一部だけです。", "Only a part."};
  return table;
}

Page sample_marked_page(Language language) {
  Page page(language, Text("確認", "Check"));
  page.section({"表", "Tables"});
  page.marks();
  page.marked(sample_marks());
  page.remarks({{.number = 1, .mark = CellMark::violation, .place = "t C7", .words = "<b>"},
                {.number = 2,
                 .mark = CellMark::computed,
                 .place = "t A7",
                 .labels = "sex: 男",
                 .words = {"求められます", "it follows"},
                 .arithmetic = "A7 = C7 − B7",
                 .source = "PUB-16"}});
  return page;
}

TEST(Marked, CellsLinkToTheirRemarksAndSayWhatTheyAre) {
  for (const Language language : {Language::japanese, Language::english}) {
    const Element page = parse(sample_marked_page(language).html());
    std::vector<std::string> targets;
    for (const Element* link : page.all("a"))
      if (link->attribute("class") == "to-remark") targets.push_back(link->attribute("href"));
    EXPECT_EQ(targets, (std::vector<std::string>{"#remark-2", "#remark-1"}));
    std::vector<std::string> remarks;
    for (const Element* item : page.all("li"))
      if (item->attribute("class").starts_with("remark")) remarks.push_back(item->attribute("id"));
    EXPECT_EQ(remarks, (std::vector<std::string>{"remark-1", "remark-2"}));
    for (const Element* sign : page.all("span"))
      EXPECT_EQ(sign->attribute("class") == "sign", !sign->attribute("aria-label").empty());
  }
}

TEST(Marked, SpansTextsAndGapsStandAsGiven) {
  const Element page = parse(sample_marked_page(Language::english).html());
  const auto headers = page.all("th");
  const auto wide = std::ranges::find_if(
      headers, [](const Element* cell) { return cell->attribute("colspan") == "2"; });
  ASSERT_NE(wide, headers.end());
  EXPECT_EQ((*wide)->text(), "男 & 女");
  const auto tall = std::ranges::find_if(
      headers, [](const Element* cell) { return cell->attribute("rowspan") == "2"; });
  ASSERT_NE(tall, headers.end());
  const std::string text = page.text();
  for (const std::string_view words :
       {"Table 1. t<1>.csv", "⋮", "Only a part.", "<b>", "A7 = C7 − B7", "PUB-16"})
    EXPECT_NE(text.find(words), std::string::npos) << words;
}

TEST(Marked, EveryMarkHasASignAndAWordOfItsOwn) {
  std::set<std::string_view> signs;
  for (const CellMark mark :
       {CellMark::violation, CellMark::warning, CellMark::computed, CellMark::source}) {
    EXPECT_TRUE(signs.insert(sign_of(mark)).second);
    EXPECT_FALSE(word_of(mark).japanese.empty());
    EXPECT_FALSE(word_of(mark).english.empty());
  }
}

}  // namespace
}  // namespace renga::report
