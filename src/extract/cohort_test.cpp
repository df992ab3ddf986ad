// The reference of populations, and the property that the plan agrees with it.

#include "extract/cohort_for_test.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include <gtest/gtest.h>

namespace renga::extract {
namespace world {
namespace {

/// A record that a condition may name: its code, its day, and its date of EXT-3.
struct Happening {
  std::string code;
  Date day = Date::from_days(0);
  Date at = Date::from_days(0);
};

Date month_of(const World& world, std::int64_t receipt) {
  for (const Receipt& known : world.receipts)
    if (known.receipt == receipt) return known.month;
  bug("a record without its receipt");
}

std::vector<Happening> happenings(const World& world, const CodeCondition& condition,
                                  std::int64_t person) {
  std::vector<Happening> found;
  for (const Disease& one : world.diseases)
    if (condition.table == "sy" && one.person == person) {
      const Date at = month_of(world, one.receipt);
      found.push_back({one.code, condition.date ? one.start.value_or(at) : at, at});
    }
  for (const Drug& one : world.drugs)
    if (condition.table == "iy" && one.person == person)
      found.push_back({one.code, month_of(world, one.receipt), month_of(world, one.receipt)});
  for (const Receipt& one : world.receipts)
    if (condition.table == "re" && one.person == person)
      found.push_back({one.prefecture, one.month, one.month});
  for (const Checkup& one : world.checkups)
    for (const std::string& item : one.items)
      if (condition.table == "checkup_item" && one.person == person)
        found.push_back({item, one.date, one.date});
  std::erase_if(found, [&](const Happening& one) { return !matches(condition.codes, one.code); });
  return found;
}

bool lies_in(const Months& months, Date day) {
  return months.from <= day && day < months.end();
}

/// The first and the last day on which anything is known of the person.
std::pair<Date, Date> span_of(const World& world, std::int64_t person) {
  std::vector<Date> first, last;
  for (const Receipt& one : world.receipts)
    if (one.person == person) {
      first.push_back(one.month);
      last.push_back(one.month.plus_months(1).plus_days(-1));
    }
  for (const Checkup& one : world.checkups)
    if (one.person == person) {
      first.push_back(one.date);
      last.push_back(one.date);
    }
  return {*std::ranges::min_element(first), *std::ranges::max_element(last)};
}

bool is_active(const World& world, const Months& period, std::int64_t person) {
  return std::ranges::any_of(world.receipts,
                             [&](const Receipt& one) {
                               return one.person == person && lies_in(period, one.month);
                             }) ||
         std::ranges::any_of(world.checkups, [&](const Checkup& one) {
           return one.person == person && lies_in(period, one.date);
         });
}

class Reference {
 public:
  Reference(const World& world, const Request& request) : world_(world), request_(request) {
    for (const Person& person : world.persons) left_[person.person] = std::nullopt;
    count();
  }

  Cohort run() {
    const Population& population = request_.population;
    if (population.sex) keep([&](const Person& person) { return person.sex == *population.sex; });
    if (population.age && !population.index) keep_ages();
    keep([&](const Person& person) { return is_active(world_, request_.period, person.person); });
    if (population.index) find_index();
    if (population.washout_days) wash_out();
    if (population.age && population.index) keep_ages();
    if (population.area)
      keep([&](const Person& person) { return meets(*population.area, person); });
    if (population.observed) keep_observed();
    for (const CodeCondition& condition : population.include)
      keep([&](const Person& person) { return meets(condition, person); });
    for (const CodeCondition& condition : population.exclude)
      keep([&](const Person& person) { return !meets(condition, person); });
    return {counts_, left_};
  }

 private:
  void keep(const std::function<bool(const Person&)>& stays) {
    for (const Person& person : world_.persons)
      if (left_.contains(person.person) && !stays(person)) left_.erase(person.person);
    count();
  }

  void count() { counts_.push_back(std::ssize(left_)); }

  Date index_of(const Person& person) const { return left_.at(person.person).value(); }

