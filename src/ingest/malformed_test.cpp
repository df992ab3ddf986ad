// A corpus of files as they should not be: what is said of each, and that no good record is lost
// without a word (ING-244).

#include "ingest/claims_for_test.hpp"
#include "ingest/document_text_for_test.hpp"
#include "ingest/intake_for_test.hpp"
#include "ingest/line_formats_for_test.hpp"
#include "ingest/receipt_text_for_test.hpp"

#include <algorithm>
#include <optional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ingest {
namespace {

using Lines = std::vector<std::string>;
using RowCounts = std::map<std::string, std::size_t>;

Reading read(Database database, const std::string& bytes) {
  Reading reading(database);
  static_cast<void>(reading.try_read("f", bytes));
  reading.finish();
  return reading;
}

/// The rows of the format's table, without the numbers that count rows set aside.
Lines rows_of(const LineFormat& format, const std::string& bytes) {
  Lines rows = read(format.database, bytes).rows(format.table);
  if (format.numbered)
    for (std::string& row : rows) row.erase(0, row.find('|', row.find('|') + 1) + 1);
  return rows;
}

bool holds_in_order(const Lines& all, const Lines& wanted) {
  auto at = all.begin();
  for (const std::string& line : wanted) {
    at = std::find(at, all.end(), line);
    if (at == all.end()) return false;
    ++at;
  }
  return true;
}

// --- cut off ------------------------------------------------------------------------------------

TEST(Malformed, AFileCutOffAnywhereKeepsEveryRecordBeforeTheCut) {
  for (const LineFormat& format : line_formats()) {
    const std::string whole = format.file();
    const Lines rows = rows_of(format, whole);
    ASSERT_EQ(rows.size(), format.records.size()) << format.name;
    for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
      std::size_t complete = 0;
      std::size_t end = format.before.size();
      while (complete < format.records.size() && end + format.records[complete].size() <= cut)
        end += format.records[complete++].size();
      const Lines read_rows = rows_of(format, whole.substr(0, cut));
      const Lines before_cut(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(complete));
      ASSERT_TRUE(holds_in_order(read_rows, before_cut)) << format.name << " cut at " << cut;
      ASSERT_LE(read_rows.size(), complete + 1) << format.name << " cut at " << cut;
    }
  }
}

TEST(Malformed, ALastRowThatMayBeCutOffIsTold) {  // ING-245
  for (const LineFormat& format : line_formats()) {
    if (format.name == "FHIR") continue;  // a JSON text that is cut off is no JSON text
    std::string bytes = format.file();
    EXPECT_FALSE(read(format.database, bytes).counts().contains("line_without_end"));
    bytes.erase(bytes.size() - 2);
    const Reading reading = read(format.database, bytes);
    EXPECT_EQ(reading.counts(), (Counts{{"line_without_end", 1}})) << format.name;
    EXPECT_EQ(reading.rows(format.table).size(), format.records.size()) << format.name;
  }
}

TEST(Malformed, ReceiptsCutOffAnywhereKeepEveryRecordBeforeTheCut) {
  const std::string whole = encoded(whole_file());
  const Reading full = read(Database::ndb, whole);
  const std::string head = encoded(kHead).substr(0, encoded(kHead).size() - 1);
  for (std::size_t cut = head.size(); cut < whole.size(); ++cut) {
    const std::string bytes = whole.substr(0, cut);
    const Reading part = read(Database::ndb, bytes);
    for (const std::string record : {"re", "ho", "ko", "sy", "si", "iy", "co"}) {
      std::string start = "\n";
      for (const char c : record) start += static_cast<char>(c - 'a' + 'A');
      start += ',';
      std::size_t complete = 0;
      for (std::size_t at = bytes.find(start); at != std::string::npos;
           at = bytes.find(start, at + 1))
        complete += bytes.find('\n', at + 1) != std::string::npos ? 1U : 0U;
      const Lines all = full.rows(record);
      ASSERT_TRUE(holds_in_order(
          part.rows(record), {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(complete)}))
          << record << " cut at " << cut;
    }
    // A cut between two records looks like an end, so the missing end mark is always told.
    const bool told = part.counts().contains("end_mark_missing");
    ASSERT_TRUE(part.rows("re").empty() || told) << cut;
  }
}

