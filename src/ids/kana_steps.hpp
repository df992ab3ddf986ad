#pragma once

#include "base/base.hpp"
#include "ids/kana.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace renga::ids {

/// One step of the normalisation of a kana name, and the sentence that asks for it. A step takes
/// what the one before it made; the first takes the compatibility form (IDP-2).
struct KanaStep {
  std::string_view sentence;
  Bilingual title;
  std::u32string (*apply)(std::u32string_view name);
};

/// The profile `strict` (IDP-4).
std::span<const KanaStep> strict_steps();
/// What the profile `robust` does to the result of `strict` (IDP-7).
std::span<const KanaStep> robust_steps();

/// Sees every step and what it made, beginning with the compatibility form.
using Watch = std::function<void(const KanaStep& step, std::u32string_view name)>;

/// The normal form in code points; nothing where the name has lost a character (IDP-61) or has no
/// kana (IDP-5).
std::optional<std::u32string> normal_form(std::string_view utf8, Normalisation normalisation,
                                          const Watch& watch = {});

}  // namespace renga::ids
