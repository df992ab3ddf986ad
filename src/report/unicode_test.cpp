#include "report/unicode.hpp"

#include "base/base.hpp"
#include "report/parsed_test.hpp"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga::report {

namespace {

const std::string kReplaced = "\uFFFD";

TEST(Escape, TurnsTheFiveMarkupCharactersIntoReferences) {
  EXPECT_EQ(escape("<a href=\"x\">'&amp;'</a>"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;");
}

TEST(Escape, LeavesJapaneseAndMustacheAsTheyAre) {
  EXPECT_EQ(escape("連歌 {{{x}}} 𠮷"), "連歌 {{{x}}} 𠮷");
}

TEST(Escape, ReplacesWhatAPageMayNotHold) {
  EXPECT_EQ(escape(std::string("a\0b", 3)), "a" + kReplaced + "b");
  EXPECT_EQ(escape("\x1b\x7f\r"), kReplaced + kReplaced + kReplaced);
  EXPECT_EQ(escape("\t\n"), "\t\n");
}

TEST(CodePoints, ReplaceBytesThatAreNotUtf8) {
  EXPECT_EQ(code_points("\xC0\xAF").size(), 2u) << "a longer form is not UTF-8";
  EXPECT_EQ(code_points("\xE3\x81"), U"\uFFFD\uFFFD") << "cut in the middle";
  EXPECT_EQ(code_points("\xED\xA0\x80").front(), U'\uFFFD') << "a surrogate";
  EXPECT_EQ(code_points("a\xFFz"), U"a\uFFFDz");
}

TEST(Escape, GivesWellFormedUtf8AndMarkupForAnyBytes) {
  EXPECT_TRUE(rc::check("any bytes", [](const std::string& bytes) {
    const std::string escaped = escape(bytes);
    RC_ASSERT(is_utf8(escaped));
    RC_ASSERT(parse("<p title=\"" + escaped + "\">" + escaped + "</p>").text() ==
              to_utf8(code_points(bytes)));
  }));
}

}  // namespace

}  // namespace renga::report
