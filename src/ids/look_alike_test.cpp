// The keys that explain a mismatch of ID4 (IDP-74 to IDP-76), on their whole road.

#include "ids/world_for_test.hpp"

namespace renga::ids {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<Column> identifiers(std::string_view day) {
  const auto column = [](std::string_view name, Type type, Role role) {
    return Column{std::string(name), type, role, "", ""};
  };
  return {
      column("name_kana", Type::text, Role::direct), column("birth_date", Type::date, Role::quasi),
      column("sex", Type::code, Role::quasi),        column("insurer", Type::code, Role::direct),
      column("symbol", Type::text, Role::direct),    column("number", Type::text, Role::direct),
      column("branch", Type::code, Role::direct),    column(day, Type::date, Role::quasi)};
}

TableSchema keyed(std::string name, Column key, std::string_view day) {
  TableSchema schema{std::move(name), {std::move(key)}};
  for (Column& column : identifiers(day)) schema.columns.push_back(std::move(column));
  return schema;
}

/// One woman before and after her marriage, under two spellings, and two people more.
class LookAlikeRoad : public World {
 protected:
  LookAlikeRoad() {
    look_alikes_ = true;
    write_history({"subject,insurer_number,symbol,number,branch,valid_from,valid_to",
                   "hanako,06139012,5,77,00,2018-04-01,"});
    const auto row = [](std::string key, std::string name, std::string birth, std::string sex) {
      return std::vector<std::string>{key, name, birth, sex, "", "", "", "", "2022-07-10"};
    };
    Manifest ndb;
    ndb.party = "ndb";
    write_dataset(
        "ndb", ndb,
        {{keyed("checkup", {"checkup", Type::integer, Role::key, "", ""}, "checkup_date"),
          {row("1", "ヤマダハナコ", "1980-01-02", "2"), row("2", "スズキハナコ", "1980-01-02", "2"),
           row("3", "すずき　はなこ", "1980-01-02", "2"), row("4", "", "1980-01-02", "2"),
           row("5", "タナカタロウ", "1980-01-02", "1")}}});
    Manifest hospital;
    hospital.database = Database::jisedai;
    hospital.party = "producer";
    write_dataset(
        "hospital", hospital,
        {{keyed("patient", {"patient_no", Type::code, Role::direct, "", ""}, "insured_on"),
          {row("P1", "ｽｽﾞｷﾊﾅｺ", "1980-01-02", "2"),
           row("P2", "ヤマダハルコ", "1980-01-02", "2")}}});
  }

  static Outcome must(Result<Outcome> made) {
    EXPECT_TRUE(made) << made.error().message(Language::english);
    return made ? std::move(*made) : Outcome{};
  }

  void store_ndb(std::vector<Period> periods = {}) {
    must(ask("ndb", "request"));
    must(stored("request", "answer", std::move(periods)));
    must(attached("ndb", "answer", "stored"));
  }

  Rows provided_by_ndb(const std::string& dossier) {
    must(ask("stored", "request2", dossier));
    must(issued("request2", "answer2", dossier));
    must(attached("stored", "answer2", "ndb-provided"));
    return rows("ndb-provided", "person");
  }

