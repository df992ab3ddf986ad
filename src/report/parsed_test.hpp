#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace renga::report {

/// An element of a page as a strict reader sees it: every tag closed in its order, every attribute
/// quoted, every character reference known.
struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::vector<Element> children;
  std::string own_text;  ///< Of this element alone, without its children.

  std::string attribute(const std::string& attribute_name) const;
  /// Every element below of that name, in the order of the page.
  std::vector<const Element*> all(std::string_view element_name) const&;
  /// Every element below, in the order of the page. They live in this element.
  std::vector<const Element*> all() const&;
  std::vector<const Element*> all(std::string_view element_name) && = delete;
  std::vector<const Element*> all() && = delete;
  std::size_t count(std::string_view element_name) const { return all(element_name).size(); }
  /// The text of this element and all below.
  std::string text() const;
};

/// The elements of a page below a nameless root; throws std::runtime_error with the place where it
/// is not well-formed.
Element parse(std::string_view markup);

}  // namespace renga::report