TEST(Malformed, ADocumentOrMessageCutOffCostsItselfAlone) {
  const std::string document = checkup_document(quantity("9N001000000000001", "158.2", "cm"));
  for (std::size_t cut = 1; cut + 1 < document.size(); cut += 7) {
    Reading reading;
    static_cast<void>(reading.try_read("p/DATA/h1.xml", document.substr(0, cut)));
    reading.read("p/DATA/h2.xml", document);
    ASSERT_EQ(reading.rows("checkup").size(), 1U) << cut;
    ASSERT_EQ(reading.findings().rejected_records(), 1) << cut;
  }
}

// --- a broken record among good ones -------------------------------------------------------------

const std::vector<std::string>& broken_records() {
  static const std::vector<std::string> all = {
      "",
      " ",
      "?",
      "\xFF\xFE",
      "\x81",
      "\xE3\x81",
      "RE",
      "RE,",
      ",,,,,,,,",
      "\t\t\t\t",
      "{",
      "{}",
      "[]",
      "{\"resourceType\":\"Patient\"}",
      "{\"resourceType\":\"Basic\",\"id\":\"1\"}",
      "<a/>",
      "MSH|^~\\&|",
      std::string(100, ','),
      std::string(70'000, 'x'),
      "131234567\t0000000001\t20250431\t20250401\t1",
      "p9,2025-02-30,ソバ",
      "p9,2025-05-01",
      "p9,2025-05-01,ソバ,1,2,3",
  };
  return all;
}

TEST(Malformed, ABrokenLineAnywhereCostsNoGoodRecord) {
  for (const LineFormat& format : line_formats()) {
    const Lines rows = rows_of(format, format.file());
    for (const std::string& broken : broken_records())
      for (std::size_t place = format.before.empty() ? 1 : 0; place <= rows.size(); ++place) {
        LineFormat damaged = format;
        damaged.records.insert(damaged.records.begin() + static_cast<std::ptrdiff_t>(place),
                               broken + "\r\n");
        ASSERT_TRUE(holds_in_order(rows_of(format, damaged.file()), rows))
            << format.name << " at " << place << ": " << broken.substr(0, 40);
      }
  }
}

RC_GTEST_PROP(Malformed, AnyBytesBetweenTwoRecordsCostNoGoodRecord,
              (std::string bytes, std::uint8_t place)) {
  // Line ends make lines of their own; a quote may hold what follows it, and a byte 0x00 means that
  // the file is none of these: both refuse the whole file, which is no loss without a word.
  std::erase_if(bytes, [](char c) { return c == '\n' || c == '\r' || c == '"' || c == '\0'; });
  for (const LineFormat& format : line_formats()) {
    const Lines rows = rows_of(format, format.file());
    LineFormat damaged = format;
    const std::size_t first = format.before.empty() ? 1 : 0;
    const auto at = static_cast<std::ptrdiff_t>(first + place % (rows.size() + 1 - first));
    damaged.records.insert(damaged.records.begin() + at, bytes + "\r\n");
    RC_ASSERT(holds_in_order(rows_of(format, damaged.file()), rows));
  }
}

TEST(Malformed, ABrokenReceiptCostsItselfAndNoOther) {
  const std::string good = first_receipt();
  const std::string other = replaced(second_receipt(), "RE,2,", "RE,3,");
  const std::string odd = replaced(first_receipt(), "RE,1,1112", "RE,2,111");
  const std::string file = encoded(std::string(kHead) + good + odd + other + "GO,3,675,99\n");
  for (const std::string& mistake :
       {std::string("202513"), std::string("2025"), std::string("X")}) {
    const Reading reading =
        read(Database::ndb,
             encoded(std::string(kHead) + good +
                     replaced(first_receipt(), "RE,1,1112,202503", "RE,2,1112," + mistake) + other +
                     "GO,2,375,99\n"));
    EXPECT_EQ(reading.rows("re").size(), 2U);
    EXPECT_EQ(reading.rows("sy").size(), 2U);
    EXPECT_EQ(reading.rows("iy").size(), 2U);
    // All six records of the broken receipt are told.
    EXPECT_EQ(reading.findings().rejected_records(), 6);
    EXPECT_EQ(reading.counts().at("receipt_set_aside"), 5);
  }
  // A fixed length that is not right is told, and the receipt kept.
  const Reading kept = read(Database::ndb, file);
  EXPECT_EQ(kept.rows("re").size(), 3U);
  EXPECT_GE(kept.counts().at("value_length_wrong"), 1);
}

// --- one format given as another
// ------------------------------------------------------------------

struct Sample {
  std::string name;
  std::string bytes;
  std::vector<Database> databases;  ///< that take it
};

std::vector<Sample> samples() {
  return {
      {"medical receipts", encoded(whole_file()), {Database::ndb, Database::jisedai}},
      {"DPC receipts", encoded(dpc_file()), {Database::ndb, Database::jisedai}},
      {"dental receipts", encoded(dental_file()), {Database::ndb, Database::jisedai}},
      {"pharmacy receipts", encoded(pharmacy_file()), {Database::ndb, Database::jisedai}},
      {"a check-up", checkup_document(""), {Database::ndb, Database::jisedai}},
      {"FHIR", fhir_line(1), {Database::jisedai}},
      {"a message",
       "MSH|^~\\&|a|b|c|d|20250501||ADT^A60^ADT_A60|1|P|2.5\rPID|1||12\rIAM|1||x^y\r",
       {Database::jisedai}},
      {"the survey", form4_line(1), {Database::dpc}},
      {"deaths as CSV",
       "name_kana,birth_date,sex,insurer,symbol,number,death_date,cause\n"
       "ヤマダ,1950-01-01,1,06132013,1,2,2025-01-01,I21\n",
       {Database::ndb, Database::jisedai}},
      {"care as CSV",
       "recipient_no,name_kana,birth_date,sex,insurer,symbol,number,changed_on\n"
       "1,ヤマダ,1950-01-01,1,06132013,1,2,2025-01-01\n",
       {Database::kaigo}},
  };
}

TEST(Malformed, AFileOfAnotherDatabaseIsRefusedWithAReason) {
  for (const Sample& sample : samples())
    for (const Database database :
         {Database::ndb, Database::kaigo, Database::dpc, Database::jisedai}) {
      Reading reading(database);
      const Done done = reading.try_read("f", sample.bytes);
      const bool takes = std::ranges::find(sample.databases, database) != sample.databases.end();
      EXPECT_EQ(done.has_value(), takes) << sample.name << " for " << name_of(database);
      if (done) continue;
      EXPECT_EQ(done.error().code(), code::file_not_claimed_format) << sample.name;
      EXPECT_FALSE(done.error().message(Language::japanese).empty());
    }
}

TEST(Malformed, WhatIsNoFormatAtAllIsRefused) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"nothing", ""},
      {"zeros", std::string(100, '\0')},
      {"a picture", std::string("\x89PNG\r\n\x1A\n\0\0", 10)},
      {"a PDF", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n"},
      {"a text", "レセプトを添付します。\nよろしくお願いします。\n"},
      {"UTF-16", std::string("I\0R\0,\0", 6)},
      {"UTF-8 receipts", whole_file()},
      {"UTF-8 receipts with a mark", "\xEF\xBB\xBF" + whole_file()},
      {"receipts without a head", encoded(first_receipt())},
      {"a head alone", encoded(kHead)},
      {"an empty table", "a,b,c\n1,2,3\n"},
      {"a quote that never closes", "patient_no,date,substance\n\"1,2025-05-01,x\n"},
  };
  for (const auto& [name, bytes] : files) {
    Reading reading(Database::jisedai);
    const Done done = reading.try_read("f", bytes);
    ASSERT_FALSE(done.has_value()) << name;
    EXPECT_EQ(done.error().where().file, "f") << name;
  }
}

