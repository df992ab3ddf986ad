#include "ingest/claims_for_test.hpp"
#include "ingest/receipt_source.hpp"
#include "ingest/tables_for_test.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga::ingest {
namespace {

using Counts = std::map<std::string, std::int64_t>;

struct Reading {
  Done done;
  Counts findings;
  std::int64_t rejected = 0;
  std::map<std::string, std::vector<std::string>> tables;
  std::vector<Check> checks;
};

Reading read_bytes(std::string_view bytes) {
  TextTables tables;
  Findings findings(**tables.rows_of(rejected_schema()));
  Intake intake{Database::ndb, &tables, &findings, {}, {}, {}, 0, {}};
  const auto source = open_source(bytes.substr(0, kHeadBytes), {"a", 1}, intake);
  if (!source) return {fail(source.error()), {}, 0, {}, {}};
  Done done = (*source)->take(bytes);
  if (done) done = (*source)->finish();
  return {done, findings.counts(), findings.rejected_records(), tables.rows(), intake.checks};
}

Reading read(std::string_view utf8) {
  return read_bytes(encoded(utf8));
}

/// One column of a table's rows.
std::vector<std::string> column(const Reading& reading, std::string_view table,
                                std::string_view name) {
  std::vector<std::string> values;
  for (const ReceiptTable& known : receipt_tables()) {
    if (known.schema.name != table) continue;
    const auto& columns = known.schema.columns;
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& c) { return c.name == name; });
    EXPECT_NE(found, columns.end()) << name;
    const auto at = static_cast<std::size_t>(found - columns.begin());
    for (const std::string& line : reading.tables.at(std::string(table)))
      values.emplace_back(split(line, '|').at(at));
  }
  return values;
}

using Values = std::vector<std::string>;

void expect_faultless(const Reading& reading) {
  ASSERT_TRUE(reading.done) << reading.done.error().message(Language::english);
  EXPECT_EQ(reading.findings, Counts());
  EXPECT_EQ(reading.rejected, 0);
  for (const Check& check : reading.checks) EXPECT_TRUE(check.agrees) << check.name;
}

// ING-61.
TEST(Claims, AFileIsRecognisedByItsHeadAndItsGrouping) {
  EXPECT_EQ(claim_of(whole_file()), Claim::medical);
  EXPECT_EQ(claim_of(dpc_file()), Claim::dpc);
  EXPECT_EQ(claim_of(dental_file()), Claim::dental);
  EXPECT_EQ(claim_of(pharmacy_file()), Claim::pharmacy);
  EXPECT_EQ(claim_of("HI,1,202505,13,3,1312345,,00\n"), Claim::dental);
  EXPECT_EQ(claim_of("name_kana,birth_date\n"), std::nullopt);
}

TEST(Claims, DpcReceiptsAddUpOfTheirBundleAndTheRest) {  // ING-59
  const Reading reading = read(dpc_file());
  expect_faultless(reading);
  EXPECT_EQ(column(reading, "bu", "dpc"), Values{"040080x099x0xx"});
  EXPECT_EQ(column(reading, "bu", "discharge_date"), Values{"2025-03-14"});
  EXPECT_EQ(column(reading, "sb", "icd10"), Values{"J189"});
  EXPECT_EQ(column(reading, "gt", "month_points"), Values{"6500"});
  EXPECT_EQ(column(reading, "cd", "code"), Values{"160008010"});
  EXPECT_EQ(column(reading, "re", "summary_kind"), Values{"0"});
  EXPECT_EQ(column(reading, "re", "claim_form"), Values{"dpc"});
  const Reading wrong = read(replaced(dpc_file(), ",,6500,93", ",,-6500,93"));
  EXPECT_EQ(wrong.findings, (Counts{{"receipt_disagrees", 1}}));
  EXPECT_EQ(column(wrong, "gt", "month_points"), Values{"-6500"});
}

TEST(Claims, PartsOfASummaryAreNotCountedTwice) {  // ING-60
  std::string file = dpc_file();
  const std::string part =
      replaced(replaced(file.substr(file.find("RE,"), file.find("GO,") - file.find("RE,")),
                        ",,,,,0,1", ",,,,,2,1"),
               "RE,1,", "RE,2,");
  const std::string summary =
      record("RE,1,1111,202503,山田　花子,2,19800203,,20250310,,,,320,A1,,,,,1,1", 30) +
      record("HO,06132013,１２,３４５,5,6788", 15);
  const Reading reading =
      read(file.substr(0, file.find("RE,")) + summary + part + "GO,1,6788,99\n");
  expect_faultless(reading);
  EXPECT_EQ(column(reading, "re", "summary_kind"), (Values{"1", "2"}));
}

TEST(Claims, DentalReceiptsBringTheirInstitutionEach) {
  const Reading reading = read(dental_file());
  expect_faultless(reading);
  EXPECT_EQ(column(reading, "re", "claim_form"), Values{"dental"});
  EXPECT_EQ(column(reading, "re", "institution"), Values{"1312345"});
  EXPECT_EQ(column(reading, "re", "start_date"), Values{"2025-03-05"});
  EXPECT_EQ(column(reading, "hs", "teeth"), Values{"101400101500"});
  EXPECT_EQ(column(reading, "ss", "points"), Values{"267"});
  EXPECT_EQ(column(reading, "ss", "day5"), Values{"1"});
  EXPECT_EQ(column(reading, "co", "text"), Values{"経過良好"});
}

