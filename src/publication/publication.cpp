#include "publication/publication.hpp"

#include "crypto/crypto.hpp"
#include "publication/layout.hpp"
#include "rulebook/rulebook.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace renga::publication {
namespace {

namespace fs = std::filesystem;
using disclosure::Judgement;
using disclosure::Release;
using disclosure::Rules;

constexpr Bilingual kReading = {"表の読取り", "Reading tables"};
constexpr Bilingual kJudging = {"基準の判定", "Judging"};
constexpr Bilingual kProtecting = {"秘匿した写しの作成", "Writing protected copies"};
constexpr Bilingual kFiles = {"件", "files"};

/// Files of these kinds beside the declaration are tables that somebody may mean to publish.
constexpr std::array<std::string_view, 6> kTableEndings = {".csv",  ".tsv", ".xlsx",
                                                           ".xlsm", ".xls", ".ods"};

constexpr std::int64_t kLargestTableBytes = std::int64_t{512} << 20;

Result<disclosure::DataKind> kind_named(const std::string& name) {
  for (const auto& [kind, known] : disclosure::kDataKinds)
    if (known == name) return kind;
  return fail(Error(Code::value_unknown).rule("PUB-20").with("field", "kinds").with("known", ""));
}

/// The rulebook's values as the judge takes them.
Result<Rules> rules_named(std::string_view name) {
  RENGA_ASSIGN(const rulebook::Rulebook book, rulebook::find(name));
  RENGA_ASSIGN(const rulebook::PublicationRules found, rulebook::publication_rules(book));
  Rules rules{.patients_min = found.patients.count,
              .zero_allowed = found.patients.zero_allowed,
              .ages = {.years = found.ages.years,
                       .top = found.ages.top,
                       .single_years_below = found.ages.single_years_below},
              .exempt = {},
              .citations = {}};
  for (const std::string& exempt : found.exempt_kinds) {
    RENGA_ASSIGN(const disclosure::DataKind kind, kind_named(exempt));
    rules.exempt.push_back(kind);
  }
  for (const auto& [rule, citation] : found.citations)
    rules.citations.emplace(rule, disclosure::Citation{citation.id, citation.cite});
  return rules;
}

/// One check from its declaration to its report.
class Check {
 public:
  Check(const Options& options, Progress& progress) : options_(options), progress_(progress) {}

  Result<Report> run() {
    RENGA_TRY(check_mark());
    RENGA_TRY(read_declaration_file());
    RENGA_ASSIGN(rules_, rules_named(declaration_.rulebook));
    report_.rulebook = declaration_.rulebook;
    RENGA_TRY(read_sheets());
    RENGA_ASSIGN(const Release release, release_of(sheets_));
    progress_.begin(kJudging, 0, kFiles);
    report_.before = disclosure::judge(release, rules_);
    progress_.end();
    if (options_.fix) RENGA_TRY(write_copies(release));
    return std::move(report_);
  }

 private:
  Done check_mark() const {
    if (disclosure::is_neutral_mark(options_.mark)) return {};
    return fail(Error(Code::value_unknown)
                    .with("field", "--mark")
                    .with("known", disclosure::neutral_marks()));
  }

  fs::path folder() const { return options_.declaration.parent_path(); }

  Done read_declaration_file() {
    RENGA_ASSIGN(const std::string text, files::read_small(options_.declaration));
    RENGA_ASSIGN(declaration_, read_declaration(text, options_.declaration.filename().string()));
    return {};
  }

  Done read_sheets() {
    progress_.begin(kReading, std::ssize(declaration_.tables), kFiles);
    for (const TableDeclaration& table : declaration_.tables) {
      RENGA_ASSIGN(std::string bytes, files::read_small(folder() / table.file, kLargestTableBytes));
      report_.files.push_back({table.file, crypto::sha256_hex(bytes)});
      RENGA_ASSIGN(Sheet sheet, Sheet::parse(std::move(bytes), table.separator, table.file));
      sheets_.push_back(std::move(sheet));
      progress_.reach(std::ssize(sheets_));
    }
    progress_.end();
    return {};
  }

  Result<Release> release_of(const std::vector<Sheet>& sheets) const {
    Release release{.data_kind = declaration_.data_kind, .tables = {}, .undeclared = {}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      RENGA_ASSIGN(ReadTable read, read_sheet(declaration_.tables[i], sheets[i]));
      release.tables.push_back(std::move(read.table));
      std::ranges::move(read.undeclared, std::back_inserter(release.undeclared));
    }
    RENGA_TRY(add_undeclared_files(release));
    return release;
  }

