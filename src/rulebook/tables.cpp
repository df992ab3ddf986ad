#include "rulebook/tables.hpp"

#include <algorithm>
#include <array>

namespace renga::rulebook {
namespace {

Error none(const RulebookSet& rules, std::string_view what) {
  std::vector<std::string> names;
  for (const Rulebook* book : rules.books()) names.push_back(book->name);
  return Error(code::rule_unknown).with("rulebook", join(names, ", ")).with("rule_name", what);
}

/// The one entry of a list for which a predicate holds.
template <typename Holds>
Result<const Entry*> only(const RulebookSet& rules, const std::vector<const Entry*>& entries,
                          std::string_view what, Holds holds) {
  const Entry* found = nullptr;
  for (const Entry* entry : entries) {
    if (!holds(*entry)) continue;
    if (found) return fail(none(rules, what));
    found = entry;
  }
  if (!found) return fail(none(rules, what));
  return found;
}

auto has(std::string_view key, std::string_view word) {
  return [=](const Entry& entry) { return entry.text_or(key, "") == word; };
}

Result<Ban> ban_for_delay(const Measure& measure) {
  if (!measure.due) return fail(Error(code::field_missing).rule("VIO-02").with("field", "due"));
  if (!measure.done) return Ban{measure.found, std::nullopt};
  const std::int32_t late = std::max(0, measure.done->days() - measure.due->days());
  return Ban{measure.found, measure.done->plus_days(late)};
}

Error months_outside(const Entry& violation) {
  const std::string range =
      to_text(violation.value<std::int64_t>("months_min"), Language::english) + "-" +
      to_text(violation.value<std::int64_t>("months_max"), Language::english);
  return Error(code::value_out_of_range)
      .rule(violation.id)
      .with("field", "months")
      .with("range", range);
}

Result<Ban> ban_for_months(const Entry& violation, const Measure& measure) {
  if (!measure.months) {
    if (violation.flag("unlimited")) return Ban{measure.found, std::nullopt};
    return fail(months_outside(violation));
  }
  const std::int64_t months = *measure.months;
  if (months < violation.value<std::int64_t>("months_min") ||
      months > violation.value<std::int64_t>("months_max"))
    return fail(months_outside(violation));
  return Ban{measure.found, month_period_end(measure.found, static_cast<int>(months))};
}

}  // namespace

Result<const Entry*> committee_for(const RulebookSet& rules, std::vector<std::string> databases) {
  std::ranges::sort(databases);
  return only(rules, rules.entries("committee", {}), "committee: " + join(databases, ", "),
              [&](const Entry& entry) {
                auto named = entry.value<std::vector<std::string>>("databases");
                std::ranges::sort(named);
                return named == databases;
              });
}

Result<const Entry*> use_period(const RulebookSet& rules, std::string_view key,
                                const Facts& facts) {
  return only(rules, rules.entries("period", facts), "period: " + std::string(key),
              has("key", key));
}

std::vector<const Entry*> required_fields(const RulebookSet& rules, const Facts& facts) {
  std::vector<const Entry*> fields = rules.entries("field", facts);
  std::erase_if(fields, [](const Entry* field) { return field->flag("optional"); });
  return fields;
}

std::vector<const Entry*> criteria(const RulebookSet& rules, std::string_view body,
                                   const Facts& facts) {
  std::vector<const Entry*> all = rules.entries("criterion", facts);
  std::erase_if(all, [&](const Entry* entry) { return entry->text_or("body", "") != body; });
  std::ranges::stable_sort(all, {},
                           [](const Entry* entry) { return entry->value<std::int64_t>("group"); });
  return all;
}

Result<const Entry*> outcome(const RulebookSet& rules, std::string_view body,
                             std::string_view class_name) {
  return only(
      rules, rules.entries("outcome", {}),
      "outcome: " + std::string(body) + ", " + std::string(class_name), [&](const Entry& entry) {
        return entry.text_or("body", "") == body && entry.text_or("class", "") == class_name;
      });
}

Result<const Entry*> change_rule(const RulebookSet& rules, std::string_view key) {
  const std::vector<const Entry*> changes = rules.entries("change", {});
  const auto named = std::ranges::find_if(
      changes, [&](const Entry* entry) { return entry->text_or("key", "") == key; });
  if (named != changes.end()) return *named;
  return only(rules, changes, "change: other", has("key", "other"));
}

Result<const Entry*> next_deadline(const RulebookSet& rules, std::string_view database, Date day) {
  const Entry* next = nullptr;
  for (const Entry* entry : rules.entries("deadline", {})) {
    if (entry->text_or("database", "") != database || entry->value<Date>("by") < day) continue;
    if (!next || entry->value<Date>("by") < next->value<Date>("by")) next = entry;
  }
  if (!next) return fail(none(rules, "deadline: " + std::string(database)));
  return next;
}

Result<const Entry*> clock(const RulebookSet& rules, std::string_view key, const Facts& facts) {
  return only(rules, rules.entries("clock", facts), "clock: " + std::string(key), has("key", key));
}

Result<std::optional<Date>> due_date(const Entry& clock, Date event) {
  const auto* amount = clock.find<std::int64_t>("amount");
  if (!amount) return std::optional<Date>();
  const int count = static_cast<int>(*amount);
  const std::string unit = clock.text_or("unit", "");
  if (unit == "days") return std::optional(event.plus_days(count));
  if (unit == "months")
    return std::optional(count < 0 ? months_before(event, -count) : months_after(event, count));
  RENGA_ASSIGN(const Date due, plus_business_days(event, count));
  return std::optional(due);
}

bool exempt_from_fees(const RulebookSet& rules, std::span<const std::string> classes,
                      const Facts& facts) {
  const std::vector<const Entry*> exemptions = rules.entries("exemption", facts);
  const auto is_exempt = [&](const std::string& class_name) {
    return std::ranges::any_of(
        exemptions, [&](const Entry* entry) { return entry->text_or("class", "") == class_name; });
  };
  return !classes.empty() && std::ranges::all_of(classes, is_exempt);
}

std::int64_t fee_yen(std::int64_t yen_per_started_hour, std::int64_t minutes) {
  constexpr std::int64_t hour = 60;
  return (minutes + hour - 1) / hour * yen_per_started_hour;
}

Result<Ban> ban_of(const Entry& violation, const Measure& measure) {
  const std::string computed = violation.text_or("computed", "");
  if (computed == "until_done_plus_delay") return ban_for_delay(measure);
  if (computed == "as_similar_row")
    return fail(Error(code::rule_unknown)
                    .rule(violation.id)
                    .with("rulebook", violation.cite)
                    .with("rule_name", "months: that of the similar row"));
  return ban_for_months(violation, measure);
}

Result<const Entry*> violation(const RulebookSet& rules, std::string_view key, const Facts& facts) {
  return only(rules, rules.entries("violation", facts), "violation: " + std::string(key),
              has("key", key));
}

Result<Composition> board_composition(const RulebookSet& rules) {
  using Member = std::int64_t Composition::*;
  constexpr auto counts = std::to_array<std::pair<std::string_view, Member>>({
      {"board.members_min", &Composition::members_min},
      {"board.sexes_min", &Composition::sexes_min},
      {"board.natural_science_min", &Composition::natural_science_min},
      {"board.humanities_min", &Composition::humanities_min},
      {"board.lay_min", &Composition::lay_min},
      {"board.outside_min", &Composition::outside_min},
      {"board.business_staff_max", &Composition::business_staff_max},
  });
  Composition composition;
  for (const auto& [what, member] : counts) {
    RENGA_ASSIGN(composition.*member, rules.number(what));
  }
  RENGA_ASSIGN(composition.kinds_combined, rules.flag("board.kinds_combined"));
  return composition;
}

}  // namespace renga::rulebook
