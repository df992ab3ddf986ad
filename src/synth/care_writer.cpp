#include "synth/care_writer.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr int kFirstAge = 65;
constexpr int kOldAge = 75;
constexpr int kOldestAge = 85;
// Near the shares of 認定者 by age: 4 %, 13 %, 57 % (介護保険事業状況報告); a choice.
constexpr double kCertified = 0.04;
constexpr double kCertifiedOld = 0.13;
constexpr double kCertifiedOldest = 0.57;
constexpr double kUsesServices = 0.85;
constexpr int kYenForUnit = 10;
constexpr int kPercentInsured = 90;
constexpr std::int32_t kLedgerBeforeDays = 400;
constexpr int kMonthsBetweenAssessments = 3;

struct Level {
  std::string_view code;
  int weight;
  std::string_view minutes;
  std::string_view dementia;  ///< 認知症高齢者の日常生活自立度
  std::string_view physical;  ///< 障害高齢者の日常生活自立度
};
constexpr std::array<Level, 7> kLevels = {{{"12", 14, "28.4", "0", "J1"},
                                           {"13", 14, "39.2", "1", "J2"},
                                           {"21", 21, "42.5", "2a", "A1"},
                                           {"22", 17, "58.1", "2b", "A2"},
                                           {"23", 13, "79.6", "3a", "B1"},
                                           {"24", 13, "98.3", "3b", "B2"},
                                           {"25", 8, "121.7", "4", "C1"}}};

/// Services by code (kind 2, item 4 digits); not held against the tables of service codes.
struct Service {
  std::string_view code;
  int units;
  int times;
};
constexpr std::array<Service, 4> kServices = {
    {{"111111", 249, 8}, {"151241", 658, 9}, {"171001", 50, 30}, {"131111", 471, 4}}};

double share_at(int age) {
  if (age < kFirstAge) return 0;
  return age >= kOldestAge ? kCertifiedOldest : age >= kOldAge ? kCertifiedOld : kCertified;
}

const Level& draw_level(Random& random) {
  std::array<int, kLevels.size()> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = kLevels[i].weight;
  return kLevels[draw_index(weights, random)];
}

}  // namespace

struct CareWriter::Recipient {
  std::string number;
  const Level* level;
  std::string provider;
};

CareWriter::CareWriter(const std::filesystem::path& folder, const Institutions& institutions,
                       const Period& period, std::uint64_t seed)
    : institutions_(institutions),
      period_(period),
      seed_(seed),
      recipient_(folder / "recipient.csv", {"recipient_no", "name_kana", "birth_date", "sex",
                                            "insurer", "symbol", "number", "branch", "changed_on"}),
      certification_(
          folder / "certification.csv",
          {"recipient_no", "applied_on", "decided_on", "kind", "level_first", "level", "valid_from",
           "valid_to", "minutes", "dementia_independence", "physical_independence"}),
      claim_(folder / "care_claim.csv", {"recipient_no", "service_date", "claim_no", "form",
                                         "provider", "level", "days", "units", "amount"}),
      service_(folder / "care_service.csv", {"recipient_no", "service_date", "claim_no", "line_no",
                                             "service", "unit_price", "times", "units"}),
      life_(folder / "life.csv",
            {"recipient_no", "date", "form", "item", "value", "value_code", "value_text", "unit"}) {
}

