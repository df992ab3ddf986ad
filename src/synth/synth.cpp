#include "synth/synth.hpp"

#include "synth/checkup_writer.hpp"
#include "synth/clerk.hpp"
#include "synth/dpc_writer.hpp"
#include "synth/hospital_writer.hpp"
#include "synth/more_formats.hpp"
#include "synth/people.hpp"
#include "synth/receipt_files.hpp"
#include "synth/text.hpp"
#include "synth/truth_writer.hpp"

namespace renga::synth {
namespace {

constexpr std::int64_t kMostPeople = 10'000'000;
constexpr int kMostMonths = 120;
constexpr std::string_view kReadme = text::kFiles.front().content;
constexpr std::string_view kNdb = "ndb";
constexpr std::string_view kJisedai = "jisedai";
constexpr std::size_t kCheckupDay = 7;  ///< Column of checkup.csv.

Done check(const Options& options) {
  const auto out_of_range = [](std::string_view field, std::string_view range) {
    return fail(Error(code::value_out_of_range).with("field", field).with("range", range));
  };
  if (options.people < 1 || options.people > kMostPeople)
    return out_of_range("people", "1 - 10,000,000");
  if (options.months < 1 || options.months > kMostMonths) return out_of_range("months", "1 - 120");
  return {};
}

Done make_folders(const std::filesystem::path& folder) {
  for (const std::string_view name : {"ndb", "hospital"}) {
    std::error_code problem;
    std::filesystem::create_directories(folder / name, problem);
    if (problem)
      return fail(Error(code::write_failed).with("path", name).with("reason", problem.message()));
  }
  return {};
}

/// The walk over all people: each is made, lives through the period, leaves records, is forgotten.
class World {
 public:
  World(const Options& options, const std::filesystem::path& folder)
      : options_(options),
        period_{options.first_month.first_of_month(), options.months},
        institutions_(options.people, options.seed),
        population_(options.people, options.seed, period_, options.rates, institutions_),
        clerk_(options.seed, options.rates, namesakes_),
        own_(folder / "tables", options.formats.holds(Format::tables)),
        more_(options, folder, period_, institutions_, own_),
        receipts_(folder / "ndb", period_, own_),
        checkups_(folder / "ndb", institutions_, period_, options.rates, options.seed),
        hospital_(folder / "hospital", institutions_, options.rates, options.seed,
                  more_.hospital_forms()),
        truth_(folder, period_) {}

  Done walk(Progress& progress);
  Summary summary() const;

 private:
  void find_namesakes();
  Done live(const Person& person);
  Done claim(const Person& person, const Care& care);
  Done write_more(const Person& person, const Health& health, const std::vector<Care>& cares,
                  const std::optional<WrittenRow>& checkup);