  Rows provided_by_hospital(const std::string& dossier) {
    must(ask("hospital", "request3", dossier));
    must(answered("request3", "answer3", dossier));
    const auto producer = producer_keys(fund_, dossier);
    must(attached("hospital", "answer3", "hospital-provided", &*producer));
    return rows("hospital-provided", "person");
  }
};

/// Columns of `person`.
constexpr std::size_t kId4 = 1;
constexpr std::size_t kSpelling = 7;
constexpr std::size_t kHead = 8;
constexpr std::size_t kTail = 9;

/// The pairs of persons who have the same value there.
std::size_t pairs(const Rows& some, const Rows& others, std::size_t column) {
  std::size_t count = 0;
  for (const auto& one : some)
    for (const auto& other : others)
      count += !one.at(column).empty() && one.at(column) == other.at(column) ? 1 : 0;
  return count;
}

std::set<std::string> values(const Rows& persons, std::size_t first, std::size_t last) {
  std::set<std::string> all;
  for (const auto& person : persons)
    all.insert(person.begin() + static_cast<std::ptrdiff_t>(first),
               person.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  all.erase("");
  return all;
}

// IDP-75.
TEST_F(LookAlikeRoad, TheKeysReachThePersonsOfBothDatabasesAndTellTheCause) {
  store_ndb();
  const Rows ndb = provided_by_ndb("2025-0001");
  const Rows hospital = provided_by_hospital("2025-0001");
  EXPECT_EQ(ndb.at(0).at(kTail).size(), 64U);
  EXPECT_EQ(pairs(ndb, hospital, kId4), 1U);
  EXPECT_EQ(pairs(ndb, hospital, kSpelling), 1U);
  EXPECT_EQ(pairs(ndb, hospital, kHead), 2U) << "Suzuki, and Yamada Hanako with Yamada Haruko";
  EXPECT_EQ(pairs(ndb, hospital, kTail), 2U) << "Hanako before and after her marriage";
}

// IDP-74: where ID4 is not ok there are none; no two of a person's IDs are equal.
TEST_F(LookAlikeRoad, TheKeysAreThereWhereId4Is) {
  store_ndb({{"checkup", IdNumber::id4, *Date::from_civil(2022, 1, 1)}});
  std::size_t absent = 0;
  for (const auto& row : rows("answer", "answer")) {
    std::set<std::string> ids(row.begin() + 5, row.end());
    ids.insert(row[1]);
    EXPECT_EQ(ids.size(), row[3] == "ok" ? 4U : 1U);
    EXPECT_EQ(ids.contains(""), row[3] != "ok");
    absent += row[3] == "ok" ? 0 : 1;
  }
  EXPECT_EQ(absent, 1U);
  store_ndb({{"checkup", IdNumber::id4, *Date::from_civil(2023, 4, 1)}});
  for (const auto& row : rows("answer", "answer")) {
    EXPECT_EQ(row[3], "outside_period");
    EXPECT_EQ(row[5] + row[6] + row[7], "");
  }
}

TEST_F(LookAlikeRoad, OnlyWhoAsksGetsTheKeysAndNoOtherIdChanges) {
  store_ndb();
  const Rows with = provided_by_ndb("2025-0001");
  look_alikes_ = false;
  store_ndb();
  const Rows without = provided_by_ndb("2025-0001");
  EXPECT_EQ(without.front().size(), 7U);
  EXPECT_EQ(values(without, 1, 2), values(with, 1, 2));
}

// IDP-76.
TEST_F(LookAlikeRoad, TheKeysOfTwoDossiersAndOfTheStoreShareNothing) {
  store_ndb();
  std::set<std::string> all;
  std::size_t count = 0;
  for (const Rows& persons :
       {rows("stored", "person"), provided_by_ndb("2025-0001"), provided_by_ndb("2025-0002")}) {
    const auto keys = values(persons, kSpelling, kTail);
    EXPECT_EQ(keys.size(), 3U + 3U + 2U) << "Hanako's two names have one tail";
    all.insert(keys.begin(), keys.end());
    count += keys.size();
  }
  EXPECT_EQ(all.size(), count);
}

// IDP-79.
TEST_F(LookAlikeRoad, TheIdsOfAnAnswerCanBeReadAsCsv) {
  store_ndb();
  const fs::path out = folder_ / "answer.csv";
  const auto lines = list({folder_ / "answer", out, files::Existing::refuse, limits()});
  ASSERT_TRUE(lines);
  EXPECT_EQ(*lines, 5);
  EXPECT_TRUE(files::read_small(out)->starts_with(
      "row,id4,id5,id4_validity,id5_validity,id4_spelling,id4_head,id4_tail\n1,"));
  EXPECT_EQ(list({folder_ / "answer", out, files::Existing::refuse, limits()}).error().code(),
            code::output_exists);
  EXPECT_EQ(list({folder_ / "ndb", folder_ / "ndb.csv", files::Existing::refuse, limits()})
                .error()
                .code(),
            code::table_missing);
}

}  // namespace
}  // namespace renga::ids
