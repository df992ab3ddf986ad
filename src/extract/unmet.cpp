#include "extract/unmet.hpp"

#include <algorithm>
#include <array>

namespace renga::extract {
namespace {

using report::Text;

/// A box holds a few lines: of a list, so many codes are named.
constexpr std::size_t kNamedCodes = 3;

Text codes_of(const CodeList& list) {
  const std::size_t named = std::min(kNamedCodes, list.codes.size());
  const std::span<const std::string> first(list.codes.data(), named);
  const std::string rest = std::to_string(list.codes.size() - named);
  if (rest == "0") return {join(first, "、"), join(first, ", ")};
  return {join(first, "、") + " ほか " + rest + " 件",
          join(first, ", ") + " and " + rest + " more"};
}

/// "sy.disease：25*、30*".
Text what_is_asked(const CodeCondition& condition) {
  const std::string column = condition.table + "." + condition.column;
  const Text codes = codes_of(condition.codes);
  return {column + "：" + codes.in(Language::japanese),
          column + ": " + codes.in(Language::english)};
}

Text with_asked(Bilingual words, const CodeCondition& condition) {
  const Text asked = what_is_asked(condition);
  return {std::string(words.japanese) + "（" + asked.in(Language::japanese) + "）",
          std::string(words.english) + " (" + asked.in(Language::english) + ")"};
}

Text of_sex(const Request& request) {
  if (*request.population.sex == "1") return Bilingual{"男性でない", "not a man"};
  return Bilingual{"女性でない", "not a woman"};
}

Text of_age(const Request& request) {
  const AgeRange& age = *request.population.age;
  const std::string from = std::to_string(age.from);
  const std::string until = std::to_string(age.until);
  const bool at_index = request.population.index.has_value();
  return {(at_index ? "起点日に " : "対象期間の初日に ") + from + "～" + until + " 歳でない",
          "not aged " + from + " to " + until +
              (at_index ? " on the index day" : " on the first day of the period")};
}

Text of_period(const Request& /*request*/) {
  return Bilingual{"対象期間に記録がない", "no record in the period"};
}

Text of_index(const Request& request) {
  return with_asked({"起点となる記録がない", "no index event"},
                    request.population.index->condition);
}

Text of_washout(const Request& request) {
  const std::string days = std::to_string(*request.population.washout_days);
  return {"起点日の前 " + days + " 日以内に同じ記録がある",
          "such a record in the " + days + " days before the index day"};
}

Text of_area(const Request& request) {
  return with_asked({"対象地域の記録がない", "no record from the area"}, *request.population.area);
}

Text of_observation(const Request& request) {
  const Window& window = *request.population.observed;
  const std::string before = std::to_string(-window.from);
  const std::string after = std::to_string(window.until);
  return {"起点日の前 " + before + " 日から後 " + after + " 日までを通じた記録がない",
          "records do not reach from " + before + " days before the index day to " + after +
              " days after it"};
}

Text of_limit(const Request& /*request*/) {
  return Bilingual{"高額レセプト", "points at or above the limit"};
}

Text of_draw(const Request& /*request*/) {
  return Bilingual{"抽出されなかった", "not drawn"};
}

struct Reason {
  std::string_view step;
  Text (*text)(const Request&);
};

constexpr auto kReasons = std::to_array<Reason>({
    {"sex", &of_sex},
    {"age", &of_age},
    {"period", &of_period},
    {"index", &of_index},
    {"washout", &of_washout},
    {"area", &of_area},
    {"observed", &of_observation},
    {"below_limit", &of_limit},
    {"sampled", &of_draw},
});

/// The condition of a step like include_2, of one of the two lists.
const CodeCondition* condition_of(std::string_view step, std::string_view list,
                                  const std::vector<CodeCondition>& conditions) {
  if (!step.starts_with(list)) return nullptr;
  const auto position = parse_integer(step.substr(list.size()));
  if (!position || *position < 1 || *position > std::ssize(conditions)) return nullptr;
  return &conditions[static_cast<std::size_t>(*position - 1)];
}

/// In which days an inclusion or exclusion looks, and how often it asks for a record.
Text narrowed(Text text, const CodeCondition& condition) {
  std::string japanese = text.in(Language::japanese);
  std::string english = text.in(Language::english);
  if (condition.window) {
    const std::string from = std::to_string(condition.window->from);
    const std::string until = std::to_string(condition.window->until);
    japanese += "、起点日から " + from + "～" + until + " 日";
    english += ", " + from + " to " + until + " days from the index day";
  }
  if (condition.at_least > 1) {
    const std::string days = std::to_string(condition.at_least);
    japanese += "、" + days + " 日以上";
    english += ", on " + days + " days or more";
  }
  return {japanese, english};
}

}  // namespace

Text unmet_condition(const Request& request, std::string_view step) {
  const Population& population = request.population;
  if (const auto* condition = condition_of(step, "include_", population.include))
    return narrowed(with_asked({"選択条件の記録がない", "no record of the inclusion"}, *condition),
                    *condition);
  if (const auto* condition = condition_of(step, "exclude_", population.exclude))
    return narrowed(with_asked({"除外条件の記録がある", "a record of the exclusion"}, *condition),
                    *condition);
  const auto* found = std::ranges::find(kReasons, step, &Reason::step);
  ensure(found != kReasons.end(), "a step of the population whose condition has no words");
  return found->text(request);
}

}  // namespace renga::extract
