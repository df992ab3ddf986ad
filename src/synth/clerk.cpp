#include "synth/clerk.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr std::array<std::string_view, kQuirks> kQuirkNames = {
    "kana_missing",    "kana_half_width", "kana_spaced",   "kana_small_large",
    "kana_vowel_sign", "kana_cut",        "kana_hiragana", "name_outdated",
    "number_mistyped", "number_outdated", "branch_missing"};

/// How often a spelling is used where it changes the name; a receipt holds no half-width kana.
struct SpellingRate {
  Spelling spelling;
  Quirk quirk;
  double on_receipt;
  double in_csv;
};

constexpr std::array<SpellingRate, 7> kSpellings = {{
    {Spelling::cut, Quirk::kana_cut, 0.35, 0.35},
    {Spelling::vowel_dash, Quirk::kana_vowel_sign, 0.08, 0.08},
    {Spelling::vowel_minus, Quirk::kana_vowel_sign, 0.08, 0.08},
    {Spelling::small_large, Quirk::kana_small_large, 0.03, 0.04},
    {Spelling::half_width, Quirk::kana_half_width, 0, 0.06},
    {Spelling::spaced, Quirk::kana_spaced, 0.005, 0.06},
    {Spelling::hiragana, Quirk::kana_hiragana, 0.002, 0.004},
}};

// See docs/spec/synth.md, SYN-50 and following.
constexpr double kKanaMissing = 0.03;
constexpr double kNameOutdated = 0.2;
constexpr double kNumberMistyped = 0.008;
constexpr double kNumberOutdated = 0.15;
constexpr double kBranchMissing = 0.015;
constexpr std::int32_t kOldCardDays = 92;

// Multiplying by a number that is no multiple of a prime permutes the remainders.
constexpr std::int64_t kChartPrime = 10'000'019;
constexpr std::int64_t kChartFactor = 7'368'787;
constexpr std::int64_t kChartStep = 104'729;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Symbol or number in the institution's width; a symbol with kanji is full width throughout.
std::string in_width(const std::string& text, const Institution& institution) {
  return institution.writes_full_width || !is_ascii(text) ? full_width(text) : text;
}

void mistype(std::string& digits, Random& random) {
  char& digit = digits[random.below(digits.size())];
  digit = static_cast<char>('0' + (digit - '0' + 1 + static_cast<int>(random.below(9))) % 10);
}

}  // namespace

std::string_view name_of(Quirk quirk) {
  return kQuirkNames[static_cast<std::size_t>(quirk)];
}

std::string chart_number(const Person& person, std::size_t institution_index) {
  const auto shift = static_cast<std::int64_t>(institution_index) * kChartStep;
  return fmt::format("{:08}", (person.number * kChartFactor + shift) % kChartPrime);
}

char payer_body(const Coverage& coverage) {
  const Scheme scheme = coverage.number.scheme;
  return scheme == Scheme::municipal || scheme == Scheme::elderly ? '2' : '1';
}

ReceiptHead Clerk::head_of_receipt(const Person& person, const Coverage& coverage, const Care& care,
                                   std::size_t institution_index, const Institution& institution) {
  const auto place = static_cast<std::int64_t>(institution_index);
  Random on_file = stream(seed_, person.number * 1009 + place, "clerk");
  Random today = stream(seed_, person.number * 40009 + place * 211 + care.month.days(), "desk");
  const Name& name = name_on_file(person, care.day(0), on_file);
  ReceiptHead head;
  head.name = name.written();
  head.kana = spell(name, Source::receipt, on_file);
  head.chart_number = chart_number(person, institution_index);
  if (!coverage.insured()) return head;
  const InsuredNumber number = number_on_card(person, coverage, care.day(0), today);
  head.insurer = number.insurer;
  head.symbol = in_width(number.symbol, institution);
  head.number = in_width(number.number, institution);
  head.branch = coverage.branch;
  if (!head.branch.empty() && today.chance(kBranchMissing)) {
    head.branch.clear();
    note(Quirk::branch_missing);
  }
  return head;
}

Identity Clerk::identity(const Person& person, const Seen& seen, std::size_t institution_index,
                         const Institution& institution) {
  const auto place = static_cast<std::int64_t>(institution_index);
  Random random = stream(seed_, person.number * 1009 + place, "register");
  const Name& name = person.name_on(seen.name);
  if (&name != &person.name_on(seen.service)) note(Quirk::name_outdated);
  const Coverage& coverage = person.coverage_on(seen.number);
  Identity identity{.kana = spell(name, Source::csv, random),
                    .insurer = {},
                    .symbol = {},
                    .number = {},
                    .branch = {}};
  if (!coverage.insured()) return identity;
  identity.insurer = coverage.number.insurer;
  identity.symbol = in_width(coverage.number.symbol, institution);
  identity.number = in_width(coverage.number.number, institution);
  identity.branch = coverage.branch;
  return identity;
}

std::string Clerk::spell(const Name& name, Source source, Random& random) {
  if (source == Source::receipt && random.chance(kKanaMissing)) {
    note(Quirk::kana_missing);
    return {};
  }
  for (const SpellingRate& rate : kSpellings) {
    if (!random.chance(source == Source::receipt ? rate.on_receipt : rate.in_csv)) continue;
    auto spelled = respell(name.family.kana, name.given.kana, rate.spelling);
    if (!spelled) continue;
    note(rate.quirk);
    return *spelled;
  }
  return name.kana();
}

const Name& Clerk::name_on_file(const Person& person, Date day, Random& random) {
  const Name& name = person.name_on(day);
  if (!random.chance(kNameOutdated) || !person.rename || day < person.rename->on) return name;
  note(Quirk::name_outdated);
  return person.rename->before;
}

/// The number that the desk copies: sometimes with a wrong digit, sometimes from the old card.
InsuredNumber Clerk::number_on_card(const Person& person, const Coverage& coverage, Date day,
                                    Random& random) {
  const bool is_first = &coverage == &person.coverages.front();
  if (!is_first && coverage.from.plus_days(kOldCardDays) > day && random.chance(kNumberOutdated)) {
    const Coverage& old = *(&coverage - 1);
    if (old.insured() && payer_body(old) == payer_body(coverage) &&
        old.branch.empty() == coverage.branch.empty()) {
      note(Quirk::number_outdated);
      return old.number;
    }
  }
  InsuredNumber number = coverage.number;
  if (random.chance(kNumberMistyped)) {
    mistype(number.number, random);
    note(Quirk::number_mistyped);
  }
  return number;
}

}  // namespace renga::synth
