#include "cli/cli.hpp"

#include "base/base.hpp"

#include <array>
#include <new>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace renga::cli {
namespace {

constexpr int kBug = static_cast<int>(Exit::bug);

struct Ended {
  int code = 0;
  std::string said;
};

Ended ended(const std::function<int()>& work) {
  testing::internal::CaptureStderr();
  testing::internal::CaptureStdout();
  const int code = at_the_door(work);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  return {code, testing::internal::GetCapturedStderr()};
}

// CLI-3.
TEST(TheDoor, EndsABugWith70AndSaysWhere) {
  const Ended found = ended([]() -> int { bug("a table has lost its row"); });
  EXPECT_EQ(found.code, kBug);
  EXPECT_EQ(kBug, 70);
  EXPECT_NE(found.said.find("bug: "), std::string::npos);
  EXPECT_NE(found.said.find("a table has lost its row"), std::string::npos);
  EXPECT_NE(found.said.find("cli_test.cpp"), std::string::npos);
}

// CLI-3: what a library says may hold the value that it stumbled on.
TEST(TheDoor, KeepsTheTextOfForeignExceptionsToItself) {
  const Ended found =
      ended([]() -> int { throw std::runtime_error("cannot convert 架空 花子 to a number"); });
  EXPECT_EQ(found.code, kBug);
  EXPECT_EQ(found.said.find("花子"), std::string::npos);
  EXPECT_EQ(found.said.find("convert"), std::string::npos);
  EXPECT_NE(found.said.find("unexpected exception"), std::string::npos);
}

TEST(TheDoor, CallsAMachineWithoutMemoryALimit) {
  EXPECT_EQ(ended([]() -> int { throw std::bad_alloc(); }).code, static_cast<int>(Exit::limits));
}

// CLI-20.
TEST(TheDoor, SaysWhichWordIsNoVerb) {
  const std::array arguments = {"renga", "frobnicate"};
  const Ended found =
      ended([&] { return run(static_cast<int>(arguments.size()), arguments.data()); });
  EXPECT_EQ(found.code, static_cast<int>(Exit::usage));
  EXPECT_NE(found.said.find("frobnicate?"), std::string::npos) << found.said;
}

TEST(TheDoor, SaysWhatIsMissing) {
  const std::array arguments = {"renga", "extract", "--lang", "ja"};
  const Ended found =
      ended([&] { return run(static_cast<int>(arguments.size()), arguments.data()); });
  EXPECT_EQ(found.code, static_cast<int>(Exit::usage));
  EXPECT_NE(found.said.find("dataset is required"), std::string::npos) << found.said;
  EXPECT_NE(found.said.find("コマンドの書き方が正しくありません"), std::string::npos);
}

TEST(TheDoor, HandsAnyOtherCodeThrough) {
  const Ended found = ended([] { return 4; });
  EXPECT_EQ(found.code, 4);
  EXPECT_EQ(found.said, "");
}

}  // namespace
}  // namespace renga::cli
