// Only service's ApprovalDesk makes an Approval: extraction without a decision does not compile.
// Refused: private
#include "base/base.hpp"

bool extract(const renga::Approval& approval) {
#ifdef GOOD
  return approval.allows(renga::Act::extract);
#else
  const renga::Approval own(approval.dossier(), {renga::Act::extract}, {}, {}, approval.use_from(),
                            approval.use_until());
  return own.allows(renga::Act::extract);
#endif
}
