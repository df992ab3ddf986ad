#pragma once

#include "service/dossier_service.hpp"

#include <vector>

namespace renga::service {

/// What is due in a dossier on the day of the call, the earliest first (DOS-30).
Result<std::vector<dossier::Due>> list_deadlines(const DossierCall& call);

/// What is to be said on that day in all dossiers (DOS-33).
struct DossierReminder {
  std::string number;
  dossier::Reminder reminder;
};
Result<std::vector<DossierReminder>> list_reminders(const DossierCall& call);

}  // namespace renga::service
