#include "publication/publication.hpp"

#include "crypto/crypto.hpp"
#include "publication/certificate_file.hpp"
#include "publication/errors.hpp"
#include "publication/named_labels.hpp"
#include "publication/page.hpp"
#include "publication/reasons.hpp"
#include "publication/rules_of.hpp"
#include "publication/submission.hpp"

#include <algorithm>
#include <deque>
#include <set>

namespace renga::publication {
namespace {

namespace fs = std::filesystem;
using disclosure::HiddenCell;
using disclosure::Release;
using disclosure::Rules;

constexpr Bilingual kJudging = {"基準の判定", "Judging"};
constexpr Bilingual kProtecting = {"秘匿した写しの作成", "Writing protected copies"};
constexpr Bilingual kFiles = {"件", "files"};

/// Why each cell of the copies was hidden (CHK-49).
constexpr std::string_view kReasonsFile = "hidden.json";

/// Up to so many numbers a second audit is made, against a reader who knows more (CHK-57).
constexpr std::size_t kToldSmallNumbers = 20'000;

/// The second look gives up a component with more tables.
constexpr std::int64_t kTablesTried = 100'000;

constexpr std::int64_t kLargestCertificateBytes = std::int64_t{512} << 20;

Place place_of(const disclosure::Cell& cell) {
  return {static_cast<std::size_t>(cell.row - 1), static_cast<std::size_t>(cell.column - 1)};
}

/// One check from its declaration to its report.
class Check {
 public:
  Check(const Options& options, Progress& progress) : options_(options), progress_(progress) {}

  Result<Report> run() {
    RENGA_TRY(check_mark());
    RENGA_TRY(read_declaration_file());
    RENGA_ASSIGN(Rules rules, rules_named(rulebooks_.front()));
    rules.values_min = declaration_.values_min;
    for (const disclosure::Exception& exception : declaration_.exceptions)
      RENGA_TRY(disclosure::check_exception(exception, rules));
    describe(rules);
    RENGA_ASSIGN(Submission submission, Submission::open(declaration_, folder(), progress_));
    for (const Submission::Opened& file : submission.files())
      report_.files.push_back({file.name, file.sha256});
    RENGA_TRY(open_earlier());
    RENGA_ASSIGN(Release release, release_of(submission));
    progress_.begin(kJudging, 0, kFiles);
    RENGA_TRY(compare(release));
    const disclosure::Audit audit = audit_of(release, rules, {});
    report_.before = judged(release, rules, audit);
    if (options_.second_look) look_again(release, audit);
    progress_.end();
    if (options_.certificate && !options_.fix)
      RENGA_TRY(write_certificate(submission, release, audit));
    if (options_.fix) RENGA_TRY(write_copies(submission, release, rules));
    if (options_.report) RENGA_TRY(write_page(submission, release));
    return std::move(report_);
  }

  Result<Proof> prove(const fs::path& certificate) {
    RENGA_TRY(read_declaration_file());
    RENGA_ASSIGN(Rules rules, rules_named(rulebooks_.front()));
    rules.values_min = declaration_.values_min;
    RENGA_ASSIGN(const Submission submission, Submission::open(declaration_, folder(), progress_));
    RENGA_TRY(open_earlier());
    RENGA_ASSIGN(Release release, release_of(submission));
    disclosure::assign_minima(release, rules);
    RENGA_ASSIGN(const std::string text, files::read_small(certificate, kLargestCertificateBytes));
    RENGA_ASSIGN(const CertificateFile file,
                 read_certificate(text, certificate.filename().string(), release));
    Proof proof{.rulebook = file.rulebook, .said = {}, .not_open = {}};
    if (file.rulebook != rulebooks_.front() || file.files != digests(submission)) {
      proof.said.fault = "files";
      return proof;
    }
    proof.said = disclosure::verify(release, rules, file.certificate);
    for (const disclosure::CellRef ref : proof.said.not_open)
      proof.not_open.push_back(address_in(release, ref));
    return proof;
  }

 private:
  /// What was published before: tables that count and are not judged (CHK-19).
  Done open_earlier() {
    for (const std::string& name : declaration_.earlier) {
      const fs::path path = folder() / name;
      RENGA_ASSIGN(const std::string text, files::read_small(path));
      RENGA_ASSIGN(Declaration declaration, read_declaration(text, name));
      earlier_declarations_.push_back(std::move(declaration));
      RENGA_ASSIGN(Submission submission,
                   Submission::open(earlier_declarations_.back(), path.parent_path(), progress_));
      earlier_.push_back({fs::path(name).parent_path(), std::move(submission)});
    }
    return {};
  }

