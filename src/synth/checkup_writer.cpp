#include "synth/checkup_writer.hpp"

namespace renga::synth {
namespace {

constexpr int kFirstAge = 40;
constexpr int kLastAge = 74;
constexpr double kComes = 0.55;
constexpr double kWithoutWaist = 0.004;
constexpr double kWithoutHba1c = 0.03;
constexpr std::int32_t kNamesBeforeDays = 1200;

/// What was measured on the day, rounded as it is written.
struct Values {
  double waist, systolic, diastolic, triglyceride, hdl, glucose, hba1c;
};

/// メタボリックシンドローム判定: 1 該当, 2 予備群, 3 非該当 (criteria of 厚生労働省: waist, then
/// two or one of lipids, blood pressure, glucose).
int metabolic_class(const Values& values, bool woman) {
  if (values.waist < (woman ? 90 : 85)) return 3;
  const bool lipids = values.triglyceride >= 150 || values.hdl < 40;
  const bool pressure = values.systolic >= 130 || values.diastolic >= 85;
  const bool sugar = values.glucose >= 110;
  const int risks = (lipids ? 1 : 0) + (pressure ? 1 : 0) + (sugar ? 1 : 0);
  return risks >= 2 ? 1 : risks == 1 ? 2 : 3;
}

Values measure(const Body& body, Random& random) {
  return {.waist = measured(body.waist_cm, 0.01, random),
          .systolic = measured(body.systolic, 0.05, random),
          .diastolic = measured(body.diastolic, 0.05, random),
          .triglyceride = measured(body.triglyceride, 0.1, random),
          .hdl = measured(body.hdl, 0.03, random),
          .glucose = measured(body.glucose, 0.03, random),
          .hba1c = measured(body.hba1c, 0.01, random)};
}

/// From height to the judgement, the columns after the institution.
void append_results(std::vector<std::string>& row, const Body& body, bool woman, Random& random) {
  const Values values = measure(body, random);
  const bool has_waist = !random.chance(kWithoutWaist);
  const bool has_hba1c = !random.chance(kWithoutHba1c);
  const std::vector<std::string> results = {
      decimal(body.height_cm, 1),
      decimal(measured(body.weight_kg, 0.01, random), 1),
      has_waist ? decimal(values.waist, 1) : "",
      decimal(values.systolic, 0),
      decimal(values.diastolic, 0),
      decimal(values.triglyceride, 0),
      decimal(values.hdl, 0),
      decimal(body.ldl, 0),
      decimal(body.ast, 0),
      decimal(body.alt, 0),
      decimal(body.ggt, 0),
      decimal(values.glucose, 0),
      has_hba1c ? decimal(values.hba1c, 1) : "",
      body.smokes ? "1" : "2",
      std::to_string(has_waist ? metabolic_class(values, woman) : 4)};
  row.insert(row.end(), results.begin(), results.end());
}

}  // namespace

CheckupWriter::CheckupWriter(const std::filesystem::path& folder, const Institutions& institutions,
                             const Period& period, const Rates& rates, std::uint64_t seed)
    : institutions_(institutions),
      period_(period),
      rates_(rates),
      seed_(seed),
      sheet_(folder / "checkup.csv",
             {"name_kana", "birth_date",   "sex",          "insurer", "symbol",  "number",
              "branch",    "checkup_date", "institution",  "height",  "weight",  "waist",
              "systolic",  "diastolic",    "triglyceride", "hdl",     "ldl",     "ast",
              "alt",       "ggt",          "glucose",      "hba1c",   "smoking", "metabolic"}) {}

Result<std::optional<WrittenRow>> CheckupWriter::add(const Person& person, const Body& body,
                                                     Clerk& clerk) {
  Random random = stream(seed_, person.number, "checkup");
  // Most check-ups are held before the last months of a fiscal year.
  const Date last = period_.first.plus_days(period_.length_days() * 3 / 4);
  const Date day = draw_date(random, period_.first, last);
  const int age = person.age_on(day);
  if (age < kFirstAge || age > kLastAge || !random.chance(kComes)) return std::nullopt;
  if (!person.coverage_on(day).insured()) return std::nullopt;
  const Institution& institution = institutions_.at(person.clinic);
  const Date name_seen =
      random.chance(rates_.checkup_name_outdated) ? day.plus_days(-kNamesBeforeDays) : day;
  Identity identity = clerk.identity(person, {.service = day, .name = name_seen, .number = day},
                                     person.clinic, institution);
  identity.causes.add(Cause::outside_period, checkup_before_ids(day));
  // 健診機関番号: prefecture, 点数表, institution.
  const std::string place = institution.prefecture + "1" + institution.code;
  std::vector<std::string> row = {identity.kana,
                                  to_iso(identity.birth),
                                  identity.sex == Sex::male ? "1" : "2",
                                  identity.insurer,
                                  identity.symbol,
                                  identity.number,
                                  identity.branch,
                                  to_iso(day),
                                  place};
  append_results(row, body, person.sex == Sex::female, random);
  RENGA_TRY(sheet_.add(row));
  return WrittenRow{sheet_.rows(), identity.causes, std::move(row)};
}

}  // namespace renga::synth
