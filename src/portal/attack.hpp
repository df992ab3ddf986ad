#pragma once

#include "portal/exchange.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

namespace renga::portal {

/// A refused attack or a slip that looks like one; each kind is a word of the manual.
enum class Attack : std::uint8_t {
  forged_request,    ///< wrong token against forgery, or another origin
  path_traversal,    ///< an address or a name that leads upwards
  header_injection,  ///< a line end where it could become a header
  smuggled_request,  ///< a body whose end two readers could see at different places
  bad_header,        ///< not of the form in another way
  header_too_long,
  body_too_long,
  too_slow,
  too_often,
  sign_in_refused,
  sign_in_delayed,
  code_replayed,
  unknown_session,
  not_permitted,
  unsafe_file,           ///< a file that was sent unpacks out of proportion, or acts
  too_many_connections,  ///< of one sender at once
  markup,                ///< in a text, which is kept and shown as the text it is
};
inline constexpr std::size_t kAttackKinds = 17;
std::string_view name_of(Attack attack);

/// Why a target is none (read_target): what it tried.
Attack attack_in_target(std::string_view target);

/// A head that another reader could take for something else, or that says nothing of its host
/// (RFC 9112, 3.2 and 6.1). What the parser refused by itself does not come here.
std::optional<Attack> attack_in_head(const Asked& asked);

/// What an error of what was asked tells of.
std::optional<Attack> attack_told_by(const Error& error);

/// What texts look like that are kept and shown as texts: markup, ways upwards, line ends before
/// a header. They are not refused, because the texts of people may be anything (API-83).
std::set<Attack> attacks_in(std::string_view text);

}  // namespace renga::portal