Result<std::optional<WrittenRow>> CareWriter::add(const Person& person, Clerk& clerk) {
  Random random = stream(seed_, person.number, "long-term care");
  if (!random.chance(share_at(person.age_on(period_.first)))) return std::nullopt;
  const Institution& clinic = institutions_.at(person.clinic);
  // The ledger knows a person from some day before the period, and again from a change in it.
  const Date some_day =
      period_.first.plus_days(-static_cast<std::int32_t>(random.between(1, kLedgerBeforeDays)));
  const Date entered = std::max(some_day, person.coverages.front().from);
  const Recipient recipient{fmt::format("{}999{:010}", person.prefecture, person.number * 11),
                            &draw_level(random),
                            fmt::format("{}7{:07}", person.prefecture, person.clinic + 1)};
  std::vector<Date> changes = {entered};
  for (const Coverage& coverage : person.coverages)
    if (coverage.from > entered && period_.holds(coverage.from)) changes.push_back(coverage.from);
  WrittenRow written{0, {}, {}};
  for (const Date day : changes) {
    const Identity identity =
        clerk.identity(person, {.service = day, .name = day, .number = day}, person.clinic, clinic);
    RENGA_TRY(recipient_.add({recipient.number, identity.kana, to_iso(identity.birth),
                              identity.sex == Sex::male ? "1" : "2", identity.insurer,
                              identity.symbol, identity.number, identity.branch, to_iso(day)}));
    written = {recipient_.rows(), identity.causes, {}};
  }
  RENGA_TRY(certify(recipient, entered, "1"));
  const bool uses = random.chance(kUsesServices);
  for (int month = 0; uses && month < period_.months; ++month) {
    RENGA_TRY(add_month(recipient, period_.month(month), random));
    if (month % kMonthsBetweenAssessments == 0)
      RENGA_TRY(assess(recipient, period_.month(month).plus_days(9), random));
  }
  return written;
}

Done CareWriter::certify(const Recipient& recipient, Date decided, std::string_view kind) {
  const Level& level = *recipient.level;
  const Date from = decided.plus_days(-30).first_of_month();
  return certification_.add({recipient.number, to_iso(decided.plus_days(-30)), to_iso(decided),
                             std::string(kind), std::string(level.code), std::string(level.code),
                             to_iso(from), to_iso(from.plus_months(36).plus_days(-1)),
                             std::string(level.minutes), std::string(level.dementia),
                             std::string(level.physical)});
}

Done CareWriter::add_month(const Recipient& recipient, Date month, Random& random) {
  const std::string claim_no = fmt::format("{:08}", ++claims_);
  const Service& first = kServices[random.below(kServices.size())];
  const Service& second = kServices[random.below(kServices.size())];
  int units = 0;
  int line_no = 0;
  for (const Service* service : {&first, &second}) {
    if (line_no == 1 && &first == &second) break;
    const int line_units = service->units * service->times;
    units += line_units;
    RENGA_TRY(service_.add({recipient.number, to_iso(month), claim_no, std::to_string(++line_no),
                            std::string(service->code), std::to_string(service->units),
                            std::to_string(service->times), std::to_string(line_units)}));
  }
  return claim_.add({recipient.number, to_iso(month), claim_no, "0201", recipient.provider,
                     std::string(recipient.level->code), std::to_string(first.times),
                     std::to_string(units),
                     std::to_string(units * kYenForUnit * kPercentInsured / 100)});
}

/// The Barthel index and the weight, as forms of LIFE ask for them.
Done CareWriter::assess(const Recipient& recipient, Date day, Random& random) {
  const auto index = random.between(0, 20) * 5;
  RENGA_TRY(life_.add({recipient.number, to_iso(day), "ADL", "barthel_index", std::to_string(index),
                       "", "", "点"}));
  RENGA_TRY(
      life_.add({recipient.number, to_iso(day), "nutrition", "weight",
                 fmt::format("{}.{}", random.between(38, 79), random.below(10)), "", "", "kg"}));
  return life_.add({recipient.number, to_iso(day), "nutrition", "swallowing", "",
                    random.chance(0.2) ? "1" : "0", "人工の所見", ""});
}

Done CareWriter::close() {
  for (Sheet* sheet : {&recipient_, &certification_, &claim_, &service_, &life_})
    RENGA_TRY(sheet->close());
  return {};
}

std::int64_t CareWriter::bytes() const {
  std::int64_t sum = 0;
  for (const Sheet* sheet : {&recipient_, &certification_, &claim_, &service_, &life_})
    sum += sheet->bytes();
  return sum;
}

}  // namespace renga::synth
