#pragma once

#include "synth/institutions.hpp"
#include "synth/kana.hpp"
#include "synth/people.hpp"
#include "synth/receipt_writer.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace renga::synth {

/// What goes wrong, on purpose, between a person and a record. Each is counted.
enum class Quirk {
  kana_missing,
  kana_half_width,
  kana_spaced,
  kana_small_large,
  kana_vowel_sign,
  kana_cut,
  kana_hiragana,
  name_outdated,
  number_mistyped,
  number_outdated,
  branch_missing,
};
inline constexpr std::size_t kQuirks = 11;

std::string_view name_of(Quirk quirk);

/// Who a row of a CSV source says it is about.
struct Identity {
  std::string kana;
  std::string insurer;
  std::string symbol;
  std::string number;
  std::string branch;
};

/// On which days a source last asked for what it writes on the day of service.
struct Seen {
  Date service;
  Date name;
  Date number;
};

/// Copies a person's identity into a record as the people at the desk do: mostly right. What an
/// institution once has on file about a person, it writes the same way each month.
class Clerk {
 public:
  explicit Clerk(std::uint64_t seed) : seed_(seed) {}

  ReceiptHead head_of_receipt(const Person& person, const Coverage& coverage, const Care& care,
                              std::size_t institution_index, const Institution& institution);
  Identity identity(const Person& person, const Seen& seen, std::size_t institution_index,
                    const Institution& institution);

  std::int64_t count(Quirk quirk) const { return counts_[static_cast<std::size_t>(quirk)]; }

 private:
  enum class Source { receipt, csv };

  std::string spell(const Name& name, Source source, Random& random);
  const Name& name_on_file(const Person& person, Date day, Random& random);
  InsuredNumber number_on_card(const Person& person, const Coverage& coverage, Date day,
                               Random& random);
  void note(Quirk quirk) { ++counts_[static_cast<std::size_t>(quirk)]; }

  std::uint64_t seed_;
  std::array<std::int64_t, kQuirks> counts_{};
};

/// The number of a person's chart at an institution, 8 digits; no two persons share one there.
std::string chart_number(const Person& person, std::size_t institution_index);

/// 1 支払基金 for employees and 生活保護, 2 国保連 for 国民健康保険 and 後期高齢者医療.
char payer_body(const Coverage& coverage);

}  // namespace renga::synth