TEST(Claims, PharmaciesClaimPrescriptions) {
  const Reading reading = read(pharmacy_file());
  expect_faultless(reading);
  EXPECT_EQ(column(reading, "re", "prescriber"), Values{"1312345"});
  EXPECT_EQ(column(reading, "ho", "prescriptions"), Values{"1"});
  EXPECT_EQ(column(reading, "ho", "days"), Values{""});
  EXPECT_EQ(column(reading, "cz", "drug_points"), Values{"28"});
  EXPECT_EQ(column(reading, "iy", "code"), Values{"620000001"});
  EXPECT_EQ(column(reading, "ki", "care1_points"), Values{"45"});
}

TEST(Claims, RecordsOfOneKindAreUnknownToAnother) {  // ING-10
  EXPECT_EQ(read(replaced(dental_file(), "HS,", "SY,")).findings.at("record_kind_unknown"), 1);
  EXPECT_EQ(read(replaced(pharmacy_file(), "TK,", "SI,")).findings.at("record_kind_unknown"), 1);
}

TEST(Claims, FilesOneAfterTheOtherAreSeveralClaims) {  // ING-64
  std::string two = whole_file();
  two += replaced(whole_file(), "1312345", "1312346");
  const Reading reading = read(two);
  expect_faultless(reading);
  EXPECT_EQ(column(reading, "re", "institution"),
            (Values{"1312345", "1312345", "1312346", "1312346"}));
  EXPECT_EQ(reading.checks.size(), 12U);
  // Each with its end mark, as they lie on a disk.
  const Reading joined = read_bytes(encoded(whole_file()) + encoded(whole_file()));
  expect_faultless(joined);
  EXPECT_EQ(joined.tables.at("re").size(), 4U);
}

TEST(Claims, VolumesAddUpInTheLast) {  // ING-65
  const std::string first = std::string(kHead) + first_receipt() + "GO,,,01\n";
  const std::string last = replaced(std::string(kHead), "202504,00", "202504,01") +
                           second_receipt() + std::string(kTail);
  expect_faultless(read(first + last));
}

TEST(Claims, ADonorsRecordsStandInTablesOfTheirOwn) {  // ING-63
  const Reading reading =
      read(replaced(whole_file(), "GO,2,375",
                    "TI,1,1,,,,,,,\nTR,1,1991,202503,,1,19800203,,,,,,,,,,,\nTS,1,288,,\n"
                    "SY,8830417,20250301,2,,,,\nGO,2,375"));
  expect_faultless(reading);
  EXPECT_EQ(reading.tables.at("sy").size(), 2U);
  EXPECT_EQ(column(reading, "donor_sy", "receipt"), Values{"2"});
  EXPECT_EQ(column(reading, "tr", "donor_receipt_kind"), Values{"1991"});
}

TEST(Claims, SaysHowAReceiptWasHandedIn) {  // ING-66
  const std::string again = replaced(whole_file(), "鈴木　一郎,1,20150817,,,,,,,,,,,,",
                                     "鈴木　一郎,1,20150817,,,,,,,,,,,,12345678901234567");
  EXPECT_EQ(column(read(again), "re", "submission"), (Values{"first", "again"}));
  std::string returned = replaced(whole_file(), kHead, "HI,1,202504,13,1,1312345,,00\n");
  returned = replaced(returned, "GO,2,375", "HG,2,375");
  const Reading reading = read(returned);
  expect_faultless(reading);
  EXPECT_EQ(column(reading, "re", "submission"), (Values{"returned", "returned"}));
}

TEST(Claims, NoTwoKindsDisagreeAboutAColumn) {  // ING-58
  for (const ReceiptTable& table : receipt_tables()) {
    std::set<std::string> names;
    for (const Column& known : table.schema.columns)
      EXPECT_TRUE(names.insert(known.name).second) << table.schema.name << "." << known.name;
    for (const Claim claim : kClaims) {
      const TableSchema schema = schema_of(table, bit_of(claim));
      EXPECT_GE(schema.columns.size(), 2U);
    }
  }
}

/// A record of any kind, anywhere, with anything in it.
TEST(Claims, SurviveAnyRecordOfAnyKind) {
  EXPECT_TRUE(rc::check([] {
    const auto claim = *rc::gen::elementOf(
        std::vector<std::string>{dpc_file(), dental_file(), pharmacy_file(), whole_file()});
    std::string text = claim;
    for (int i = *rc::gen::inRange(1, 10); i > 0; --i) {
      const auto plans =
          receipt_plans(*rc::gen::elementOf(std::vector<Claim>(kClaims.begin(), kClaims.end())));
      const auto& plan = plans[*rc::gen::inRange<std::size_t>(0, plans.size())];
      std::string line(plan.layout->record);
      for (int field = 1; field < plan.layout->field_count; ++field)
        line += "," + *rc::gen::elementOf(std::vector<std::string>{
                          "", "1", "01", "20250301", "202503", "1234567", "-5", "1.5", "あ", "A"});
      const std::size_t at = text.find('\n', *rc::gen::inRange<std::size_t>(0, text.size()));
      text.insert(at == std::string::npos ? text.size() : at + 1, line + "\n");
    }
    const Reading reading = read(text);
    RC_ASSERT(reading.done.has_value() ||
              reading.done.error().code() == code::file_not_claimed_format);
  }));
}

}  // namespace
}  // namespace renga::ingest
