#include "files/files.hpp"

#include <csignal>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace renga::files {
namespace {

namespace fs = std::filesystem;

class FilesTest : public testing::Test {
 protected:
  FilesTest()
      : folder_(fs::path("files-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~FilesTest() override { fs::remove_all(folder_); }

  /// A process that has staged `content` and is killed before it commits.
  void stage_and_be_killed(const fs::path& target) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto staged = StagedFolder::open(target, Existing::replace);
      if (staged && staged->write("half", "half")) ::kill(::getpid(), SIGKILL);
      ::_exit(1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
  }

  fs::path folder_;
};

// CLI-13.
TEST_F(FilesTest, AKilledWriterLeavesTheOldFolderAndTheNextOneCleansUp) {
  const fs::path target = folder_ / "out";
  {
    auto staged = StagedFolder::open(target, Existing::refuse);
    ASSERT_TRUE(staged && staged->write("whole", "old") && staged->commit());
  }
  stage_and_be_killed(target);
  EXPECT_EQ(*read_small(target / "whole"), "old");
  EXPECT_FALSE(fs::exists(target / "half"));
  auto staged = StagedFolder::open(target, Existing::replace);
  ASSERT_TRUE(staged);
  EXPECT_FALSE(fs::exists(staged->path() / "half"));
  ASSERT_TRUE(staged->write("whole", "new") && staged->commit());
  EXPECT_EQ(*read_small(target / "whole"), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

// CLI-13.
TEST_F(FilesTest, TwoWritersOfOneTargetDoNotMix) {
  auto first = StagedFolder::open(folder_ / "out", Existing::refuse);
  ASSERT_TRUE(first);
  const auto second = StagedFolder::open(folder_ / "out", Existing::refuse);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code(), code::write_failed);
}

TEST_F(FilesTest, AFileAppearsOnlyWhenCommitted) {
  const fs::path target = folder_ / "file";
  {
    auto file = StagedFile::open(target, Existing::refuse);
    ASSERT_TRUE(file && file->write("half"));
  }
  EXPECT_TRUE(fs::is_empty(folder_));
  ASSERT_TRUE(write_whole(target, "whole", Existing::refuse));
  EXPECT_EQ(*read_small(target), "whole");
  const auto again = write_whole(target, "other", Existing::refuse);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code(), code::output_exists);
}

TEST_F(FilesTest, AFileForItsOwnerIsNeverOpenToOthers) {
  constexpr fs::perms kOwner = fs::perms::owner_read | fs::perms::owner_write;
  const fs::path target = folder_ / "keys.json";
  ASSERT_TRUE(write_whole(target, "for all", Existing::refuse));
  EXPECT_NE(fs::status(target).permissions() & fs::perms::mask, kOwner);
  auto staged = StagedFile::open(target, Existing::replace, Readers::owner);
  ASSERT_TRUE(staged && staged->write("for one"));
  EXPECT_EQ(fs::status(staged->path()).permissions() & fs::perms::mask, kOwner);
  ASSERT_TRUE(staged->commit());
  EXPECT_EQ(fs::status(target).permissions() & fs::perms::mask, kOwner);  // KEY-21
}

TEST_F(FilesTest, PiecesMakeUpTheFileAndAnErrorStopsTheReading) {
  ASSERT_TRUE(write_whole(folder_ / "f", "abcdefghij", Existing::refuse));
  std::string seen;
  int pieces = 0;
  ASSERT_TRUE(read_pieces(
      folder_ / "f",
      [&](std::string_view piece) -> Done {
        seen += piece;
        ++pieces;
        return {};
      },
      4));
  EXPECT_EQ(seen, "abcdefghij");
  EXPECT_EQ(pieces, 3);
  const auto stopped = read_pieces(
      folder_ / "f", [](std::string_view) -> Done { return fail(Error(code::nothing_to_read)); });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code(), code::nothing_to_read);
}

TEST_F(FilesTest, AFileOverTheLimitAndAMissingOneAreRefused) {
  ASSERT_TRUE(write_whole(folder_ / "f", "abcdefghij", Existing::refuse));
  EXPECT_EQ(read_small(folder_ / "f", 9).error().code(), code::limit_passed);
  EXPECT_EQ(read_small(folder_ / "none").error().code(), code::file_missing);
  EXPECT_EQ(size_bytes(folder_ / "none").error().code(), code::file_missing);
}

TEST_F(FilesTest, ADotIsNotAnOutput) {
  EXPECT_FALSE(StagedFolder::open(folder_ / "..", Existing::replace));
}

}  // namespace
}  // namespace renga::files
