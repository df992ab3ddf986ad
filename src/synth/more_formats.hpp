#pragma once

#include "synth/care_writer.hpp"
#include "synth/checkup_documents.hpp"
#include "synth/death_writer.hpp"
#include "synth/dental_claims.hpp"
#include "synth/fhir_writer.hpp"
#include "synth/pharmacy_claims.hpp"
#include "synth/storage_writer.hpp"
#include "synth/survey_writer.hpp"
#include "synth/synth.hpp"
#include "synth/truth_writer.hpp"

#include <optional>

namespace renga::synth {

/// What a world holds beside the files that it always has. Each part is there only where it was
/// asked for, and draws from streams of its own, so that it changes nothing of the rest.
class MoreFormats {
 public:
  MoreFormats(const Options& options, const std::filesystem::path& folder, const Period& period,
              const Institutions& institutions, OwnTables& own);

  /// The hospital's other forms.
  std::vector<HospitalForm*> hospital_forms();
  /// Whether this care becomes a DPC receipt.
  bool is_dpc(const Care& care) const;

  Done add_dental(const Person& person, Clerk& clerk, ReceiptFiles& receipts, TruthWriter& truth);
  Done add_pharmacy(const Person& person, const Care& care, Clerk& clerk, ReceiptFiles& receipts,
                    TruthWriter& truth);
  Done add_survey(const Person& person, const Care& care, const Receipt& receipt, Clerk& clerk,
                  TruthWriter& truth);
  /// The check-up that was written for this person.
  Done add_checkup(const Person& person, const WrittenRow& checkup);
  Done add_care(const Person& person, Clerk& clerk, TruthWriter& truth);
  Done add_death(const Person& person, const Health& health, std::optional<Date> last_seen,
                 Clerk& clerk, TruthWriter& truth);
  /// Ends all files; those of receipts must be closed already.
  Done close(const ReceiptFiles& receipts);

  /// Of everything but the hospital's forms.
  std::int64_t bytes() const;

 private:
  Done pack(const ReceiptFiles& receipts);

  Formats formats_;
  std::filesystem::path folder_;
  const Institutions& institutions_;
  SideInstitutions side_;
  std::optional<DentalClaims> dental_;
  std::optional<PharmacyClaims> pharmacy_;
  std::optional<CheckupDocuments> checkups_;
  std::optional<CareWriter> care_;
  std::optional<SurveyWriter> survey_;
  std::optional<DeathWriter> death_;
  std::optional<FhirWriter> fhir_;
  std::optional<StorageWriter> storage_;
  std::int64_t packed_bytes_ = 0;
};

/// Makes the folders that these formats need.
Done make_format_folders(const Formats& formats, const std::filesystem::path& folder);

}  // namespace renga::synth
