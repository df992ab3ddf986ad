#include "ingest/receipt_plan.hpp"

#include <array>

namespace renga::ingest {
namespace {

constexpr std::array<std::string_view, 5> kHeadColumns = {"payer_body", "prefecture", "fee_table",
                                                          "institution", "claim_month"};

std::string numbered(std::string_view pattern, std::size_t number) {
  const std::size_t mark = pattern.find('#');
  if (mark == std::string_view::npos) return std::string(pattern);
  return std::string(pattern.substr(0, mark)) + std::to_string(number) +
         std::string(pattern.substr(mark + 1));
}

RecordPlan plan_for(const Layout& layout) {
  RecordPlan plan{&layout, {{}}, {}, false};
  for (const Field& field : layout.fields)
    for (std::size_t i = 0; i < field.traits.repeat; ++i) {
      const std::size_t number = field.traits.first + i;
      plan.fields.push_back(
          {&field, numbered(field.column, number), numbered(field.label, number)});
    }
  for (std::size_t i = 1; i < plan.fields.size(); ++i) {
    if (!plan.fields[i].column.empty()) plan.stored.push_back(i);
    if (plan.fields[i].column == "section") plan.fills_section = true;
  }
  return plan;
}

Column column_of(const PlannedField& field) {
  const Traits& traits = field.field->traits;
  return {field.column, field.field->type, traits.role, field.label, std::string(traits.unit)};
}

void append_head_columns(std::vector<Column>& columns) {
  const RecordPlan& head = known_plan("IR");
  columns.push_back({"source_file", Type::integer, Role::plain, "入力ファイルの番号", ""});
  for (const std::string_view name : kHeadColumns)
    columns.push_back(column_of(head.fields[head.position_of(name)]));
}

std::string lower(std::string_view text) {
  std::string lowered;
  for (const char c : text) lowered += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return lowered;
}

}  // namespace

std::size_t RecordPlan::position_of(std::string_view column) const {
  for (std::size_t i = 1; i < fields.size(); ++i)
    if (fields[i].column == column) return i;
  bug("a column is asked of a record that does not have it");
}

const std::vector<RecordPlan>& receipt_plans() {
  static const std::vector<RecordPlan> plans = [] {
    std::vector<RecordPlan> made;
    for (const Layout& layout : receipt_layouts()) made.push_back(plan_for(layout));
    return made;
  }();
  return plans;
}

const RecordPlan* plan_of(std::string_view record) {
  for (const RecordPlan& plan : receipt_plans())
    if (plan.layout->record == record) return &plan;
  return nullptr;
}

const RecordPlan& known_plan(std::string_view record) {
  const RecordPlan* plan = plan_of(record);
  ensure(plan != nullptr, "a record kind is asked that the layout does not have");
  return *plan;
}

std::span<const std::string_view> head_columns() {
  return kHeadColumns;
}

TableSchema table_of(const RecordPlan& plan) {
  TableSchema schema{lower(plan.layout->record), {}};
  schema.columns.push_back({"receipt", Type::integer, Role::key, "レセプトの通し番号", ""});
  schema.columns.push_back({"record_no", Type::integer, Role::key, "レセプト内の位置", ""});
  if (plan.layout->place == Place::receipt) append_head_columns(schema.columns);
  for (const std::size_t position : plan.stored)
    schema.columns.push_back(column_of(plan.fields[position]));
  if (plan.fills_section)
    schema.columns.push_back(
        {"section_filled", Type::code, Role::plain, "診療識別（省略を補ったもの）", ""});
  return schema;
}

}  // namespace renga::ingest
