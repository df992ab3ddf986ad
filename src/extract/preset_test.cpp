#include "extract/cohort_for_test.hpp"
#include "extract/errors.hpp"
#include "extract/extract.hpp"
#include "extract/provision_rules.hpp"
#include "extract/world_for_test.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace renga::extract {
namespace {

namespace fs = std::filesystem;

std::string group_of(const world::Receipt& receipt) {
  if (receipt.form == "dpc" || receipt.form == "pharmacy") return receipt.form;
  if (receipt.form != "medical") return "";
  return (receipt.kind.back() - '0') % 2 == 1 ? "inpatient" : "outpatient";
}

class PresetTest : public testing::Test {
 protected:
  PresetTest() : folder_("extract-preset-test"), rules_(provision_rules().value()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    // One month, so that every receipt is of the month that is drawn from.
    world_ = world::random_world(
        1, {.persons = 6000, .receipts_each = 12, .months = 1, .codes = 60, .skewed = true});
    for (world::Receipt& receipt : world_.receipts) receipt.month = *Date::from_civil(2024, 10, 1);
    EXPECT_TRUE(world::write(world_, folder_ / "stored"));
  }
  ~PresetTest() override { fs::remove_all(folder_); }

  Result<Report> run(const std::string& kind, const std::string& out, int threads = 2,
                     const std::string& dossier = "R7-0001", int seed = 1,
                     const std::string& month = "2024-10") {
    const std::string request = "database = \"ndb\"\nkind = \"" + kind +
                                "\"\nseed = " + std::to_string(seed) + "\nmonth = \"" + month +
                                "\"\n";
    EXPECT_TRUE(files::write_whole(folder_ / "p.toml", request, files::Existing::replace));
    const Options options{.dataset = folder_ / "stored",
                          .request = folder_ / "p.toml",
                          .out = folder_ / out,
                          .existing = files::Existing::replace,
                          .limits = {.memory_mib = 256, .threads = threads, .spill_folder = {}}};
    NoProgress progress;
    return extract(service::ApprovalDesk::approval({Act::extract}, {}, dossier), options, progress);
  }

  const GroupRules& rules_for(const std::string& group) const {
    for (std::size_t i = 0; i < kReceiptGroups.size(); ++i)
      if (kReceiptGroups[i].second == group) return rules_.groups[i];
    bug("a group that the rulebook does not know");
  }

  /// The receipts below the limit of their kind, by kind (L3-14).
  std::map<std::string, std::vector<const world::Receipt*>> kept() const {
    std::map<std::string, std::vector<const world::Receipt*>> kept;
    for (const world::Receipt& receipt : world_.receipts) {
      const std::string group = group_of(receipt);
      if (group.empty()) continue;
      const std::int64_t limit = rules_for(group).points_limit;
      if (limit == 0 || receipt.points < limit) kept[group].push_back(&receipt);
    }
    return kept;
  }

  /// The codes that are masked in each kind: from the rarest up to the share (L3-15).
  std::map<std::string, std::set<std::string>> rare_diseases() const {
    std::map<std::string, std::set<std::string>> rare;
    for (const auto& [group, receipts] : kept()) {
      std::set<std::int64_t> numbers;
      for (const world::Receipt* receipt : receipts) numbers.insert(receipt->receipt);
      std::map<std::string, std::int64_t> occurrences;
      std::int64_t all = 0;
      for (const world::Disease& one : world_.diseases)
        if (numbers.contains(one.receipt)) {
          ++occurrences[one.code];
          ++all;
        }
      std::vector<std::pair<std::int64_t, std::string>> order;
      for (const auto& [code, count] : occurrences) order.emplace_back(count, code);
      std::ranges::sort(order);
      std::int64_t so_far = 0;
      for (const auto& [count, code] : order) {
        so_far += count;
        if (so_far * kShareWhole > all * rules_for(group).rare_share) break;
        rare[group].insert(code);
      }
    }
    return rare;
  }

