#include "publication/publication.hpp"

#include "publication/page.hpp"
#include "publication/rules_of.hpp"
#include "publication/submission.hpp"

#include <algorithm>
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
    RENGA_ASSIGN(const Rules rules, rules_named(rulebooks_.front()));
    for (const disclosure::Exception& exception : declaration_.exceptions)
      RENGA_TRY(disclosure::check_exception(exception, rules));
    describe(rules);
    RENGA_ASSIGN(Submission submission, Submission::open(declaration_, folder(), progress_));
    for (const Submission::Opened& file : submission.files())
      report_.files.push_back({file.name, file.sha256});
    RENGA_ASSIGN(Release release, submission.release());
    progress_.begin(kJudging, 0, kFiles);
    report_.before = judged(release, rules);
    RENGA_TRY(compare(release));
    disclosure::assign_minima(release, rules);
    progress_.end();
    if (options_.fix) RENGA_TRY(write_copies(submission, release, rules));
    if (options_.report) RENGA_TRY(write_page(submission, release));
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
    rulebooks_ = options_.rulebooks;
    if (rulebooks_.empty()) rulebooks_.push_back(declaration_.rulebook);
    return {};
  }

  void describe(const Rules& rules) {
    report_.rulebook = rulebooks_.front();
    report_.dossier = declaration_.dossier;
    report_.exceptions = declaration_.exceptions;
    report_.grounds = rules.grounds;
  }

  disclosure::Judgement judged(Release& release, const Rules& rules) const {
    disclosure::assign_minima(release, rules);
    disclosure::Judgement judgement = disclosure::judge(release, rules);
    disclosure::apply_exceptions(judgement, declaration_.exceptions);
    disclosure::explain_sums(judgement, release);
    return judgement;
  }

  /// The same tables by the other rulebooks that were asked for.
  Done compare(Release& release) {
    for (std::size_t i = 1; i < rulebooks_.size(); ++i) {
      RENGA_ASSIGN(const Rules rules, rules_named(rulebooks_[i]));
      report_.compared.push_back({rulebooks_[i], judged(release, rules)});
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
    return fail(Error(Code::output_holds_input)
                    .with("path", options_.fix->string())
                    .with("input", input.filename().string()));
  }

  Done write_copies(Submission& submission, const Release& release, const Rules& rules) {
    RENGA_TRY(check_target(submission));
    progress_.begin(kProtecting, std::ssize(submission.files()), kFiles);
    const auto hidden = disclosure::protect(release, rules);
    for (const HiddenCell& cell : hidden)
      ++(cell.reason == disclosure::Reason::primary ? report_.hidden_primary
                                                    : report_.hidden_secondary);
    RENGA_ASSIGN(files::StagedFolder folder,
                 files::StagedFolder::open(*options_.fix, options_.existing));
    std::vector<std::string> copies;
    for (std::size_t file = 0; file < submission.files().size(); ++file) {
      Submission::Opened& opened = submission.files()[file];
      RENGA_ASSIGN(
          std::string bytes,
          opened.file.with_marks(marks_in(submission, file, release, hidden), options_.mark));
      RENGA_TRY(folder.write(fs::path(opened.name).filename().string(), bytes));
      copies.push_back(std::move(bytes));
      progress_.reach(std::ssize(copies));
    }
    RENGA_ASSIGN(const Submission copied, submission.with_bytes(std::move(copies)));
    RENGA_ASSIGN(Release protected_release, copied.release());
    report_.after = judged(protected_release, rules);
    progress_.end();
    return folder.commit();
  }

  /// Where a file's copy prints the mark, by sheet. In a table that loses any cell all hidden
  /// counts print it: with one mark, a reader cannot tell a small count from one that protects it.
  static std::map<std::size_t, std::vector<Place>> marks_in(const Submission& submission,
                                                            std::size_t file,
                                                            const Release& release,
                                                            const std::vector<HiddenCell>& hidden) {
    std::map<std::size_t, std::set<Place>> places;
    for (std::size_t t = 0; t < release.tables.size(); ++t) {
      if (submission.file_of(t) != file) continue;
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

  Done write_page(const Submission& submission, const Release& release) const {
    return files::write_whole(*options_.report,
                              page_of(report_, submission, release, options_.language),
                              options_.existing);
  }

  const Options& options_;
  Progress& progress_;
  Declaration declaration_;
  std::vector<std::string> rulebooks_;
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