TEST(Malformed, AnotherFormatBehindAGoodFileIsSetAsideLineByLine) {
  // A message is one file; what follows it would be a segment of a name that nobody reads.
  for (const Sample& first : samples()) {
    if (first.name == "a message" || first.name == "a check-up") continue;
    for (const Sample& second : samples()) {
      if (first.name == second.name || second.bytes.find('"') != std::string::npos) continue;
      Reading alone(first.databases[0]);
      alone.read("f", first.bytes);
      Reading both(first.databases[0]);
      static_cast<void>(both.try_read("f", first.bytes + second.bytes));
      for (const std::string table :
           {"re", "sy", "hs", "iy", "allergy", "form4", "death", "recipient"})
        EXPECT_TRUE(holds_in_order(both.rows(table), alone.rows(table)))
            << first.name << ", then " << second.name << ": " << table;
      EXPECT_GT(both.findings().rejected_records() + both.findings().warnings(), 0)
          << first.name << ", then " << second.name;
    }
  }
}

// --- trailing fields, order, duplicates, late and returned claims
// ---------------------------------

struct Case {
  std::string name;
  std::string text;  ///< UTF-8 with LF
  Counts findings;
  RowCounts rows;
};

TEST(Malformed, EachOfTheseReceiptsIsToldAsItShould) {
  const std::string head(kHead);
  const std::string tail(kTail);
  const std::string one = first_receipt();
  const std::string two = second_receipt();
  const std::vector<Case> cases = {
      {"as it should be", head + one + two + tail, {}, {{"re", 2}, {"sy", 2}, {"iy", 2}}},
      {"a disease without its last fields",
       head + replaced(one, record("SY,8830417,20250301,1,,,01", 8), "SY,8830417,20250301,1\n") +
           two + tail,
       {{"fields_too_few", 1}},
       {{"re", 2}, {"sy", 2}}},
      {"a disease with a field too many",
       head +
           replaced(one, record("SY,8830417,20250301,1,,,01", 8),
                    record("SY,8830417,20250301,1,,,01", 9)) +
           two + tail,
       {{"fields_too_many", 1}, {"receipt_records_wrong", 1}},
       {{"re", 2}, {"sy", 1}}},
      {"receipts in the wrong order",
       head + two + one + tail,
       {{"receipt_number_gap", 2}},
       {{"re", 2}, {"sy", 2}}},
      {"the same receipt twice",
       head + one + one + two + "GO,3,675,99\n",
       {{"receipt_number_gap", 1}},
       {{"re", 3}, {"sy", 3}}},
      {"acts before the diseases",
       head +
           replaced(
               replaced(one, record("SY,8830417,20250301,1,,,01", 8), ""),
               act("IY,,1,620000002,1.5,4,3", 1, 3),
               act("IY,,1,620000002,1.5,4,3", 1, 3) + record("SY,8830417,20250301,1,,,01", 8)) +
           two + tail,
       {{"record_moved", 1}},
       {{"re", 2}, {"sy", 2}}},
      {"an unknown record",
       head + one + "XX,1,2\n" + two + tail,
       {{"record_kind_unknown", 1}},
       {{"re", 2}, {"sy", 2}}},
      {"no closing record",
       head + one + two,
       {{"closing_record_missing", 1}},
       {{"re", 2}, {"sy", 2}}},
      {"a second head in the middle",
       head + one + head + two + tail,
       {{"closing_record_missing", 1},
        {"file_disagrees", 2},
        {"head_repeated", 1},
        {"receipt_number_gap", 1}},
       {{"re", 2}, {"sy", 2}}},
      {"records after the closing one",
       head + one + two + tail + one,
       {{"record_out_of_place", 6}},
       {{"re", 2}, {"sy", 2}}},
      {"a claim of an earlier month",
       head + replaced(one, "RE,1,1112,202503", "RE,1,1112,202411") + two + tail,
       {},
       {{"re", 2}, {"sy", 2}}},
  };
  for (const Case& each : cases) {
    const Reading reading = read(Database::ndb, encoded(each.text));
    EXPECT_EQ(reading.counts(), each.findings) << each.name;
    for (const auto& [table, rows] : each.rows)
      EXPECT_EQ(reading.rows(table).size(), rows) << each.name << ": " << table;
  }
}

