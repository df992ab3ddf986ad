#include "ingest/table_row.hpp"

#include "ingest/csv_value.hpp"
#include "ingest/errors.hpp"

#include <algorithm>

namespace renga::ingest {

Result<TableRow> TableRow::open(const TableLayout& layout, const SourceFile& file, Intake& intake) {
  RENGA_ASSIGN(Appender * rows, intake.tables->rows_of(table_of(layout)));
  return TableRow(layout, file.ordinal, intake, *rows);
}

TableRow::TableRow(const TableLayout& layout, std::int64_t file_ordinal, Intake& intake,
                   Appender& rows)
    : layout_(&layout),
      file_ordinal_(file_ordinal),
      intake_(&intake),
      last_number_(&intake.last_number[std::string(layout.name)]),
      rows_(&rows),
      texts_(layout.columns.size()),
      lines_(layout.columns.size()),
      cells_(layout.columns.size()) {}

void TableRow::begin(std::int64_t line) {
  last_stored_ = false;
  line_ = line;
  number_ = ++*last_number_;
  for (std::string& text : texts_) text.clear();
  std::ranges::fill(lines_, 0);
}

std::size_t TableRow::position_of(std::string_view column) const {
  const auto found = std::ranges::find(layout_->columns, column, &ColumnLayout::name);
  ensure(found != layout_->columns.end(), "a reader fills a column that its table does not have");
  return static_cast<std::size_t>(found - layout_->columns.begin());
}

void TableRow::put(std::size_t column, std::string_view text) {
  texts_[column] = text;
}

void TableRow::put(std::string_view column, std::string_view text, std::int64_t line) {
  const std::size_t position = position_of(column);
  texts_[position] = text;
  lines_[position] = line;
}

bool TableRow::judge(std::size_t column) {
  const ColumnLayout& layout = layout_->columns[column];
  const std::string_view text = texts_[column];
  cells_[column] = {};
  if (text.empty() && layout.presence != Presence::value) return true;
  const std::optional<Cell> value = text.empty() ? std::nullopt : csv_value(layout, text);
  if (value) {
    cells_[column] = *value;
    return true;
  }
  const Remark remark{.code = text.empty() ? code::field_missing : code::field_bad,
                      .line = lines_[column],
                      .column = layout.name,
                      .field = layout.label,
                      .kind = name_of(layout.type),
                      .expected = csv_form(layout, day_form_)};
  if (!layout.personal_fact) {
    reject(remark);
    return false;
  }
  Remark told = remark;
  told.code = code::value_left_empty;
  told.record = layout_->name;
  if (told.line == 0) told.line = line_;
  intake_->findings->warn(told);
  return true;
}

void TableRow::reject(Remark remark) {
  remark.record = layout_->name;
  if (remark.line == 0) remark.line = line_;
  intake_->findings->reject(remark);
}

void TableRow::warn_of_missing_end() {
  if (!last_stored_) return;
  intake_->findings->warn({.code = code::line_without_end, .line = line_, .record = layout_->name});
}

bool TableRow::store() {
  for (std::size_t column = 0; column < texts_.size(); ++column)
    if (!judge(column)) return false;
  if (stored_ == nullptr) stored_ = &intake_->rows[std::string(layout_->name)];
  ++*stored_;
  if (layout_->numbered) {
    rows_->integer(number_);
    rows_->integer(file_ordinal_);
  }
  for (const Cell& cell : cells_) append(cell, *rows_);
  rows_->end_row();
  last_stored_ = true;
  return true;
}

}  // namespace renga::ingest
