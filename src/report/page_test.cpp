#include "report/page.hpp"

#include "report/parsed_test.hpp"
#include "report/sample_test.hpp"
#include "report/unicode.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga::report {

namespace {

constexpr std::array kLanguages = {Language::japanese, Language::english};

Element read(const Page& page) {
  return parse(page.html());
}

std::set<std::string> ids_of(const Element& page) {
  std::set<std::string> ids;
  for (const Element* each : page.all())
    if (const std::string id = each->attribute("id"); !id.empty()) {
      EXPECT_TRUE(ids.insert(id).second) << id << " stands twice";
    }
  return ids;
}

TEST(Page, IsWellFormedInBothLanguages) {
  for (const Language language : kLanguages) {
    const Element page = read(sample_page(language));
    const Element* html = page.all("html").front();
    EXPECT_EQ(html->attribute("lang"), language == Language::japanese ? "ja" : "en");
    EXPECT_EQ(page.count("main"), 1u);
    EXPECT_EQ(page.count("header"), 1u);
    EXPECT_EQ(page.count("nav"), 1u);
    EXPECT_EQ(page.count("footer"), 1u);
  }
}

TEST(Page, HasTheSameBytesForTheSameCalls) {
  for (const Language language : kLanguages)
    EXPECT_EQ(sample_page(language).html(), sample_page(language).html());
}

TEST(Page, HasOneTitleAndHeadingsThatSkipNoLevel) {
  const Element page = read(sample_page(Language::english));
  int before = 0;
  int titles = 0;
  for (const Element* each : page.all()) {
    if (each->name.size() != 2 || each->name[0] != 'h' || !std::isdigit(each->name[1])) continue;
    const int level = each->name[1] - '0';
    EXPECT_LE(level, before + 1) << each->text();
    titles += level == 1;
    before = level;
  }
  EXPECT_EQ(titles, 1);
}

TEST(Page, RefersOnlyToWhatItHolds) {
  const Element page = read(sample_page(Language::japanese));
  const std::set<std::string> ids = ids_of(page);
  for (const Element* each : page.all()) {
    std::istringstream names(each->attribute("aria-labelledby"));
    for (std::string name; names >> name;) EXPECT_TRUE(ids.contains(name)) << name;
    if (const std::string link = each->attribute("href"); each->name == "a") {
      EXPECT_TRUE(link.starts_with("#") && ids.contains(link.substr(1))) << link;
    }
  }
}

TEST(Page, HoldsNoProgramAndAsksNoOtherHost) {
  const std::string html = sample_page(Language::english).html();
  for (const char* never : {"<script", "http:", "https:", "@import", "javascript:", "src="})
    EXPECT_EQ(html.find(never), std::string::npos) << never;
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
}

TEST(Page, GivesEveryPictureATitleADescriptionAndATable) {
  const Element page = read(sample_page(Language::english));
  const auto figures = page.all("figure");
  ASSERT_EQ(figures.size(), 9u);
  for (const Element* figure : figures) {
    EXPECT_EQ(figure->children.front().name, "figcaption");
    EXPECT_EQ(figure->count("svg"), 2u) << "wide and narrow";
    for (const Element* svg : figure->all("svg")) {
      EXPECT_FALSE(svg->all("title").front()->text().empty());
      EXPECT_FALSE(svg->all("desc").front()->text().empty());
    }
    ASSERT_EQ(figure->all("details").size(), 1u);
    EXPECT_GT(figure->all("details").front()->all("tr").size(), 1u);
  }
}

TEST(Page, NumbersPicturesAndTablesInOrder) {
  const Element page = read(sample_page(Language::japanese));
  EXPECT_TRUE(page.all("figcaption")[1]->text().find("図 2　突合の段階") != std::string::npos);
  EXPECT_NE(page.text().find("表 1　渡したファイル"), std::string::npos);
}

TEST(Page, ShowsAnyTextAsTextWhereverItStands) {
  EXPECT_TRUE(rc::check("any text parses back", [](const std::string& bytes) {
    // Words around keep the text from vanishing where pictures join spaces.
    const std::string text = "x" + bytes + "x";
    const Text raw = text;
    Page page(Language::japanese, raw, raw);
    page.band({{raw, raw}}).section(raw).subsection(raw).paragraph(raw).footer(raw);
    page.note({NoteKind::warning, raw, raw}).facts({{raw, raw}}).highlights({{raw, raw}});
    page.picture(Bars{{raw, raw, raw}, raw, {raw}, {{raw, {3}}}, 7});
    page.paragraph(raw).table({raw, {{raw}, {raw}}, {{raw, raw}}});
    const Element read_back = read(page);
    const std::string shown = to_utf8(code_points(text));
    for (const char* element : {"h1", "h2", "h3", "dt", "dd", "td", "th"})
      RC_ASSERT(read_back.all(element).back()->text() == shown);
    RC_ASSERT(read_back.all("desc").front()->text().find(shown) != std::string::npos);
  }));
}

TEST(Page, DoesNotObeyMarkupOrTemplatesInData) {
  Page page(Language::english, "{{{style}}}");
  page.paragraph("<img src=x onerror=alert(1)> {{#sections}}x{{/sections}}");
  const Element read_back = read(page);
  EXPECT_EQ(read_back.all("h1").front()->text(), "{{{style}}}");
  EXPECT_EQ(read_back.count("img"), 0u);
  EXPECT_NE(read_back.text().find("{{#sections}}x{{/sections}}"), std::string::npos);
}

TEST(Page, SaysWhereThereIsNoData) {
  const std::array<std::pair<Language, const char*>, 2> expected = {
      {{Language::japanese, "該当するデータはありません。"},
       {Language::english, "There is no data to show."}}};
  const std::array<Picture, 5> empty = {Flow{}, Bars{}, BeforeAfter{}, Distribution{}, Timeline{}};
  for (const auto& [language, words] : expected) {
    Page page(language, "t");
    for (const Picture& picture : empty) page.picture(picture);
    page.table({"t", {{"a"}, {"b"}}, {}});
    const Element read_back = read(page);
    for (const Element* figure : read_back.all("figure")) {
      EXPECT_NE(figure->text().find(words), std::string::npos);
      EXPECT_EQ(figure->count("svg"), 0u);
    }
    EXPECT_EQ(read_back.all("td").back()->text(), words);
    EXPECT_EQ(read_back.all("td").back()->attribute("colspan"), "2");
  }
}

TEST(Page, SaysTheKindOfANoteInWords) {
  Page page(Language::english, "t");
  page.note({NoteKind::good, {}, "All limits are met."});
  EXPECT_NE(read(page).text().find("Confirmed"), std::string::npos);
}

TEST(Page, HasNoContentsWhereThereAreFewSections) {
  Page page(Language::english, "t");
  page.section("one").section("two");
  EXPECT_EQ(read(page).count("nav"), 0u);
  page.section("three");
  EXPECT_EQ(read(page).count("nav"), 1u);
}

TEST(Page, HoldsNothingForAnEmptyListOfFacts) {
  Page page(Language::english, "t");
  page.facts({}).highlights({});
  EXPECT_EQ(read(page).count("dl"), 0u);
}

TEST(Page, WithASubsectionOutsideASectionIsABug) {
  Page page(Language::english, "t");
  EXPECT_THROW(page.subsection("lost"), Bug);
}

TEST(Page, WithARowThatDoesNotFillItsColumnsIsABug) {
  Page page(Language::english, "t");
  EXPECT_THROW(page.table({"t", {{"a"}, {"b"}}, {{"only one"}}}), Bug);
}

TEST(SvgFile, IsOneWellFormedPictureWithoutRequests) {
  const Bars bars{.caption = {.title = {"理由 <b>", "Reasons <b>"}, .unit = {"人", "persons"}},
                  .items = {"理由", "Reason"},
                  .parts = {{"人数", "Persons"}},
                  .bars = {{{"なし", "None"}, {41}}}};
  const std::string svg = svg_file(bars, Language::english);
  EXPECT_TRUE(svg.starts_with("<svg xmlns=")) << svg.substr(0, 40);
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_EQ(svg.find("href"), std::string::npos);
  EXPECT_EQ(svg.find("<b>"), std::string::npos);
  EXPECT_EQ(svg, svg_file(bars, Language::english));
}

}  // namespace

}  // namespace renga::report
