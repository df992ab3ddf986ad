#include "report/page.hpp"

#include "report/blocks.hpp"
#include "report/figure.hpp"
#include "report/templates.hpp"

#include <utility>

namespace renga::report {

namespace {

constexpr Bilingual kLanguageCode = {"ja", "en"};
constexpr Bilingual kSkip = {"本文へ移る", "Skip to the content"};
constexpr Bilingual kContents = {"目次", "Contents"};
constexpr Bilingual kTable = {"表", "Table"};
constexpr Bilingual kSelfContained = {
    "この文書は一つのファイルで完結しています。プログラムを含まず、外部と通信しません。",
    "This document is one complete file. It holds no program and contacts no other computer."};

/// From this many sections on, a page has a table of contents.
constexpr std::size_t kSectionsWorthContents = 3;

}  // namespace

Page::Page(Language language, const Text& title, const Text& subtitle)
    : language_(language), title_(title.in(language)), subtitle_(subtitle.in(language)) {
  // What is added before the first section stands in front of all sections.
  sections_.emplace_back();
}

Page& Page::band(std::vector<Fact> facts) {
  band_ = std::move(facts);
  return *this;
}

Page& Page::section(const Text& title) {
  sections_.push_back({"section-" + std::to_string(sections_.size()), title.in(language_), ""});
  return *this;
}

Page& Page::subsection(const Text& title) {
  ensure(sections_.size() > 1, "A subsection stands before the first section of a page.");
  return block(subheading_markup(title, language_));
}

Page& Page::paragraph(const Text& text) {
  return block(paragraph_markup(text, language_));
}

Page& Page::note(const Note& note) {
  return block(note_markup(note, language_));
}

Page& Page::facts(const std::vector<Fact>& facts) {
  return block(facts_markup(facts, "facts", language_));
}

Page& Page::highlights(const std::vector<Fact>& facts) {
  return block(facts_markup(facts, "highlights", language_));
}

Page& Page::table(const Table& table) {
  const std::string caption = numbered(kTable, ++tables_, language_) + table.title.in(language_);
  return block(table_markup(table, caption, language_));
}

Page& Page::picture(const Picture& picture) {
  return block(figure_markup(picture, ++pictures_, language_));
}

Page& Page::marked(const MarkedTable& table) {
  const std::string caption = numbered(kTable, ++tables_, language_) + table.title.in(language_);
  return block(marked_markup(table, caption, language_));
}

Page& Page::marks() {
  return block(marks_markup(language_));
}

Page& Page::remarks(const std::vector<Remark>& remarks) {
  return block(remarks_markup(remarks, language_));
}

Page& Page::footer(const Text& line) {
  footer_.push_back(line.in(language_));
  return *this;
}

Page& Page::block(std::string markup) {
  sections_.back().body += markup;
  return *this;
}

std::string svg_file(const Picture& picture, Language language) {
  return figure_file(picture, language);
}

std::string Page::html() const {
  data sections{data::type::list};
  for (std::size_t place = 1; place < sections_.size(); ++place) {
    data section;
    section.set("id", sections_[place].id);
    section.set("title", sections_[place].title);
    section.set("body", sections_[place].body);
    sections << section;
  }
  data footer{data::type::list};
  for (const std::string& line : footer_) footer << data(line);
  footer << data(std::string(kSelfContained.in(language_)));

  data values;
  values.set("language", std::string(kLanguageCode.in(language_)));
  values.set("title", title_);
  values.set("subtitle", subtitle_);
  values.set("subtitled", !subtitle_.empty());
  values.set("style", std::string(embedded("report.css")));
  values.set("skip", std::string(kSkip.in(language_)));
  values.set("band", facts_markup(band_, "band-facts", language_));
  values.set("contents", std::string(kContents.in(language_)));
  values.set("with_contents", sections_.size() > kSectionsWorthContents);
  values.set("preface", sections_.front().body);
  values.set("sections", sections);
  values.set("footer", footer);
  return render("page", values);
}

}  // namespace renga::report
