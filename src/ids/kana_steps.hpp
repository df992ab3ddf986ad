#pragma once

#include "base/base.hpp"

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

std::u32string after(std::span<const KanaStep> steps, std::u32string name);

}  // namespace renga::ids
