#include "report/drawing.hpp"

#include "report/parsed_test.hpp"

#include <gtest/gtest.h>

namespace renga::report {

namespace {

const Naming kNaming = {"figure-1-wide", "wide", "A & B", "Bars."};

TEST(Drawing, IsAnImageWithTitleAndDescription) {
  Drawing drawing(100);
  drawing.rectangle({0, 0, 50, 20}, "step");
  const Element page = parse(drawing.svg(kNaming));
  const Element& svg = page.children.front();
  EXPECT_EQ(svg.attribute("role"), "img");
  EXPECT_EQ(svg.attribute("aria-labelledby"), "figure-1-wide-title figure-1-wide-desc");
  EXPECT_EQ(svg.all("title").front()->text(), "A & B");
  EXPECT_EQ(svg.all("desc").front()->attribute("id"), "figure-1-wide-desc");
}

TEST(Drawing, IsAsHighAsWhatItHolds) {
  Drawing drawing(100);
  EXPECT_EQ(drawing.height(), 0);
  drawing.rectangle({0, 10, 50, 20}, "step");
  EXPECT_EQ(drawing.height(), 30);
  drawing.set("text", {0, 30}, kPlain);
  EXPECT_EQ(drawing.height(), 51);
}

TEST(Drawing, EscapesWhatItSets) {
  Drawing drawing(100);
  drawing.set("<script>\"&'", {0, 0}, kPlain);
  const Element svg = parse(drawing.svg(kNaming));
  EXPECT_EQ(svg.all("text").front()->text(), "<script>\"&'");
}

TEST(Drawing, TakesTheSameRoomOnEverySideOfItsAnchor) {
  Drawing drawing(200);
  const double width = width_of("連結", kPlain);
  EXPECT_EQ(drawing.set("連結", {100, 0}, kPlain, Anchor::start).left, 100);
  EXPECT_EQ(drawing.set("連結", {100, 30}, kPlain, Anchor::middle).left, 100 - width / 2);
  EXPECT_EQ(drawing.set("連結", {100, 60}, kPlain, Anchor::end).left, 100 - width);
}

TEST(Drawing, PutsBackdropsBehindEverythingElse) {
  Drawing drawing(100);
  drawing.rectangle({0, 0, 50, 20}, "step");
  drawing.backdrop({0, 0, 100, 20}, "lane");
  const std::string svg = drawing.svg(kNaming);
  EXPECT_EQ(parse(svg).count("rect"), 2u);
  EXPECT_LT(svg.find("\"lane\""), svg.find("\"step\""));
}

TEST(Box, OverlapsWhereItSharesMoreThanABorder) {
  const Box box = {0, 0, 10, 10};
  EXPECT_TRUE(box.overlaps({9, 9, 10, 10}));
  EXPECT_FALSE(box.overlaps({10, 0, 10, 10}));
  EXPECT_FALSE(box.overlaps({0, 10, 10, 10}));
}

}  // namespace

}  // namespace renga::report
