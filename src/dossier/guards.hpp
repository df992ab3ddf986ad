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
/// BRD-14, BRD-15: those present and not recused meet the composition.
bool has_quorum(const Meeting& meeting, const Terms& terms);
/// BRD-02 to BRD-08: the members as a whole do.
bool is_composed(const Meeting& meeting, const Terms& terms);
/// More votes for than against, and at least one.
bool carried(const Meeting& meeting);

inline constexpr Guard kNotStopped = {[](const Call& call) { return !call.dossier.stopped; },
                                      "VIO-11",
                                      {"利用停止の要請が解除されてから行ってください。",
                                       "Wait until the request to stop use is lifted."}};

}  // namespace renga::dossier
