#include "printing/printing.hpp"

#include "printing/child.hpp"
#include "printing/errors.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

namespace renga::printing {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPage =
    "<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>試し</title></head>"
    "<body><h1>令和8年4月1日</h1></body></html>";

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / "renga-printing-test") {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  fs::path operator/(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

bool is_installed() {
  return run({{"weasyprint", "--version"}, {}}, "") == 0;
}

TEST(Child, GivesTheExitCodeAndTakesTheText) {
  EXPECT_EQ(run({{"grep", "-q", "令和"}, {}}, kPage), 0);
  EXPECT_EQ(run({{"grep", "-q", "昭和"}, {}}, kPage), 1);
  EXPECT_EQ(run({{"sh", "-c", "test \"$ONLY\" = 1"}, {"ONLY=1"}}, ""), 0);
}

TEST(Child, ThatIsNotThereIsNothing) {
  EXPECT_EQ(run({{"no-such-program-anywhere"}, {}}, "text"), std::nullopt);
}

// A reader that ends before it read everything ends nobody else.
TEST(Child, MayEndBeforeItReadEverything) {
  EXPECT_EQ(run({{"true"}, {}}, std::string(10 << 20, 'x')), 0);
}

// FRM-9.
TEST(Printing, ThePdfIsTheSameForTheSamePage) {
  ASSERT_TRUE(is_installed()) << "packages/debian.txt names weasyprint";
  const Folder folder;
  ASSERT_TRUE(print_pdf(kPage, folder / "a.pdf", files::Existing::refuse));
  ASSERT_TRUE(print_pdf(kPage, folder / "b.pdf", files::Existing::refuse));
  const auto first = files::read_small(folder / "a.pdf");
  const auto second = files::read_small(folder / "b.pdf");
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(first->starts_with("%PDF-"));
  EXPECT_EQ(*first, *second);
}

TEST(Printing, RefusesToReplaceUnlessItMay) {
  const Folder folder;
  ASSERT_TRUE(files::write_whole(folder / "a.pdf", "kept", files::Existing::refuse));
  const auto refused = print_pdf(kPage, folder / "a.pdf", files::Existing::refuse);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), code::output_exists);
  EXPECT_EQ(files::read_small(folder / "a.pdf").value(), "kept");
}

TEST(Printing, SaysHowToInstallThePrinterWhereItIsMissing) {
  const Folder folder;
  const std::string before = std::getenv("PATH");
  ASSERT_EQ(setenv("PATH", (folder / "empty").c_str(), 1), 0);
  const auto missing = print_pdf(kPage, folder / "a.pdf", files::Existing::refuse);
  ASSERT_EQ(setenv("PATH", before.c_str(), 1), 0);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code(), code::printer_missing);
  EXPECT_FALSE(fs::exists(folder / "a.pdf"));
}

}  // namespace
}  // namespace renga::printing
