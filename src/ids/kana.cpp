#include "ids/kana.hpp"

#include "ids/frame.hpp"
#include "ids/kana_steps.hpp"
#include "ids/simple_kana.hpp"
#include "ids/unicode.hpp"

#include <algorithm>
#include <array>

namespace renga::ids {
namespace {

struct NormalisationRow {
  std::string_view name;
  std::string_view versioned_name;
};

/// In the order of the enumeration.
constexpr std::array<NormalisationRow, 2> kNormalisations = {
    {{"strict", "strict-1"}, {"robust", "robust-1"}}};

constexpr std::size_t kHeadLength = 4;  // code points
constexpr std::size_t kTailLength = 3;

std::optional<KanaName> within_frame(std::string name) {
  if (name.size() > kFieldBytes) return std::nullopt;
  return KanaName(std::move(name));
}

}  // namespace

std::string_view name_of(Normalisation normalisation) {
  return kNormalisations[static_cast<std::size_t>(normalisation)].name;
}

std::string_view versioned_name_of(Normalisation normalisation) {
  return kNormalisations[static_cast<std::size_t>(normalisation)].versioned_name;
}

std::optional<Normalisation> normalisation_named(std::string_view name) {
  for (std::size_t i = 0; i < kNormalisations.size(); ++i)
    if (kNormalisations[i].name == name) return static_cast<Normalisation>(i);
  return std::nullopt;
}

std::optional<KanaName> stepwise_kana(const Personal<std::string_view>& name,
                                      Normalisation normalisation) {
  const auto normal = normal_form(name.disclose(), normalisation);
  if (!normal) return std::nullopt;
  return within_frame(utf8_of(*normal));
}

std::optional<KanaName> normalised_kana(const Personal<std::string_view>& name,
                                        Normalisation normalisation) {
  if (auto simple = simple_kana(name.disclose(), normalisation))
    return within_frame(std::move(*simple));
  return stepwise_kana(name, normalisation);
}

KanaName head_of(const KanaName& robust) {
  return KanaName(utf8_of(code_points_of(robust.disclose()).substr(0, kHeadLength)));
}

KanaName tail_of(const KanaName& robust) {
  const std::u32string name = code_points_of(robust.disclose());
  const std::size_t length = std::min(name.size(), kTailLength);
  return KanaName(utf8_of(name.substr(name.size() - length)));
}

}  // namespace renga::ids
