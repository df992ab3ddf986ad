#include "publication/submission.hpp"

#include "crypto/crypto.hpp"
#include "publication/chart_values.hpp"
#include "publication/layout.hpp"
#include "publication/rules_of.hpp"
#include "publication/ties.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace renga::publication {
namespace {

namespace fs = std::filesystem;
using disclosure::Release;
using What = disclosure::Undeclared::What;

constexpr Bilingual kReading = {"表の読取り", "Reading tables"};
constexpr Bilingual kFiles = {"件", "files"};

/// Files of these kinds beside the declaration are tables that somebody may mean to publish.
constexpr std::array<std::string_view, 6> kTableEndings = {".csv",  ".tsv", ".xlsx",
                                                           ".xlsm", ".xls", ".ods"};

bool same_file(const std::string& a, const std::string& b) {
  return fs::path(a).lexically_normal() == fs::path(b).lexically_normal();
}

}  // namespace

Result<Submission> Submission::open(const Declaration& declaration, const fs::path& folder,
                                    Progress& progress) {
  Submission submission;
  submission.declaration_ = &declaration;
  submission.folder_ = folder;
  progress.begin(kReading, std::ssize(declaration.tables), kFiles);
  for (std::size_t i = 0; i < declaration.tables.size(); ++i) {
    const TableDeclaration& table = declaration.tables[i];
    const bool open = std::ranges::any_of(submission.files_, [&](const Opened& opened) {
      return same_file(opened.name, table.file);
    });
    if (!open) {
      RENGA_ASSIGN(std::string bytes, table_bytes_of(folder / table.file));
      RENGA_TRY(submission.add_file(table, std::move(bytes)));
    }
    progress.reach(static_cast<std::int64_t>(i + 1));
  }
  progress.end();
  RENGA_TRY(submission.place_tables());
  return submission;
}

Result<Submission> Submission::with_bytes(std::vector<std::string> bytes) const {
  Submission copies;
  copies.declaration_ = declaration_;
  copies.folder_ = folder_;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const auto table = std::ranges::find_if(declaration_->tables, [&](const auto& declared) {
      return same_file(declared.file, files_[i].name);
    });
    RENGA_TRY(copies.add_file(*table, std::move(bytes[i])));
  }
  RENGA_TRY(copies.place_tables());
  return copies;
}

Done Submission::add_file(const TableDeclaration& table, std::string bytes) {
  std::string digest = crypto::sha256_hex(bytes);
  RENGA_ASSIGN(TableFile file, TableFile::open(std::move(bytes), table.kind, table.file));
  files_.push_back({table.file, std::move(digest), std::move(file)});
  return {};
}

Done Submission::place_tables() {
  for (const TableDeclaration& table : declaration_->tables) {
    const auto opened = std::ranges::find_if(
        files_, [&](const Opened& file) { return same_file(file.name, table.file); });
    RENGA_ASSIGN(const std::size_t sheet, opened->file.place_of_sheet(table.sheet));
    tables_.push_back({static_cast<std::size_t>(opened - files_.begin()), sheet});
  }
  return {};
}

Result<Release> Submission::release() const {
  Release release{.data_kind = declaration_->data_kind, .tables = {}, .undeclared = {}};
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    RENGA_ASSIGN(ReadTable read, read_sheet(declaration_->tables[i], sheet(i)));
    tie(read.table, declaration_->tables[i]);
    release.tables.push_back(std::move(read.table));
    std::ranges::move(read.undeclared, std::back_inserter(release.undeclared));
  }
  for (std::size_t file = 0; file < files_.size(); ++file) add_undeclared_sheets(file, release);
  RENGA_TRY(add_undeclared_files(release));
  if (declaration_->population) {
    RENGA_ASSIGN(release.municipalities,
                 read_populations(folder_ / *declaration_->population, *declaration_->population));
  }
  return release;
}

/// What a file holds beside its declared tables: words, hidden rows, formulas, other sheets, parts.
void Submission::add_undeclared_sheets(std::size_t file, Release& release) const {
  const Opened& opened = files_[file];
  for (std::size_t s = 0; s < opened.file.sheets(); ++s) {
    std::vector<const TableDeclaration*> declared;
    for (std::size_t t = 0; t < tables_.size(); ++t)
      if (tables_[t].file == file && tables_[t].sheet == s)
        declared.push_back(&declaration_->tables[t]);
    const Sheet& sheet = opened.file.sheet(s);
    if (declared.empty()) {
      if (!sheet.empty())
        release.undeclared.push_back({sheet.hidden ? What::hidden_sheet : What::sheet, opened.name,
                                      "", sheet.name, sheet.name});
      continue;
    }
    std::ranges::move(undeclared_on(sheet, declared), std::back_inserter(release.undeclared));
  }
  for (const WorkbookPart& part : opened.file.parts())
    release.undeclared.push_back(
        {part.holds_values ? What::part_with_values : What::part, opened.name, "", part.name, ""});
  std::ranges::move(told_by_charts(*this, file, release), std::back_inserter(release.undeclared));
}

/// Tables that lie beside the declaration and are not named in it.
Done Submission::add_undeclared_files(Release& release) const {
  std::set<fs::path> declared;
  for (const Opened& opened : files_) declared.insert(fs::weakly_canonical(folder_ / opened.name));
  if (declaration_->population)
    declared.insert(fs::weakly_canonical(folder_ / *declaration_->population));
  std::set<fs::path> found;
  std::error_code problem;
  const fs::path here = folder_.empty() ? fs::path(".") : folder_;
  for (const auto& entry : fs::directory_iterator(here, problem)) {
    const bool table =
        std::ranges::find(kTableEndings, ending_of(entry.path())) != kTableEndings.end();
    if (table && entry.is_regular_file(problem) &&
        !declared.contains(fs::weakly_canonical(entry.path())))
      found.insert(entry.path().filename());
  }
  if (problem)
    return fail(
        Error(code::file_unreadable).with("path", here.string()).with("reason", problem.message()));
  for (const fs::path& name : found)
    release.undeclared.push_back({What::file, name.string(), "", "", ""});
  return {};
}

}  // namespace renga::publication