  Result<Release> release_of(const Submission& submission) const {
    RENGA_ASSIGN(Release release, submission.release());
    RENGA_TRY(name_labels(submission.declaration(), options_, release));
    for (const Earlier& earlier : earlier_) {
      RENGA_ASSIGN(Release before, earlier.submission.release());
      RENGA_TRY(name_labels(earlier.submission.declaration(), options_, before));
      for (disclosure::Table& table : before.tables) {
        table.earlier = true;
        table.file = (earlier.folder / table.file).generic_string();
        std::erase_if(release.undeclared, [&](const disclosure::Undeclared& undeclared) {
          return undeclared.what == disclosure::Undeclared::What::file &&
                 undeclared.file == table.file;
        });
        release.tables.push_back(std::move(table));
      }
    }
    release.nested = declaration_.nested;
    return release;
  }

  /// With a certificate to write, an audit starts from what is printed alone.
  disclosure::Audit audit_of(Release& release, const Rules& rules,
                             const disclosure::Protection& known) const {
    disclosure::assign_minima(release, rules);
    if (disclosure::is_exempt(release, rules)) return {};
    if (options_.certificate) return disclosure::audit(release, rules);
    return disclosure::audit(release, rules, {.start = known.numbers, .moves = known.moves});
  }

  std::vector<std::pair<std::string, std::string>> digests(const Submission& submission) const {
    std::vector<std::pair<std::string, std::string>> digests;
    for (const Submission::Opened& file : submission.files())
      digests.emplace_back(file.name, file.sha256);
    for (const Earlier& earlier : earlier_)
      for (const Submission::Opened& file : earlier.submission.files())
        digests.emplace_back((earlier.folder / file.name).generic_string(), file.sha256);
    return digests;
  }

  Done write_certificate(const Submission& submission, const Release& release,
                         const disclosure::Audit& audit) const {
    if (!audit.system) return {};
    const CertificateFile file{.rulebook = rulebooks_.front(),
                               .files = digests(submission),
                               .certificate = disclosure::certificate_of(audit)};
    return files::write_whole(*options_.certificate, certificate_json(file, release),
                              options_.existing);
  }

  Done check_mark() const {
    if (disclosure::is_neutral_mark(options_.mark)) return {};
    return fail(Error(code::value_unknown)
                    .with("field", "--mark")
                    .with("known", disclosure::neutral_marks()));
  }

  fs::path folder() const { return options_.declaration.parent_path(); }

  Done read_declaration_file() {
    RENGA_ASSIGN(const std::string text, files::read_small(options_.declaration));
    RENGA_ASSIGN(declaration_, read_declaration(text, options_.declaration.filename().string()));
    rulebooks_ = options_.rulebooks;
    if (rulebooks_.empty()) rulebooks_.push_back(declaration_.rulebook);
    return {};
  }

  void describe(const Rules& rules) {
    report_.rulebook = rulebooks_.front();
    report_.dossier = declaration_.dossier;
    report_.exceptions = declaration_.exceptions;
    report_.rules = rules;
  }

  disclosure::Judgement judged(const Release& release, const Rules& rules,
                               const disclosure::Audit& audit) const {
    disclosure::Judgement judgement = disclosure::judge(release, rules, audit);
    disclosure::apply_exceptions(judgement, declaration_.exceptions);
    disclosure::explain_sums(judgement, release);
    return judgement;
  }

  void look_again(const Release& release, const disclosure::Audit& audit) {
    report_.second_look = disclosure::second_look(audit, kTablesTried);
    for (const disclosure::CellRef ref : report_.second_look->disagreeing)
      report_.disagreeing.push_back(address_in(release, ref));
  }

  static std::string address_in(const Release& release, disclosure::CellRef ref) {
    const disclosure::Table& table = release.tables[ref.table];
    const disclosure::Cell& cell = table.cells[ref.cell];
    return table.file + (table.sheet.empty() ? "" : " [" + table.sheet + "]") + " " +
           disclosure::address_of(cell.row, cell.column);
  }

  /// The same tables by the other rulebooks that were asked for.
  Done compare(Release& release) {
    for (std::size_t i = 1; i < rulebooks_.size(); ++i) {
      RENGA_ASSIGN(const Rules rules, rules_named(rulebooks_[i]));
      const disclosure::Audit audit = audit_of(release, rules, {});
      report_.compared.push_back({rulebooks_[i], judged(release, rules, audit)});
    }
    return {};
  }

  /// Copies never take the place of a folder that holds what was judged.
  Done check_target(const Submission& submission) const {
    RENGA_TRY(check_outside(options_.declaration));
    for (const Submission::Opened& file : submission.files())
      RENGA_TRY(check_outside(folder() / file.name));
    return {};
  }

  Done check_outside(const fs::path& input) const {
    fs::path target = fs::weakly_canonical(fs::absolute(*options_.fix));
    if (!target.has_filename()) target = target.parent_path();
    const fs::path inner = fs::weakly_canonical(fs::absolute(input));
    if (std::ranges::mismatch(target, inner).in1 != target.end()) return {};
    return fail(Error(code::output_holds_input)
                    .with("path", options_.fix->string())
                    .with("input", input.filename().string()));
  }

