#include "synth/clerk.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr std::array<std::string_view, kQuirks> kQuirkNames = {
    "kana_missing",    "kana_half_width",    "kana_spaced",   "kana_small_large",
    "kana_vowel_sign", "kana_vowel_dropped", "kana_cut",      "kana_hiragana",
    "name_outdated",   "birth_date_wrong",   "sex_wrong",     "number_missing",
    "number_mistyped", "number_outdated",    "branch_missing"};

/// A rate of receipts and the one of check-ups and patients.
struct RateBySource {
  double Rates::*on_receipt;
  double Rates::*in_csv;
};

constexpr RateBySource kKanaMissing = {&Rates::receipt_kana_missing, &Rates::csv_kana_missing};
constexpr RateBySource kBirthDateWrong = {&Rates::receipt_birth_date_wrong,
                                          &Rates::csv_birth_date_wrong};
constexpr RateBySource kSexWrong = {&Rates::receipt_sex_wrong, &Rates::csv_sex_wrong};

/// How often a spelling is used where it changes the name, and the cause that it makes: none where
/// the normal form of profile `strict` undoes it (IDP-4). A receipt holds no half-width kana.
struct SpellingRate {
  Spelling spelling;
  Quirk quirk;
  std::optional<Cause> cause;
  double Rates::*on_receipt;
  double Rates::*in_csv;
};

constexpr std::array<SpellingRate, 7> kSpellings = {{
    {Spelling::cut, Quirk::kana_cut, Cause::cut_name, &Rates::receipt_kana_cut,
     &Rates::csv_kana_cut},
    {Spelling::vowel_dropped, Quirk::kana_vowel_dropped, Cause::spelling_variant,
     &Rates::receipt_kana_vowel_dropped, &Rates::csv_kana_vowel_dropped},
    {Spelling::vowel_dash,
     Quirk::kana_vowel_sign,
     {},
     &Rates::receipt_kana_vowel_sign,
     &Rates::csv_kana_vowel_sign},
    {Spelling::small_large, Quirk::kana_small_large, Cause::spelling_variant,
     &Rates::receipt_kana_small_large, &Rates::csv_kana_small_large},
    {Spelling::half_width, Quirk::kana_half_width, {}, nullptr, &Rates::csv_kana_half_width},
    {Spelling::spaced,
     Quirk::kana_spaced,
     {},
     &Rates::receipt_kana_spaced,
     &Rates::csv_kana_spaced},
    {Spelling::hiragana,
     Quirk::kana_hiragana,
     {},
     &Rates::receipt_kana_hiragana,
     &Rates::csv_kana_hiragana},
}};

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

void write_in_width(Identity& identity, const Institution& institution) {
  identity.symbol = in_width(identity.symbol, institution);
  identity.number = in_width(identity.number, institution);
}

void drop_branch(Identity& identity) {
  if (identity.branch.empty()) return;
  identity.branch.clear();
  identity.causes.add(Cause::branch_missing);
}

/// Another sign for the long vowel is one of two.
Spelling one_of(Spelling spelling, Random& random) {
  const bool other = spelling == Spelling::vowel_dash && random.chance(0.5);
  return other ? Spelling::vowel_minus : spelling;
}

/// Another day that a hurried hand may write: the day, the month or the year is wrong. Never after
/// the day of service.
Date mistaken(Date birth, Date service, Random& random) {
  while (true) {
    const auto part = random.below(3);
    const int year = birth.year() + (part == 0 ? (random.chance(0.5) ? 1 : -1) : 0);
    const auto month = part == 1 ? static_cast<unsigned>(random.between(1, 12)) : birth.month();
    const auto day = part == 2 ? static_cast<unsigned>(random.between(1, 31)) : birth.day();
    const auto wrong = Date::from_civil(year, month, day);
    if (wrong && *wrong != birth && *wrong <= service) return *wrong;
  }
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
  const Date day = care.day(0);
  const Name& name = name_on_file(person, day, on_file);
  ReceiptHead head{.name = name.written(),
                   .identity = describe(person, name, day, Source::receipt, on_file),
                   .chart_number = chart_number(person, institution_index)};
  Identity& identity = head.identity;
  if (month_count(care.month) < kFirstKanaMonth) {
    identity.kana.clear();
    identity.causes.add(Cause::no_kana);
  }
  identity.causes.add(Cause::outside_period, receipt_before_ids(care.month));
  if (!coverage.insured()) {
    identity.causes.add(Cause::number_missing);
    return head;
  }
  const Coverage* old = old_card(person, coverage, day, today);
  identity.causes.add(Cause::number_outdated, old != nullptr);
  const double missing = care.stay ? rates_.receipt_number_missing_inpatient
                                   : rates_.receipt_number_missing_outpatient;
  copy_card(person, old ? *old : coverage, day, missing, identity, today);
  if (today.chance(rates_.receipt_number_wrong)) mistype(identity, today);
  // An old card leaves the branch of today: who is who in the family is known.
  copy_branch(coverage, rates_.receipt_branch_missing, identity, today);
  if (month_count(care.month) < kFirstBranchMonth) drop_branch(identity);
  write_in_width(identity, institution);
  return head;
}

