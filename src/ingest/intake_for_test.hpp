#pragma once

#include "ingest/source.hpp"
#include "ingest/tables_for_test.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

using Counts = std::map<std::string, std::int64_t>;

/// Reads texts as the files of one run, without engine and disk.
class Reading {
 public:
  explicit Reading(Database database = Database::ndb)
      : findings_(rejected_), intake_{database, &tables_, &findings_} {}

  Done try_read(std::string_view name, std::string_view bytes) {
    const SourceFile file{std::string(name), ++files_};
    findings_.enter(file.name);
    RENGA_ASSIGN(const auto source, open_source(bytes.substr(0, kHeadBytes), file, intake_));
    RENGA_TRY(source->take(bytes));
    return source->finish();
  }
  /// A file that must not be refused.
  void read(std::string_view name, std::string_view bytes) {
    const Done done = try_read(name, bytes);
    ensure(done.has_value(), "a file of the test was refused");
  }

  /// Ends the run.
  void finish() { ensure(finish_intake(intake_).has_value(), "the run could not be ended"); }

  std::vector<std::string> rows(const std::string& table) const {
    const auto all = tables_.rows();
    const auto found = all.find(table);
    return found == all.end() ? std::vector<std::string>() : found->second;
  }
  Counts counts() const { return findings_.counts(); }
  const Findings& findings() const { return findings_; }
  Intake& intake() { return intake_; }

 private:
  TextTables tables_;
  TextRows rejected_;
  Findings findings_;
  Intake intake_;
  std::int64_t files_ = 0;
};

}  // namespace renga::ingest
