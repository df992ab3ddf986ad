#include "parquet/table_file.hpp"

#include <bit>

namespace renga::parquet {
namespace {

// As many rows a group as other writers take: readers share work by groups.
constexpr std::uint32_t kGroupRows = 122'880;
// Groups of long texts end earlier, so that memory stays bounded.
constexpr std::size_t kGroupTextBytes = std::size_t{32} << 20U;

}  // namespace

TableFile::TableFile(const TableSchema& schema, std::filesystem::path file, Worker* worker)
    : schema_(schema),
      path_(std::move(file)),
      worker_(worker),
      group_(empty_group()),
      file_(path_, std::ios::binary | std::ios::trunc) {
  put(kMagic);
}

std::unique_ptr<RowGroup> TableFile::empty_group() {
  {
    const std::scoped_lock lock(spare_mutex_);
    if (!spare_.empty()) {
      std::unique_ptr<RowGroup> group = std::move(spare_.back());
      spare_.pop_back();
      return group;
    }
  }
  auto group = std::make_unique<RowGroup>();
  for (const Column& column : schema_.columns) group->columns.emplace_back(column);
  return group;
}

void TableFile::integer(std::int64_t value) {
  group_->columns[column_++].put_number(group_->rows, static_cast<std::uint64_t>(value));
}
void TableFile::decimal(double value) {
  group_->columns[column_++].put_number(group_->rows, std::bit_cast<std::uint64_t>(value));
}
void TableFile::text(std::string_view utf8) {
  group_text_bytes_ += utf8.size();
  group_->columns[column_++].put_text(group_->rows, utf8);
}
void TableFile::date(Date value) {
  group_->columns[column_++].put_number(group_->rows,
                                        static_cast<std::uint64_t>(std::int64_t{value.days()}));
}
void TableFile::boolean(bool value) {
  group_->columns[column_++].put_number(group_->rows, value ? 1 : 0);
}

void TableFile::end_row() {
  ensure(column_ == schema_.columns.size(), "a row ended before all of its columns were given");
  column_ = 0;
  ++rows_;
  if (++group_->rows == kGroupRows || group_text_bytes_ > kGroupTextBytes) hand_over();
}

void TableFile::hand_over() {
  group_text_bytes_ = 0;
  if (worker_ == nullptr) {
    write(std::move(group_));
  } else {
    // A job is copied by its container, so the group travels as a plain pointer for a moment.
    worker_->give([this, group = group_.release()] { write(std::unique_ptr<RowGroup>(group)); });
  }
  group_ = empty_group();
}

void TableFile::put(std::string_view bytes) {
  file_.write(bytes.data(), std::ssize(bytes));
  offset_ += std::ssize(bytes);
}

void TableFile::write(std::unique_ptr<RowGroup> group) {
  WrittenGroup written{group->rows, {}};
  for (ColumnBuffer& column : group->columns) {
    written.chunks.emplace_back();
    if (column.values() == 0) continue;
    out_.clear();
    written.chunks.back() = press_.press(column, group->rows, offset_, out_);
    put(out_);
    column.clear();
  }
  written_.push_back(std::move(written));
  group->rows = 0;
  const std::scoped_lock lock(spare_mutex_);
  spare_.push_back(std::move(group));
}

/// Groups in which the column has no value get their chunk now, where it is known to be needed.
void TableFile::fill_absent(std::size_t column) {
  for (WrittenGroup& group : written_) {
    if (group.chunks[column]) continue;
    out_.clear();
    group.chunks[column] = press_.press_absent(group.rows, offset_, out_);
    put(out_);
  }
}

Done TableFile::finish() {
  if (group_->rows > 0) hand_over();
  if (worker_ != nullptr) worker_->drain();
  if (!file_) return fail(failure());
  return {};
}

Error TableFile::failure() const {
  return Error(code::write_failed)
      .with("path", path_.filename().string())
      .with("reason", "the disk did not take the rows");
}

Done TableFile::close(const TableSchema& kept) {
  RENGA_TRY(finish());
  std::vector<GroupEntry> groups(written_.size());
  std::size_t taken = 0;
  for (std::size_t i = 0; i < schema_.columns.size(); ++i) {
    if (kept.find(schema_.columns[i].name) == nullptr) continue;
    fill_absent(i);
    ++taken;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      groups[g].rows = written_[g].rows;
      groups[g].chunks.push_back(*written_[g].chunks[i]);
    }
  }
  ensure(taken == kept.columns.size(), "a column is kept that the table does not have");
  put(footer(kept, groups));
  file_.close();
  if (!file_) return fail(failure());
  return {};
}

}  // namespace renga::parquet
