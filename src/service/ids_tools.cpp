#include "service/service.hpp"

namespace renga::service {
namespace {

Result<std::optional<Date>> day_or_nothing(std::string_view text) {
  if (text.empty()) return std::optional<Date>();
  if (const auto day = parse_iso_date(text)) return day;
  return fail(Error(code::field_bad)
                  .with("field", "--valid-from")
                  .with("kind", "date")
                  .with("expected", "YYYY-MM-DD"));
}

}  // namespace

Result<ExplainedIds> explain_ids(const PersonToExplain& person) {
  RENGA_ASSIGN(const std::optional<Date> valid_from, day_or_nothing(person.valid_from));
  ExplainedIds explained;
  explained.normalisation = versioned_name_of(person.normalisation);
  explained.id4 =
      ids::explain_id4(person.kana, person.birth_date, person.sex, person.normalisation);
  if (!person.number.disclose().number.empty())
    explained.id5 = ids::explain_id5(person.number, valid_from);
  if (person.compare.disclose().empty()) return explained;
  explained.id4_compared =
      ids::explain_id4(person.compare, person.birth_date, person.sex, person.normalisation);
  explained.comparison = ids::compare_spellings(person.kana, person.compare);
  return explained;
}

Result<ids::VectorReport> check_id_vectors(const Path& file) {
  return ids::check_vectors(file);
}

Result<std::int64_t> list_ids(const ids::ListOptions& options) {
  return ids::list(options);
}

}  // namespace renga::service
