#pragma once

#include "publication/declaration.hpp"
#include "publication/publication.hpp"
#include "publication/table_file.hpp"

#include <filesystem>
#include <map>
#include <vector>

namespace renga::publication {

/// The files of one declaration, opened: every file once, however many tables it holds.
class Submission {
 public:
  /// `folder` is the declaration's; its tables lie relative to it.
  static Result<Submission> open(const Declaration& declaration,
                                 const std::filesystem::path& folder, Progress& progress);

  /// The same tables in other bytes: the protected copies.
  Result<Submission> with_bytes(std::vector<std::string> bytes) const;

  /// Every table as its declaration says, with all that no declaration speaks of. The submission
  /// outlives the release.
  Result<disclosure::Release> release() const;

  struct Opened {
    std::string name;  ///< as the declaration writes it
    std::string sha256;
    TableFile file;
  };
  const std::vector<Opened>& files() const { return files_; }
  std::vector<Opened>& files() { return files_; }
  /// Which file, and which of its sheets, a table of the release lies on.
  std::size_t file_of(std::size_t table) const { return tables_[table].file; }
  std::size_t sheet_of(std::size_t table) const { return tables_[table].sheet; }
  const Sheet& sheet(std::size_t table) const {
    return files_[file_of(table)].file.sheet(sheet_of(table));
  }
  const Declaration& declaration() const { return *declaration_; }

 private:
  struct TablePlace {
    std::size_t file = 0;
    std::size_t sheet = 0;
  };

  Done add_file(const TableDeclaration& table, std::string bytes);
  Done place_tables();
  void add_undeclared_sheets(std::size_t file, disclosure::Release& release) const;
  Done add_undeclared_files(disclosure::Release& release) const;

  const Declaration* declaration_ = nullptr;
  std::filesystem::path folder_;
  std::vector<Opened> files_;
  std::vector<TablePlace> tables_;
};

}  // namespace renga::publication
