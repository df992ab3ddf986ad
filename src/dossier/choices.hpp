#pragma once

#include "dossier/fields.hpp"

namespace renga::dossier {

// The closed lists of words that fields draw from. What another guideline may list otherwise is no
// closed list: it is a value of the rulebooks (`terms`).

Choices linkable_databases();  ///< DAT-03
Choices provision_kinds();     ///< DEF-34
Choices applicant_kinds();     ///< ELG-03
Choices place_kinds();         ///< USE-03
Choices place_ledgers();       ///< SEC-14
Choices contract_matters();    ///< DOC-24
Choices fund_fees();           ///< FEE-01
Choices media();               ///< REV-40
Choices votes();               ///< BRD-15
Choices board_choices();       ///< OUT-01
Choices committee_choices();   ///< OUT-10
Choices verdicts();            ///< PUB-33
Choices showings();            ///< PUB-36, PUB-37: whatever is seen by others than handlers
Choices no_result_grounds();   ///< RPT-03
Choices incident_kinds();      ///< SEC-17
Choices violation_kinds();     ///< VIO-09
Choices likened_violations();  ///< VIO-09: one of the eight that another breach is like
Choices measure_kinds();       ///< VIO-13
Choices other_laws();          ///< VIO-23

}  // namespace renga::dossier
