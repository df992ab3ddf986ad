#pragma once

#include "files/files.hpp"
#include "publication/workbook_xml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::publication {

/// That a part of a workbook refers to another one.
struct Relation {
  std::string id;
  std::string kind;  ///< last word of its type: worksheet, styles, …
  std::string part;  ///< name in the archive; empty where it lies outside, which is never followed
  std::size_t begin = 0;  ///< where the relation stands in its own part
  std::size_t end = 0;
};

/// Reads _rels/NAME.rels: what the part NAME refers to.
class Relations final : public PartReader {
 public:
  /// `part` is the part that refers; empty for the whole package.
  explicit Relations(std::string_view part);

  const std::vector<Relation>& all() const { return all_; }
  const Relation* of_kind(std::string_view kind) const;
  const Relation* named(std::string_view id) const;

  void open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
            std::int64_t line) override;
  void text(std::string_view) override {}
  void close(std::string_view name) override;

 private:
  std::string folder_;
  std::vector<Relation> all_;
};

/// xl/_rels/workbook.xml.rels for xl/workbook.xml.
std::string relations_name(std::string_view part);

/// Reads an entry of a workbook's archive; errors speak of a workbook.
Result<std::string> read_from(files::Archive& archive, std::string_view file, std::string_view part,
                              std::int64_t limit_bytes);

/// What was wrong with the archive of a workbook, said of the workbook.
Error as_workbook_error(const Error& error, std::string_view file);

}  // namespace renga::publication
