#include "ingest/ingest.hpp"
#include "ingest/source.hpp"

#include <map>
#include <memory>

namespace renga::ingest {
namespace {

/// Counts rows and forgets them.
class NoRows final : public Appender {
 public:
  void null() override {}
  void nulls(std::size_t) override {}
  void integer(std::int64_t) override {}
  void decimal(double) override {}
  void text(std::string_view) override {}
  void date(Date) override {}
  void boolean(bool) override {}
  void end_row() override { ++rows_; }
  std::int64_t rows() const override { return rows_; }
  Done finish() override { return {}; }

 private:
  std::int64_t rows_ = 0;
};

class NoTables final : public Tables {
 public:
  Result<Appender*> rows_of(const TableSchema&) override { return &rows_; }

 private:
  NoRows rows_;
};

}  // namespace

void read_any(std::span<const std::uint8_t> bytes) {
  // Pieces that end inside characters and records, as the pieces of a file do.
  constexpr std::size_t kPieceBytes = 1021;
  const std::string text(bytes.begin(), bytes.end());
  NoTables tables;
  NoRows rejected;
  Findings findings(rejected);
  for (const Database database :
       {Database::ndb, Database::jisedai, Database::kaigo, Database::dpc}) {
    Intake intake{database, &tables, &findings};
    auto source = open_source(std::string_view(text).substr(0, kHeadBytes), {"any", 1}, intake);
    if (!source) continue;
    Done done;
    for (std::size_t at = 0; done && at < text.size(); at += kPieceBytes)
      done = (*source)->take(std::string_view(text).substr(at, kPieceBytes));
    if (done) done = (*source)->finish();
    if (done) done = finish_intake(intake);
  }
}

}  // namespace renga::ingest
