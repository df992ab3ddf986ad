#pragma once

#include "base/base.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace renga::ids {

/// An insured number in normal form (IDP-12). Without branch it may belong to a whole family.
struct InsuredNumber {
  std::string insurer;
  std::string symbol;
  std::string number;
  std::string branch;
};

/// The four fields as a record gives them.
struct WrittenNumber {
  std::string_view insurer;
  std::string_view symbol;
  std::string_view number;
  std::string_view branch;
};

/// Nothing where the number does not keep to IDP-13.
std::optional<Personal<InsuredNumber>> normalised_number(const Personal<WrittenNumber>& written);

/// The normal form of one of the four fields (IDP-12).
std::string normalised_number_field(std::string_view text);

/// Whether the last digit of an insurer number in normal form is its check digit (IDP-14).
bool check_digit_is_right(std::string_view insurer);

}  // namespace renga::ids
