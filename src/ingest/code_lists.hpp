#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace renga::ingest {

/// The closed code lists of the receipt specification (別表) that ingest checks. Masters of acts,
/// drugs and diseases change with time and are not checked here.
enum class CodeList : std::uint8_t {
  none,
  payer_body,
  prefecture,
  fee_table_medical,
  fee_table_dental,
  fee_table_pharmacy,
  sex,
  ward,
  copay_class,
  note,
  department,
  duty_reason,
  relief,
  voluntary,
  bearer,
  eligibility_check,
  visit,
  window,
  bundling_reason,
  outcome,
  main_disease,
  section,
  burden,
  symptom,
  summary,
  dpc_outcome,
  dpc_disease,
  admission,
  adjustment,
  insurance_side,
  absence,
  stay_period,
  transition,
  drug_use,
  dosage_form,
  mixing,
  counting,
  donation,
  donor_place,
};

/// The codes of a list separated by one space, all of the same length; empty for `none`.
std::string_view codes_of(CodeList list);

/// Whether a value is a code of the list, or a row of such codes without separator.
bool is_listed(CodeList list, std::string_view value);

/// Who bears a unit of points: bit 0 the insurer, bits 1–4 the first to fourth public payer.
/// Nothing where the code is not in 別表21.
std::optional<std::uint8_t> bearers_of(std::string_view burden);

}  // namespace renga::ingest
