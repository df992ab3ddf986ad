#include "store/errors.hpp"
#include "store/stores_for_test.hpp"

#include <fstream>
#include <iterator>

namespace renga::store {
namespace {

class Ledger : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (!IsSkipped()) store_.emplace(open().value());
  }

  void TearDown() override {
    store_.reset();
    EachStore::TearDown();
  }

  Transaction begun(std::int64_t lines = 0) {
    auto transaction = store_->write().value();
    EXPECT_TRUE(begin_ledger(transaction, kHead));
    for (std::int64_t number = 0; number < lines; ++number)
      EXPECT_TRUE(append(transaction, number));
    return transaction;
  }

  static Done append(Transaction& transaction, std::int64_t number) {
    const LedgerHead next{"example.test/renga", number + 1, "d" + std::to_string(number), "t"};
    return append_line(transaction, line(number), next);
  }

  static LedgerLine line(std::int64_t number) {
    return {number, number % 2 == 0 ? "even" : "odd", "line " + std::to_string(number)};
  }

  static inline const LedgerHead kHead{"example.test/renga", 0, "d", ""};
  std::optional<Store> store_;
};
RENGA_ON_EACH_STORE(Ledger);

TEST_P(Ledger, HasAHeadOnceItIsBegun) {
  auto transaction = store_->write().value();
  EXPECT_EQ(ledger_head(transaction).value(), std::nullopt);
  ASSERT_TRUE(begin_ledger(transaction, kHead));
  EXPECT_EQ(ledger_head(transaction).value(), kHead);
  LedgerHead another = kHead;
  another.origin = "another.test/renga";
  ASSERT_TRUE(begin_ledger(transaction, another));
  EXPECT_EQ(ledger_head(transaction).value(), kHead) << "begun once";
}

TEST_P(Ledger, HandsItsLinesBackInTheirOrder) {
  auto transaction = begun(25);
  std::vector<LedgerLine> lines;
  ASSERT_TRUE(each_line(transaction, 5, [&](const LedgerLine& one) -> Done {
    lines.push_back(one);
    return {};
  }));
  ASSERT_EQ(lines.size(), 20U);
  for (std::int64_t number = 5; number < 25; ++number)
    EXPECT_EQ(lines[static_cast<std::size_t>(number - 5)], line(number));
  EXPECT_EQ(lines_about(transaction, "odd").value().size(), 12U);
  EXPECT_EQ(lines_about(transaction, "odd").value().front(), (LinkedLine{line(1), "line 2"}));
  EXPECT_EQ(lines_about(transaction, "even").value().back(), (LinkedLine{line(24), {}}));
  EXPECT_EQ(ledger_head(transaction).value()->last_digest, "d24");
}

// More lines than are read at once.
TEST_P(Ledger, ReadsManyLinesPieceByPiece) {
  constexpr std::int64_t kLines = 20'001;
  auto transaction = begun(kLines);
  std::int64_t next = 0;
  ASSERT_TRUE(each_line(transaction, 0, [&](const LedgerLine& one) -> Done {
    EXPECT_EQ(one.number, next++);
    return {};
  }));
  EXPECT_EQ(next, kLines);
}

TEST_P(Ledger, RefusesALineThatDoesNotFollowTheHead) {
  auto transaction = begun(3);
  EXPECT_EQ(append(transaction, 2).error().code(), code::store_conflict);
}

TEST_P(Ledger, TakesAGapForABug) {
  auto transaction = begun(3);
  EXPECT_THROW(static_cast<void>(append(transaction, 7)), Bug);
}

// STO-13.
TEST_P(Ledger, OnlyGrows) {
  for (const Sql& sql : {Sql{"change", "UPDATE ledger_entry SET line = 'x' WHERE number = 1"},
                         Sql{"take", "DELETE FROM ledger_entry WHERE number = 2"}}) {
    auto transaction = begun(3);
    EXPECT_FALSE(transaction.run(sql)) << sql.name;
  }
}

// STO-30.
TEST_P(Ledger, ErasesAValueAndKeepsItsPlace) {
  auto transaction = begun(4);
  const KeptValue kept{Personal<std::string>("00ff"), Personal<std::string>("合成 花子")};
  ASSERT_TRUE(keep_value(transaction, 1, "name", kept));
  ASSERT_TRUE(keep_value(transaction, 3, "name", kept));
  EXPECT_EQ(values_about(transaction, "odd").value(),
            (std::vector<ValueName>{{1, "name"}, {3, "name"}}));
  const auto there = find_value(transaction, 1, "name").value().value();
  EXPECT_EQ(there.kept->value.disclose(), "合成 花子");
  EXPECT_EQ(there.kept->salt.disclose(), "00ff");
  EXPECT_TRUE(erase_value(transaction, 1, "name", 3).value());
  EXPECT_FALSE(erase_value(transaction, 1, "name", 3).value()) << "once";
  EXPECT_FALSE(erase_value(transaction, 0, "name", 3).value()) << "never there";
  const auto erased = find_value(transaction, 1, "name").value().value();
  EXPECT_FALSE(erased.kept);
  EXPECT_EQ(erased.erased_by, 3);
  EXPECT_EQ(find_value(transaction, 2, "name").value().has_value(), false);
  EXPECT_EQ(values_about(transaction, "odd").value(), (std::vector<ValueName>{{3, "name"}}));
}

// STO-32: not even in the bytes of the file and of its write-ahead log.
TEST_P(Ledger, LeavesNoTraceOfAnErasedValueInTheFile) {
  if (GetParam() != Kind::sqlite) GTEST_SKIP() << "the files of PostgreSQL are the server's";
  const std::string trace = "a trace that is easily found";
  {
    auto transaction = begun(1);
    ASSERT_TRUE(keep_value(transaction, 0, "name",
                           {Personal<std::string>("00"), Personal<std::string>(trace)}));
    ASSERT_TRUE(transaction.commit());
  }
  const auto holds = [&](const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    return bytes.find(trace) != std::string::npos;
  };
  const std::filesystem::path file = address().file();
  const std::filesystem::path log = file.string() + "-wal";
  EXPECT_TRUE(holds(file) || holds(log));
  {
    auto transaction = store_->write().value();
    ASSERT_TRUE(erase_value(transaction, 0, "name", 0).value());
    ASSERT_TRUE(transaction.commit());
  }
  ASSERT_TRUE(store_->forget());
  EXPECT_FALSE(holds(file));
  EXPECT_FALSE(holds(log));
}

}  // namespace
}  // namespace renga::store