TEST(Malformed, AClaimHandedInAgainSaysSo) {  // ING-66
  const std::string fields = ",2,19800203";
  std::string again = first_receipt();
  const std::size_t at = again.find(fields) + fields.size();
  again.replace(at, 12, std::string(12, ',') + "12345678901234567");
  const Reading reading = read(
      Database::ndb, encoded(std::string(kHead) + again + second_receipt() + std::string(kTail)));
  ASSERT_EQ(reading.rows("re").size(), 2U);
  EXPECT_TRUE(reading.rows("re")[0].ends_with("|medical|again")) << reading.rows("re")[0];
  EXPECT_TRUE(reading.rows("re")[1].ends_with("|medical|first"));
}

TEST(Malformed, OneBrokenCharacterCostsItsReceiptAndIsTold) {
  std::string bytes = encoded(whole_file());
  const std::size_t name = bytes.find(to_cp932("山田"));
  ASSERT_NE(name, std::string::npos);
  bytes[name] = '\xFF';
  const Reading reading = read(Database::ndb, bytes);
  EXPECT_EQ(reading.rows("re").size(), 1U);
  EXPECT_EQ(reading.counts().at("text_broken"), 1);
  EXPECT_EQ(reading.counts().at("receipt_set_aside"), 5);
}

// --- what is not read is counted
// -------------------------------------------------------------------

