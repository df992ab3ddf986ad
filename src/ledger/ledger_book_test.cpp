#include "ledger/ledger_for_test.hpp"

#include <gtest/gtest.h>

namespace renga::ledger {
namespace {

class Book : public testing::Test {
 protected:
  Result<LedgerBook> open() { return LedgerBook::open(file_, sample::kOrigin); }

  void fill(std::int64_t entries) {
    auto book = open();
    ASSERT_TRUE(book);
    for (std::int64_t number = 0; number < entries; ++number)
      ASSERT_TRUE(book->append(sample::draft(number)));
  }

  std::string content() { return files::read_small(file_).value(); }
  void put(std::string_view content) {
    ASSERT_TRUE(files::write_whole(file_, content, files::Existing::replace));
  }

  ~Book() override {
    std::filesystem::remove(file_);
    std::filesystem::remove("." + file_.string() + ".lock");
  }

  std::filesystem::path file_ =
      std::string("book-") + testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(Book, GoesOnWhereItWasLeft) {
  fill(3);
  auto book = open();
  ASSERT_TRUE(book);
  EXPECT_EQ(std::ssize(book->entries()), 3);
  ASSERT_TRUE(book->append(sample::draft(3)));
  std::string expected;
  for (const std::string& line : sample::lines(4)) expected += line + "\n";
  EXPECT_EQ(content(), expected);
}

TEST_F(Book, TimeDoesNotRunBack) {
  fill(3);
  auto book = open();
  ASSERT_TRUE(book->append(sample::draft(0)));
  EXPECT_EQ(book->entries().back().said.time_utc, sample::draft(2).time_utc);
}

// LED-34: whatever a kill leaves of the last line is cut off, and nothing else is lost.
TEST_F(Book, ATornLineIsCutOffWhereverItWasTorn) {
  fill(3);
  const std::string whole = content();
  const std::string two = whole.substr(0, whole.rfind('\n', whole.size() - 2) + 1);
  constexpr std::size_t kStep = 23;
  for (std::size_t size = two.size() + 1; size < whole.size(); size += kStep) {
    put(whole.substr(0, size));
    {
      auto book = open();
      ASSERT_TRUE(book) << size;
      ASSERT_EQ(std::ssize(book->entries()), 2);
      ASSERT_TRUE(book->append(sample::draft(2)));
    }
    ASSERT_EQ(content(), whole) << size;
  }
}

TEST_F(Book, ADamagedLedgerIsNotWritten) {
  fill(3);
  std::string changed = content();
  changed[changed.find("R8-0001")] = 'X';
  put(changed);
  const auto book = open();
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().code(), code::ledger_damaged);
  EXPECT_EQ(content(), changed);
}

TEST_F(Book, OneProcessAtATimeWrites) {
  const auto first = open();
  ASSERT_TRUE(first);
  const auto second = open();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code(), code::write_failed);
}

}  // namespace
}  // namespace renga::ledger
