#include "synth/dental_claims.hpp"

#include <array>
#include <memory>

namespace renga::synth {
namespace {

constexpr double kGoesInMonth = 0.12;
constexpr double kComesAgain = 0.5;
constexpr double kGetsDrug = 0.2;
constexpr int kFirstAge = 4;

constexpr int kIrFields = 9;
constexpr int kReFields = 27;
constexpr int kHoFields = 14;
constexpr int kKoFields = 10;
constexpr int kSnFields = 9;
constexpr int kHsFields = 13;
constexpr int kSsFields = 109;
constexpr int kIyFields = 39;
constexpr int kCoFields = 11;
constexpr int kFirstActDay = 78;
constexpr int kFirstDrugDay = 8;
constexpr std::size_t kInsurerBytes = 8;
constexpr std::string_view kFreeComment = "810000001";

/// A disease of the 傷病名マスター (June 2024) with the act that treats it. The codes of acts are
/// not held against the master of dental acts, which is not at hand.
struct ToothDisease {
  std::string_view disease;
  std::string_view act;
  int points;
};
constexpr std::array<ToothDisease, 4> kDiseases = {{{"8830788", "309003110", 128},
                                                    {"8830789", "309005210", 230},
                                                    {"5234016", "309004810", 72},
                                                    {"5231018", "309004910", 38}}};
constexpr std::string_view kFirstVisit = "301000110";
constexpr int kFirstVisitPoints = 267;
constexpr std::string_view kLaterVisit = "301001610";
constexpr int kLaterVisitPoints = 58;
constexpr std::string_view kCare = "302000110";
constexpr int kCarePoints = 100;

/// One receipt of a dentist: the visits of a month for one tooth.
struct DentalReceipt {
  const Person& person;
  const Coverage& coverage;
  const Institution& institution;
  ReceiptHead head;
  Care care;
  std::optional<PublicPayer> payer;
  const ToothDisease* disease;
  std::string teeth;
  std::vector<Unit> units;

