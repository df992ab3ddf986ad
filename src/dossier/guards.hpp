#pragma once

#include "dossier/command.hpp"

#include <string_view>

namespace renga::dossier {

// Conditions that several parts of the road share.

/// ELG-20, FLOW-A10: what an application needs before anyone judges it.
bool all_consultations_completed(const Call& call);
bool items_fixed(const Call& call);
/// The producer's board has passed the dossier (BRD-01).
bool board_passed(const Dossier& dossier);
/// Every committee that must judge has agreed (ORG-09).
bool committee_passed(const Dossier& dossier);
bool has_handler(const Dossier& dossier, const std::string& account);
/// PRV-02.
bool all_pledged(const Dossier& dossier);
/// FEE-24.
bool fee_settled(const Dossier& dossier);
/// PRV-02: the applicants too, where the guideline asks it of them.
bool applicants_pledged(const Call& call);
/// Whether a binding guideline states this rule as a duty.
bool is_duty(const Terms& terms, std::string_view rule);
/// The word of a stated value, or nothing where no binding guideline states it.
std::string stated_word(const Call& call, std::string_view what);
/// BRD-14, BRD-15: those present and not recused meet the composition.
bool has_quorum(const Meeting& meeting, const Terms& terms);
/// BRD-02 to BRD-09: the first rule of composition that the members as a whole do not meet.
std::optional<Fault> composition_fault(const Meeting& meeting, const Terms& terms);
/// More votes for than against, and at least one.
bool carried(const Meeting& meeting);

/// The number of an applicant that was not given one.
inline constexpr std::string_view kMainApplicant = "applicant";
/// Whether some handler or applicant of the dossier is under a ban today (VIO-18).
bool is_barred(const Call& call);
/// The actor acts as agent and as nothing else that may act for the applicants.
bool is_agent_alone(const Call& call);

/// APP-19: an agent acts with an authority that was shown.
inline constexpr Guard kAuthorised = {
    [](const Call& call) {
      return !is_agent_alone(call) || call.dossier.agent == call.actor.account;
    },
    "APP-19",
    {"代理人は、委任状等により代理権を示してから手続をしてください。",
     "An agent shows the authority before acting."}};

/// VIO-15, VIO-18, VIO-22: nobody under a ban applies or receives data.
inline constexpr Guard kNotBarred = {
    [](const Call& call) { return !is_barred(call); },
    "VIO-18",
    {"提供禁止の措置を受けている人又は機関が含まれています。措置の期間が過ぎてから、又はその人を除"
     "いて行ってください。",
     "A person or applicant is under a ban. Wait for its end, or leave them out."}};

inline constexpr Guard kNotStopped = {[](const Call& call) { return !call.dossier.stopped; },
                                      "VIO-11",
                                      {"利用停止の要請が解除されてから行ってください。",
                                       "Wait until the request to stop use is lifted."}};

}  // namespace renga::dossier
