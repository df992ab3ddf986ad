#include "ingest/fhir_source.hpp"

#include "ingest/intake_for_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ingest {
namespace {

using Lines = std::vector<std::string>;

/// Synthetic resources, one a line, in the shapes of JP Core and JP-CLINS.
constexpr std::string_view kPatient =
    R"({"resourceType":"Patient","id":"p1","meta":{"lastUpdated":"2025-05-02T09:00:00+09:00"},)"
    R"("identifier":[{"system":"urn:oid:1.2.392.100495.20.3.51.1","value":"000999"},)"
    R"({"system":"http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID","value":"06132013:１２:３４５:01"}],)"
    R"("name":[{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation",)"
    R"("valueCode":"IDE"}],"text":"山田 花子"},{"extension":[{"url":)"
    R"("http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation","valueCode":"SYL"}],)"
    R"("family":"ヤマダ","given":["ハナコ"]}],"gender":"female","birthDate":"1980-02-03",)"
    R"("address":[{"postalCode":"100-0001"}]})"
    "\n";

Reading read_one(std::string_view text) {
  Reading reading(Database::jisedai);
  reading.read("export.ndjson", text);
  return reading;
}

TEST(Fhir, APatientCarriesKanaAndInsuredNumber) {  // ING-213, ING-214
  const Reading reading = read_one(kPatient);
  EXPECT_EQ(reading.counts(), Counts());
  EXPECT_EQ(
      reading.rows("patient"),
      Lines{"1|1|p1|ヤマダ　ハナコ|1980-02-03|2|06132013|１２|３４５|01|2025-05-02|100-0001"});
}

TEST(Fhir, EveryTypeBecomesARowOfItsTable) {  // ING-216
  const Reading reading = read_one(
      R"({"resourceType":"Encounter","id":"e1","class":{"code":"IMP"},"subject":{"reference":"Patient/p1"},"period":{"start":"2025-05-01T10:00:00+09:00","end":"2025-05-09"},"serviceType":{"text":"内科"}})"
      "\n"
      R"({"resourceType":"Condition","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"E119"},{"system":"http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterB-disease","code":"8830417"}],"text":"２型糖尿病"},"subject":{"reference":"Patient/p1"},"recordedDate":"2025-05-01"})"
      "\n"
      R"({"resourceType":"MedicationRequest","subject":{"reference":"https://x/fhir/Patient/p1/_history/2"},"authoredOn":"2025-05-01T10:00:00+09:00","medicationCodeableConcept":{"coding":[{"system":"urn:oid:1.2.392.100495.20.1.73","code":"3961007F1019","display":"薬"},{"system":"urn:oid:1.2.392.200119.4.403.1","code":"103835401"}]},"dosageInstruction":[{"doseAndRate":[{"doseQuantity":{"value":1.5,"unit":"錠"}}]}],"dispenseRequest":{"expectedSupplyDuration":{"value":14}}})"
      "\n"
      R"({"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"},"recordedDate":"2025-05-01","code":{"text":"ソバ"},"reaction":[{"manifestation":[{"text":"湿疹"}]}]})"
      "\n"
      R"({"resourceType":"NutritionOrder","patient":{"reference":"Patient/p1"},"dateTime":"2025-05-01T12:00:00+09:00","oralDiet":{"type":[{"coding":[{"display":"糖尿食"}]}]}})"
      "\n");
  EXPECT_EQ(reading.counts(), Counts());
  EXPECT_EQ(reading.rows("encounter"), Lines{"p1|e1|inpatient|2025-05-01|2025-05-09|内科"});
  EXPECT_EQ(reading.rows("problem"), Lines{"p1|2025-05-01|8830417|E119|２型糖尿病"});
  EXPECT_EQ(reading.rows("prescription"), Lines{"p1|2025-05-01|103835401|薬|1.500000|錠|14"});
  EXPECT_EQ(reading.rows("allergy"), Lines{"p1|2025-05-01|ソバ|湿疹"});
  EXPECT_EQ(reading.rows("diet_order"), Lines{"p1|2025-05-01|糖尿食"});
}

