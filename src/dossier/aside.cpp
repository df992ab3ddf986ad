#include "dossier/command.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

/// Commands that a dossier needs only where something out of the ordinary occurs.
constexpr auto kAside = std::to_array<std::string_view>({"return_to_applicant",
                                                         "recuse_board_member",
                                                         "resubmit_corrections",
                                                         "confirm_corrections",
                                                         "report_expedited_review",
                                                         "revoke_approval",
                                                         "recuse_committee_member",
                                                         "settle_conditions",
                                                         "ask_fee_exemption",
                                                         "decide_fee_exemption",
                                                         "erase_copy",
                                                         "ask_status_report",
                                                         "report_status",
                                                         "withdraw",
                                                         "hear_committee",
                                                         "return_public_form",
                                                         "present_again",
                                                         "hand_in_conditions",
                                                         "report_settlement",
                                                         "review_publication_on_board",
                                                         "report_no_results",
                                                         "confirm_payment_to_state",
                                                         "allow_carry_out",
                                                         "sign_hic_pledge",
                                                         "ask_for_codes",
                                                         "authorise_agent",
                                                         "name_applicant",
                                                         "consent_to_application"});

}  // namespace

bool is_aside(const CommandRow& row) {
  return row.track == Track::change || row.track == Track::conduct ||
         std::ranges::find(kAside, row.name) != kAside.end();
}

bool was_given(const CommandRow& row, std::string_view key, std::span<const Event> events) {
  return std::ranges::any_of(
      events, [&](const Event& event) { return event.command == row.name && event.key == key; });
}

}  // namespace renga::dossier
