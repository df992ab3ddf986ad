#include "ingest/manual_page.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace renga::ingest {
namespace {

namespace fs = std::filesystem;

/// Compares a page of the manual with what the layout says; with RENGA_WRITE_PAGES set, writes it.
void expect_fresh(const std::string& name, const std::string& page) {
  const fs::path path = fs::path(RENGA_SOURCE_DIR) / "docs" / "manual" / name;
  if (std::getenv("RENGA_WRITE_PAGES") != nullptr) std::ofstream(path) << page;
  std::ostringstream written;
  written << std::ifstream(path).rdbuf();
  EXPECT_TRUE(written.str() == page)
      << name << " is not what the layout says; run this test with RENGA_WRITE_PAGES=1";
}

TEST(ManualPage, OfReceiptsIsWhatTheLayoutSays) {
  expect_fresh("receipts.md", receipt_manual());
}

TEST(ManualPage, OfTablesIsWhatTheLayoutSays) {
  expect_fresh("tables.md", tables_manual());
}

TEST(ManualPage, OfOtherFormatsIsWhatTheirReadersUse) {  // ING-243
  expect_fresh("checkup-documents.md", checkup_documents_manual());
  expect_fresh("fhir.md", fhir_manual());
  expect_fresh("ss-mix2.md", storage_manual());
  expect_fresh("dpc-survey.md", survey_manual());
}

}  // namespace
}  // namespace renga::ingest
