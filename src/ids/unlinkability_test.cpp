// What the views of two parties tell together (IDP-84 to IDP-88): a small world is led down the
// whole road, and everything that a party holds is read as text.

#include "ids/world_for_test.hpp"

#include <algorithm>

namespace renga::ids {
namespace {

const TableSchema kCheckup{
    "checkup",
    {column("checkup", Type::integer, Role::key), column("name_kana", Type::text, Role::direct),
     column("birth_date", Type::date, Role::quasi), column("sex", Type::code, Role::quasi),
     column("insurer", Type::code, Role::direct), column("symbol", Type::text, Role::direct),
     column("number", Type::text, Role::direct), column("branch", Type::code, Role::direct),
     column("checkup_date", Type::date, Role::quasi)}};

constexpr std::size_t kPeople = 40;

/// A part of an ID so long that chance does not bring it twice: 16^16 values.
constexpr std::size_t kPartLength = 16;

/// Invented people whose every identifier is a word that occurs nowhere else.
class Views : public World {
 protected:
  Views() {
    TestTable patients{kPatient, {}};
    TestTable checkups{kCheckup, {}};
    std::vector<std::string> history = {
        "subject,insurer_number,symbol,number,branch,valid_from,valid_to"};
    for (std::size_t i = 0; i < kPeople; ++i) {
      const std::string name = name_of_person(i);
      const std::string number = std::to_string(70000000 + 7919 * i);
      patients.rows.push_back({"CHART" + number, name, "1961-02-03", "1", "01130012", "記号77",
                               number, "00", "2023-05-01"});
      checkups.rows.push_back({std::to_string(i + 1), name, "1961-02-03", "1", "01130012", "記号77",
                               number, "00", "2023-06-01"});
      history.push_back("s" + std::to_string(i) + ",01130012,記号77," + number + ",00,2018-04-01,");
      identifiers_.insert({name, number, "CHART" + number});
    }
    // The birth date is no identifier here: it stays with patients until anonymisation (IDP-35).
    identifiers_.insert({"01130012", "記号77"});
    write_history(history);
    Manifest hospital;
    hospital.database = Database::jisedai;
    write_dataset("hospital", hospital, {patients});
    write_dataset("ndb", Manifest{}, {checkups});
  }

  /// Three kana that no other person has.
  static std::string name_of_person(std::size_t i) {
    static const std::vector<std::string> kKana = {"ア", "カ", "サ", "タ", "ナ", "ハ", "マ"};
    return kKana[i % 7] + kKana[i / 7 % 7] + "ユ" + kKana[(i + 3) % 7] + "ロ";
  }

  void must(const Result<Outcome>& made) {
    ASSERT_TRUE(made) << made.error().message(Language::english);
  }

  void store_ndb() {
    must(ask("ndb", "ndb-request"));
    must(stored("ndb-request", "ndb-answer"));
    must(attached("ndb", "ndb-answer", "stored"));
  }

  void provide(const std::string& dossier, const std::string& end) {
    must(ask("stored", "extract-request" + end, dossier));
    must(issued("extract-request" + end, "extract-answer" + end, dossier));
    must(attached("stored", "extract-answer" + end, "ndb" + end));
    must(ask("hospital", "hospital-request" + end, dossier));
    must(answered("hospital-request" + end, "hospital-answer" + end, dossier));
    const auto producer = producer_keys(fund_, dossier);
    must(attached("hospital", "hospital-answer" + end, "hospital" + end, &*producer));
  }

  /// Every value of every table of a dataset, and its manifest.
  std::vector<std::string> values_of(const std::string& name) {
    const auto opened = dataset::Dataset::open(folder_ / name);
    std::vector<std::string> values;
    for (const TableEntry& table : opened->manifest().tables)
      for (const auto& row : rows(name, table.schema.name))
        values.insert(values.end(), row.begin(), row.end());
    values.push_back(*files::read_small(folder_ / name / "manifest.json"));
    return values;
  }

  /// How many identifiers of anybody stand somewhere in these datasets.
  std::size_t identifiers_in(const std::vector<std::string>& datasets) {
    std::size_t found = 0;
    for (const std::string& name : datasets)
      for (const std::string& value : values_of(name))
        found += static_cast<std::size_t>(
            std::ranges::count_if(identifiers_, [&value](const std::string& identifier) {
              return value.find(identifier) != std::string::npos;
            }));
    return found;
  }

  /// All parts of all IDs of a dataset.
  std::set<std::string> id_parts_of(const std::string& name) {
    std::set<std::string> parts;
    for (const auto& person : rows(name, "person"))
      for (const std::string& id : {person[1], person[2]})
        for (std::size_t at = 0; at + kPartLength <= id.size(); ++at)
          parts.insert(id.substr(at, kPartLength));
    return parts;
  }

  std::size_t common_parts(const std::string& a, const std::string& b) {
    const auto first = id_parts_of(a);
    const auto second = id_parts_of(b);
    EXPECT_GT(first.size(), kPeople);
    return static_cast<std::size_t>(std::ranges::count_if(
        first, [&second](const std::string& part) { return second.contains(part); }));
  }

  std::set<std::string> identifiers_;
};

// IDP-86
TEST_F(Views, IdsOfTwoDossiersShareNoPart) {
  store_ndb();
  provide("2025-0001", "-1");
  provide("2025-0002", "-2");
  EXPECT_EQ(common_parts("ndb-1", "ndb-2"), 0U);
  EXPECT_EQ(common_parts("hospital-1", "hospital-2"), 0U);
  EXPECT_EQ(common_parts("ndb-1", "hospital-2"), 0U);
  EXPECT_EQ(id_parts_of("ndb-1"), id_parts_of("hospital-1")) << "one dossier is what links";
}

// IDP-85
TEST_F(Views, StoredIdsShareNoPartWithAnotherDatabaseOrADossier) {
  store_ndb();
  must(stored("ndb-request", "dpc-answer", {}, Database::dpc));
  must(attached("ndb", "dpc-answer", "dpc"));
  provide("2025-0001", "-1");
  EXPECT_EQ(common_parts("stored", "dpc"), 0U);
  EXPECT_EQ(common_parts("stored", "ndb-1"), 0U);
}

// IDP-87
TEST_F(Views, ProducerAndApplicantTogetherHoldNoIdentifierButTheProducersOwnSource) {
  store_ndb();
  provide("2025-0001", "-1");
  EXPECT_GT(identifiers_in({"hospital"}), kPeople) << "the search finds what is there";
  EXPECT_EQ(identifiers_in({"hospital-answer-1", "hospital-1", "ndb-1"}), 0U);
}

// IDP-84: a public database holds records and its own IDs, and the questions of an extract hold IDs
// alone.
// IDS-01, IDS-19, IDP-82.
TEST_F(Views, ADatabaseHoldsNoIdentifier) {
  store_ndb();
  provide("2025-0001", "-1");
  EXPECT_EQ(identifiers_in({"stored", "ndb-answer", "extract-request-1", "extract-answer-1"}), 0U);
}

}  // namespace
}  // namespace renga::ids
