#pragma once

#include "base/base.hpp"

#include <optional>
#include <string_view>

namespace renga::ids {

/// Why an ID is there or not (IDP-24).
enum class Validity {
  ok,
  no_kana,
  bad_birth_date,
  bad_sex,
  no_insured_number,
  not_in_history,
  outside_period,
};

std::string_view name_of(Validity validity);
Bilingual label_of(Validity validity);
std::optional<Validity> validity_named(std::string_view name);

}  // namespace renga::ids