  fs::path folder_;
  ProvisionRules rules_;
  world::World world_;
};

// SMP-3, SMP-5; L3-14, L3-16: shares of each kind, sex and age group.
// SMP-9.
TEST_F(PresetTest, EachKindSexAndAgeGroupKeepsItsShare) {
  const auto report = run("sampling_dataset", "sample");
  ASSERT_TRUE(report) << report.error().message(Language::english);
  std::map<std::int64_t, const world::Person*> persons;
  for (const world::Person& person : world_.persons) persons[person.person] = &person;
  const auto below_limit = kept();
  for (const auto& [group, receipts] : below_limit) {
    EXPECT_EQ(report->counts.at("below_limit." + group), std::ssize(receipts)) << group;
    const double share = static_cast<double>(rules_for(group).sample_share) / kShareWhole;
    EXPECT_NEAR(static_cast<double>(report->counts.at("sampled." + group)),
                static_cast<double>(receipts.size()) * share, 1.0)
        << group;
  }
  // The mix of the drawn inpatients' receipts, by sex and age group.
  std::map<std::string, double> expected;
  for (const world::Receipt* receipt : below_limit.at("inpatient")) {
    const world::Person& person = *persons.at(receipt->person);
    const std::int64_t low =
        std::min<std::int64_t>(world::age_on(person.birth_month, receipt->month), 100) / 5 * 5;
    const std::string label =
        low == 100 ? "100-" : std::to_string(low) + "-" + std::to_string(low + 4);
    expected[person.sex + "/" + label] += 0.1;
  }
  std::map<std::string, std::string> drawn_person;
  for (const auto& row :
       world::rows_of(folder_ / "sample", "person", {"person", "sex", "age_class"}))
    drawn_person[row[0]] = row[1] + "/" + row[2];
  std::map<std::string, int> drawn;
  for (const auto& row :
       world::rows_of(folder_ / "sample", "re", {"person", "receipt_kind", "claim_form"}))
    if (row[1] == "1111") ++drawn[drawn_person.at(row[0])];
  for (const auto& [stratum, share] : expected) EXPECT_NEAR(drawn[stratum], share, 1.0) << stratum;
}

// SMP-4; L3-15: rare codes are nines with nothing beside them, common ones stand as they were.
// SMP-9.
TEST_F(PresetTest, RareCodesAreMaskedFromTheRarestUp) {
  const auto report = run("sampling_dataset", "sample");
  ASSERT_TRUE(report);
  const auto rare = rare_diseases();
  std::int64_t expected = 0;
  for (const auto& [group, codes] : rare) expected += std::ssize(codes);
  EXPECT_GT(expected, 0) << "nothing is rare, so that nothing is tested";
  EXPECT_EQ(report->counts.at("masked_codes.1"), expected);
  std::map<std::string, std::string> forms;
  for (const auto& row :
       world::rows_of(folder_ / "sample", "re", {"receipt", "receipt_kind", "claim_form"}))
    forms[row[0]] = row[2] == "medical" ? (row[1] == "1111" ? "inpatient" : "outpatient") : row[2];
  for (const auto& row : world::rows_of(folder_ / "sample", "sy", {"receipt", "disease"})) {
    const auto codes = rare.find(forms.at(row[0]));
    EXPECT_FALSE(codes != rare.end() && codes->second.contains(row[1])) << row[1];
  }
}

// SMP-6; L3-17: what is empty, and what does not go out at all.
TEST_F(PresetTest, PlacesInstitutionsAndTextsAreGone) {
  const auto report = run("sampling_dataset", "sample");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->manifest.id_kind, IdKind::none);
  for (const auto& row : world::rows_of(folder_ / "sample", "re", {"prefecture"}))
    EXPECT_EQ(row[0], "∅");
  EXPECT_EQ(report->manifest.find("re")->schema.find("source_file"), nullptr);
  EXPECT_EQ(report->manifest.find("re")->schema.find("institution"), nullptr);
  EXPECT_EQ(report->manifest.find("sy")->schema.find("disease_text"), nullptr);
  EXPECT_EQ(report->manifest.find("person")->schema.find("id4"), nullptr);
  EXPECT_EQ(report->manifest.find("checkup"), nullptr);
}

