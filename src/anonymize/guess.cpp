#include "anonymize/guess.hpp"

#include "operators/operators.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>
#include <vector>

namespace renga::anonymize {
namespace {

using signs::Sign;
using Words = std::string_view;

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lowered;
}

/// Parts of names that say a kind, and whole names that do.
struct Hint {
  std::span<const Words> parts;
  std::span<const Words> names;

  bool given_by(std::string_view text) const {
    const std::string name = lower(text);
    const auto is_part = [&name](Words part) { return name.find(part) != std::string::npos; };
    return std::ranges::any_of(parts, is_part) || std::ranges::find(names, name) != names.end();
  }
  bool given_by(const Column& column) const {
    return given_by(std::string_view(column.name)) ||
           (!column.label.empty() && given_by(std::string_view(column.label)));
  }
};

constexpr std::array kPersonParts = {Words("患者id"),     Words("患者番号"),  Words("個人id"),
                                     Words("patient_id"), Words("person_id"), Words("subject_id")};
constexpr std::array kPersonNames = {Words("id"), Words("person"), Words("patient"),
                                     Words("subject"), Words("pid")};
constexpr Hint kPersonHint{kPersonParts, kPersonNames};

constexpr std::array kSexParts = {Words("性別"), Words("gender")};
constexpr std::array kSexNames = {Words("sex")};
constexpr std::array kAgeParts = {Words("年齢")};
constexpr std::array kAgeNames = {Words("age")};
constexpr std::array kAreaParts = {Words("都道府県"), Words("市区町村"), Words("二次医療圏"),
                                   Words("prefecture"), Words("municipality")};
constexpr std::array kAreaNames = {Words("area"), Words("region"), Words("city")};
constexpr std::array kBodyParts = {Words("体重"), Words("身長"), Words("weight"), Words("height")};
constexpr std::array kBodyNames = {Words("bmi")};
constexpr std::array kDiseaseParts = {Words("病名"),  Words("傷病"),    Words("疾患"),
                                      Words("icd10"), Words("disease"), Words("diagnos")};
constexpr std::array kTreatmentParts = {Words("医薬品"), Words("薬剤"),     Words("診療行為"),
                                        Words("検査"),   Words("drug"),     Words("procedure"),
                                        Words("hba1c"),  Words("血圧"),     Words("濃度"),
                                        Words("点数"),   Words("lab_value")};

/// A column of this name has this role and this operator.
struct NamedGuess {
  Hint hint;
  bool numbers_only;
  Role role;
  Words lines;
  Bilingual reason;
};
const std::array<NamedGuess, 5> kNamed = {{
    {{kSexParts, kSexNames},
     false,
     Role::quasi,
     "",
     {"性別は周囲の人に知られています", "the sex of a person is known to others"}},
    {{kAgeParts, kAgeNames},
     true,
     Role::quasi,
     "operator = \"age_band\"\nwidth_years = 5\ntop = 85\n",
     {"年齢は周囲の人に知られています。5歳階級にします",
      "ages are known to others; groups of five years"}},
    {{kAreaParts, kAreaNames},
     false,
     Role::quasi,
     "",
     {"住所地は周囲の人に知られています。細かい地域は generalize で上位の地域にします",
      "where a person lives is known to others; put small areas into larger ones with generalize"}},
    {{kDiseaseParts, {}},
     false,
     Role::sensitive,
     "operator = \"rare_to_other\"\nmin_persons = 10\n",
     {"病名は知られてはならず、希少なものは本人につながります",
      "diseases must not become known, and rare ones lead to their person"}},
    {{kTreatmentParts, {}},
     false,
     Role::sensitive,
     "",
     {"診療の内容は知られてはなりません", "what was done or measured must not become known"}},
}};

/// A sign that the column shows or whose name it has.
std::optional<Sign> sign_of(const ColumnFacts& facts) {
  const Column& column = facts.column;
  const auto promised = signs::promised_by(column.name) ? signs::promised_by(column.name)
                                                        : signs::promised_by(column.label);
  if (promised) return promised;
  for (const signs::SignRow& row : signs::sign_table())
    if (row.leads_to_a_person && facts.signs.shows(row.sign, column.name)) return row.sign;
  const bool texts = 2 * facts.signs.values_with(Sign::free_text) >= facts.values;
  if (facts.values > 0 && texts) return Sign::free_text;
  return std::nullopt;
}

bool is_date(const ColumnFacts& facts) {
  return facts.all_dates || facts.column.type == Type::date;
}

Guess of_sign(Sign sign, const ColumnFacts& facts) {
  switch (sign) {
    case Sign::birth_date:
      return {Role::quasi,
              is_date(facts) ? "operator = \"year_month\"\n" : "",
              {"生年月日は周囲の人に知られています。年月にします",
               "dates of birth are known to others; their month stays"}};
    case Sign::free_text:
      return {Role::direct,
              "operator = \"drop_text\"\n",
              {"自由記載には何でも書かれ得るため、種類と件数を記録して削除します",
               "anything may stand in free text, so it goes and its kinds are told"}};
    case Sign::institution:
      return {Role::direct,
              "",
              {"特定の医療機関につながるため削除します（ANO-10）",
               "leads to an institution, so it goes (ANO-10)"}};
    default:
      return {Role::direct,
              "",
              {"特定の個人につながる値又は列名です。削除します（ANO-01）",
               "the values or the name lead to a person, so the column goes (ANO-01)"}};
  }
}

/// Five or fewer edges that are multiples of 1, 2 or 5 times a power of ten.
std::string edges_of(const ColumnFacts& facts) {
  constexpr double kRanges = 5;
  const double range = facts.largest - facts.smallest;
  double width = std::pow(10, std::floor(std::log10(std::max(range / kRanges, 1e-9))));
  for (const double step : {2.0, 2.5, 2.0})
    if (range / width > kRanges) width *= step;
  std::vector<std::string> edges;
  for (double edge = std::ceil(facts.smallest / width) * width; edge <= facts.largest;
       edge += width)
    edges.push_back(operators::written(edge));
  return "operator = \"band\"\nedges = [" + join(edges, ", ") + "]\n";
}

/// What the kind of values says where names say nothing.
Guess of_values(const ColumnFacts& facts) {
  if (is_date(facts))
    return {Role::quasi,
            "operator = \"date_shift\"\nmax_days = 30\n",
            {"日付は周囲の人に知られ得ます。一人ごとに同じ日数だけずらします",
             "days may be known to others; all of a person move by the same number of days"}};
  if (facts.values > 0 && facts.values == facts.rows - facts.missing && facts.rows > 1)
    return {std::nullopt,
            "",
            {"行ごとに値が異なります。番号なら direct です",
             "every row has a value of its own; if it is a number of a person, it is direct"}};
  return {std::nullopt,
          "",
          {"周囲の人が知り得るなら quasi、知られてはならないなら sensitive、どちらでもなければ "
           "plain です",
           "quasi if others may know it, sensitive if it must not become known, otherwise plain"}};
}

}  // namespace

bool names_persons(const Column& column) {
  return kPersonHint.given_by(column);
}

Guess guess(const ColumnFacts& facts) {
  if (facts.column.role == Role::direct)
    return {Role::direct,
            "",
            {"データセットが直接識別子としています（ANO-01）",
             "the dataset calls it a direct identifier (ANO-01)"}};
  if (const auto sign = sign_of(facts)) return of_sign(*sign, facts);
  for (const NamedGuess& named : kNamed) {
    const bool fits = !named.numbers_only || facts.all_numbers;
    if (fits && named.hint.given_by(facts.column))
      return {named.role, std::string(named.lines), named.reason};
  }
  const Hint body{kBodyParts, kBodyNames};
  if (facts.all_numbers && facts.largest > facts.smallest && body.given_by(facts.column))
    return {
        Role::quasi,
        edges_of(facts),
        {"体格は見て分かります。区間にします", "the body is seen by others; ranges of it stay"}};
  if (names_persons(facts.column))
    return {Role::direct,
            "operator = \"renumber\"\n",
            {"個人の番号です。新しい番号に置き換えます（ANO-07）",
             "numbers of persons become new ones (ANO-07)"}};
  return of_values(facts);
}

}  // namespace renga::anonymize
