#include "service/dossier_clocks.hpp"

namespace renga::service {

Result<std::vector<dossier::Due>> list_deadlines(const DossierCall& call) {
  RENGA_ASSIGN(const KeptDossier kept, show_dossier(call));
  return dossier::deadlines(kept.state, kept.terms, moment_of(call).today);
}

Result<std::vector<DossierReminder>> list_reminders(const DossierCall& call) {
  RENGA_ASSIGN(DossierOffice office,
               DossierOffice::open({call.folder, call.database}, store::Opening::existing));
  RENGA_TRY(office.load_all());
  std::vector<DossierReminder> reminders;
  for (const auto& [number, kept] : office.dossiers()) {
    RENGA_ASSIGN(auto of_one, dossier::reminders_on(kept.state, kept.terms, moment_of(call).today));
    for (dossier::Reminder& reminder : of_one) reminders.push_back({number, std::move(reminder)});
  }
  return reminders;
}

}  // namespace renga::service