  Claim claim() const { return {person, coverage, care, institution, head, receipt()}; }
  Receipt receipt() const {
    Receipt receipt;
    receipt.public_payer = payer;
    receipt.kind = receipt_kind(person, coverage, care, payer.has_value());
    receipt.kind[0] = '3';
    receipt.units = units;
    return receipt;
  }
};

DayCounts days_from(const Care& care, std::size_t first, std::size_t count) {
  DayCounts days{};
  for (std::size_t i = first; i < first + count; ++i)
    days[static_cast<std::size_t>(care.days[i] - 1)] = 1;
  return days;
}

Unit unit_of(std::string_view section, char burden, std::string_view record, std::string_view code,
             int points, DayCounts days) {
  return {.section = section,
          .burden = burden,
          .lines = {{.record = record, .code = code, .amount = {}, .text = {}}},
          .points = points,
          .days = days};
}

std::vector<Unit> bill(const Care& care, const ToothDisease& disease, char burden, Random& random) {
  std::vector<Unit> units;
  units.push_back(
      unit_of("11", burden, "SS", kFirstVisit, kFirstVisitPoints, days_from(care, 0, 1)));
  if (care.days.size() > 1)
    units.push_back(unit_of("12", burden, "SS", kLaterVisit, kLaterVisitPoints,
                            days_from(care, 1, care.days.size() - 1)));
  units.push_back(unit_of("13", burden, "SS", kCare, kCarePoints, days_from(care, 0, 1)));
  units.push_back(unit_of("41", burden, "SS", disease.act, disease.points,
                          days_from(care, 0, care.days.size())));
  if (!random.chance(kGetsDrug)) return units;
  Unit drug = unit_of("21", burden, "IY", kAcetaminophen.code, kAcetaminophen.points,
                      days_from(care, 0, 1));
  drug.lines.front().amount = kAcetaminophen.amount;
  units.push_back(drug);
  units.push_back(unit_of("21", burden, "CO", kFreeComment, 0, {}));
  units.back().lines.front().text = "疼痛時に服用";
  return units;
}

/// 歯種 4, 状態 1, 部分 1 characters: one of 28 teeth.
std::string draw_tooth(Random& random) {
  const auto quadrant = static_cast<char>('1' + random.below(4));
  const auto tooth = static_cast<char>('1' + random.below(7));
  return std::string("10") + quadrant + tooth + "00";
}

void write_payers(const Claim& claim, ReceiptSink& sink) {
  const Identity& identity = claim.head.identity;
  if (claim.coverage.insured()) {
    Record record(sink, "HO", kHoFields);
    record.put_padded({1, "insurer"}, identity.insurer, kInsurerBytes);
    record.put_text({2, "symbol"}, identity.symbol).put_text({3, "number"}, identity.number);
    record.put({4, "days"}, static_cast<std::int64_t>(claim.care.days.size()));
    record.put({5, "points"}, claim.receipt.points());
  }
  if (claim.receipt.public_payer) {
    Record record(sink, "KO", kKoFields);
    record.put({1, "payer"}, claim.receipt.public_payer->payer);
    record.put({2, "recipient"}, claim.receipt.public_payer->recipient);
    record.put({4, "days"}, claim.receipt.public_days());
    record.put({5, "points"}, claim.receipt.public_points());
  }
  if (identity.branch.empty()) return;
  Record record(sink, "SN", kSnFields);
  record.put({1, "bearer"}, "1").put({2, "check_kind"}, "01").put({6, "branch"}, identity.branch);
}

void write_act(const Unit& unit, ReceiptSink& sink) {
  const Line& line = unit.lines.front();
  const bool drug = line.record == "IY";
  const bool comment = line.record == "CO";
  Record record(sink, line.record, drug ? kIyFields : comment ? kCoFields : kSsFields);
  record.put({1, "section"}, unit.section).put({2, "burden"}, std::string_view(&unit.burden, 1));
  record.put({3, "code"}, line.code);
  if (comment) {
    record.put_text({4, "text"}, line.text);
    return;
  }
  if (drug) record.put({4, "amount"}, line.amount);
  record.put({drug ? 5 : 76, "points"}, unit.points).put({drug ? 6 : 77, "times"}, unit.times());
  if (drug) record.put({7, "drug_use"}, "2");  // 屯服
  record.put_days(drug ? kFirstDrugDay : kFirstActDay, unit.days);
}

void write_head(std::int64_t number, const Claim& claim, ReceiptSink& sink) {
  {
    Record record(sink, "IR", kIrFields, false);
    const char body = payer_body(claim.coverage);
    record.put({1}, std::string_view(&body, 1)).put({2}, claim.institution.prefecture);
    record.put({3}, "3").put({4}, claim.institution.code);
    record.put_month({6}, claim.care.month.plus_months(1)).put({7}, claim.institution.phone);
  }
  Record record(sink, "RE", kReFields);
  write_person(record, number, claim, claim.receipt.kind);
  record.put_day({9, "start_date"}, claim.care.day(0)).put({10, "outcome"}, "1");
  record.put({15, "chart_no"}, claim.head.chart_number);
  record.put_text({25, "name_kana"}, claim.head.identity.kana);
}

void write_dental_receipt(std::int64_t number, const DentalReceipt& dental, ReceiptSink& sink) {
  const Claim claim = dental.claim();
  write_head(number, claim, sink);
  write_payers(claim, sink);
  {
    Record record(sink, "HS", kHsFields);
    record.put_day({1, "start_date"}, claim.care.day(0)).put({2, "outcome"}, "1");
    record.put({3, "teeth"}, dental.teeth).put({4, "disease"}, dental.disease->disease);
    record.put({9, "main"}, "01");
  }
  for (const Unit& unit : dental.units) write_act(unit, sink);
}

}  // namespace

std::vector<ClaimOnItsWay> DentalClaims::of(const Person& person, Clerk& clerk) {
  std::vector<ClaimOnItsWay> claims;
  Random random = stream(seed_, person.number, "dentist");
  const Institution& institution = institutions_.dentist(person.prefecture);
  const std::size_t place = SideInstitutions::dentist_place(person.prefecture);
  for (int month = 0; month < period_.months; ++month) {
    const Date first = period_.month(month);
    if (!random.chance(kGoesInMonth) || person.age_on(first) < kFirstAge) continue;
    // In the first half of the month, and perhaps again in the second: one card is shown.
    const auto day = static_cast<int>(random.between(1, 14));
    Care care{.institution = place, .month = first, .days = {day}, .conditions = {}, .stay = {}};
    const Coverage& coverage = person.coverage_on(care.day(0));
    const Date again = first.plus_days(day + 13);
    if (random.chance(kComesAgain) && coverage.holds(again)) care.days.push_back(day + 14);
    const auto payer = public_payer_of(person, coverage, care);
    const char burden = !coverage.insured() ? kPublicBears : payer ? kBothBear : kInsurerBears;
    const ToothDisease& disease = kDiseases[random.below(kDiseases.size())];
    auto dental = std::make_shared<DentalReceipt>(
        DentalReceipt{person, coverage, institution,
                      clerk.head_of_receipt(person, coverage, care, place, institution), care,
                      payer, &disease, draw_tooth(random), bill(care, disease, burden, random)});
    const Receipt receipt = dental->receipt();
    const int payers = (coverage.insured() ? 1 : 0) + (payer ? 1 : 0);
    claims.push_back(
        {{ClaimForm::dental, institution, first, payer_body(coverage), payers, receipt.points(),
          [dental](std::int64_t number, ReceiptSink& sink) {
            write_dental_receipt(number, *dental, sink);
          }},
         dental->head.identity.causes});
  }
  return claims;
}

}  // namespace renga::synth