// SMP-7; DEF-37, L3-18: a trial dataset has no code fewer than ten times, and all others.
TEST_F(PresetTest, ATrialDatasetLosesTheRecordsOfRareCodes) {
  ASSERT_TRUE(run("sampling_dataset", "sample"));
  const auto report = run("trial_dataset", "trial");
  ASSERT_TRUE(report) << report.error().message(Language::english);
  for (const auto& [table, column] :
       std::map<std::string, std::string>{{"sy", "disease"}, {"iy", "code"}}) {
    std::map<std::string, int> sampled, left;
    for (const auto& row : world::rows_of(folder_ / "sample", table, {column})) ++sampled[row[0]];
    for (const auto& row : world::rows_of(folder_ / "trial", table, {column})) ++left[row[0]];
    std::int64_t deleted = 0;
    for (const auto& [code, count] : sampled)
      if (count < 10) {
        deleted += count;
        EXPECT_FALSE(left.contains(code)) << code;
      } else {
        EXPECT_EQ(left[code], count) << code;
      }
    EXPECT_GT(deleted, 0) << table;
    EXPECT_EQ(report->counts.at("deleted." + table), deleted);
  }
}

// SMP-8: the draw follows from seed and source alone, on any number of threads.
TEST_F(PresetTest, TheDrawFollowsFromSeedAndSourceAlone) {
  const auto first = run("sampling_dataset", "first", 1);
  const auto other_dossier = run("sampling_dataset", "second", 4, "R7-0002");
  const auto other_seed = run("sampling_dataset", "third", 2, "R7-0001", 2);
  ASSERT_TRUE(first);
  ASSERT_TRUE(other_dossier);
  ASSERT_TRUE(other_seed);
  for (const TableEntry& table : first->manifest.tables)
    EXPECT_EQ(table.sha256, other_dossier->manifest.find(table.schema.name)->sha256);
  EXPECT_NE(first->manifest.find("re")->sha256, other_seed->manifest.find("re")->sha256);
}

// SMP-2; L3-13: other months have no preset.
TEST_F(PresetTest, OtherMonthsAreRefused) {
  const auto report = run("sampling_dataset", "sample", 2, "R7-0001", 1, "2024-11");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::month_without_preset);
  EXPECT_EQ(report.error().where().row, 4);
  EXPECT_FALSE(fs::exists(folder_ / "sample"));
}

// SMP-10: what is told before is what is done, and nothing is written.
TEST_F(PresetTest, AnExplanationSaysWhatWillBeDrawn) {
  const auto report = run("sampling_dataset", "out");
  ASSERT_TRUE(report) << report.error().message(Language::english);
  const Options options{.dataset = folder_ / "stored",
                        .request = folder_ / "p.toml",
                        .out = folder_ / "explained",
                        .limits = {.memory_mib = 256, .threads = 2, .spill_folder = {}}};
  const auto plan = explain(service::ApprovalDesk::approval({Act::extract}, {}), options);
  ASSERT_TRUE(plan) << plan.error().message(Language::english);
  EXPECT_FALSE(fs::exists(folder_ / "explained"));
  std::map<std::string, PlannedStep> steps;
  for (const PlannedStep& step : plan->steps) steps[step.name] = step;
  // Every receipt of the month is of a kind that is counted, but for dental ones.
  std::int64_t counted = 0;
  for (const auto& [name, count] : report->counts)
    if (name.starts_with("receipts.")) counted += count;
  EXPECT_EQ(*steps.at("receipts").receipts, counted);
  // Points of public payers may take a few more out than the insurers' tell.
  EXPECT_NEAR(static_cast<double>(*steps.at("below_limit").receipts),
              static_cast<double>(report->steps[1].persons), 0.02 * static_cast<double>(counted));
  EXPECT_NEAR(static_cast<double>(*steps.at("sampled").receipts),
              static_cast<double>(report->steps[2].persons), 20);
  EXPECT_NEAR(static_cast<double>(*steps.at("write_sy").rows),
              static_cast<double>(report->rows.at("sy")),
              0.1 * static_cast<double>(report->rows.at("sy")));
  EXPECT_EQ(steps.at("rare_codes_1").reads, std::vector<std::string>{"sy"});
  EXPECT_GT(plan->rows_read, 0);
}

}  // namespace
}  // namespace renga::extract