std::map<std::string, std::int64_t> ignored(Reading& reading) {
  const auto& counts = reading.intake().ignored.counts();
  return {counts.begin(), counts.end()};
}

TEST(Malformed, EveryFieldThatIsNotReadIsCounted) {  // ING-243
  Reading fhir(Database::jisedai);
  fhir.read("f", R"({"resourceType":"Patient","id":"p","telecom":[{"value":"1"},{"value":"2"}],)"
                 R"("birthDate":"1980-01-01","gender":"male","x y\u0007":1,"deceasedBoolean":null})"
                 "\n");
  EXPECT_EQ(ignored(fhir), (Counts{{"FHIR (other)", 1},

                                   {"FHIR Patient.telecom.value", 2}}));
  Reading hl7(Database::jisedai);
  hl7.read("f",
           "MSH|^~\\&|a|b|c|d|20250501||ADT^A60^ADT_A60|1|P|2.5\rPID|1||12||||||||||"
           "03\rIAM|1||x^y\rZZZ|7\r");
  EXPECT_EQ(ignored(hl7),
            (Counts{{"HL7 IAM-1", 1}, {"HL7 PID-1", 1}, {"HL7 PID-13", 1}, {"HL7 ZZZ-1", 1}}));
  Reading csv(Database::jisedai);
  csv.read("f", "patient_no,date,substance,memo\np,2025-05-01,x,note\nq,2025-05-01,x,\n");
  EXPECT_EQ(ignored(csv), (Counts{{"CSV allergy.memo", 1}}));
  Reading uke;
  uke.read("f", encoded(whole_file()));
  EXPECT_EQ(ignored(uke), (Counts{{"UKE IR.institution_name", 1}}));
  Reading xml;
  xml.read("h.xml", checkup_document(""));
  EXPECT_FALSE(ignored(xml).contains("XML item/value@type"));
  EXPECT_EQ(ignored(xml).at("XML /ClinicalDocument/recordTarget/patientRole/addr/postalCode"), 1);
}

}  // namespace
}  // namespace renga::ingest
