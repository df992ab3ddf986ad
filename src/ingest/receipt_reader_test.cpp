#include "ingest/receipt_source.hpp"
#include "ingest/receipt_text_for_test.hpp"
#include "ingest/tables_for_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace renga::ingest {
namespace {

using Counts = std::map<std::string, std::int64_t>;

/// What one file of receipts gives, without an engine.
struct Reading {
  Done done;
  Counts findings;
  std::int64_t rejected = 0;
  Counts rows;
  std::map<std::string, std::vector<std::string>> tables;
};

Reading read_pieces_of(std::string_view bytes, std::size_t piece_bytes) {
  TextTables tables;
  Findings findings(**tables.rows_of(rejected_schema()));
  Intake intake{Database::ndb, &tables, &findings};
  const auto source = open_source(bytes.substr(0, kHeadBytes), {"a.uke", 1}, intake);
  if (!source) return {fail(source.error()), {}, 0, {}, {}};
  Done done;
  for (std::size_t at = 0; done && at < bytes.size(); at += piece_bytes)
    done = (*source)->take(bytes.substr(at, piece_bytes));
  if (done) done = (*source)->finish();
  return {done, findings.counts(), findings.rejected_records(), intake.rows, tables.rows()};
}

Reading read(std::string_view bytes) {
  return read_pieces_of(bytes, bytes.size() + 1);
}

struct Change {
  std::string_view name;
  std::string_view old_part;
  std::string_view new_part;
  Counts findings;
  std::int64_t rejected;
};

const std::vector<Change> kChanges = {
    {"unknown kind",
     "SY,8830417,20250301,2",
     "XX,1\nSY,8830417,20250301,2",
     {{"record_kind_unknown", 1}},
     1},
    {"kind that may be a value",
     "SY,8830417,20250301,2",
     "山田\nSY,8830417,20250301,2",
     {{"record_kind_unknown", 1}},
     1},
    {"too many fields", "経過良好", "経過良好,", {{"fields_too_many", 1}}, 1},
    {"too few fields",
     "KO,12131234,1234567,,1,75,,,,,,",
     "KO,12131234,1234567,,1,75",
     {{"fields_too_few", 1}},
     0},
    {"letter in a code",
     "SI,12,5,112007410",
     "SI,12,5,11200741O",
     {{"field_bad", 1}, {"receipt_records_wrong", 1}, {"receipt_disagrees", 2}},
     1},
    {"missing code",
     "SI,12,5,112007410",
     "SI,12,5,",
     {{"field_missing", 1}, {"receipt_records_wrong", 1}, {"receipt_disagrees", 2}},
     1},
    {"impossible birth date", "19800203", "19800231", {{"value_left_empty", 1}}, 0},
    {"impossible optional date",
     ",2,19800203,,,",
     ",2,19800203,,20250231,",
     {{"field_bad", 1}, {"receipt_set_aside", 5}, {"file_disagrees", 2}},
     6},
    {"no birth date", "19800203", "", {{"value_left_empty", 1}}, 0},
    {"wareki birth date", "19800203", "3550203", {{"date_in_wareki", 1}}, 0},
    {"wareki month of the era's beginning",
     "RE,1,1112,202503",
     "RE,1,1112,50105",
     {{"date_in_wareki", 1}},
     0},
    {"unknown sex", ",2,19800203", ",3,19800203", {{"value_unknown", 1}}, 0},
    {"leading zero", ",75,,,,,,\n", ",075,,,,,,\n", {{"number_form_wrong", 1}}, 0},
    {"trailing zero", "620000002,1.5", "620000002,1.50", {{"number_form_wrong", 1}}, 0},
    {"point without digits",
     "620000002,1.5",
     "620000002,1.",
     {{"field_bad", 1}, {"unit_open", 1}, {"receipt_disagrees", 1}},
     1},
    {"number too long",
     "620000002,1.5,4,",
     "620000002,1.5,4444444444444444444,",
     {{"field_bad", 1}, {"unit_open", 1}, {"receipt_disagrees", 1}},
     1},
    {"short recipient", "1234567", "123456", {{"value_length_wrong", 1}}, 0},
    {"half-width comment", "経過良好", "OK", {{"value_characters_wrong", 1}}, 0},
    {"two spaces in a name", "山田　花子", "山田　　花子", {{"spaces_wrong", 1}}, 0},
    {"no space in a name", "山田　花子", "山田花子", {{"spaces_wrong", 1}}, 0},
    {"trailing space", "経過良好", "経過良好　", {{"spaces_wrong", 1}}, 0},
    {"two modes in a name", "山田　花子", "山田 花子", {{"value_characters_wrong", 1}}, 0},
    {"second head before the closing record (ING-64)",
     "RE,2",
     "IR,1,13,1,1312345,,試験医院,202504,00,\nRE,2",
     {{"head_repeated", 1},
      {"closing_record_missing", 1},
      {"receipt_number_gap", 1},
      {"file_disagrees", 2}},
     0},
    {"record before the first receipt",
     "RE,1",
     "SY,8830417,20250301,2,,,,\nRE,1",
     {{"record_out_of_place", 1}},
     1},
    {"record after the tail",
     "GO,2,375,99\n",
     "GO,2,375,99\nCO,12,5,810000001,経過良好\n",
     {{"record_out_of_place", 1}},
     1},
    {"broken receipt",
     "RE,2,1212",
     "RE,2,12x2",
     {{"field_bad", 1}, {"receipt_set_aside", 4}, {"file_disagrees", 2}},
     5},
    {"lost receipt",
     "RE,2,1212",
     "R?,2,1212",
     {{"record_kind_unknown", 1}, {"receipt_set_aside", 4}, {"file_disagrees", 2}},
     5},
    {"record that comes late (ING-62)",
     "SI,11,1,111000110",
     "SN,1,01,,,,00,,\nSI,11,1,111000110",
     {{"record_moved", 1}},
     0},
    {"organ donor (ING-63)",
     "GO,2,375",
     "TI,1,1,,,,,,,\nTR,1,1991,202503,,1,19800203,,,,,,,,,,,\nTS,1,288,,\nSY,8830417,20250301,2,,,,"
     "\nGO,2,375",
     {},
     0},
    {"history of a returned claim (ING-66)",
     "GO,2,375",
     "1,1,0,MN,12345\n1,2,0,RE,1\nGO,2,375",
     {{"history_passed_over", 1}},
     0},
    {"reason of a return (ING-66)",
     "GO,2,375",
     "HR,202505,1,,,理由,,,,12345678901234567,,,,\nGO,2,375",
     {},
     0},
    {"records of the examining body (ING-67)",
     "GO,2,375",
     "EX,1,2,3\nRC,1\nRC,2\nGO,2,375",
     {{"record_fields_unknown", 2}},
     0},
    {"closing record of an earlier volume (ING-65)", "GO,2,375,99", "GO,,,01", {}, 0},
    {"later volume without the earlier ones (ING-65)",
     "試験医院,202504,00",
     "試験医院,202504,01",
     {{"volumes_incomplete", 1}},
     0},
    {"number out of order", "RE,2,1212", "RE,5,1212", {{"receipt_number_gap", 1}}, 0},
    {"section blank at first", "SI,12,5", "SI,,5", {{"section_unknown", 1}}, 0},
    {"no disease", "SY,8830417,20250301,2,,,,\n", "", {{"receipt_records_wrong", 1}}, 0},
    {"insurer on a public receipt", "RE,2,1212", "RE,2,1122", {{"receipt_records_wrong", 1}}, 0},
    {"unknown kind of receipt", "RE,2,1212", "RE,2,1912", {{"value_unknown", 1}}, 0},
    {"born after the treatment", "20150817", "20250401", {{"birth_after_care", 1}}, 0},
    {"unit without points",
     "620000002,1.5,4,3",
     "620000002,1.5,,3",
     {{"unit_open", 1}, {"receipt_disagrees", 1}},
     0},
    {"points that are not the sum",
     "1,300,",
     "1,301,",
     {{"receipt_disagrees", 1}, {"file_disagrees", 1}},
     0},
    {"times that are not the sum",
     "620000001,2,,3",
     "620000001,2,,2",
     {{"receipt_disagrees", 1}},
     0},
    {"days that are not the days used",
     "３４５,1,300",
     "３４５,2,300",
     {{"receipt_disagrees", 1}},
     0},
    {"claims that are not the records", "GO,2,375", "GO,3,375", {{"file_disagrees", 1}}, 0},
    {"no tail", "GO,2,375,99\n", "", {{"closing_record_missing", 1}}, 0},
};

TEST(ReceiptReader, FindsAndCountsEveryKindOfFault) {
  for (const Change& change : kChanges) {
    SCOPED_TRACE(change.name);
    const Reading reading = read(encoded(replaced(whole_file(), change.old_part, change.new_part)));
    ASSERT_TRUE(reading.done);
    EXPECT_EQ(reading.findings, change.findings);
    EXPECT_EQ(reading.rejected, change.rejected);
  }
}

// ING-37.
TEST(ReceiptReader, GivesTheSameHoweverThePiecesFall) {
  std::string bytes = encoded(whole_file());
  for (const Change& change : kChanges)
    bytes += encoded(replaced(whole_file(), change.old_part, change.new_part));
  std::erase(bytes, '\x1A');
  const Reading expected = read(bytes);
  ASSERT_TRUE(expected.done);
  for (const std::size_t piece_bytes : {1, 2, 3, 7, 64, 1000}) {
    SCOPED_TRACE(piece_bytes);
    const Reading reading = read_pieces_of(bytes, piece_bytes);
    EXPECT_EQ(reading.tables, expected.tables);
    EXPECT_EQ(reading.findings, expected.findings);
  }
}

std::string lower(std::string_view record) {
  std::string lowered;
  for (const char c : record) lowered += static_cast<char>(c - 'A' + 'a');
  return lowered;
}

/// Rows, set-aside records, head and closing records: together every line.
std::int64_t lines_accounted_for(const Reading& reading) {
  std::int64_t lines = reading.rejected;
  for (const RecordPlan& plan : receipt_plans(Claim::medical))
    if (const auto rows = reading.rows.find(lower(plan.layout->record)); rows != reading.rows.end())
      lines += rows->second;
  return lines;
}

TEST(ReceiptReader, MakesEveryLineARowOrSetsItAsideWhateverItHolds) {
  EXPECT_TRUE(rc::check([] {
    const std::string good = encoded(whole_file());
    std::string bytes = good.substr(0, good.find("RE,2"));
    const auto kind = rc::gen::elementOf(std::vector<std::string>{
        "RE,1,1112,202503,", "HO,", "KO,", "SI,11,1,111000110,,1,1", "IY,", "CO,", "GO,1,2,99",
        "IR,1,13,1,1312345,,,202504,,", "TI,", "1,1,", "EX,", "SY,8830417,", "XX", ""});
    const auto rest = rc::gen::container<std::string>(
        rc::gen::oneOf(rc::gen::arbitrary<char>(),
                       rc::gen::elementOf(std::string(",,,,,,,,,0123456789\x81\x40"))));
    std::int64_t lines = std::count(bytes.begin(), bytes.end(), '\n');
    for (int i = *rc::gen::inRange(0, 20); i > 0; --i) {
      std::string line = *kind + *rest;
      std::erase_if(line,
                    [](char c) { return c == '\n' || c == '\r' || c == '\x1A' || c == '\0'; });
      bytes += line + "\r\n";
      ++lines;
    }
    const Reading reading = read(bytes);
    RC_ASSERT(!reading.done || lines_accounted_for(reading) <= lines);
    const bool passed = reading.findings.contains("history_passed_over") ||
                        reading.findings.contains("record_fields_unknown");
    RC_ASSERT(!reading.done || passed || lines_accounted_for(reading) == lines);
  }));
}

TEST(ReceiptReader, SurvivesAnyBytes) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    read(bytes);
    read(encoded(kHead) + bytes);
  }));
}

}  // namespace
}  // namespace renga::ingest