  /// Tables that lie beside the declaration and are not named in it.
  Done add_undeclared_files(Release& release) const {
    std::set<fs::path> declared;
    for (const TableDeclaration& table : declaration_.tables)
      declared.insert(fs::weakly_canonical(folder() / table.file));
    if (declaration_.population)
      declared.insert(fs::weakly_canonical(folder() / *declaration_.population));
    std::set<fs::path> found;
    std::error_code problem;
    const fs::path here = folder().empty() ? fs::path(".") : folder();
    for (const auto& entry : fs::directory_iterator(here, problem)) {
      const bool table =
          std::ranges::find(kTableEndings, ending_of(entry.path())) != kTableEndings.end();
      if (table && entry.is_regular_file(problem) &&
          !declared.contains(fs::weakly_canonical(entry.path())))
        found.insert(entry.path().filename());
    }
    if (problem)
      return fail(Error(Code::file_unreadable)
                      .with("path", here.string())
                      .with("reason", problem.message()));
    for (const fs::path& name : found)
      release.undeclared.push_back({disclosure::Undeclared::What::file, name.string(), "", ""});
    return {};
  }

  /// Copies never take the place of a folder that holds what was judged.
  Done check_target() const {
    RENGA_TRY(check_outside(options_.declaration));
    for (const TableDeclaration& table : declaration_.tables)
      RENGA_TRY(check_outside(folder() / table.file));
    return {};
  }

  Done check_outside(const fs::path& input) const {
    fs::path target = fs::weakly_canonical(fs::absolute(*options_.fix));
    if (!target.has_filename()) target = target.parent_path();
    const fs::path inner = fs::weakly_canonical(fs::absolute(input));
    if (std::ranges::mismatch(target, inner).in1 != target.end()) return {};
    return fail(Error(Code::output_holds_input)
                    .with("path", options_.fix->string())
                    .with("input", input.filename().string()));
  }

  Done write_copies(const Release& release) {
    RENGA_TRY(check_target());
    progress_.begin(kProtecting, std::ssize(sheets_), kFiles);
    const auto hidden = disclosure::protect(release, rules_);
    for (const disclosure::HiddenCell& cell : hidden)
      ++(cell.reason == disclosure::Reason::primary ? report_.hidden_primary
                                                    : report_.hidden_secondary);
    RENGA_ASSIGN(files::StagedFolder folder,
                 files::StagedFolder::open(*options_.fix, options_.existing));
    std::vector<Sheet> copies;
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      RENGA_ASSIGN(Sheet copy, write_copy(folder, i, places_to_mark(release.tables[i], i, hidden)));
      copies.push_back(std::move(copy));
      progress_.reach(std::ssize(copies));
    }
    RENGA_ASSIGN(const Release copied, release_of(copies));
    report_.after = disclosure::judge(copied, rules_);
    progress_.end();
    return folder.commit();
  }

  /// All hidden counts of patients of a table that loses any: with one mark for all of them, a
  /// reader cannot tell a small count from one that was hidden to protect it.
  std::vector<Place> places_to_mark(const disclosure::Table& table, std::size_t place,
                                    const std::vector<disclosure::HiddenCell>& hidden) const {
    std::set<Place> places;
    for (const disclosure::HiddenCell& cell : hidden)
      if (cell.cell.table == place) places.insert(place_of(table.cells[cell.cell.cell]));
    if (places.empty()) return {};
    for (const disclosure::Cell& cell : table.cells) {
      const bool patients = table.measure_of(cell).unit == disclosure::Unit::patients;
      if (patients && cell.hidden() && sheets_[place].has(place_of(cell)))
        places.insert(place_of(cell));
    }
    return {places.begin(), places.end()};
  }

  static Place place_of(const disclosure::Cell& cell) {
    return {static_cast<std::size_t>(cell.row - 1), static_cast<std::size_t>(cell.column - 1)};
  }

  Result<Sheet> write_copy(const files::StagedFolder& folder, std::size_t place,
                           const std::vector<Place>& marked) const {
    const TableDeclaration& table = declaration_.tables[place];
    RENGA_ASSIGN(std::string bytes, sheets_[place].with_mark(marked, options_.mark));
    RENGA_TRY(folder.write(fs::path(table.file).filename().string(), bytes));
    return Sheet::parse(std::move(bytes), table.separator, table.file);
  }

  const Options& options_;
  Progress& progress_;
  Declaration declaration_;
  Rules rules_;
  std::vector<Sheet> sheets_;
  Report report_;
};

}  // namespace

disclosure::Verdict Report::verdict() const {
  return after ? after->verdict : before.verdict;
}

Result<Report> check(const Options& options, Progress& progress) {
  return Check(options, progress).run();
}

}  // namespace renga::publication
