#include "extract/tally.hpp"

namespace renga::extract {
namespace {

// What one core does in a second, from the processor time of the benchmark `extract` at a tenth of
// its size (docs/manual/benchmarks.md): rows of a table that a condition or a join reads, and rows
// that are ordered and written.
constexpr double kReadRowsPerSecond = 40e6;
constexpr double kWrittenRowsPerSecond = 2e6;

// What the engine holds in memory: a row that waits to be ordered, and what it needs by itself.
constexpr double kOrderedBytes = 64;
constexpr double kOrderedBytesPerColumn = 16;
constexpr double kMib = 1024.0 * 1024.0;
constexpr std::int64_t kEngineMib = 64;

}  // namespace

double bytes_to_order(double rows, std::size_t columns) {
  return rows * (kOrderedBytes + kOrderedBytesPerColumn * static_cast<double>(columns));
}

double Tally::rows_in(std::string_view table) const {
  return static_cast<double>(dataset_.manifest().find(table)->rows);
}

PlannedStep& Tally::add(PlannedStep step) {
  for (const std::string& table : step.reads) rows_read_ += rows_in(table);
  explanation_.steps.push_back(std::move(step));
  return explanation_.steps.back();
}

Done Tally::write(const TableEntry& source, double rows, std::size_t columns) {
  write_rows(rows);
  RENGA_ASSIGN(const std::int64_t bytes, files::size_bytes(dataset_.file_of(source)));
  if (source.rows > 0)
    write_bytes(static_cast<double>(bytes) * rows / static_cast<double>(source.rows) *
                static_cast<double>(columns) / static_cast<double>(source.schema.columns.size()));
  return {};
}

Explanation Tally::finish(std::int64_t memory_limit_mib) {
  explanation_.rows_read = whole(rows_read_);
  explanation_.rows_written = whole(rows_written_);
  explanation_.bytes_written = whole(bytes_written_);
  explanation_.seconds =
      whole(rows_read_ / kReadRowsPerSecond + rows_written_ / kWrittenRowsPerSecond) + 1;
  const double needed = largest_bytes_ / kMib;
  const auto limit = static_cast<double>(memory_limit_mib);
  explanation_.memory_mib = whole(std::min(needed, limit)) + kEngineMib;
  explanation_.spill_mib = whole(std::max(0.0, needed - limit));
  return std::move(explanation_);
}

}  // namespace renga::extract
