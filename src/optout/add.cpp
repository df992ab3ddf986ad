#include "optout/errors.hpp"
#include "optout/optout.hpp"

#include <algorithm>
#include <array>

namespace renga::optout {
namespace {

constexpr std::array<std::string_view, 9> kColumns = {"name_kana", "birth_date", "sex",
                                                      "insurer",   "symbol",     "number",
                                                      "branch",    "refused_on", "notice"};
constexpr std::size_t kRefusedOn = 7;
constexpr std::size_t kNotice = 8;

Error at(Error error, const std::string& file, std::int64_t line, std::string_view column) {
  return std::move(error).at({file, line, std::string(column)}).rule("OPT-3");
}

Done check_header(const CsvRecord& header, const std::string& file) {
  for (std::size_t i = 0; i < kColumns.size(); ++i)
    if (header.fields.size() <= i || header.fields[i] != kColumns[i])
      return fail(at(Error(code::column_missing), file, 1, kColumns[i])
                      .with("column", kColumns[i])
                      .with("columns", join(header.fields, ", ")));
  return {};
}

Result<Refusal> refusal_of(const CsvRecord& record, const Marker& marker, const std::string& file) {
  if (record.fields.size() != kColumns.size())
    return fail(at(Error(code::fields_too_few), file, record.line, "")
                    .with("limit", std::ssize(kColumns))
                    .with("actual", std::ssize(record.fields)));
  const auto& f = record.fields;
  if (!parse_iso_date(f[kRefusedOn]))
    return fail(at(Error(code::field_bad), file, record.line, kColumns[kRefusedOn])
                    .with("field", "refused_on")
                    .with("kind", "date")
                    .with("expected", "YYYY-MM-DD"));
  if (f[kNotice].empty())
    return fail(at(Error(code::field_missing), file, record.line, kColumns[kNotice])
                    .with("field", "notice"));
  const Marks marks = marker.marks_of({f[0], f[1], f[2], f[3], f[4], f[5], f[6]});
  if (marks.name.empty() && marks.number.empty())
    return fail(at(Error(code::identifiers_missing), file, record.line, ""));
  return Refusal{marks, f[kRefusedOn], f[kNotice]};
}

bool is_in(const Register& refusals, const Refusal& refusal) {
  return std::ranges::any_of(refusals.refusals, [&](const Refusal& known) {
    return known.marks.name == refusal.marks.name && known.marks.number == refusal.marks.number &&
           known.marks.branch == refusal.marks.branch;
  });
}

}  // namespace

Result<std::int64_t> add(const std::filesystem::path& register_file,
                         const std::filesystem::path& people, const NormalForms& forms) {
  Register refusals = new_register();
  if (std::filesystem::exists(register_file)) {
    RENGA_ASSIGN(refusals, read_register(register_file));
  }
  const std::string name = people.filename().string();
  RENGA_ASSIGN(const std::string text, files::read_small(people));
  if (!is_utf8(text))
    return fail(at(Error(code::file_not_claimed_format), name, 0, "")
                    .with("format", "CSV")
                    .with("reason_ja", "UTF-8 でない")
                    .with("reason_en", "not UTF-8"));
  RENGA_ASSIGN(const std::vector<CsvRecord> records, parse_csv(text));
  if (records.empty()) return fail(Error(code::nothing_to_read));
  RENGA_TRY(check_header(records[0], name));
  const Marker marker(refusals.secret_hex, forms);
  std::int64_t added = 0;
  for (const CsvRecord& record : std::span(records).subspan(1)) {
    RENGA_ASSIGN(Refusal refusal, refusal_of(record, marker, name));
    if (is_in(refusals, refusal)) continue;
    refusals.refusals.push_back(std::move(refusal));
    ++added;
  }
  RENGA_TRY(write_register(refusals, register_file));
  return added;
}

}  // namespace renga::optout
