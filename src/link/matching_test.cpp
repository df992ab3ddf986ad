#include "link/reference_test.hpp"

#include <algorithm>

namespace renga::link {
namespace {

const std::vector<Database> kTwo = {Database::ndb, Database::jisedai};
const std::vector<Database> kFour = {Database::ndb, Database::kaigo, Database::dpc,
                                     Database::jisedai};

/// Random persons in as many databases as a test says, linked by the room and by the reference.
class MatchingTest : public LinkTest {
 protected:
  void write_persons(const std::vector<ReferencePerson>& persons,
                     const std::vector<Database>& databases) {
    for (const Database database : databases) {
      TestData data;
      for (const ReferencePerson& person : persons)
        if (person.database == database) data.people.push_back(person.someone);
      write(database, data);
    }
  }

  /// "3 - 5 1 id4": the numbers of one linked person in each database, and its stage.
  static std::vector<std::string> expected_rows(const std::vector<ReferencePerson>& persons,
                                                const std::vector<Database>& databases) {
    std::map<std::size_t, std::vector<const ReferencePerson*>> groups;
    for (const ReferencePerson& person : persons) groups[person.linked].push_back(&person);
    std::vector<std::string> rows;
    for (const auto& [ignored, together] : groups) {
      std::string row;
      std::string stage = "none";
      for (const Database database : databases) {
        const auto one = std::ranges::find(together, database, &ReferencePerson::database);
        row += (one == together.end() ? "-" : std::to_string((*one)->someone.person)) + " ";
      }
      for (const ReferencePerson* person : together)
        if (!person->stage.empty() && stage != "id4") stage = person->stage;
      rows.push_back(row + stage);
    }
    std::ranges::sort(rows);
    return rows;
  }

  static std::vector<std::string> expected_reasons(const std::vector<ReferencePerson>& persons) {
    std::vector<std::string> rows;
    for (const ReferencePerson& person : persons)
      if (person.stage.empty())
        rows.push_back(std::string(name_of(person.database)) + " " +
                       std::to_string(person.someone.person) + " " + person.reason);
    std::ranges::sort(rows);
    return rows;
  }

  /// "ndb 3 conflict", for everybody in the table `unlinked`.
  std::vector<std::string> found_reasons(const std::vector<Database>& databases) const {
    std::map<std::string, std::string> own_numbers;
    for (const Database database : databases) {
      const std::string name(name_of(database));
      for (const std::string& row : rows("person", {"person", name + "_person"}))
        own_numbers[name + row.substr(0, row.find(' '))] = row.substr(row.find(' ') + 1);
    }
    std::vector<std::string> found;
    for (const std::string& row : rows("unlinked", {"database", "person", "reason"})) {
      const std::vector<std::string_view> cells = split(row, ' ');
      found.push_back(std::string(cells[0]) + " " +
                      own_numbers.at(std::string(cells[0]) + std::string(cells[1])) + " " +
                      std::string(cells[2]));
    }
    std::ranges::sort(found);
    return found;
  }

  void expect_the_reference(std::uint64_t seed, const std::vector<Database>& databases) {
    std::vector<ReferencePerson> persons = random_persons(seed, databases);
    write_persons(persons, databases);
    persons = link_slowly(std::move(persons));
    Options each = options(databases);
    each.existing = files::Existing::replace;
    linked(each);
    std::vector<std::string> columns = {"stage"};
    for (const Database database : databases)
      columns.insert(std::prev(columns.end()), std::string(name_of(database)) + "_person");
    std::vector<std::string> found = rows("person", columns);
    std::ranges::sort(found);
    EXPECT_EQ(found, expected_rows(persons, databases)) << "seed " << seed;
    EXPECT_EQ(found_reasons(databases), expected_reasons(persons)) << "seed " << seed;
  }
};

TEST_F(MatchingTest, TwoDatabasesAreLinkedAsTheSlowReferenceLinksThem) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) expect_the_reference(seed, kTwo);
}

TEST_F(MatchingTest, FourDatabasesAreLinkedAsTheSlowReferenceLinksThem) {
  for (std::uint64_t seed = 5; seed <= 8; ++seed) expect_the_reference(seed, kFour);
}

std::vector<TruthRow> random_truth(const std::vector<ReferencePerson>& persons,
                                   std::uint64_t seed) {
  Random random(seed, "truth");
  std::vector<TruthRow> truth;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const Someone& someone = persons[i].someone;
    for (std::uint64_t row = random.below(4); row > 0; --row)
      truth.push_back({persons[i].database, someone.id4, random.chance(0.8) ? someone.id5 : "",
                       static_cast<std::int64_t>(i / 7 * 2 + random.below(2) + 1)});
  }
  return truth;
}

std::string to_csv(const std::vector<TruthRow>& truth) {
  std::string csv = "database,id4,id5,person\n";
  for (const TruthRow& row : truth)
    csv += std::string(name_of(row.database)) + "," + row.id4 + "," + row.id5 + "," +
           std::to_string(row.person) + "\n";
  return csv;
}

void expect_equal(const Quality& found, const Quality& expected) {
  EXPECT_EQ(found.true_pairs, expected.true_pairs);
  EXPECT_EQ(found.found_pairs, expected.found_pairs);
  EXPECT_EQ(found.right_pairs, expected.right_pairs);
}

TEST_F(MatchingTest, QualityIsWhatTheSlowReferenceCounts) {
  for (const auto& databases : {kTwo, kFour}) {
    std::vector<ReferencePerson> persons = random_persons(9, databases);
    const std::vector<TruthRow> truth = random_truth(persons, 9);
    write_persons(persons, databases);
    persons = link_slowly(std::move(persons));
    Options each = options(databases);
    each.existing = files::Existing::replace;
    each.truth = write_text("truth.csv", to_csv(truth));
    const Report report = linked(each);
    ASSERT_TRUE(report.quality);
    const auto by = [&persons](std::string Someone::*id) {
      return
          [&persons, id](std::size_t a, std::size_t b) { return agree_alone(persons, a, b, id); };
    };
    const auto by_id5 = [&persons](std::size_t a, std::size_t b) {
      return linked_by_id5(persons, a, b);
    };
    const auto linked_in_the_end = [&persons](std::size_t a, std::size_t b) {
      return persons[a].linked == persons[b].linked;
    };
    expect_equal(report.quality->at("id5"), judge_slowly(persons, truth, by_id5));
    expect_equal(report.quality->at("id4"), judge_slowly(persons, truth, by(&Someone::id4)));
    expect_equal(report.quality->at("both"), judge_slowly(persons, truth, linked_in_the_end));
  }
}

}  // namespace
}  // namespace renga::link
