#include "ingest/receipt_rows.hpp"

namespace renga::ingest {
namespace {

// 診療識別 may be left blank in at most so many records in a row (記録条件仕様 p.1).
constexpr std::int64_t kMostBlankSections = 98;

std::size_t index_of(const RecordPlan& plan) {
  return static_cast<std::size_t>(&plan - receipt_plans().data());
}

bool becomes_rows(const RecordPlan& plan) {
  return plan.layout->place != Place::head && plan.layout->place != Place::tail;
}

}  // namespace

Result<ReceiptRows> ReceiptRows::open(const SourceFile& file, Intake& intake) {
  std::vector<engine::Appender*> rows;
  for (const RecordPlan& plan : receipt_plans()) {
    rows.push_back(nullptr);
    if (!becomes_rows(plan)) continue;
    RENGA_ASSIGN(rows.back(), intake.tables->rows_of(table_of(plan)));
  }
  return ReceiptRows(file, intake, std::move(rows));
}

ReceiptRows::ReceiptRows(const SourceFile& file, Intake& intake,
                         std::vector<engine::Appender*> rows)
    : file_ordinal_(file.ordinal),
      intake_(&intake),
      rows_(std::move(rows)),
      section_position_(known_plan("SI").position_of("section")),
      receipt_(intake.last_number["receipt"]) {
  for (const RecordPlan& plan : receipt_plans())
    counts_.push_back(&intake.rows[table_of(plan).name]);
  for (const std::string_view column : head_columns())
    head_positions_.push_back(known_plan("IR").position_of(column));
}

void ReceiptRows::keep_head(std::string_view text) {
  head_text_ = text;
  head_.read(known_plan("IR"), head_text_);
}

void ReceiptRows::begin_receipt() {
  receipt_ = ++intake_->last_number["receipt"];
  record_no_ = 1;
  section_.clear();
  blank_sections_ = 0;
}

void ReceiptRows::append_head(engine::Appender& row) const {
  row.integer(file_ordinal_);
  for (const std::size_t position : head_positions_) append(head_.cell(position), row);
}

void ReceiptRows::fill_section(const RecordPlan& plan, const RecordReader& record,
                               std::int64_t line) {
  const Cell& section = record.cell(section_position_);
  if (!section.is_null()) {
    section_.assign(section.text);
    blank_sections_ = 0;
    return;
  }
  ++blank_sections_;
  if (section_.empty() || blank_sections_ > kMostBlankSections)
    intake_->findings->warn({.code = Code::section_unknown,
                             .line = line,
                             .record = plan.layout->record,
                             .column = "section",
                             .field = "診療識別",
                             .limit = kMostBlankSections});
}

void ReceiptRows::store(const RecordPlan& plan, const RecordReader& record, std::int64_t line) {
  const std::size_t index = index_of(plan);
  ++*counts_[index];
  if (rows_[index] == nullptr) return;
  engine::Appender& row = *rows_[index];
  row.integer(receipt_);
  row.integer(record_no_);
  if (plan.layout->place == Place::receipt) append_head(row);
  for (const std::size_t position : plan.stored) append(record.cell(position), row);
  if (plan.fills_section) {
    fill_section(plan, record, line);
    if (section_.empty())
      row.null();
    else
      row.text(section_);
  }
  row.end_row();
}

}  // namespace renga::ingest
