#include "ingest/receipt_rows.hpp"

#include "ingest/errors.hpp"

namespace renga::ingest {
namespace {

// 診療識別 may be left blank in at most so many records in a row (記録条件仕様 p.1).
constexpr std::int64_t kMostBlankSections = 98;
constexpr std::size_t kSectionPosition = 1;
// receipt and record_no, and source_file in front of the head's columns.
constexpr std::size_t kKeyColumns = 2;

std::string lower(std::string_view record) {
  std::string lowered;
  for (const char c : record) lowered += static_cast<char>(c - 'A' + 'a');
  return lowered;
}

}  // namespace

std::string_view name_of(Submission submission) {
  constexpr std::array<std::string_view, 3> kNames = {"first", "again", "returned"};
  return kNames[static_cast<std::size_t>(submission)];
}

ReceiptRows::ReceiptRows(const SourceFile& file, Claim claim, Intake& intake)
    : file_ordinal_(file.ordinal),
      claim_(claim),
      first_plan_(receipt_plans(claim).data()),
      tables_(receipt_tables()),
      intake_(&intake),
      rows_(tables_.size(), nullptr),
      last_receipt_(&intake.last_number["receipt"]),
      receipt_(*last_receipt_) {
  intake.claims = static_cast<std::uint8_t>(intake.claims | bit_of(claim));
  for (const RecordPlan& plan : receipt_plans(claim))
    counts_.push_back(plan.layout->rare ? nullptr : &intake.rows[lower(plan.layout->record)]);
}

void ReceiptRows::count(const RecordPlan& plan) {
  std::int64_t*& count = counts_[index_of(plan)];
  // A rare record is told only where it occurs.
  if (count == nullptr) count = &intake_->rows[lower(plan.layout->record)];
  ++*count;
}

std::size_t ReceiptRows::index_of(const RecordPlan& plan) const {
  return static_cast<std::size_t>(&plan - first_plan_);
}

void ReceiptRows::keep_head(const RecordPlan& plan, const RecordReader& record) {
  for (std::size_t i = 0; i < kHeadColumns; ++i) {
    head_[i] = record.cell(plan.position_of(head_columns()[i]));
    // Texts of a record live until the next one.
    head_texts_[i] = head_[i].text;
    head_[i].text = head_texts_[i];
  }
}

void ReceiptRows::begin_receipt(Submission submission) {
  receipt_ = ++*last_receipt_;
  record_no_ = 1;
  submission_ = submission;
  section_.clear();
  blank_sections_ = 0;
}

void ReceiptRows::append_head(Appender& row) const {
  row.integer(file_ordinal_);
  for (const Cell& cell : head_) append(cell, row);
}

void ReceiptRows::fill_section(const RecordPlan& plan, const RecordReader& record,
                               std::int64_t line) {
  const Cell& section = record.cell(kSectionPosition);
  if (!section.is_null()) {
    section_.assign(section.text);
    blank_sections_ = 0;
    return;
  }
  ++blank_sections_;
  if (section_.empty() || blank_sections_ > kMostBlankSections)
    intake_->findings->warn({.code = code::section_unknown,
                             .line = line,
                             .record = plan.layout->record,
                             .column = "section",
                             .field = "診療識別",
                             .limit = kMostBlankSections});
}

Result<Appender*> ReceiptRows::rows_of(std::size_t table) {
  if (rows_[table] == nullptr) {
    RENGA_ASSIGN(rows_[table], intake_->tables->rows_of(receipt_tables()[table].schema));
  }
  return rows_[table];
}

Done ReceiptRows::store(const RecordPlan& plan, const RecordReader& record, std::int64_t line,
                        bool donor) {
  count(plan);
  const std::size_t index = donor && plan.donor_table != 0 ? plan.donor_table : plan.table;
  const ReceiptTable& table = tables_[index];
  RENGA_ASSIGN(Appender* const found, rows_of(index));
  Appender& row = *found;
  row.integer(receipt_);
  row.integer(record_no_);
  std::size_t next = kKeyColumns;
  if (table.carries_head) {
    append_head(row);
    next += 1 + kHeadColumns;
  }
  for (const std::uint8_t position : plan.in_order ? record.present() : std::span(plan.stored)) {
    const Cell& cell = record.cell(position);
    if (cell.is_null()) continue;
    const std::size_t column = plan.fields[position].table_column;
    row.nulls(column - next);
    append(cell, row);
    next = column + 1;
  }
  const std::size_t ends = (table.fills_section ? 1U : 0U) + (table.carries_head ? 2U : 0U);
  row.nulls(table.schema.columns.size() - ends - next);
  if (plan.fills_section) fill_section(plan, record, line);
  if (table.fills_section)
    append(plan.fills_section && !section_.empty() ? Cell::of(std::string_view(section_)) : Cell(),
           row);
  if (table.carries_head) {
    row.text(name_of(claim_));
    row.text(name_of(submission_));
  }
  row.end_row();
  // For every record: `return {}` would first fill the room of an error with zeros.
  Done stored;
  return stored;
}

}  // namespace renga::ingest