Identity Clerk::identity(const Person& person, const Seen& seen, std::size_t institution_index,
                         const Institution& institution) {
  const auto place = static_cast<std::int64_t>(institution_index);
  Random random = stream(seed_, person.number * 1009 + place, "register");
  const Name& name = person.name_on(seen.name);
  if (&name != &person.name_on(seen.service)) note(Quirk::name_outdated);
  Identity identity = describe(person, name, seen.service, Source::csv, random);
  const Coverage& coverage = person.coverage_on(seen.number);
  if (!coverage.insured()) {
    identity.causes.add(Cause::number_missing);
    return identity;
  }
  copy_card(person, coverage, seen.number, seen.number_missing, identity, random);
  copy_branch(coverage, rates_.csv_branch_missing, identity, random);
  write_in_width(identity, institution);
  return identity;
}

Identity Clerk::describe(const Person& person, const Name& name, Date service, Source source,
                         Random& random) {
  const auto happens = [&](const RateBySource& rate) {
    return random.chance(rates_.*(source == Source::receipt ? rate.on_receipt : rate.in_csv));
  };
  Identity identity;
  identity.birth = person.birth;
  identity.sex = person.sex;
  if (happens(kKanaMissing)) {
    note(Quirk::kana_missing);
    identity.causes.add(Cause::no_kana);
  } else {
    identity.kana = spell(name, source, identity.causes, random);
  }
  if (happens(kBirthDateWrong)) {
    note(Quirk::birth_date_wrong);
    identity.birth = mistaken(person.birth, service, random);
    identity.causes.add(Cause::birth_date_wrong);
  }
  if (happens(kSexWrong)) {
    note(Quirk::sex_wrong);
    identity.sex = person.sex == Sex::male ? Sex::female : Sex::male;
    identity.causes.add(Cause::sex_wrong);
  }
  identity.causes.add(Cause::name_change, name.family.kana != person.name.family.kana);
  identity.causes.add(Cause::homonym, namesakes_.shared(person, name));
  return identity;
}

std::string Clerk::spell(const Name& name, Source source, CauseSet& causes, Random& random) {
  for (const SpellingRate& rate : kSpellings) {
    const auto share = source == Source::receipt ? rate.on_receipt : rate.in_csv;
    if (share == nullptr || !random.chance(rates_.*share)) continue;
    auto spelled = respell(name.family.kana, name.given.kana, one_of(rate.spelling, random));
    if (!spelled) continue;
    note(rate.quirk);
    if (rate.cause) causes.add(*rate.cause);
    return *spelled;
  }
  return name.kana();
}

const Name& Clerk::name_on_file(const Person& person, Date day, Random& random) {
  const Name& name = person.name_on(day);
  if (!random.chance(rates_.receipt_name_outdated) || !person.rename || day < person.rename->on)
    return name;
  note(Quirk::name_outdated);
  return person.rename->before;
}

const Coverage* Clerk::old_card(const Person& person, const Coverage& coverage, Date day,
                                Random& random) {
  const bool is_first = &coverage == &person.coverages.front();
  if (is_first || coverage.from.plus_days(kOldCardDays) <= day) return nullptr;
  if (!random.chance(rates_.receipt_number_outdated)) return nullptr;
  const Coverage* old = &coverage - 1;
  if (!old->insured() || payer_body(*old) != payer_body(coverage) ||
      old->branch.empty() != coverage.branch.empty())
    return nullptr;
  note(Quirk::number_outdated);
  return old;
}

void Clerk::copy_card(const Person& person, const Coverage& card, Date day, double missing,
                      Identity& identity, Random& random) {
  identity.insurer = card.number.insurer;
  if (random.chance(missing)) {
    note(Quirk::number_missing);
    identity.causes.add(Cause::number_missing);
    return;
  }
  identity.symbol = card.number.symbol;
  identity.number = card.number.number;
  identity.causes.add(Cause::reused_number, card.number.reused);
  identity.causes.add(Cause::insurer_change_before_history,
                      card.holds(day) && !person.history.leads_to_newest(card, day));
}

void Clerk::mistype(Identity& identity, Random& random) {
  std::string& digits = identity.number;
  if (digits.empty()) return;
  char& digit = digits[random.below(digits.size())];
  digit = static_cast<char>('0' + (digit - '0' + 1 + static_cast<int>(random.below(9))) % 10);
  note(Quirk::number_mistyped);
  identity.causes.add(Cause::number_wrong);
}

void Clerk::copy_branch(const Coverage& coverage, double missing, Identity& identity,
                        Random& random) {
  identity.branch = coverage.branch;
  if (!random.chance(missing) || identity.branch.empty()) return;
  note(Quirk::branch_missing);
  drop_branch(identity);
}

}  // namespace renga::synth