  void keep_ages() {
    const AgeRange& range = *request_.population.age;
    keep([&](const Person& person) {
      const Date day = left_.at(person.person).value_or(request_.period.from);
      const std::int64_t age = age_on(person.birth_month, day);
      return range.from <= age && age <= range.until;
    });
  }

  void find_index() {
    const IndexEvent& index = *request_.population.index;
    const Months within = index.within.value_or(request_.period);
    keep([&](const Person& person) {
      std::vector<Date> days;
      for (const Happening& one : happenings(world_, index.condition, person.person))
        if (lies_in(within, one.at)) days.push_back(one.day);
      if (days.empty()) return false;
      left_[person.person] =
          index.first ? *std::ranges::min_element(days) : *std::ranges::max_element(days);
      return true;
    });
  }

  void wash_out() {
    const auto days = static_cast<int>(*request_.population.washout_days);
    keep([&](const Person& person) {
      const Date index = index_of(person);
      return std::ranges::none_of(
          happenings(world_, request_.population.index->condition, person.person),
          [&](const Happening& one) {
            return one.day < index && index.plus_days(-days) <= one.day;
          });
    });
  }

  void keep_observed() {
    const Window& window = *request_.population.observed;
    keep([&](const Person& person) {
      const auto [first, last] = span_of(world_, person.person);
      const Date index = index_of(person);
      return first <= index.plus_days(static_cast<int>(window.from)) &&
             last >= index.plus_days(static_cast<int>(window.until));
    });
  }

  bool meets(const CodeCondition& condition, const Person& person) const {
    std::set<Date> days;
    for (const Happening& one : happenings(world_, condition, person.person)) {
      const bool counts =
          condition.window
              ? index_of(person).plus_days(static_cast<int>(condition.window->from)) <= one.day &&
                    one.day <= index_of(person).plus_days(static_cast<int>(condition.window->until))
              : lies_in(request_.period, one.at);
      if (counts) days.insert(one.day);
    }
    return std::ssize(days) >= condition.at_least;
  }

  const World& world_;
  const Request& request_;
  std::vector<std::int64_t> counts_;
  std::map<std::int64_t, std::optional<Date>> left_;
};

}  // namespace

Cohort cohort_of(const World& world, const Request& request) {
  return Reference(world, request).run();
}

std::int64_t age_on(Date birth_month, Date day) {
  const std::int64_t months = (day.year() - birth_month.year()) * 12 +
                              static_cast<int>(day.month()) - static_cast<int>(birth_month.month());
  return months >= 0 ? months / 12 : -1;
}

}  // namespace world

namespace {

namespace fs = std::filesystem;

/// Writes a request whose every part is there or not by chance.
class RandomRequest {
 public:
  explicit RandomRequest(std::uint64_t seed) : random_(seed, "request") {}

  std::string text() {
    std::string text =
        "database = \"ndb\"\nkind = \"special_extraction\"\nseed = 1\n[period]\n"
        "from = \"2022-10\"\nuntil = \"2024-09\"\n[population]\n";
    if (random_.chance(0.3)) text += "sex = \"1\"\n";
    if (random_.chance(0.5)) text += "age = { from = 20, until = 79 }\n";
    const bool indexed = random_.chance(0.7);
    if (indexed && random_.chance(0.5)) text += "washout = { days = 200 }\n";
    if (indexed && random_.chance(0.4))
      text += "observed = { before_days = 90, after_days = 120 }\n";
    if (random_.chance(0.3))
      text += "[population.area]\ntable = \"re\"\ncolumn = \"prefecture\"\ncodes = [\"1*\"]\n";
    if (indexed) text += index();
    for (std::uint64_t i = random_.below(3); i > 0; --i) text += condition("include", indexed);
    if (random_.chance(0.5)) text += condition("exclude", indexed);
    return text +
           "[[table]]\nname = \"sy\"\ncolumns = [\"disease\", \"start_date\"]\nreason = \"傷病\"\n"
           "[[table]]\nname = \"checkup\"\ncolumns = [\"checkup_date\"]\nreason = \"健診\"\n"
           "[[table]]\nname = \"checkup_item\"\ncolumns = [\"item\"]\nreason = \"検査\"\n";
  }

