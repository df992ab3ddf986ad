#pragma once

#include "synth/causes.hpp"
#include "synth/institutions.hpp"
#include "synth/kana.hpp"
#include "synth/namesakes.hpp"
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
  kana_vowel_dropped,
  kana_cut,
  kana_hiragana,
  name_outdated,
  birth_date_wrong,
  sex_wrong,
  number_missing,
  number_mistyped,
  number_outdated,
  branch_missing,
};
inline constexpr std::size_t kQuirks = 15;

std::string_view name_of(Quirk quirk);

/// On which days a source last asked for what it writes on the day of service.
struct Seen {
  Date service;
  Date name;
  Date number;
  double number_missing = 0;  ///< Share of rows without a number.
};

/// Copies a person's identity into a record as the people at the desk do: mostly right. What an
/// institution once has on file about a person, it writes the same way each month.
class Clerk {
 public:
  Clerk(std::uint64_t seed, const Rates& rates, const Namesakes& namesakes)
      : seed_(seed), rates_(rates), namesakes_(namesakes) {}

  ReceiptHead head_of_receipt(const Person& person, const Coverage& coverage, const Care& care,
                              std::size_t institution_index, const Institution& institution);
  Identity identity(const Person& person, const Seen& seen, std::size_t institution_index,
                    const Institution& institution);

  std::int64_t count(Quirk quirk) const { return counts_[static_cast<std::size_t>(quirk)]; }

 private:
  enum class Source { receipt, csv };

  /// Everything but the number.
  Identity describe(const Person& person, const Name& name, Date service, Source source,
                    Random& random);
  std::string spell(const Name& name, Source source, CauseSet& causes, Random& random);
  const Name& name_on_file(const Person& person, Date day, Random& random);
  void copy_card(const Person& person, const Coverage& card, Date day, double missing,
                 Identity& identity, Random& random);
  void mistype(Identity& identity, Random& random);
  void copy_branch(const Coverage& coverage, double missing, Identity& identity, Random& random);
  /// The card before, where the desk still uses it.
  const Coverage* old_card(const Person& person, const Coverage& coverage, Date day,
                           Random& random);
  void note(Quirk quirk) { ++counts_[static_cast<std::size_t>(quirk)]; }

  std::uint64_t seed_;
  const Rates& rates_;
  const Namesakes& namesakes_;
  std::array<std::int64_t, kQuirks> counts_{};
};

/// The number of a person's chart at an institution, 8 digits; no two persons share one there.
std::string chart_number(const Person& person, std::size_t institution_index);

/// 1 支払基金 for employees and 生活保護, 2 国保連 for 国民健康保険 and 後期高齢者医療.
char payer_body(const Coverage& coverage);

}  // namespace renga::synth
