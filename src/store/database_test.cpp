#include "store/errors.hpp"
#include "store/migrations.hpp"
#include "store/session.hpp"
#include "store/sql.hpp"
#include "store/stores_for_test.hpp"

#include <algorithm>
#include <thread>

namespace renga::store {
namespace {

using Database = EachStore;
RENGA_ON_EACH_STORE(Database);

constexpr Sql kAdd{"add",
                   "INSERT INTO schema_migration (place, name, made_by) "
                   "VALUES ($place, $name, $made_by)"};
constexpr Sql kCount{"count", "SELECT count(*) AS there FROM schema_migration WHERE place > 1000"};
constexpr Sql kHead{"head",
                    "INSERT INTO ledger_head (id, origin, entries, last_digest, time_utc) "
                    "VALUES (1, $origin, 0, '', '')"};

Done add(Transaction& transaction, std::int64_t place) {
  const std::string name = "n" + std::to_string(place);
  RENGA_TRY(transaction.run(kAdd, {{"place", place}, {"name", name}, {"made_by", "x"}}));
  return {};
}

std::int64_t count(Store& store) {
  auto transaction = store.read();
  return transaction.value().row(kCount).value()->number("there");
}

// STO-4, STO-5.
TEST_P(Database, MakesItsTablesOnceAndFindsThemAgain) {
  EXPECT_EQ(open(Opening::existing).error().code(), code::store_missing);
  ASSERT_TRUE(open());
  EXPECT_TRUE(open());
  EXPECT_TRUE(open(Opening::existing));
}

// STO-4.
TEST_P(Database, RefusesStepsThatAreNotItsOwn) {
  {
    auto store = open().value();
    auto transaction = store.write().value();
    ASSERT_TRUE(add(transaction, 2000));
    ASSERT_TRUE(transaction.commit());
  }
  for (const Opening opening : {Opening::existing, Opening::create, Opening::upgrade})
    EXPECT_EQ(open(opening).error().code(), code::store_foreign);
}

// STO-4.
TEST_P(Database, RefusesAStepWithAnotherText) {
  {
    auto store = open().value();
    auto transaction = store.write().value();
    ASSERT_TRUE(transaction.run(
        Sql{"alter", "UPDATE schema_migration SET made_by = 'another' WHERE place = 2"}));
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_EQ(open().error().code(), code::store_foreign);
}

// STO-4: another program's database.
TEST_P(Database, RefusesTablesThatAreNotItsOwn) {
  {
    auto store = open().value();
    auto transaction = store.write().value();
    ASSERT_TRUE(transaction.run(Sql{"drop", "DROP TABLE schema_migration"}));
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_EQ(open(Opening::upgrade).error().code(), code::store_foreign);
}

/// A database as a program made it that had only the first steps.
void take_first_steps(const Address& address, std::size_t count) {
  auto session = Session::connect(address).value();
  for (std::size_t place = 0; place < count; ++place) {
    const Migration& step = migrations()[place];
    const Sql& sql = step.sql.at(static_cast<std::size_t>(address.kind()));
    for (const Sql& statement : statements_of(sql)) ASSERT_TRUE(session->run_once(statement));
    ASSERT_TRUE(session->run(sql::migration_done,
                             {{"place", place + 1}, {"name", step.name}, {"made_by", sql.text}}));
  }
}

// STO-5.
TEST_P(Database, TakesTheMissingStepsOnlyWhenAsked) {
  take_first_steps(address(), 3);
  for (const Opening opening : {Opening::existing, Opening::create}) {
    const auto refused = open(opening);
    ASSERT_EQ(refused.error().code(), code::store_older);
    EXPECT_EQ(refused.error().detail("actual"), "3");
    EXPECT_EQ(refused.error().detail("expected"), std::to_string(migrations().size()));
  }
  auto store = open(Opening::upgrade);
  ASSERT_TRUE(store);
  auto transaction = store->read().value();
  EXPECT_TRUE(transaction.rows(Sql{"look", "SELECT number FROM dossier"}));
  EXPECT_TRUE(open(Opening::existing));
}

TEST_P(Database, KeepsWhatIsCommittedAndNothingElse) {
  auto store = open().value();
  {
    auto transaction = store.write().value();
    ASSERT_TRUE(add(transaction, 1001));
  }
  EXPECT_EQ(count(store), 0) << "not committed";
  {
    auto transaction = store.write().value();
    ASSERT_TRUE(add(transaction, 1001));
    ASSERT_TRUE(add(transaction, 1002));
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_EQ(count(store), 2);
}

TEST_P(Database, TellsAConflictByCodeAndStatementOnly) {
  auto store = open().value();
  auto transaction = store.write().value();
  ASSERT_TRUE(add(transaction, 1001));
  const auto twice = add(transaction, 1001);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().code(), code::store_conflict);
  EXPECT_EQ(twice.error().detail("statement"), "add");
  for (const Language language : {Language::japanese, Language::english})
    EXPECT_EQ(twice.error().message(language).find("n1001"), std::string::npos);
}

TEST_P(Database, UndoesAllOfATransactionThatFailed) {
  auto store = open().value();
  {
    auto transaction = store.write().value();
    ASSERT_TRUE(add(transaction, 1001));
    ASSERT_FALSE(add(transaction, 1001));
    EXPECT_THROW(static_cast<void>(transaction.commit()), Bug);
  }
  EXPECT_EQ(count(store), 0);
  auto transaction = store.write().value();
  EXPECT_TRUE(add(transaction, 1001)) << "the store works on";
}

// STO-3.
TEST_P(Database, HandsValuesBackAsTheyWerePut) {
  auto store = open().value();
  auto transaction = store.write().value();
  const std::string text = "申出 'x'; -- \"y\" \\ $name :name {{text}}\n\t終";
  ASSERT_TRUE(transaction.run(kHead, {{"origin", text}}));
  const Sql select{"select",
                   "SELECT origin, entries, NULL AS blank, count(*) AS there "
                   "FROM ledger_head WHERE origin = $origin GROUP BY origin, entries"};
  const auto row = transaction.row(select, {{"origin", text}}).value();
  ASSERT_TRUE(row);
  EXPECT_EQ(row->text("origin"), text);
  EXPECT_EQ(row->number("entries"), 0);
  EXPECT_EQ(row->number("there"), 1);
  EXPECT_EQ(row->text_or_nothing("blank"), std::nullopt);
  EXPECT_EQ(row->number_or_nothing("blank"), std::nullopt);
  EXPECT_THROW(static_cast<void>(row->text("absent")), Bug);
}

// STO-3.
TEST_P(Database, KeepsNumbersOfSixtyFourBits) {
  auto store = open().value();
  auto transaction = store.write().value();
  constexpr std::int64_t kLarge = 9'007'199'254'740'993;
  ASSERT_TRUE(add(transaction, kLarge));
  const Sql select{"select", "SELECT place FROM schema_migration WHERE place = $place"};
  EXPECT_EQ(transaction.row(select, {{"place", kLarge}}).value()->number("place"), kLarge);
}

// STO-3: the order of texts is that of their bytes, whatever the machine's language is.
TEST_P(Database, OrdersTextsByTheirBytes) {
  auto store = open().value();
  auto transaction = store.write().value();
  std::int64_t place = 3000;
  for (const char* name : {"é", "b", "A", "a", "B", "ア"})
    ASSERT_TRUE(transaction.run(kAdd, {{"place", ++place}, {"name", name}, {"made_by", "x"}}));
  std::string order;
  ASSERT_TRUE(transaction.each(
      Sql{"order", "SELECT name FROM schema_migration WHERE place > 3000 ORDER BY name"}, {},
      [&](const Row& row) -> Done {
        order += row.text("name");
        return {};
      }));
  EXPECT_EQ(order, "ABabéア");
}

TEST_P(Database, SetsAValueOfAStatementAnewEachTime) {
  auto store = open().value();
  auto transaction = store.write().value();
  ASSERT_TRUE(transaction.run(kHead, {{"origin", "x"}}));
  const Sql update{"update", "UPDATE ledger_head SET time_utc = $time WHERE origin = $origin"};
  EXPECT_EQ(transaction.run(update, {{"time", "1"}, {"origin", "x"}}).value(), 1);
  EXPECT_EQ(transaction.run(update, {{"time", "2"}, {"origin", "y"}}).value(), 0);
  EXPECT_EQ(transaction.run(update, {{"time", "3"}, {"origin", "x"}}).value(), 1);
  const Sql select{"select", "SELECT time_utc FROM ledger_head"};
  EXPECT_EQ(transaction.row(select).value()->text("time_utc"), "3");
}

// STO-11: a reader sees one state, whatever others commit meanwhile.
TEST_P(Database, ReadsOneState) {
  auto reader = open().value();
  auto writer = open().value();
  auto reading = reader.read().value();
  ASSERT_EQ(reading.row(kCount).value()->number("there"), 0);
  auto writing = writer.write().value();
  ASSERT_TRUE(add(writing, 1001));
  ASSERT_TRUE(writing.commit());
  EXPECT_EQ(reading.row(kCount).value()->number("there"), 0);
  ASSERT_TRUE(reading.commit());
  EXPECT_EQ(count(reader), 1);
}

// STO-12, with two threads that count up what both hold.
TEST_P(Database, LetsWritersTakeTurns) {
  constexpr int kTurns = 50;
  {
    auto store = open().value();
    auto transaction = store.write().value();
    ASSERT_TRUE(begin_ledger(transaction, {.origin = "o", .last_digest = "", .time_utc = ""}));
    ASSERT_TRUE(transaction.commit());
  }
  const auto work = [&] {
    auto store = open().value();
    for (int turn = 0; turn < kTurns; ++turn) {
      auto transaction = store.write().value();
      const auto head = take_ledger_head(transaction).value().value();
      LedgerHead next = head;
      ++next.entries;
      ASSERT_TRUE(append_line(transaction, {head.entries, "s", "line"}, next));
      ASSERT_TRUE(transaction.commit());
    }
  };
  std::thread one(work);
  std::thread other(work);
  one.join();
  other.join();
  auto store = open().value();
  auto transaction = store.read().value();
  EXPECT_EQ(ledger_head(transaction).value()->entries, 2 * kTurns);
}

// A server that was started again, or closed an idle connection.
TEST_P(Database, ConnectsAnewWhereTheServerClosedTheConnection) {
  if (GetParam() != Kind::postgresql) GTEST_SKIP() << "SQLite has no connection to lose";
  auto store = open().value();
  {
    auto transaction = store.write().value();
    ASSERT_TRUE(add(transaction, 1001));
    auto other = open().value();
    auto closing = other.read().value();
    ASSERT_TRUE(
        closing.rows(Sql{"close",
                         "SELECT count(pg_terminate_backend(pid)) AS closed FROM pg_stat_activity "
                         "WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"}));
    EXPECT_EQ(add(transaction, 1002).error().code(), code::store_unreachable);
  }
  EXPECT_EQ(count(store), 0) << "what was begun before is undone";
  auto transaction = store.write().value();
  ASSERT_TRUE(add(transaction, 1001));
  EXPECT_TRUE(transaction.commit());
}

// STO-2.
TEST(DatabaseFile, IsItsOwnersAlone) {
  const std::filesystem::path file = "store-of-the-owner.sqlite";
  std::filesystem::remove(file);
  ASSERT_TRUE(Store::open(Address::of_file(file), Opening::create));
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
  std::filesystem::remove(file);
}

TEST(DatabaseFile, RefusesAFileThatIsNone) {
  const std::filesystem::path file = "store-that-is-none.sqlite";
  std::filesystem::create_directory(file);
  EXPECT_EQ(Store::open(Address::of_file(file), Opening::create).error().code(),
            code::store_unreachable);
  std::filesystem::remove(file);
}

// STO-2.
TEST(DatabaseAddress, NeverShowsAPassword) {
  const auto address = Address::parse("postgresql://renga:secret@db.example:5433/office").value();
  EXPECT_EQ(address.kind(), Kind::postgresql);
  EXPECT_EQ(address.label(), "postgresql://db.example/office");
  EXPECT_NE(address.connection().find("password='secret'"), std::string::npos);
  for (const char* text : {"", "office", "mysql://x", "postgresql://[", "sqlite:"})
    EXPECT_EQ(Address::parse(text).error().code(), code::store_address_bad) << text;
  EXPECT_EQ(Address::parse("sqlite:a b.sqlite").value().file(), "a b.sqlite");
}

TEST(DatabaseAddress, TellsAnUnreachableServer) {
  const auto address = Address::parse("postgresql://renga@/office?host=/nowhere").value();
  EXPECT_EQ(Store::open(address, Opening::create).error().code(), code::store_unreachable);
}

TEST(DatabaseMigrations, HaveNamesOfTheirOwn) {
  std::vector<std::string_view> names;
  for (const Migration& migration : migrations()) {
    EXPECT_EQ(std::ranges::find(names, migration.name), names.end()) << migration.name;
    names.push_back(migration.name);
  }
  EXPECT_EQ(statements_of({"x", "A;\n\nB; C;\n\nD"}).size(), 3U);
}

}  // namespace
}  // namespace renga::store
