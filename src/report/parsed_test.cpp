#include "report/parsed_test.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>

namespace renga::report {

namespace {

constexpr std::array<std::string_view, 4> kVoid = {"meta", "link", "br", "!DOCTYPE"};
constexpr std::array<std::pair<std::string_view, char>, 5> kReferences = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

class Reader {
 public:
  explicit Reader(std::string_view markup) : rest_(markup), whole_(markup.size()) {}

  Element read() {
    Element root;
    read_inside(root);
    if (!rest_.empty()) wrong("an end tag without its start");
    return root;
  }

 private:
  [[noreturn]] void wrong(const std::string& what) const {
    throw std::runtime_error(what + " at byte " + std::to_string(whole_ - rest_.size()));
  }

  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  std::string_view until(std::string_view end) {
    const std::size_t place = rest_.find(end);
    if (place == std::string_view::npos) wrong("no " + std::string(end));
    const std::string_view taken = rest_.substr(0, place);
    rest_.remove_prefix(place + end.size());
    return taken;
  }

  std::string word() {
    std::size_t length = 0;
    while (length < rest_.size() && (std::isalnum(static_cast<unsigned char>(rest_[length])) ||
                                     rest_[length] == '-' || rest_[length] == '!'))
      ++length;
    if (length == 0) wrong("no name");
    const std::string taken(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return taken;
  }

  char character() {
    if (rest_.front() == '<' || rest_.front() == '>') wrong("a bare angle bracket");
    if (rest_.front() == '&') {
      for (const auto& [reference, meaning] : kReferences)
        if (take(reference)) return meaning;
      wrong("an unknown reference");
    }
    const char one = rest_.front();
    rest_.remove_prefix(1);
    return one;
  }

  void read_inside(Element& element) {
    if (element.name == "style") {
      element.own_text = until("</style>");
      return;
    }
    while (!rest_.empty()) {
      if (take("</")) {
        if (word() != element.name || !take(">")) wrong("an end tag out of order");
        return;
      }
      if (rest_.front() == '<')
        element.children.push_back(read_element());
      else
        element.own_text += character();
    }
    if (!element.name.empty()) wrong("the end inside <" + element.name + ">");
  }

  Element read_element() {
    take("<");
    Element element;
    element.name = word();
    while (take(" ")) read_attribute(element);
    if (take("/>")) return element;
    if (!take(">")) wrong("a tag that does not end");
    if (std::find(kVoid.begin(), kVoid.end(), element.name) == kVoid.end()) read_inside(element);
    return element;
  }

  void read_attribute(Element& element) {
    const std::string name = word();
    if (!take("=\"")) {
      if (element.name != "!DOCTYPE") wrong("an attribute without a quoted value");
      return;
    }
    std::string value;
    while (!rest_.empty() && rest_.front() != '"') value += character();
    if (!take("\"")) wrong("an attribute that does not end");
    if (!element.attributes.emplace(name, value).second) wrong("an attribute twice");
  }

  std::string_view rest_;
  std::size_t whole_;
};

}  // namespace

std::string Element::attribute(const std::string& attribute_name) const {
  const auto found = attributes.find(attribute_name);
  return found == attributes.end() ? std::string() : found->second;
}

std::vector<const Element*> Element::all() const& {
  std::vector<const Element*> found;
  for (const Element& child : children) {
    found.push_back(&child);
    for (const Element* below : child.all()) found.push_back(below);
  }
  return found;
}

std::vector<const Element*> Element::all(std::string_view element_name) const& {
  std::vector<const Element*> found = all();
  std::erase_if(found, [&](const Element* each) { return each->name != element_name; });
  return found;
}

std::string Element::text() const {
  std::string whole = own_text;
  for (const Element& child : children) whole += child.text();
  return whole;
}

Element parse(std::string_view markup) {
  return Reader(markup).read();
}

TEST(TheReaderOfTheTests, RefusesMarkupThatIsNotWellFormed) {
  for (const std::string_view wrong :
       {"<p>", "</p>", "<b><i></b></i>", "<p class=x></p>", "a < b", "a & b", "<p id=\"a>"})
    EXPECT_THROW(parse(wrong), std::runtime_error) << wrong;
}

TEST(TheReaderOfTheTests, GivesBackTextAndAttributes) {
  const Element root = parse("<p class=\"a &amp; b\">1 &lt; 2<br></p>");
  EXPECT_EQ(root.children.front().attribute("class"), "a & b");
  EXPECT_EQ(root.text(), "1 < 2");
}

}  // namespace renga::report
