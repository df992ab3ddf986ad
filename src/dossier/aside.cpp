#include "dossier/aside.hpp"

#include "dossier/guards.hpp"

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

/// What may be done early, and from when the road waits for it.
struct EarlyRow {
  std::string_view command;
  bool (*is_time)(const Dossier& dossier);
};
constexpr std::array kEarly = {EarlyRow{"set_up_ledgers", committee_passed}};

bool is_early(const CommandRow& row, const Dossier& dossier) {
  const auto early = std::ranges::find(kEarly, row.name, &EarlyRow::command);
  return early != kEarly.end() && !early->is_time(dossier);
}

}  // namespace

bool is_aside(const CommandRow& row) {
  return row.track == Track::change || row.track == Track::conduct ||
         std::ranges::find(kAside, row.name) != kAside.end();
}

bool is_waited_for(const CommandRow& row, std::string_view key, const Dossier& dossier,
                   std::span<const Event> events) {
  return !is_aside(row) && !is_early(row, dossier) && !was_given(row, key, events);
}

bool was_given(const CommandRow& row, std::string_view key, std::span<const Event> events) {
  return std::ranges::any_of(
      events, [&](const Event& event) { return event.command == row.name && event.key == key; });
}

}  // namespace renga::dossier
