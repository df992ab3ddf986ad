#include "anonymize/chosen.hpp"

#include "operators/operators.hpp"

#include <array>

namespace renga::anonymize {
namespace {

using operators::integer_within;
using operators::number_within;
using Words = std::string_view;

constexpr std::array kSampleKeys = {Words("share"), Words("persons")};
constexpr std::array kRuleKeys = {Words("what"), Words("column"), Words("values"),
                                  Words("min_persons")};
constexpr std::array<std::pair<bool, Words>, 2> kWhat = {{{false, "record"}, {true, "person"}}};
constexpr double kSmallestShare = 1e-9;
constexpr std::int64_t kMostPersons = 1'000'000'000'000;

/// Of two settings that say the same in two ways, one and only one is given.
Done exactly_one(const Settings& settings, Words one, Words other) {
  if (settings.has(one) && settings.has(other))
    return fail(settings.error(code::key_unknown, other).with("key", other).with("known", one));
  if (settings.has(one) || settings.has(other)) return {};
  return fail(settings.error(code::field_missing, one)
                  .with("field", std::string(one) + " / " + std::string(other)));
}

Result<Sample> read_sample(const Settings& settings) {
  RENGA_TRY(settings.only(kSampleKeys));
  RENGA_TRY(exactly_one(settings, "share", "persons"));
  Sample sample;
  if (settings.has("share")) {
    RENGA_ASSIGN(sample.share, number_within(settings, "share", kSmallestShare, 1));
  } else {
    RENGA_ASSIGN(sample.persons, integer_within(settings, "persons", 1, kMostPersons));
  }
  return sample;
}

Result<SuppressRule> read_rule(const Settings& settings) {
  RENGA_TRY(settings.only(kRuleKeys));
  RENGA_TRY(exactly_one(settings, "values", "min_persons"));
  SuppressRule rule;
  RENGA_ASSIGN(rule.whole_person, settings.choice("what", kWhat));
  RENGA_ASSIGN(rule.column, settings.text("column"));
  rule.where = settings.error(code::column_missing, "column").where();
  if (settings.has("values")) {
    RENGA_ASSIGN(rule.values, settings.texts("values"));
  } else {
    RENGA_ASSIGN(rule.min_persons, integer_within(settings, "min_persons", 2, kMostPersons));
  }
  return rule;
}

std::string stated(const SuppressRule& rule) {
  const std::string what =
      std::string(rule.whole_person ? "person" : "record") + ", " + rule.column;
  if (rule.min_persons) return what + ", min_persons = " + std::to_string(*rule.min_persons);
  return what + ", values = [\"" + join(rule.values, "\", \"") + "\"]";
}

}  // namespace

std::map<std::string, std::string> stated(const Selection& selection) {
  std::map<std::string, std::string> stated_by_name;
  if (selection.sample && selection.sample->share)
    stated_by_name["sample"] = "share = " + operators::written(*selection.sample->share);
  if (selection.sample && selection.sample->persons)
    stated_by_name["sample"] = "persons = " + std::to_string(*selection.sample->persons);
  for (std::size_t i = 0; i < selection.rules.size(); ++i)
    stated_by_name["suppress." + std::to_string(i + 1)] = stated(selection.rules[i]);
  return stated_by_name;
}

Result<Selection> read_selection(const Settings& top) {
  Selection selection;
  if (top.has("sample")) {
    RENGA_ASSIGN(const Settings settings, top.table("sample"));
    RENGA_ASSIGN(selection.sample, read_sample(settings));
  }
  RENGA_ASSIGN(const std::vector<Settings> rules, top.tables("suppress"));
  for (const Settings& settings : rules) {
    RENGA_ASSIGN(SuppressRule rule, read_rule(settings));
    selection.rules.push_back(std::move(rule));
  }
  return selection;
}

}  // namespace renga::anonymize
