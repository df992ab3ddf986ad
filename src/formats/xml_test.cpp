#include "formats/xml.hpp"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::formats {
namespace {

/// Writes what it is told, so that a test can compare it.
class Told final : public XmlEvents {
 public:
  void open(std::string_view name, std::span<const XmlAttribute> attributes,
            std::int64_t line) override {
    text_ += "<" + std::string(name) + "@" + std::to_string(line);
    for (const XmlAttribute& attribute : attributes)
      text_ += " " + std::string(attribute.name) + "=" + std::string(attribute.value);
    text_ += ">";
  }
  void text(std::string_view part) override { text_ += part; }
  void close(std::string_view name) override { text_ += "</" + std::string(name) + ">"; }

  const std::string& all() const { return text_; }

 private:
  std::string text_;
};

XmlFault fault_of(std::string_view document) {
  Told told;
  XmlReader reader(told);
  if (reader.take(document)) reader.finish();
  return reader.fault();
}

constexpr std::string_view kDocument =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<a xmlns=\"urn:x\" xmlns:xsi=\"urn:y\">\n"
    "<b xsi:type=\"PQ\" value=\"1&lt;2\">腹囲 &amp; 体重</b></a>";
constexpr std::string_view kTold = "<a@2>\n<b@3 type=PQ value=1<2>腹囲 & 体重</b></a>";

TEST(Xml, TellsNamesWithoutTheirNamespaceAndTextWithoutReferences) {
  Told told;
  XmlReader reader(told);
  EXPECT_TRUE(reader.take(kDocument) && reader.finish());
  EXPECT_EQ(told.all(), kTold);
}

RC_GTEST_PROP(Xml, TellsTheSameHoweverThePiecesFall, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(1, kDocument.size());
  Told told;
  XmlReader reader(told);
  for (std::size_t at = 0; at < kDocument.size(); at += size)
    RC_ASSERT(reader.take(kDocument.substr(at, size)));
  RC_ASSERT(reader.finish());
  RC_ASSERT(told.all() == kTold);
}

TEST(Xml, RefusesADocumentTypeBeforeAnyEntityIsExpanded) {
  constexpr std::string_view kLaughs =
      "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>";
  constexpr std::string_view kFile =
      "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
  for (const std::string_view document : {kLaughs, kFile}) {
    Told told;
    XmlReader reader(told);
    EXPECT_FALSE(reader.take(document));
    EXPECT_EQ(reader.fault(), XmlFault::declares_type);
    EXPECT_EQ(reader.fault_line(), 1);
    EXPECT_EQ(told.all(), "");
  }
}

TEST(Xml, TellsNothingAfterAFault) {
  Told told;
  XmlReader reader(told);
  EXPECT_FALSE(reader.take("<a>x</b><c/>"));
  EXPECT_FALSE(reader.take("<d/>"));
  EXPECT_FALSE(reader.finish());
  EXPECT_EQ(reader.fault(), XmlFault::not_well_formed);
  EXPECT_EQ(told.all().find("<c"), std::string::npos);
}

TEST(Xml, RefusesWhatIsCutOffUndeclaredOrInAnUnknownEncoding) {
  for (const std::string_view document :
       {"", "<a>", "<a", "text", "<a>&nobody;</a>", "<x:a/>", "<a/><b/>",
        "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a/>", "<a>\xFF</a>"})
    EXPECT_EQ(fault_of(document), XmlFault::not_well_formed) << document;
}

TEST(Xml, RefusesElementsTooDeepInsideEachOther) {
  std::string open;
  std::string close;
  for (std::int64_t depth = 0; depth < kXmlDepthLimit; ++depth) {
    open += "<a>";
    close += "</a>";
  }
  EXPECT_EQ(fault_of(open + close), XmlFault::none);
  EXPECT_EQ(fault_of(open + "<a/>" + close), XmlFault::too_deep);
}

TEST(Xml, RefusesADocumentThatNeverEnds) {
  Told told;
  XmlReader reader(told);
  const std::string spaces(std::size_t{1} << 20U, ' ');
  bool going = reader.take("<a>");
  std::int64_t pieces = 0;
  while (going && ++pieces < 100) going = reader.take("<b/>" + spaces);
  EXPECT_EQ(reader.fault(), XmlFault::too_long);
  EXPECT_LT(pieces, 65);
}

RC_GTEST_PROP(Xml, TakesAnyBytes, (const std::string& bytes)) {
  fault_of(bytes);
  fault_of("<a>" + bytes);
}

}  // namespace
}  // namespace renga::formats
