#include "ingest/survey_source.hpp"

#include "formats/formats.hpp"
#include "ingest/errors.hpp"

#include <algorithm>
#include <array>

namespace renga::ingest {
namespace {

constexpr char kTab = '\t';
constexpr std::string_view kNoDay = "00000000";
constexpr std::size_t kFacilityDigits = 9;
constexpr std::size_t kPatientDigits = 10;

// EF統合, D, form 4, and form 1 and H in their long forms, whose payloads at the end may be left
// out.
constexpr std::array kForms = {
    SurveyForm{"ef", 31, 31},
    SurveyForm{"d", 29, 30, "yen_or_points"},
    SurveyForm{"form1", 9, 17},
    SurveyForm{.table = "form4", .fields_min = 5, .fields_max = 5, .sorts_days = true},
    SurveyForm{.table = "h", .fields_min = 9, .fields_max = 29, .patient_field = 2},
};

bool is_digits(std::string_view text, std::size_t length) {
  return text.size() == length &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The column of each field. A shorter form lacks one column in the middle, or the last ones.
std::vector<std::size_t> columns_of(const SurveyForm& form, std::size_t fields) {
  const auto columns = layout_named(form.table).columns;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < columns.size() && order.size() < fields; ++i)
    if (fields == form.fields_max || columns[i].name != form.left_out) order.push_back(i);
  return order;
}

std::string_view trimmed(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::span<const SurveyForm> survey_forms() {
  return kForms;
}

const SurveyForm* survey_form_of(std::string_view first_line) {
  const auto fields = split(trimmed(first_line.substr(0, first_line.find_first_of("\r\n"))), kTab);
  if (!is_digits(fields[0], kFacilityDigits)) return nullptr;
  const auto* found = std::ranges::find_if(kForms, [&](const SurveyForm& form) {
    return fields.size() >= form.fields_min && fields.size() <= form.fields_max &&
           is_digits(fields[form.patient_field], kPatientDigits);
  });
  return found == kForms.end() ? nullptr : found;
}

Result<std::unique_ptr<Source>> SurveySource::open(const SurveyForm& form,
                                                   std::string_view first_line,
                                                   const SourceFile& file, Intake& intake) {
  if (!brings(layout_named(form.table), intake.database))
    return fail(not_a(name_of(intake.database),
                      {"DPC (FF1, FF4, EF, D, H): dpc", "DPC (FF1, FF4, EF, D, H): dpc"}, file));
  RENGA_ASSIGN(TableRow row, TableRow::open(layout_named(form.table), file, intake));
  row.expect_days_as(form.day_form);
  const std::size_t fields = split(first_line.substr(0, first_line.find('\n')), kTab).size();
  return std::make_unique<SurveySource>(form, fields, std::move(row));
}

SurveySource::SurveySource(const SurveyForm& form, std::size_t fields, TableRow row)
    : form_(&form),
      row_(std::move(row)),
      // Forms 1 and H leave out empty payloads line by line, D one column throughout.
      columns_(columns_of(form, form.left_out.empty() ? form.fields_max : fields)),
      fields_min_(form.left_out.empty() ? form.fields_min : columns_.size()),
      to_row_([this](const Line& line) { take_line(line); }) {}

void SurveySource::take_line(const Line& line) {
  row_.begin(line.number);
  const auto limit = static_cast<std::int64_t>(columns_.size());
  if (line.too_long)
    return row_.reject({.code = code::line_too_long, .limit = std::int64_t{kLineLimitBytes}});
  const auto fields = split(line.text, kTab);
  const std::int64_t actual = std::ssize(fields);
  if (fields.size() < fields_min_)
    return row_.reject({.code = code::fields_too_few, .limit = limit, .actual = actual});
  if (fields.size() > columns_.size())
    return row_.reject({.code = code::fields_too_many, .limit = limit, .actual = actual});
  for (std::size_t i = 0; i < fields.size(); ++i) {
    text_.clear();
    if (!formats::append_cp932(trimmed(fields[i]), text_))
      return row_.reject({.code = code::text_broken, .expected = "CP932"});
    const bool is_day = row_.layout().columns[columns_[i]].type == Type::date;
    if (is_day) text_ = text_ == kNoDay ? "" : iso_day(text_);
    row_.put(columns_[i], text_);
  }
  if (form_->sorts_days) sort_days(fields);
  row_.store();
  if (line.end == LineEnd::none) row_.warn_of_missing_end();
}

void SurveySource::sort_days(std::span<const std::string_view> fields) {
  const std::string_view first = trimmed(fields[2]);
  const std::string_view second = trimmed(fields[3]);
  if (first == kNoDay || second == kNoDay) return;
  row_.put("discharge_date", iso_day(std::max(first, second)));
  row_.put("admission_date", iso_day(std::min(first, second)));
}

Done SurveySource::take(std::string_view piece) {
  lines_.take(piece, to_row_);
  return {};
}

Done SurveySource::finish() {
  lines_.finish(to_row_);
  return {};
}

}  // namespace renga::ingest
