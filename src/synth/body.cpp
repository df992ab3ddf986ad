#include "synth/body.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace renga::synth {
namespace {

// Receipt codes of the diseases that change what is measured.
constexpr std::string_view kHypertension = "8833421";
constexpr std::string_view kType1Diabetes = "2500014";
constexpr std::string_view kType2Diabetes = "2500015";
constexpr std::string_view kLipids = "8844446";
constexpr std::string_view kKidney = "8844106";
constexpr std::string_view kIsletHyperplasia = "8838037";
constexpr std::string_view kInsulinoma = "2117001";

constexpr int kGrownUp = 18;

bool has(const Health& health, std::string_view code) {
  return std::ranges::any_of(
      health.lasting, [&](const Condition& condition) { return condition.disease->code == code; });
}

/// Growth is drawn as a straight line: enough for a table, not for paediatrics.
double draw_height(bool woman, int age, Random& random) {
  const double grown =
      woman ? 158 - std::max(0, age - 50) * 0.15 : 171 - std::max(0, age - 50) * 0.14;
  const double share = age >= kGrownUp ? 1 : 0.30 + 0.70 * age / kGrownUp;
  return draw_normal(random, grown * share, age >= kGrownUp ? 5.6 : 4);
}

void draw_sugar(Body& body, const Health& health, int age, double bmi, Random& random) {
  body.hba1c = draw_normal(random, 5.25 + age * 0.005 + (bmi - 22) * 0.02, 0.22);
  body.insulin = std::max(1.0, draw_normal(random, 5.5 + (bmi - 22) * 0.6, 1.8));
  if (has(health, kType2Diabetes)) body.hba1c = draw_normal(random, 7.1, 0.8);
  if (has(health, kType1Diabetes)) {
    body.hba1c = draw_normal(random, 7.7, 0.9);
    body.insulin = 0.8;
  }
  if (has(health, kIsletHyperplasia) || has(health, kInsulinoma)) {
    body.hba1c = draw_normal(random, 4.7, 0.15);
    body.insulin = draw_normal(random, 21, 4);
  }
  body.glucose = std::max(48.0, draw_normal(random, body.hba1c * 21 - 20, 6));
}

/// Kidney function by the equation of the Japanese Society of Nephrology (2009).
double egfr(double creatinine, int age, bool woman) {
  return 194 * std::pow(creatinine, -1.094) * std::pow(std::max(age, kGrownUp), -0.287) *
         (woman ? 0.739 : 1);
}

void draw_blood(Body& body, const Health& health, int age, bool woman, double bmi, Random& random) {
  const bool lipids = has(health, kLipids);
  body.triglyceride = std::max(
      30.0, draw_normal(random, (woman ? 85 : 115) + (bmi - 22) * 7 + (lipids ? 40 : 0), 34));
  body.hdl = std::max(25.0, draw_normal(random, (woman ? 69 : 58) - (bmi - 22) * 1.5, 11));
  body.ldl = std::max(45.0, draw_normal(random, 118 + (lipids ? 14 : 0), 26));
  body.ast = std::max(9.0, draw_normal(random, 22 + (bmi - 22) * 0.6, 5));
  body.alt = std::max(6.0, draw_normal(random, (woman ? 16 : 22) + (bmi - 22) * 1.4, 6));
  body.ggt = std::max(8.0, draw_normal(random, (woman ? 20 : 36) + (bmi - 22) * 1.8, 11));
  body.creatinine = std::max(0.3, draw_normal(random, (woman ? 0.64 : 0.84) + age * 0.0006, 0.09));
  if (has(health, kKidney)) body.creatinine *= 1.9;
  body.egfr = egfr(body.creatinine, age, woman);
}

}  // namespace

Body draw_body(const Person& person, const Health& health, const Period& period,
               std::uint64_t seed) {
  Random random = stream(seed, person.number, "body");
  const int age = std::max(0, person.age_on(period.first));
  const bool woman = person.sex == Sex::female;
  const bool sugar = has(health, kType2Diabetes);
  const double mean_bmi =
      age < kGrownUp ? 16 + age * 0.25 : (woman ? 22.1 : 23.6) + (sugar ? 1.8 : 0);
  const double bmi = std::max(13.5, draw_normal(random, mean_bmi, age < kGrownUp ? 1.3 : 2.9));
  Body body;
  body.height_cm = draw_height(woman, age, random);
  body.weight_kg = bmi * body.height_cm * body.height_cm / 10000;
  body.waist_cm = draw_normal(random, 81 + (bmi - 22) * 2.6, 3.5);
  const double treated = has(health, kHypertension) ? 9 : 0;
  body.systolic = draw_normal(random, 100 + age * 0.42 + (bmi - 22) * 1.1 + treated, 9.5);
  body.diastolic = draw_normal(random, body.systolic * 0.48 + 14, 5.5);
  draw_sugar(body, health, age, bmi, random);
  draw_blood(body, health, age, woman, bmi, random);
  body.smokes = age >= 20 && random.chance(woman ? 0.08 : 0.27);
  return body;
}

double measured(double value, double relative_deviation, Random& random) {
  return draw_normal(random, value, value * relative_deviation);
}

std::string decimal(double value, int places) {
  return fmt::format("{:.{}f}", value, places);
}

}  // namespace renga::synth