 private:
  std::string codes() {
    constexpr std::array<std::string_view, 5> kLists = {"[\"2500013\"]", "[\"25*\", \"4019014\"]",
                                                        "[\"*14\"]", "[\"0000%*\", \"2501\"]",
                                                        "[\"8*0\", \"2500014\"]"};
    return "codes = " + std::string(kLists[random_.below(kLists.size())]) + "\n";
  }

  std::string index() {
    std::string text = "[population.index]\nevent = \"" +
                       std::string(random_.chance(0.5) ? "first" : "last") +
                       "\"\ntable = \"sy\"\ncolumn = \"disease\"\n" + codes();
    if (random_.chance(0.4)) text += "date = \"start_date\"\n";
    if (random_.chance(0.4)) text += "from = \"2023-01\"\nuntil = \"2023-12\"\n";
    return text;
  }

  std::string condition(const std::string& name, bool indexed) {
    std::string text = "[[population." + name + "]]\n";
    if (random_.chance(0.3))
      text += "table = \"checkup_item\"\ncolumn = \"item\"\ncodes = [\"9A75*\"]\n";
    else if (random_.chance(0.4))
      text += "table = \"iy\"\ncolumn = \"code\"\ncodes = [\"61000000*\"]\n";
    else
      text += "table = \"sy\"\ncolumn = \"disease\"\n" + codes();
    if (indexed && random_.chance(0.5)) text += "window = { from = -300, until = 60 }\n";
    if (random_.chance(0.3)) text += "at_least = 2\n";
    return text;
  }

