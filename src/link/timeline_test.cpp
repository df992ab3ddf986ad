#include "link/fixture_test.hpp"

namespace renga::link {
namespace {

const std::vector<Database> kTwo = {Database::ndb, Database::jisedai};
const engine::Limits kLimits = {.memory_mib = 256, .threads = 2, .spill_folder = {}};

Column column(std::string name, Type type) {
  return {std::move(name), type, Role::plain, "", ""};
}

const Column kPerson = column("person", Type::integer);
const TableSchema kReceipts{
    "re", {kPerson, column("care_month", Type::month), column("receipt_kind", Type::code)}};
const TableSchema kCheckups{"checkup", {kPerson, column("checkup_date", Type::date)}};
const TableSchema kEncounters{"encounter",
                              {kPerson, column("kind", Type::code),
                               column("start_date", Type::date), column("end_date", Type::date)}};
const TableSchema kLabs{"lab", {kPerson, column("date", Type::date), column("item", Type::code)}};
const TableSchema kCoarseLabs{"lab",
                              {kPerson, column("date", Type::text), column("item", Type::code)}};

Date day(std::string_view iso) {
  return *parse_iso_date(iso);
}

struct Receipt {
  std::int64_t person;
  std::string_view month;
  std::string_view kind;
};

struct Stay {
  std::int64_t person;
  std::string_view kind;
  std::string_view start;
  std::string_view end;  ///< empty: still there
};

class TimelineTest : public LinkTest {
 protected:
  /// Two persons with a check-up on 2024-10-15 each; their numbers are the same in both databases.
  void write_records(const std::vector<Receipt>& receipts, const std::vector<Stay>& stays) {
    const std::vector<Someone> people = {{1, "", "A"}, {2, "", "B"}};
    const auto put_receipts = [&receipts](engine::Appender& to) {
      for (const Receipt& receipt : receipts) {
        to.integer(receipt.person);
        to.date(day(receipt.month));
        to.text(receipt.kind);
        to.end_row();
      }
    };
    const auto put_checkups = [](engine::Appender& to) {
      for (const std::int64_t person : {1, 2}) {
        to.integer(person);
        to.date(day("2024-10-15"));
        to.end_row();
      }
    };
    const auto put_stays = [&stays](engine::Appender& to) {
      for (const Stay& stay : stays) {
        to.integer(stay.person);
        to.text(stay.kind);
        to.date(day(stay.start));
        stay.end.empty() ? to.null() : to.date(day(stay.end));
        to.end_row();
      }
    };
    write(Database::ndb,
          {.people = people, .tables = {{kReceipts, put_receipts}, {kCheckups, put_checkups}}});
    write(Database::jisedai, {.people = people, .tables = {{kEncounters, put_stays}}});
    linked(options(kTwo));
  }

  /// The linked person of that number in NDB.
  std::int64_t number_of(std::int64_t ndb_person) const {
    for (const std::string& row : rows("person", {"ndb_person", "person"}))
      if (row.starts_with(std::to_string(ndb_person) + " ")) return *parse_integer(row.substr(2));
    return 0;
  }
};

TEST_F(TimelineTest, EventsOfAllDatabasesComeInTheOrderOfTheirDays) {
  write_records({{1, "2025-02-01", "1112"}, {1, "2025-01-01", "1111"}, {2, "2025-03-01", "1112"}},
                {{1, "inpatient", "2025-01-10", "2025-01-20"}});
  const auto events = timeline(folder_ / "linked", number_of(1), kLimits);
  ASSERT_TRUE(events) << events.error().message(Language::english);
  ASSERT_EQ(events->size(), 4U);
  const auto label = [&](std::size_t i) { return events->at(i).label.in(Language::english); };
  EXPECT_EQ(label(0), "Check-up");
  EXPECT_EQ(label(1), "Inpatient receipt");
  EXPECT_EQ(label(2), "Inpatient stay");
  EXPECT_EQ(label(3), "Outpatient receipt");
  EXPECT_FALSE(events->at(0).end);
  EXPECT_EQ(events->at(1).end, day("2025-01-31"));
  EXPECT_EQ(events->at(2).database, Database::jisedai);
  EXPECT_EQ(events->at(2).end, day("2025-01-20"));
  EXPECT_EQ(events->at(3).table, "re");
}

TEST_F(TimelineTest, NobodyHasNoEvents) {
  write_records({}, {});
  const auto events = timeline(folder_ / "linked", 99, kLimits);
  ASSERT_TRUE(events);
  EXPECT_TRUE(events->empty());
}

TEST_F(TimelineTest, DetailsComeAlongAndCoarseDatesStayAway) {
  const std::vector<Someone> people = {{1, "", "A"}};
  const auto put_days = [](engine::Appender& to) {
    to.integer(1);
    to.date(day("2024-05-01"));
    to.text("hba1c");
    to.end_row();
  };
  const auto put_years = [](engine::Appender& to) {
    to.integer(1);
    to.text("2024");
    to.text("hba1c");
    to.end_row();
  };
  write(Database::ndb, {.people = people, .tables = {{kCoarseLabs, put_years}}});
  write(Database::jisedai, {.people = people, .tables = {{kLabs, put_days}}});
  linked(options(kTwo));
  const auto events = timeline(folder_ / "linked", 1, kLimits);
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), 1U);
  EXPECT_EQ(events->at(0).database, Database::jisedai);
  EXPECT_EQ(events->at(0).detail, "hba1c");
}

TEST_F(TimelineTest, TheUseCaseIsCheckUpThenStayThenOutpatientReceipt) {
  write_records({{1, "2025-02-01", "1112"}, {2, "2025-02-01", "1112"}},
                {{1, "inpatient", "2025-01-10", "2025-01-20"},
                 {2, "outpatient", "2025-01-10", "2025-01-10"}});
  const auto person = person_with_use_case(folder_ / "linked", kLimits);
  ASSERT_TRUE(person) << person.error().message(Language::english);
  EXPECT_EQ(*person, number_of(1));
}

TEST_F(TimelineTest, AnotherOrderIsNotTheUseCase) {
  write_records({{1, "2025-02-01", "1112"}, {2, "2025-02-01", "1111"}, {2, "2025-01-01", "1112"}},
                {{1, "inpatient", "2024-10-15", "2025-01-20"},
                 {1, "inpatient", "2025-02-01", ""},
                 {2, "inpatient", "2025-01-10", "2025-01-20"}});
  const auto person = person_with_use_case(folder_ / "linked", kLimits);
  ASSERT_TRUE(person);
  EXPECT_FALSE(*person);
}

TEST_F(TimelineTest, WithoutTheTablesThereIsNoUseCase) {
  write(Database::ndb, {.people = {{1, "a", "A"}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  linked(options(kTwo));
  const auto person = person_with_use_case(folder_ / "linked", kLimits);
  ASSERT_TRUE(person);
  EXPECT_FALSE(*person);
}

TEST_F(TimelineTest, ADatasetThatIsNotLinkedIsRefused) {
  write(Database::ndb, {.people = {{1, "a", "A"}}});
  const auto events = timeline(folder_ / "ndb", 1, kLimits);
  ASSERT_FALSE(events);
  EXPECT_EQ(events.error().code(), code::dataset_kind_wrong);
}

}  // namespace
}  // namespace renga::link
