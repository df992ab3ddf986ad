#pragma once

#include "report/content.hpp"
#include "report/marked.hpp"
#include "report/pictures.hpp"

#include <string>
#include <vector>

namespace renga::report {

/// One page under construction. Blocks appear in the order in which they are added; every text is
/// escaped. The finished page is one file: no script, no request, and for the same calls the same
/// bytes.
class Page {
 public:
  Page(Language language, const Text& title, const Text& subtitle = {});

  Language language() const { return language_; }

  /// Named values in the band under the title.
  Page& band(std::vector<Fact> facts);
  /// Starts a section (heading of level 2), listed in the table of contents.
  Page& section(const Text& title);
  /// Starts a part of the section (heading of level 3); a bug outside a section.
  Page& subsection(const Text& title);

  Page& paragraph(const Text& text);
  Page& note(const Note& note);
  /// Named values as a list of two columns.
  Page& facts(const std::vector<Fact>& facts);
  /// The few numbers to remember, set large.
  Page& highlights(const std::vector<Fact>& facts);
  Page& table(const Table& table);
  Page& picture(const Picture& picture);
  /// A spreadsheet with marked cells, which link to the remarks of the page.
  Page& marked(const MarkedTable& table);
  /// What the marks of such tables mean.
  Page& marks();
  Page& remarks(const std::vector<Remark>& remarks);

  /// A line at the end of the page.
  Page& footer(const Text& line);

  std::string html() const;

 private:
  struct Section {
    std::string id;
    std::string title;
    std::string body;
  };

  Page& block(std::string markup);

  Language language_;
  std::string title_;
  std::string subtitle_;
  std::vector<Fact> band_;
  std::vector<Section> sections_;
  std::vector<std::string> footer_;
  int tables_ = 0;
  int pictures_ = 0;
};

/// One picture as an SVG file of its own: no script, no request, the same bytes for the same
/// picture.
std::string svg_file(const Picture& picture, Language language);

}  // namespace renga::report
