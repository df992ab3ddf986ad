#include "synth/more_formats.hpp"

#include "files/files.hpp"

#include <array>

namespace renga::synth {
namespace {

struct FormatFolder {
  Format format;
  std::string_view name;
};

constexpr std::array<FormatFolder, 7> kFolders = {{{Format::checkup, "checkup-xml"},
                                                   {Format::care, "kaigo"},
                                                   {Format::survey, "dpc"},
                                                   {Format::fhir, "fhir"},
                                                   {Format::ss_mix2, "ss-mix2"},
                                                   {Format::packed, "packed"},
                                                   {Format::tables, "tables"}}};

std::filesystem::path folder_of(Format format, const std::filesystem::path& folder) {
  for (const FormatFolder& row : kFolders)
    if (row.format == format) return folder / row.name;
  bug("a format without a folder of its own");
}

Done claim(const ClaimOnItsWay& claim, const Person& person, ReceiptFiles& receipts,
           TruthWriter& truth) {
  RENGA_ASSIGN(const ReceiptPlace place, receipts.add(claim.submission));
  return truth.add_record({"ndb", "re", place.file, place.number}, person, claim.causes);
}

}  // namespace

Done make_format_folders(const Formats& formats, const std::filesystem::path& folder) {
  for (const FormatFolder& row : kFolders) {
    if (!formats.holds(row.format)) continue;
    std::error_code problem;
    std::filesystem::create_directories(folder / row.name, problem);
    if (problem)
      return fail(
          Error(code::write_failed).with("path", row.name).with("reason", problem.message()));
  }
  return {};
}

MoreFormats::MoreFormats(const Options& options, const std::filesystem::path& folder,
                         const Period& period, const Institutions& institutions, OwnTables& own)
    : formats_(options.formats), folder_(folder), institutions_(institutions) {
  const auto at = [&](Format format) { return folder_of(format, folder); };
  if (formats_.holds(Format::dental)) dental_.emplace(options.seed, period, side_);
  if (formats_.holds(Format::pharmacy)) pharmacy_.emplace(side_);
  if (formats_.holds(Format::checkup))
    checkups_.emplace(at(Format::checkup), period, options.seed, own);
  if (formats_.holds(Format::care))
    care_.emplace(at(Format::care), institutions, period, options.seed);
  if (formats_.holds(Format::survey))
    survey_.emplace(at(Format::survey), institutions, options.rates, options.seed, own);
  if (formats_.holds(Format::death))
    death_.emplace(folder / "ndb", institutions, period, options.seed);
  if (formats_.holds(Format::fhir)) fhir_.emplace(at(Format::fhir));
  if (formats_.holds(Format::ss_mix2)) storage_.emplace(at(Format::ss_mix2));
}

std::vector<HospitalForm*> MoreFormats::hospital_forms() {
  std::vector<HospitalForm*> forms;
  if (fhir_) forms.push_back(&*fhir_);
  if (storage_) forms.push_back(&*storage_);
  return forms;
}

bool MoreFormats::is_dpc(const Care& care) const {
  return formats_.holds(Format::dpc) && care.stay && care.institution == Institutions::kHospitalA;
}

Done MoreFormats::add_dental(const Person& person, Clerk& clerk, ReceiptFiles& receipts,
                             TruthWriter& truth) {
  if (!dental_) return {};
  for (const ClaimOnItsWay& each : dental_->of(person, clerk))
    RENGA_TRY(claim(each, person, receipts, truth));
  return {};
}

Done MoreFormats::add_pharmacy(const Person& person, const Care& care, Clerk& clerk,
                               ReceiptFiles& receipts, TruthWriter& truth) {
  if (!pharmacy_) return {};
  const auto dispensed = pharmacy_->of(person, care, institutions_.at(care.institution), clerk);
  return dispensed ? claim(*dispensed, person, receipts, truth) : Done();
}

Done MoreFormats::add_survey(const Person& person, const Care& care, const Receipt& receipt,
                             Clerk& clerk, TruthWriter& truth) {
  if (!survey_ || !care.stay || care.institution != Institutions::kHospitalA) return {};
  RENGA_ASSIGN(const auto patient, survey_->add(person, care, receipt, clerk));
  if (!patient) return {};
  return truth.add_record({"dpc", "patient", "patient.csv", patient->number}, person,
                          patient->causes);
}

Done MoreFormats::add_checkup(const Person& person, const WrittenRow& checkup) {
  return checkups_ ? checkups_->add(person, checkup.fields) : Done();
}

Done MoreFormats::add_care(const Person& person, Clerk& clerk, TruthWriter& truth) {
  if (!care_) return {};
  RENGA_ASSIGN(const auto recipient, care_->add(person, clerk));
  if (!recipient) return {};
  return truth.add_record({"kaigo", "recipient", "recipient.csv", recipient->number}, person,
                          recipient->causes);
}

Done MoreFormats::add_death(const Person& person, const Health& health,
                            std::optional<Date> last_seen, Clerk& clerk, TruthWriter& truth) {
  if (!death_) return {};
  RENGA_ASSIGN(const auto death, death_->add(person, health, last_seen, clerk));
  if (!death) return {};
  return truth.add_record({"ndb", "death", "death.csv", death->number}, person, death->causes);
}

Done MoreFormats::pack(const ReceiptFiles& receipts) {
  if (!formats_.holds(Format::packed)) return {};
  for (const std::filesystem::path& path : receipts.paths()) {
    const auto packed = folder_of(Format::packed, folder_) / (path.filename().string() + ".gz");
    RENGA_TRY(files::pack(path, packed));
    RENGA_ASSIGN(const std::int64_t bytes, files::size_bytes(packed));
    packed_bytes_ += bytes;
  }
  return {};
}

Done MoreFormats::close(const ReceiptFiles& receipts) {
  if (checkups_) RENGA_TRY(checkups_->close());
  if (care_) RENGA_TRY(care_->close());
  if (survey_) RENGA_TRY(survey_->close());
  if (death_) RENGA_TRY(death_->close());
  return pack(receipts);
}

std::int64_t MoreFormats::bytes() const {
  return packed_bytes_ + (checkups_ ? checkups_->bytes() : 0) + (care_ ? care_->bytes() : 0) +
         (survey_ ? survey_->bytes() : 0) + (death_ ? death_->bytes() : 0);
}

}  // namespace renga::synth
