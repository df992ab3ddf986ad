#pragma once

#include "formats/formats.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// A text of a document with its line.
struct Placed {
  std::string text;
  std::int64_t line = 0;
};

/// What is taken from the head of a document of check-ups or guidance, and of a package's index.
enum class HeadField : std::uint8_t {
  report_class,
  name_kana,
  birth_date,
  sex,
  insurer,
  symbol,
  number,
  branch,
  performer,
  author,
  event_date,
  event_begin,
  event_code,
  index_total,
  count,
};

/// One result: an observation, or an act of guidance.
struct DocumentItem {
  std::int64_t line = 0;
  std::string section;
  std::string code;
  std::string name;
  std::string type;
  std::string value;
  std::string unit;
  std::string value_code;
  std::string text;
  std::string null_flavor;
  std::string negation;
  std::string low;
  std::string high;
  std::string judgement;
  std::string method;
  std::string date;
};

/// An attribute or a text that is read: for the manual.
struct ReadPath {
  std::string_view path;
  std::string_view attribute;  ///< empty: the text
  std::string_view what;
};
/// Those outside the items, with the identifiers by their root, and those inside an item.
std::vector<ReadPath> head_paths();
std::vector<ReadPath> item_paths();

struct ClinicalDocument {
  std::string root;  ///< name of the outermost element
  std::array<Placed, static_cast<std::size_t>(HeadField::count)> head;
  std::vector<DocumentItem> items;  ///< in the order of the document; groups have an empty code

  const Placed& at(HeadField field) const { return head[static_cast<std::size_t>(field)]; }
};

/// Builds a ClinicalDocument from the elements of HL7 CDA Release 2 as the packages of check-ups
/// use them: what is taken is a table of paths, everything else is passed over.
class DocumentBuilder final : public formats::XmlEvents {
 public:
  void open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
            std::int64_t line) override;
  void text(std::string_view part) override;
  void close(std::string_view name) override;

  const ClinicalDocument& document() const { return document_; }
  /// Attributes and texts that nothing reads, by their path: how many (ING-243).
  const std::map<std::string, std::int64_t>& ignored() const { return ignored_; }

 private:
  void open_in_head(std::span<const formats::XmlAttribute> attributes, std::int64_t line);
  void open_in_item(std::span<const formats::XmlAttribute> attributes);
  void take_identifier(std::span<const formats::XmlAttribute> attributes, std::int64_t line);

  void count_ignored(std::span<const formats::XmlAttribute> attributes);
  /// The path inside the item, or from the root.
  std::string_view place() const;

  struct OpenItem {
    std::size_t index;
    std::size_t path_begin;  ///< where the path inside the item begins
  };

  ClinicalDocument document_;
  std::string path_;  ///< names from the root, each with a slash before it
  std::vector<OpenItem> open_items_;
  std::string section_;
  std::string* text_target_ = nullptr;
  bool text_counted_ = false;  ///< of the element that was opened last
  std::map<std::string, std::int64_t> ignored_;
};

}  // namespace renga::ingest