  const Options& options_;
  Period period_;
  Institutions institutions_;
  Population population_;
  Namesakes namesakes_;
  Clerk clerk_;
  OwnTables own_;
  MoreFormats more_;
  ReceiptFiles receipts_;
  CheckupWriter checkups_;
  HospitalWriter hospital_;
  TruthWriter truth_;
  std::int64_t people_ = 0;
};

/// All people are made once before, for their names alone.
void World::find_namesakes() {
  Population population(options_.people, options_.seed, period_, options_.rates, institutions_);
  while (true) {
    const std::vector<Person> household = population.next_household();
    if (household.empty()) break;
    for (const Person& person : household) namesakes_.add(person);
  }
  namesakes_.close();
}

Done World::walk(Progress& progress) {
  progress.begin({"人工データの作成", "Making artificial data"}, options_.people, {"人", "people"});
  find_namesakes();
  while (true) {
    const std::vector<Person> household = population_.next_household();
    if (household.empty()) break;
    for (const Person& person : household) RENGA_TRY(live(person));
    people_ += static_cast<std::int64_t>(household.size());
    progress.reach(people_);
  }
  RENGA_TRY(receipts_.close());
  RENGA_TRY(checkups_.close());
  RENGA_TRY(hospital_.close());
  RENGA_TRY(more_.close(receipts_));
  RENGA_TRY(own_.close());
  RENGA_TRY(truth_.close());
  progress.end();
  return {};
}

Done World::live(const Person& person) {
  const std::int64_t receipts_before = receipts_.receipts();
  const Health health = draw_health(person, period_, options_.seed);
  const Body body = draw_body(person, health, period_, options_.seed);
  const std::vector<Care> cares = draw_care(person, health, institutions_, period_, options_.seed);
  for (const Care& care : cares) RENGA_TRY(claim(person, care));
  RENGA_ASSIGN(const auto checkup, checkups_.add(person, body, clerk_));
  if (checkup)
    RENGA_TRY(truth_.add_record({kNdb, "checkup", "checkup.csv", checkup->number}, person,
                                checkup->causes));
  RENGA_ASSIGN(const auto patient, hospital_.add(person, body, cares, clerk_));
  if (patient)
    RENGA_TRY(truth_.add_record({kJisedai, "patient", "patient.csv", patient->number}, person,
                                patient->causes));
  RENGA_TRY(write_more(person, health, cares, checkup));
  return truth_.add_person(person, {.receipts = receipts_.receipts() - receipts_before,
                                    .checkups = checkup ? 1 : 0,
                                    .patients = patient ? 1 : 0});
}

/// What the formats that were asked for hold beside the rest.
Done World::write_more(const Person& person, const Health& health, const std::vector<Care>& cares,
                       const std::optional<WrittenRow>& checkup) {
  std::optional<Date> last_seen;
  for (const Care& care : cares) last_seen = std::max(last_seen, {care.day(care.days.size() - 1)});
  if (checkup) {
    RENGA_TRY(more_.add_checkup(person, *checkup));
    last_seen = std::max(last_seen, {*parse_iso_date(checkup->fields[kCheckupDay])});
  }
  RENGA_TRY(more_.add_dental(person, clerk_, receipts_, truth_));
  RENGA_TRY(more_.add_care(person, clerk_, truth_));
  return more_.add_death(person, health, last_seen, clerk_, truth_);
}

Done World::claim(const Person& person, const Care& care) {
  const Institution& institution = institutions_.at(care.institution);
  const Coverage& coverage = person.coverage_on(care.day(0));
  Random random = stream(
      options_.seed,
      person.number * 50021 + care.month.days() + static_cast<std::int64_t>(care.institution) * 131,
      care.stay ? "bill of a stay" : "bill of visits");
  const Claim claim{
      .person = person,
      .coverage = coverage,
      .care = care,
      .institution = institution,
      .head = clerk_.head_of_receipt(person, coverage, care, care.institution, institution),
      .receipt = make_receipt(person, coverage, care, institution, random)};
  const bool dpc = more_.is_dpc(care);
  const Submission submission{dpc ? ClaimForm::dpc : ClaimForm::medical,
                              institution,
                              care.month,
                              payer_body(coverage),
                              claim.claims(),
                              dpc ? dpc_points(claim) : claim.receipt.points(),
                              [&claim, dpc](std::int64_t number, ReceiptSink& sink) {
                                if (dpc)
                                  write_dpc_receipt(number, claim, sink);
                                else
                                  write_receipt(number, claim, sink);
                              }};
  RENGA_ASSIGN(const ReceiptPlace place, receipts_.add(submission));
  RENGA_TRY(truth_.add_record({kNdb, "re", place.file, place.number}, person,
                              claim.head.identity.causes));
  RENGA_TRY(more_.add_survey(person, care, claim.receipt, clerk_, truth_));
  return more_.add_pharmacy(person, care, clerk_, receipts_, truth_);
}

Summary World::summary() const {
  Summary summary{.people = people_,
                  .receipts = receipts_.receipts(),
                  .receipt_records = receipts_.records(),
                  .checkups = checkups_.rows(),
                  .patients = hospital_.patients(),
                  .encounters = hospital_.encounters(),
                  .bytes = receipts_.bytes() + checkups_.bytes() + hospital_.bytes() +
                           truth_.bytes() + more_.bytes() + own_.bytes() +
                           static_cast<std::int64_t>(kReadme.size()),
                  .quirks = {},
                  .causes = {}};
  for (std::size_t i = 0; i < kQuirks; ++i) {
    const auto quirk = static_cast<Quirk>(i);
    summary.quirks.emplace_back(name_of(quirk), clerk_.count(quirk));
  }
  summary.quirks.emplace_back("homonyms", namesakes_.count());
  summary.quirks.emplace_back("names_changed", population_.renamed());
  summary.quirks.emplace_back("numbers_reused", population_.reused_numbers());
  for (std::size_t i = 0; i < kCauses; ++i) {
    const auto cause = static_cast<Cause>(i);
    summary.causes.emplace_back(name_of(cause), truth_.count(cause));
  }
  return summary;
}

}  // namespace

Result<Summary> make(const Options& options, Progress& progress) {
  RENGA_TRY(check(options));
  RENGA_ASSIGN(files::StagedFolder folder,
               files::StagedFolder::open(options.out, options.existing));
  RENGA_TRY(make_folders(folder.path()));
  RENGA_TRY(make_format_folders(options.formats, folder.path()));
  World world(options, folder.path());
  RENGA_TRY(world.walk(progress));
  RENGA_TRY(folder.write("README.txt", kReadme));
  RENGA_TRY(folder.commit());
  return world.summary();
}

}  // namespace renga::synth
