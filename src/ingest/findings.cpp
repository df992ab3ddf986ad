#include "ingest/findings.hpp"

#include "ingest/errors.hpp"

#include <array>

namespace renga::ingest {
namespace {

struct RuleOfCode {
  Code code;
  std::string_view rule;
};

// The sentence of docs/spec/ingest.md behind each kind of finding.
constexpr std::array kRules = {
    RuleOfCode{code::line_end_wrong, "ING-6"},
    RuleOfCode{code::end_mark_missing, "ING-7"},
    RuleOfCode{code::line_too_long, "ING-8"},
    RuleOfCode{code::text_broken, "ING-9"},
    RuleOfCode{code::record_kind_unknown, "ING-10"},
    RuleOfCode{code::fields_too_many, "ING-11"},
    RuleOfCode{code::fields_too_few, "ING-11"},
    RuleOfCode{code::field_bad, "ING-12"},
    RuleOfCode{code::field_missing, "ING-12"},
    RuleOfCode{code::value_left_empty, "ING-12"},
    RuleOfCode{code::number_form_wrong, "ING-13"},
    RuleOfCode{code::date_in_wareki, "ING-14"},
    RuleOfCode{code::value_length_wrong, "ING-15"},
    RuleOfCode{code::value_characters_wrong, "ING-15"},
    RuleOfCode{code::spaces_wrong, "ING-15"},
    RuleOfCode{code::value_unknown, "ING-16"},
    RuleOfCode{code::record_out_of_place, "ING-17"},
    RuleOfCode{code::record_moved, "ING-62"},
    RuleOfCode{code::head_repeated, "ING-64"},
    RuleOfCode{code::volumes_incomplete, "ING-65"},
    RuleOfCode{code::history_passed_over, "ING-66"},
    RuleOfCode{code::record_fields_unknown, "ING-67"},
    RuleOfCode{code::receipt_set_aside, "ING-18"},
    RuleOfCode{code::receipt_number_gap, "ING-19"},
    RuleOfCode{code::section_unknown, "ING-21"},
    RuleOfCode{code::receipt_records_wrong, "ING-22"},
    RuleOfCode{code::birth_after_care, "ING-23"},
    RuleOfCode{code::unit_open, "ING-24"},
    RuleOfCode{code::receipt_disagrees, "ING-25"},
    RuleOfCode{code::file_disagrees, "ING-26"},
    RuleOfCode{code::closing_record_missing, "ING-26"},
    RuleOfCode{code::column_ignored, "ING-31"},
    RuleOfCode{code::markup_broken, "ING-202"},
    RuleOfCode{code::markup_refused, "ING-202"},
    RuleOfCode{code::item_unknown, "ING-207"},
    RuleOfCode{code::unit_wrong, "ING-208"},
    RuleOfCode{code::kind_not_read, "ING-210"},
    RuleOfCode{code::subject_missing, "ING-211"},
    RuleOfCode{code::json_line_broken, "ING-212"},
    RuleOfCode{code::line_without_end, "ING-245"},
};

std::string_view rule_of(Code code) {
  for (const RuleOfCode& row : kRules)
    if (row.code == code) return row.rule;
  bug("a finding without a sentence in the specification");
}

}  // namespace

const TableSchema& rejected_schema() {
  static const TableSchema schema{"rejected",
                                  {{"file", Type::text, Role::plain, "ファイル", ""},
                                   {"line", Type::integer, Role::plain, "行", ""},
                                   {"record", Type::code, Role::plain, "レコード", ""},
                                   {"column", Type::code, Role::plain, "列", ""},
                                   {"code", Type::code, Role::plain, "理由コード", ""},
                                   {"rule", Type::code, Role::plain, "規則", ""},
                                   {"reason", Type::text, Role::plain, "理由", ""},
                                   {"reason_en", Type::text, Role::plain, "理由（英語）", ""}}};
  return schema;
}

Error Findings::error_of(const Remark& remark) const {
  return Error(remark.code)
      .at({file_, remark.line, std::string(remark.column)})
      .rule(rule_of(remark.code))
      .with("record", remark.record)
      .with("field", remark.field)
      .with("kind", remark.kind)
      .with("expected", remark.expected)
      .with("known", remark.expected)
      .with("limit", remark.limit)
      .with("actual", remark.actual);
}

void Findings::keep(Severity severity, const Remark& remark) {
  ++counts_[remark.code];
  if (kept_.size() < kKeptFindings) kept_.push_back({severity, error_of(remark)});
}

void Findings::warn(const Remark& remark) {
  ++warnings_;
  keep(Severity::warning, remark);
}

void Findings::reject(const Remark& remark) {
  ++rejected_records_;
  keep(Severity::rejected, remark);
  // The place has columns of its own here, so the reason does not repeat it.
  const Error reason = error_of(remark).at({}).rule({});
  rejected_->text(file_);
  rejected_->integer(remark.line);
  rejected_->text(remark.record);
  rejected_->text(remark.column);
  rejected_->text(error_row(remark.code).name);
  rejected_->text(rule_of(remark.code));
  rejected_->text(reason.message(Language::japanese));
  rejected_->text(reason.message(Language::english));
  rejected_->end_row();
}

std::map<std::string, std::int64_t> Findings::counts() const {
  std::map<std::string, std::int64_t> named;
  for (const auto& [code, count] : counts_) named[std::string(error_row(code).name)] = count;
  return named;
}

}  // namespace renga::ingest