  Random random_;
};

class CohortTest : public testing::Test {
 protected:
  CohortTest() : folder_("extract-cohort-test") {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~CohortTest() override { fs::remove_all(folder_); }

  Result<Report> run(const std::string& request, int threads, const std::string& out) {
    EXPECT_TRUE(files::write_whole(folder_ / "r.toml", request, files::Existing::replace));
    Options options{.dataset = folder_ / "stored",
                    .request = folder_ / "r.toml",
                    .out = folder_ / out,
                    .existing = files::Existing::replace,
                    .limits = {.memory_mib = 256, .threads = threads, .spill_folder = {}}};
    NoProgress progress;
    return extract(service::ApprovalDesk::approval({Act::extract}, {}), options, progress);
  }

  /// Diseases that should go out, by the lasting name of the person.
  static std::multiset<std::vector<std::string>> expected_rows(const world::World& world,
                                                               const Months& period,
                                                               const world::Cohort& cohort) {
    std::map<std::int64_t, std::string> names;
    for (const world::Person& person : world.persons) names[person.person] = person.id4;
    std::map<std::int64_t, Date> months;
    for (const world::Receipt& receipt : world.receipts)
      months.emplace(receipt.receipt, receipt.month);
    std::multiset<std::vector<std::string>> rows;
    for (const world::Disease& one : world.diseases) {
      const Date month = months.at(one.receipt);
      if (!cohort.index_by_person.contains(one.person) || month < period.from ||
          month >= period.end())
        continue;
      rows.insert({names.at(one.person), one.code, one.start ? to_iso(*one.start) : "∅"});
    }
    return rows;
  }

  /// Items of check-ups that should go out: whose, on which day, which.
  static std::multiset<std::vector<std::string>> expected_items(const world::World& world,
                                                                const Months& period,
                                                                const world::Cohort& cohort) {
    std::map<std::int64_t, std::string> names;
    for (const world::Person& person : world.persons) names[person.person] = person.id4;
    std::multiset<std::vector<std::string>> rows;
    for (const world::Checkup& one : world.checkups) {
      if (!cohort.index_by_person.contains(one.person) || one.date < period.from ||
          one.date >= period.end())
        continue;
      for (const std::string& item : one.items)
        rows.insert({names.at(one.person), to_iso(one.date), item});
    }
    return rows;
  }

  /// The items that went out, with the day of the check-up that their new number leads to.
  std::multiset<std::vector<std::string>> written_items(const std::string& out) {
    std::map<std::string, std::string> names, days;
    for (const auto& row : world::rows_of(folder_ / out, "person", {"person", "id4"}))
      names[row[0]] = row[1];
    for (const auto& row : world::rows_of(folder_ / out, "checkup", {"checkup", "checkup_date"}))
      days[row[0]] = row[1];
    std::multiset<std::vector<std::string>> rows;
    for (const auto& row :
         world::rows_of(folder_ / out, "checkup_item", {"person", "checkup", "item"}))
      rows.insert({names.at(row[0]), days.at(row[1]), row[2]});
    return rows;
  }

  std::multiset<std::vector<std::string>> written_rows(const std::string& out) {
    std::map<std::string, std::string> names;
    for (const auto& row : world::rows_of(folder_ / out, "person", {"person", "id4"}))
      names[row[0]] = row[1];
    std::multiset<std::vector<std::string>> rows;
    for (const auto& row : world::rows_of(folder_ / out, "sy", {"person", "disease", "start_date"}))
      rows.insert({names.at(row[0]), row[1], row[2]});
    return rows;
  }

  fs::path folder_;
};

// EXT-3 to EXT-8, EXT-11, EXT-12, EXT-13, EXT-14, EXT-16, EXT-17, EXT-18: what the plan leaves over
// is what the slow way leaves over.
TEST_F(CohortTest, ThePlanLeavesOverWhomTheSentencesLeaveOver) {
  std::int64_t left = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const world::World world = world::random_world(seed, {});
    ASSERT_TRUE(world::write(world, folder_ / "stored"));
    const std::string text = RandomRequest(seed).text();
    const auto request = parse_request(text, "r.toml");
    ASSERT_TRUE(request) << request.error().message(Language::english);
    const world::Cohort cohort = world::cohort_of(world, *request);
    const auto report = run(text, 2, "out");
    ASSERT_TRUE(report) << report.error().message(Language::english) << text;
    std::vector<std::int64_t> counts;
    for (const Step& step : report->steps) counts.push_back(step.persons);
    EXPECT_EQ(counts, cohort.counts) << "seed " << seed << "\n" << text;
    EXPECT_EQ(written_rows("out"), expected_rows(world, request->period, cohort)) << text;
    EXPECT_EQ(written_items("out"), expected_items(world, request->period, cohort)) << text;
    left += counts.back();
  }
  EXPECT_GT(left, 50) << "the requests leave nobody over, so that they test nothing";
}

// EXT-8: new numbers without a gap, and the same bytes on any number of threads.
TEST_F(CohortTest, ARepetitionOnMoreThreadsGivesTheSameBytes) {
  const world::World world = world::random_world(3, {.persons = 4000, .receipts_each = 12});
  ASSERT_TRUE(world::write(world, folder_ / "stored"));
  const std::string request =
      "database = \"ndb\"\nkind = \"special_extraction\"\nseed = 1\n[period]\n"
      "from = \"2022-10\"\nuntil = \"2024-09\"\n[population]\nsex = \"2\"\n"
      "[[table]]\nname = \"sy\"\ncolumns = [\"disease\", \"start_date\"]\nreason = \"傷病\"\n"
      "[[table]]\nname = \"checkup\"\ncolumns = [\"smoking\"]\nreason = \"喫煙\"\n";
  const auto alone = run(request, 1, "alone");
  const auto together = run(request, 4, "together");
  ASSERT_TRUE(alone) << alone.error().message(Language::english);
  ASSERT_TRUE(together) << together.error().message(Language::english);
  EXPECT_EQ(to_json(alone->manifest), to_json(together->manifest));
  std::set<std::string> persons;
  for (const auto& row : world::rows_of(folder_ / "alone", "person", {"person"}))
    persons.insert(row[0]);
  EXPECT_TRUE(persons.contains("1"));
  EXPECT_TRUE(persons.contains(std::to_string(persons.size())));
}

}  // namespace
}  // namespace renga::extract
