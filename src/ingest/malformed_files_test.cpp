// Files as they should not be, one mistake each, and what is said of them in both languages
// (ING-244): tests/vectors/malformed. Whoever writes another reader finds there what to say.

#include "ingest/ingest.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace renga::ingest {
namespace {

namespace fs = std::filesystem;

const fs::path kOut = "malformed-files-test";

fs::path corpus() {
  return fs::path(RENGA_SOURCE_DIR) / "tests" / "vectors" / "malformed";
}

/// A message or document is one record: beside a good one it is told what a bad one lacks.
std::vector<fs::path> read_together(const fs::path& file) {
  const bool message = file.extension() == ".hl7";
  const bool document = file.extension() == ".xml";
  if (!message && !document) return {file};
  const fs::path good = file.parent_path() /
                        (message ? "message-as-it-should-be.hl7" : "checkup-as-it-should-be.csv");
  if (file == good) return {file};
  return {file, good};
}

std::vector<fs::path> files_of(Database database) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(corpus() / name_of(database)))
    files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

void tell(std::string_view kind, const Error& error, std::string& told) {
  told += std::string(kind) + " " + std::string(error_row(error.code()).name) + "\n  " +
          error.message(Language::japanese) + "\n  " + error.message(Language::english) + "\n";
}

/// What becomes of a file, as the corpus has it: rows by table, then every finding.
std::string told_of(Database database, const fs::path& file) {
  std::string told = std::string(name_of(database)) + "/" + file.filename().string() + "\n";
  Options options;
  options.database = database;
  options.files = read_together(file);
  options.out = kOut;
  options.existing = files::Existing::replace;
  options.limits = {.memory_mib = 256, .threads = 1, .spill_folder = {}};
  options.party = "test";
  NoProgress progress;
  const auto report = ingest(options, progress);
  if (!report) {
    // ING-4: nothing at all is written.
    EXPECT_FALSE(fs::exists(kOut)) << file;
    tell("refused", report.error(), told);
    return told;
  }
  told += "rows";
  for (const auto& [table, rows] : report->rows) told += " " + table + " " + std::to_string(rows);
  told += "\n";
  for (const Finding& finding : report->findings)
    tell(finding.severity == Severity::rejected ? "set aside" : "told", finding.error, told);
  fs::remove_all(kOut);
  return told;
}

TEST(MalformedFiles, OfEachIsSaidWhatTheCorpusExpects) {
  std::string told =
      "What is said of each file of this folder. The test MalformedFiles reads them; with "
      "RENGA_WRITE_PAGES=1 it writes this\ntext anew, and a reader of the change judges it. A file "
      "either is refused as a whole or gives rows and findings. A\nmessage or document is read "
      "together with a good one.\n";
  for (const Database database : {Database::ndb, Database::kaigo, Database::dpc, Database::jisedai})
    for (const fs::path& file : files_of(database)) told += "\n" + told_of(database, file);
  const fs::path expected = corpus() / "expected.txt";
  if (std::getenv("RENGA_WRITE_PAGES") != nullptr) std::ofstream(expected) << told;
  std::ostringstream written;
  written << std::ifstream(expected).rdbuf();
  EXPECT_EQ(told, written.str()) << "run this test with RENGA_WRITE_PAGES=1 and judge the change";
}

}  // namespace
}  // namespace renga::ingest
