#include "synth/pharmacy_claims.hpp"

#include <memory>
#include <utility>

namespace renga::synth {
namespace {

constexpr int kReFields = 42;
constexpr int kHoFields = 14;
constexpr int kKoFields = 10;
constexpr int kSnFields = 9;
constexpr int kShFields = 10;
constexpr int kCzFields = 71;
constexpr int kIyFields = 10;
constexpr int kTkFields = 3;
constexpr int kKiFields = 114;
constexpr std::size_t kInsurerBytes = 8;

constexpr int kDaysOfLastingDrugs = 28;
constexpr int kDaysOfAcuteDrugs = 5;

// Codes of the fee table of pharmacies are not held against their master, which is not at hand;
// points are ours (SYN-96).
struct DosageForm {
  std::string_view code;   ///< 剤形: 1 内服, 5 外用.
  std::string_view usage;  ///< 用法
  std::string_view fee;
  int fee_points;
};
constexpr DosageForm kOral{"1", "014", "420001810", 24};
constexpr DosageForm kExternal{"5", "702", "420002110", 10};
constexpr std::string_view kBaseFee = "410005910";
constexpr int kBasePoints = 45;
constexpr std::string_view kCareFee = "440012010";
constexpr int kCarePoints = 45;

/// Drugs that are taken together.
struct Group {
  const DosageForm* form;
  std::vector<const Drug*> drugs;
  int quantity = 1;

  int unit_points() const {
    int sum = 0;
    for (const Drug* drug : drugs) sum += drug->points;
    return sum;
  }
  std::int64_t drug_points() const { return std::int64_t{unit_points()} * quantity; }
};

std::vector<Group> groups_of(const Care& care) {
  std::vector<Group> groups;
  for (const Condition& condition : care.conditions) {
    const Treatment& treatment = condition.disease->treatment;
    Group oral{
        &kOral,
        {},
        condition.disease->course == Course::acute ? kDaysOfAcuteDrugs : kDaysOfLastingDrugs};
    for (const Drug* drug : treatment.oral)
      if (drug != nullptr) oral.drugs.push_back(drug);
    if (!oral.drugs.empty()) groups.push_back(std::move(oral));
    if (treatment.external != nullptr) groups.push_back({&kExternal, {treatment.external}, 1});
  }
  return groups;
}

std::int64_t points_of(const std::vector<Group>& groups) {
  std::int64_t sum = kBasePoints + kCarePoints;
  for (const Group& group : groups) sum += group.form->fee_points + group.drug_points();
  return sum;
}

struct PharmacyReceipt {
  const Person& person;
  const Coverage& coverage;
  const Care& care;
  const Institution& institution;
  const Institution& prescriber;
  ReceiptHead head;
  std::optional<PublicPayer> payer;
  std::vector<Group> groups;