  Done write_copies(Submission& submission, const Release& release, const Rules& rules) {
    RENGA_TRY(check_target(submission));
    progress_.begin(kProtecting, std::ssize(submission.files()), kFiles);
    const disclosure::Protection protection = disclosure::protect_all(release, rules);
    const auto& hidden = protection.hidden;
    for (const HiddenCell& cell : hidden) {
      report_.hidden_primary += cell.reason == disclosure::Reason::primary ? 1 : 0;
      report_.hidden_secondary += cell.reason == disclosure::Reason::secondary ? 1 : 0;
    }
    report_.bits = protection.bits;
    report_.fewest = protection.optimal;
    report_.alternatives = disclosure::alternatives_of(release, rules, protection.bits);
    RENGA_ASSIGN(files::StagedFolder folder,
                 files::StagedFolder::open(*options_.fix, options_.existing));
    std::vector<std::string> copies;
    for (std::size_t file = 0; file < submission.files().size(); ++file) {
      Submission::Opened& opened = submission.files()[file];
      RENGA_ASSIGN(std::string bytes,
                   opened.file.with_marks(marks_in(submission, file, release, hidden),
                                          options_.mark, hidden_in(submission, file, release)));
      RENGA_TRY(folder.write(fs::path(opened.name).filename().string(), bytes));
      copies.push_back(std::move(bytes));
      progress_.reach(std::ssize(copies));
    }
    RENGA_ASSIGN(const Submission copied, submission.with_bytes(std::move(copies)));
    RENGA_ASSIGN(Release protected_release, release_of(copied));
    const disclosure::Audit audit = audit_of(protected_release, rules, protection);
    report_.after = judged(protected_release, rules, audit);
    if (audit.system && audit.system->numbers.size() <= kToldSmallNumbers)
      report_.told_small = disclosure::summary_of(disclosure::audit(
          protected_release, rules, {.start = protection.numbers, .told_small = true}));
    progress_.end();
    RENGA_TRY(folder.write(kReasonsFile, reasons_json(release, hidden)));
    RENGA_TRY(folder.commit());
    return options_.certificate ? write_certificate(copied, protected_release, audit) : Done{};
  }

  /// Where a file's copy prints the mark, by sheet. In a table that loses any cell all hidden
  /// counts print it: with one mark, a reader cannot tell a small count from one that protects it.
  static std::map<std::size_t, std::vector<Place>> marks_in(const Submission& submission,
                                                            std::size_t file,
                                                            const Release& release,
                                                            const std::vector<HiddenCell>& hidden) {
    std::map<std::size_t, std::set<Place>> places;
    for (std::size_t t = 0; t < release.tables.size(); ++t) {
      if (release.tables[t].earlier || submission.file_of(t) != file) continue;
      std::set<Place> here;
      for (const HiddenCell& cell : hidden)
        if (cell.cell.table == t) here.insert(place_of(release.tables[t].cells[cell.cell.cell]));
      if (here.empty()) continue;
      for (const disclosure::Cell& cell : release.tables[t].cells)
        if (cell.limit && cell.hidden() && submission.sheet(t).has(place_of(cell)))
          here.insert(place_of(cell));
      places[submission.sheet_of(t)].merge(here);
    }
    std::map<std::size_t, std::vector<Place>> sorted;
    for (const auto& [sheet, here] : places) sorted[sheet] = {here.begin(), here.end()};
    return sorted;
  }

  /// What a file's tables hide already, by sheet.
  static std::map<std::size_t, std::vector<Place>> hidden_in(const Submission& submission,
                                                             std::size_t file,
                                                             const Release& release) {
    std::map<std::size_t, std::vector<Place>> places;
    for (std::size_t t = 0; t < release.tables.size(); ++t) {
      if (release.tables[t].earlier || submission.file_of(t) != file) continue;
      for (const disclosure::Cell& cell : release.tables[t].cells)
        if (cell.hidden()) places[submission.sheet_of(t)].push_back(place_of(cell));
    }
    for (auto& [sheet, here] : places) std::ranges::sort(here);
    return places;
  }

  Done write_page(const Submission& submission, const Release& release) const {
    return files::write_whole(*options_.report,
                              page_of(report_, submission, release, options_.language),
                              options_.existing);
  }

  struct Earlier {
    fs::path folder;  ///< relative to the declaration
    Submission submission;
  };

  const Options& options_;
  Progress& progress_;
  Declaration declaration_;
  std::deque<Declaration> earlier_declarations_;  ///< submissions keep pointers to them
  std::vector<Earlier> earlier_;
  std::vector<std::string> rulebooks_;
  Report report_;
};

}  // namespace

disclosure::Verdict Report::verdict() const {
  return after ? after->verdict : before.verdict;
}

Result<Proof> prove(const Options& options, const fs::path& certificate, Progress& progress) {
  return Check(options, progress).prove(certificate);
}

Result<Report> check(const Options& options, Progress& progress) {
  return Check(options, progress).run();
}

}  // namespace renga::publication
