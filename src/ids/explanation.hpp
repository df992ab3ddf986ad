#pragma once

#include "ids/insured_number.hpp"
#include "ids/kana.hpp"
#include "ids/validity.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ids {

/// One step on the way of a person's identifiers to the hash, and the sentence that asks for it.
struct ExplainedStep {
  std::string_view sentence;
  Bilingual title;
  Personal<std::string> before;
  Personal<std::string> after;

  bool changed() const { return before.disclose() != after.disclose(); }
};

/// Shows one person's own identifiers step by step, up to the frame; no key is needed.
struct Explanation {
  std::vector<ExplainedStep> steps;
  Validity validity = Validity::ok;
  std::optional<Personal<std::string>> frame;  ///< in hexadecimal, where the validity is ok
};

/// Name, birth date and sex (IDP-2 to IDP-11, IDP-17).
Explanation explain_id4(const Personal<std::string>& kana, const Personal<std::string>& birth_date,
                        std::string_view sex, Normalisation normalisation);

/// The number as a record gives it (IDP-12 to IDP-14), and the frame where it begins on that day
/// (IDP-18); which number is the oldest one only the fund's history tells.
Explanation explain_id5(const Personal<WrittenNumber>& number, std::optional<Date> valid_from);

/// How two spellings of a name differ, under `robust`.
struct SpellingComparison {
  std::optional<std::string_view> same_after;  ///< the first step from which they are one
  bool same_strict = false;
  bool same_robust = false;
  bool one_begins_other = false;  ///< the normal forms; as where a name was cut
  bool same_head = false;         ///< as the look-alike keys tell (IDP-74)
  bool same_tail = false;
  /// The place, from 1, where the robust normal forms part; 0 where they do not or are none.
  std::size_t parts_at = 0;
};

SpellingComparison compare_spellings(const Personal<std::string>& one,
                                     const Personal<std::string>& other);

/// The code points of a text as U+30A2 U+30FC …, for what looks alike.
std::string code_points_text(const Personal<std::string>& text);

}  // namespace renga::ids