  Date day() const { return care.day(0); }
  std::string_view burden() const { return !coverage.insured() ? "5" : payer ? "2" : "1"; }
};

void write_head(std::int64_t number, const PharmacyReceipt& receipt, ReceiptSink& sink) {
  std::string kind =
      receipt_kind(receipt.person, receipt.coverage, receipt.care, receipt.payer.has_value());
  kind[0] = '4';
  const Claim claim{receipt.person,      receipt.coverage, receipt.care,
                    receipt.institution, receipt.head,     {}};
  Record record(sink, "RE", kReFields);
  write_person(record, number, claim, kind);
  record.put({9, "prescriber_prefecture"}, receipt.prescriber.prefecture);
  record.put({10, "prescriber_fee_table"}, "1");
  record.put({11, "prescriber"}, receipt.prescriber.code);
  record.put_text({12, "prescriber_name"}, receipt.prescriber.name);
  record.put_text({14, "doctor1"}, "人工　医師");
  record.put({35, "dispensing_record_no"}, receipt.head.chart_number);
  record.put_text({41, "name_kana"}, receipt.head.identity.kana);
}

void write_payers(const PharmacyReceipt& receipt, ReceiptSink& sink) {
  const Identity& identity = receipt.head.identity;
  const std::int64_t points = points_of(receipt.groups);
  if (receipt.coverage.insured()) {
    Record record(sink, "HO", kHoFields);
    record.put_padded({1, "insurer"}, identity.insurer, kInsurerBytes);
    record.put_text({2, "symbol"}, identity.symbol).put_text({3, "number"}, identity.number);
    record.put({4, "prescriptions"}, 1).put({5, "points"}, points);
  }
  if (receipt.payer) {
    Record record(sink, "KO", kKoFields);
    record.put({1, "payer"}, receipt.payer->payer).put({2, "recipient"}, receipt.payer->recipient);
    record.put({4, "prescriptions"}, 1).put({5, "points"}, points);
  }
  if (identity.branch.empty()) return;
  Record record(sink, "SN", kSnFields);
  record.put({1, "bearer"}, "1").put({2, "check_kind"}, "01").put({6, "branch"}, identity.branch);
}

void write_group(const PharmacyReceipt& receipt, const Group& group, std::string_view number,
                 ReceiptSink& sink) {
  {
    Record record(sink, "SH", kShFields);
    record.put({1, "prescription_no"}, number).put({2, "dosage_form"}, group.form->code);
    record.put({3, "usage"}, group.form->usage).put({5, "unit_points"}, group.unit_points());
  }
  {
    Record record(sink, "CZ", kCzFields);
    record.put({1, "doctor_no"}, "1").put_day({2, "prescription_date"}, receipt.day());
    record.put_day({3, "dispensing_date"}, receipt.day()).put({4, "reception"}, 1);
    record.put({5, "quantity"}, group.quantity).put({6, "burden"}, receipt.burden());
    record.put({7, "counting"}, "1").put({9, "code"}, group.form->fee);
    record.put({10, "points"}, group.form->fee_points);
    record.put({13, "drug_points"}, group.drug_points());
  }
  for (const Drug* drug : group.drugs) {
    Record record(sink, "IY", kIyFields);
    record.put({1, "burden"}, receipt.burden()).put({2, "code"}, drug->code);
    record.put({3, "amount"}, drug->amount);
  }
}

void write_pharmacy_receipt(std::int64_t number, const PharmacyReceipt& receipt,
                            ReceiptSink& sink) {
  write_head(number, receipt, sink);
  write_payers(receipt, sink);
  int group_number = 0;
  for (const Group& group : receipt.groups)
    write_group(receipt, group, std::to_string(++group_number), sink);
  {
    Record record(sink, "TK", kTkFields);
    record.put({1, "code"}, "810000001").put_text({2, "text"}, "お薬手帳持参");
  }
  Record record(sink, "KI", kKiFields);
  record.put_day({1, "date"}, receipt.day()).put({2, "reception"}, 1);
  record.put({3, "base_burden"}, receipt.burden()).put({4, "base_code"}, kBaseFee);
  record.put({5, "base_points"}, kBasePoints).put({7, "care1_burden"}, receipt.burden());
  record.put({8, "care1_code"}, kCareFee).put({9, "care1_times"}, 1);
  record.put({10, "care1_points"}, kCarePoints);
}

}  // namespace

std::optional<ClaimOnItsWay> PharmacyClaims::of(const Person& person, const Care& care,
                                                const Institution& prescriber, Clerk& clerk) {
  if (care.stay || prescriber.gives_drugs) return std::nullopt;
  std::vector<Group> groups = groups_of(care);
  if (groups.empty()) return std::nullopt;
  const Coverage& coverage = person.coverage_on(care.day(0));
  const Institution& institution = institutions_.pharmacy(person.prefecture);
  const std::size_t place = SideInstitutions::pharmacy_place(person.prefecture);
  auto receipt = std::make_shared<PharmacyReceipt>(
      PharmacyReceipt{person, coverage, care, institution, prescriber,
                      clerk.head_of_receipt(person, coverage, care, place, institution),
                      public_payer_of(person, coverage, care), std::move(groups)});
  const int payers = (coverage.insured() ? 1 : 0) + (receipt->payer ? 1 : 0);
  return ClaimOnItsWay{{ClaimForm::pharmacy, institution, care.month, payer_body(coverage), payers,
                        points_of(receipt->groups),
                        [receipt](std::int64_t number, ReceiptSink& sink) {
                          write_pharmacy_receipt(number, *receipt, sink);
                        }},
                       receipt->head.identity.causes};
}

}  // namespace renga::synth
