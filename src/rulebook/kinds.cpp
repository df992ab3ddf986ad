#include "rulebook/kinds.hpp"

#include "base/base.hpp"

#include <algorithm>
#include <array>

namespace renga::rulebook {
namespace {

constexpr auto kKinds = std::to_array<KindRow>({
    {"term", {"用語", "term"}},
    {"duty", {"義務・権限", "duty"}},
    {"value", {"値", "value"}},
    {"note", {"説明", "note"}},
    {"linkage", {"連結の相手", "linkage"}},
    {"role", {"役割", "role"}},
    {"applicant_class", {"提供申出者の区分", "class of applicants"}},
    {"subsidy", {"補助金等", "subsidy"}},
    {"purpose", {"利用目的", "purpose"}},
    {"bar", {"欠格事由", "disqualification"}},
    {"step", {"手続", "step"}},
    {"deadline", {"締切", "deadline"}},
    {"field", {"申出書の記載事項", "field of the application"}},
    {"document", {"書類", "document"}},
    {"part", {"書類の記載事項", "part of a document"}},
    {"committee", {"審査主体", "judging body"}},
    {"criterion", {"審査基準", "review criterion"}},
    {"code_release", {"コード提供の例外", "release of codes"}},
    {"outcome", {"審査結果", "outcome"}},
    {"exemption", {"手数料の免除", "exemption from fees"}},
    {"exemption_condition", {"免除の条件", "condition of exemption"}},
    {"period", {"利用期間", "use period"}},
    {"clock", {"期限", "clock"}},
    {"change", {"変更", "change"}},
    {"measure", {"安全管理措置", "security measure"}},
    {"violation", {"違反", "violation"}},
    {"sanction", {"措置", "measure against a violation"}},
    {"moved", {"移動", "moved"}},
});

constexpr std::string_view kActors =
    "holder producer fund minister office window extractor board committee applicant contact agent "
    "handler manager_in_charge";
constexpr std::string_view kDatabases = "ndb kaigo dpc jisedai idb";
constexpr std::string_view kForces = "must must_not should may";
constexpr std::string_view kChannels = "email post registered_post_or_in_person";
constexpr std::string_view kFieldTypes =
    "text long_text number flag choice list document person organisation period schedule";
constexpr std::string_view kEvents =
    "consultation_deadline delivery demand fee_told no_longer_needed planned_period publication "
    "purpose_impossible safety_change use_end use_start";
constexpr std::string_view kHaste =
    "at_once promptly without_delay at_end after_end before when_asked in_time_before "
    "consultation_deadline_before consultation_deadline by_date_published next_date";
constexpr std::string_view kParts =
    "scope organisational human physical technical other carry_out end";
constexpr std::string_view kNexts =
    "provision new_application review_again later_committee secretariat_decides chair_directs";

using enum ValueKind;

// Every key of every kind but the shared ones (RBK-10).
constexpr auto kKeys = std::to_array<KeyRow>({
    {"term", "code", text, true, ""},
    {"duty", "actor", text, true, kActors},
    {"duty", "force", text, true, kForces},
    {"duty", "to", text, false, kActors},
    {"duty", "clock", text, false, kHaste},
    {"duty", "channel", text, false, kChannels},
    {"duty", "per", text, false, "place delivery publication"},
    {"value", "what", text, true, ""},
    {"value", "number", integer, false, ""},
    {"value", "unit", text, false, ""},
    {"value", "flag", flag, false, ""},
    {"value", "word", text, false, ""},
    {"value", "words", texts, false, ""},
    {"value", "date", date, false, ""},
    {"value", "force", text, false, kForces},
    {"value", "channel", text, false, kChannels},
    {"value", "needs", texts, false, ""},
    {"linkage", "database", text, true, kDatabases},
    {"linkage", "links", texts, true, kDatabases},
    {"role", "actor", text, true, kActors},
    {"applicant_class", "class", text, true, "public corporate individual"},
    {"applicant_class", "needs", text, false, "subsidy"},
    {"subsidy", "source", text, true, ""},
    {"purpose", "class", text, true, "any public corporate linked"},
    {"purpose", "key", text, true, ""},
    {"bar", "reason", text, true, ""},
    {"bar", "who", texts, true, kActors},
    {"bar", "years", integer, false, ""},
    {"step", "flow", text, true, "A B C D"},
    {"step", "order", integer, true, ""},
    {"step", "actor", texts, true, kActors},
    {"step", "key", text, true, ""},
    {"step", "next", text, false, "A B C D"},
    {"step", "channel", text, false, kChannels},
    {"step", "exceptional", flag, false, ""},
    {"deadline", "database", text, true, kDatabases},
    {"deadline", "by", date, true, ""},
    {"deadline", "review", text, true, ""},
    {"field", "item", text, false, ""},
    {"field", "key", text, true, ""},
    {"field", "type", text, true, kFieldTypes},
    {"field", "choices", texts, false, ""},
    {"field", "needs", texts, false, ""},
    {"field", "pattern", text, false, ""},
    {"field", "age_months_max", integer, false, ""},
    {"field", "optional", flag, false, ""},
    {"document", "key", text, true, ""},
    {"document", "by", texts, true, kActors},
    {"document", "to", text, false, kActors},
    {"document", "form", text, false, ""},
    {"document", "format", text, false, "free"},
    {"document", "per", text, false, "place delivery publication"},
    {"document", "count", integer, false, ""},
    {"part", "document", text, true, ""},
    {"part", "order", integer, true, ""},
    {"part", "key", text, true, ""},
    {"committee", "databases", texts, true, kDatabases},
    {"committee", "body", text, true,
     "committee_medical committee_care committee_joint committee_joint_sitting"},
    {"criterion", "body", text, true, "board committee"},
    {"criterion", "group", integer, true, ""},
    {"criterion", "purpose", text, false, ""},
    {"criterion", "refused", texts, false, ""},
    {"criterion", "checks", texts, false, ""},
    {"criterion", "partly_skipped", text, false, ""},
    {"code_release", "of", text, true, ""},
    {"code_release", "order", integer, true, ""},
    {"code_release", "needs_all", flag, true, ""},
    {"outcome", "body", text, true, "board committee"},
    {"outcome", "class", text, true, ""},
    {"outcome", "decision", text, true, "approved refused open withdrawn"},
    {"outcome", "next", text, true, kNexts},
    {"outcome", "papers_to", text, false, "none board secretariat"},
    {"outcome", "checked_by", text, false, "named_member secretariat_and_chair"},
    {"outcome", "effective", text, false, "papers_accepted"},
    {"outcome", "reported_to", text, false, kActors},
    {"exemption", "class", text, true, ""},
    {"exemption", "order", integer, true, ""},
    {"exemption", "all_applicants", flag, true, ""},
    {"exemption_condition", "order", integer, true, ""},
    {"exemption_condition", "key", text, true, ""},
    {"period", "key", text, true, "cap cap_linked carried_out"},
    {"period", "months", integer, true, ""},
    {"period", "start", text, false, "first_use carry_out dispatch"},
    {"clock", "key", text, true, ""},
    {"clock", "event", text, true, kEvents},
    {"clock", "actor", text, true, kActors},
    {"clock", "word", text, false, kHaste},
    {"clock", "amount", integer, false, ""},
    {"clock", "unit", text, false, "days business_days months"},
    {"clock", "channel", text, false, kChannels},
    {"clock", "per", text, false, "place delivery publication"},
    {"clock", "objects", texts, false, ""},
    {"change", "key", text, true, ""},
    {"change", "handling", text, true, "notice review new_application"},
    {"change", "needs", texts, false, ""},
    {"measure", "part", text, true, kParts},
    {"measure", "force", text, true, kForces},
    {"measure", "lighter", text, false, "procedure_only"},
    {"measure", "to", text, false, kActors},
    {"measure", "items", integer, false, ""},
    {"violation", "key", text, true, ""},
    {"violation", "months_min", integer, false, ""},
    {"violation", "months_max", integer, false, ""},
    {"violation", "unlimited", flag, false, ""},
    {"violation", "computed", text, false, "until_done_plus_delay as_similar_row"},
    {"violation", "profit_paid", flag, false, ""},
    {"sanction", "order", integer, true, ""},
    {"sanction", "key", text, true, ""},
});

constexpr auto kFactRows = std::to_array<FactRow>({
    {"data", "special_extraction aggregate_table sampling_dataset trial_dataset"},
    {"place", "own hic onsite onsite_i onsite_ii"},
    {"medium", "hdd disc"},
    {"applicant", "public corporate individual"},
    {"database", kDatabases},
    {"linked", "yes"},
    {"outsourcing", "yes"},
    {"agent", "yes"},
    {"exemption", "yes"},
    {"area", "municipality"},
    {"ethics", "pending"},
    {"stage", "approved reextraction"},
    {"use", "public_policy"},
});

constexpr auto kStatedValues = std::to_array<StatedValue>({
#define RENGA_STATED_VALUE(name, key, unit) {name, key, unit},
#include "rulebook/stated_values.def"
#undef RENGA_STATED_VALUE
});

}  // namespace

std::span<const KindRow> kinds() {
  return kKinds;
}
std::span<const KeyRow> keys() {
  return kKeys;
}
std::span<const StatedValue> stated_values() {
  return kStatedValues;
}
std::span<const FactRow> fact_rows() {
  return kFactRows;
}

const KindRow* find_kind(std::string_view name) {
  const auto* found = std::ranges::find(kKinds, name, &KindRow::name);
  return found == kKinds.end() ? nullptr : found;
}

const StatedValue* find_stated_value(std::string_view name) {
  const auto* found = std::ranges::find(kStatedValues, name, &StatedValue::name);
  return found == kStatedValues.end() ? nullptr : found;
}

bool holds_word(std::string_view words, std::string_view word) {
  const std::vector<std::string_view> known = split(words, ' ');
  return std::ranges::find(known, word) != known.end();
}

bool is_fact(std::string_view fact) {
  const std::size_t colon = fact.find(':');
  if (colon == std::string_view::npos) return false;
  const auto* row = std::ranges::find(kFactRows, fact.substr(0, colon), &FactRow::name);
  return row != kFactRows.end() && holds_word(row->words, fact.substr(colon + 1));
}

}  // namespace renga::rulebook
