#pragma once

#include "ids/birth_date.hpp"
#include "ids/frame.hpp"
#include "ids/insured_number.hpp"
#include "ids/kana.hpp"
#include "ids/validity.hpp"

#include <array>
#include <string>
#include <string_view>
#include <variant>

namespace renga::ids {

/// The source of ID4 as a record gives it (IDS-03).
struct WrittenPerson {
  std::string_view kana;
  std::string_view birth_date;
  std::string_view sex;
};

/// The frame that ID4 is the hash of (IDP-17), or the first reason why there is none (IDP-24).
std::variant<Frame, Validity> id4_frame(const Personal<WrittenPerson>& person,
                                        Normalisation normalisation);

/// The keyed values that explain a mismatch of ID4 (IDP-74).
enum class LookAlike { spelling, head, tail };
inline constexpr std::array kEveryLookAlike = {LookAlike::spelling, LookAlike::head,
                                               LookAlike::tail};

std::string_view name_of(LookAlike look_alike);
/// The column of it beside `id4`.
std::string column_of(LookAlike look_alike);
/// Its frame, or the first reason why the person has no ID4 under `normalisation`.
std::variant<Frame, Validity> look_alike_frame(const Personal<WrittenPerson>& person,
                                               LookAlike look_alike, Normalisation normalisation);

/// The frame that ID5 is the hash of (IDP-18): the oldest number of a person and its first day.
Frame id5_frame(const Personal<InsuredNumber>& oldest, Date valid_from);

}  // namespace renga::ids