TEST(Fhir, AnObservationIsAFindingOrALaboratoryValue) {  // ING-215
  const Reading reading = read_one(
      R"({"resourceType":"Observation","subject":{"reference":"Patient/p1"},"effectiveDateTime":"2025-05-01","code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":120}},{"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":70}}]})"
      "\n"
      R"({"resourceType":"Observation","subject":{"reference":"Patient/p1"},"effectiveDateTime":"2025-05-01","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"valueQuantity":{"value":53.4}})"
      "\n"
      R"({"resourceType":"Observation","subject":{"reference":"Patient/p1"},"effectiveDateTime":"2025-05-01","code":{"coding":[{"system":"urn:oid:1.2.392.200119.4.504","code":"3D046000001906202"}]},"valueQuantity":{"value":6.1,"unit":"%"},"referenceRange":[{"low":{"value":4.9},"high":{"value":6}}]})"
      "\n"
      R"({"resourceType":"Observation","subject":{"reference":"Patient/p1"},"effectiveDateTime":"2025-05-01","code":{"coding":[{"system":"urn:oid:1.2.392.200119.4.504","code":"2A020000001930101"}]},"valueQuantity":{"value":450}})"
      "\n");
  EXPECT_EQ(reading.counts(), Counts());
  EXPECT_EQ(reading.rows("vital"),
            (Lines{"p1|2025-05-01|||120|70|", "p1|2025-05-01|53.400000||||"}));
  EXPECT_EQ(reading.rows("lab"), (Lines{"p1|2025-05-01|hba1c|6.100000|%|4.900000|6.000000",
                                        "p1|2025-05-01|2A020000001930101|450.000000|||"}));
}

TEST(Fhir, ABadLineCostsItselfOnlyAndIsToldByItsNumber) {  // ING-210, ING-211, ING-212
  const Reading reading = read_one(
      "{\"resourceType\":\"Patient\",\n"
      "[]\n\n"
      "{\"resourceType\":\"Practitioner\",\"id\":\"秘密\"}\n"
      "{\"resourceType\":\"Encounter\",\"id\":\"e\",\"subject\":{\"reference\":\"Group/1\"}}\n"
      "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"Patient/p\"}}\n"
      "{\"resourceType\":\"AllergyIntolerance\",\"patient\":{\"reference\":\"Patient/p\"}}\n" +
      std::string(kPatient));
  EXPECT_EQ(reading.counts(), (Counts{{"field_missing", 1},
                                      {"json_line_broken", 2},
                                      {"kind_not_read", 2},
                                      {"subject_missing", 1}}));
  std::vector<std::int64_t> lines;
  for (const Finding& finding : reading.findings().kept()) {
    lines.push_back(finding.error.where().row);
    EXPECT_EQ(finding.error.message(Language::japanese).find("秘密"), std::string::npos);
  }
  EXPECT_EQ(lines, (std::vector<std::int64_t>{1, 2, 4, 5, 6, 7}));
  EXPECT_EQ(reading.rows("patient").size(), 1U);
}

TEST(Fhir, AResourceThatNeverEndsIsSetAside) {
  const Reading reading = read_one("{\"a\":\"" + std::string(kResourceLimitBytes, 'x') + "\"}\n" +
                                   std::string(kPatient));
  EXPECT_EQ(reading.counts(), (Counts{{"line_too_long", 1}}));
  EXPECT_EQ(reading.rows("patient").size(), 1U);
}

TEST(Fhir, BelongsToTheNextGenerationDatabase) {
  Reading reading(Database::ndb);
  EXPECT_EQ(reading.try_read("p", kPatient).error().code(), code::file_not_claimed_format);
}

RC_GTEST_PROP(Fhir, TheSameRowsHoweverThePiecesFall, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(1, kPatient.size());
  Reading reading(Database::jisedai);
  const SourceFile file{"f", 1};
  auto source = open_source(kPatient, file, reading.intake());
  for (std::size_t at = 0; at < kPatient.size(); at += size)
    RC_ASSERT((*source)->take(kPatient.substr(at, size)).has_value());
  RC_ASSERT((*source)->finish().has_value());
  RC_ASSERT(reading.rows("patient").size() == 1U);
}

RC_GTEST_PROP(Fhir, TakesAnyLine, (const std::string& bytes, std::uint16_t place)) {
  std::string damaged(kPatient);
  damaged.insert(place % damaged.size(), bytes);
  for (const std::string& text : {"{" + bytes, damaged}) {
    Reading reading(Database::jisedai);
    static_cast<void>(reading.try_read("f", text));
  }
}

}  // namespace
}  // namespace renga::ingest
