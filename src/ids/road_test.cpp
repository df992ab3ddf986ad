// The whole road of the IDs: request, answer, store, issue, attach.

#include "ids/errors.hpp"
#include "ids/world_for_test.hpp"

#include <algorithm>
#include <map>

namespace renga::ids {
namespace {

using Rows = std::vector<std::vector<std::string>>;

const Column kReceipt = column("receipt", Type::integer, Role::key);
const Column kRecordNo = column("record_no", Type::integer, Role::key);

const TableSchema kRe{
    "re",
    {kReceipt, kRecordNo, column("name_kana", Type::text, Role::direct),
     column("birth_date", Type::date, Role::quasi), column("sex", Type::code, Role::quasi),
     column("care_month", Type::month, Role::quasi)}};
const TableSchema kHo{
    "ho",
    {kReceipt, kRecordNo, column("insurer", Type::code, Role::direct),
     column("symbol", Type::text, Role::direct), column("number", Type::text, Role::direct),
     column("points", Type::integer, Role::plain)}};
const TableSchema kKo{"ko",
                      {kReceipt, kRecordNo, column("payer", Type::code, Role::direct),
                       column("recipient", Type::code, Role::direct)}};
const TableSchema kSn{"sn",
                      {kReceipt, kRecordNo, column("bearer", Type::code, Role::plain),
                       column("branch", Type::code, Role::direct)}};
const TableSchema kSy{"sy", {kReceipt, kRecordNo, column("disease", Type::code, Role::sensitive)}};
const TableSchema kCheckup{
    "checkup",
    {column("checkup", Type::integer, Role::key), column("name_kana", Type::text, Role::direct),
     column("birth_date", Type::date, Role::quasi), column("sex", Type::code, Role::quasi),
     column("insurer", Type::code, Role::direct), column("symbol", Type::text, Role::direct),
     column("number", Type::text, Role::direct), column("branch", Type::code, Role::direct),
     column("checkup_date", Type::date, Role::quasi),
     column("weight", Type::decimal, Role::quasi)}};
const TableSchema kLab{
    "lab",
    {column("patient_no", Type::code, Role::direct), column("date", Type::date, Role::quasi),
     column("item", Type::code, Role::plain)}};

/// Hanako changes her job (and number) and marries (and changes her name); Taro and Jiro share a
/// family number; the number that Hanako gave back goes to Saburo.
const std::vector<std::string> kHistory = {
    "subject,insurer_number,symbol,number,branch,valid_from,valid_to",
    "hanako,01130012,100,1,00,2018-04-01,2022-03-31",
    "hanako,06139012,5,77,00,2022-04-01,",
    "taro,01270016,200,2,00,2018-04-01,",
    "jiro,01270016,200,2,01,2018-04-01,",
    "saburo,01130012,100,1,00,2022-10-01,"};

class Road : public World {
 protected:
  Road() {
    write_history(kHistory);
    Manifest ndb;
    ndb.party = "ndb";
    write_dataset("ndb", ndb,
                  {{kRe,
                    {{"1", "1", "ヤマダハナコ", "1980-01-02", "2", "2022-03-01"},
                     {"2", "1", "ヤマダハナコ", "1980-01-02", "2", "2022-05-01"},
                     {"3", "1", "スズキハナコ", "1980-01-02", "2", "2022-06-01"},
                     {"4", "1", "タナカタロウ", "1950-05-05", "1", "2022-05-01"},
                     {"5", "1", "", "1952-06-06", "1", "2022-05-01"},
                     {"6", "1", "サトウサブロウ", "1990-09-09", "1", "2022-10-01"},
                     {"7", "1", "", "1970-01-01", "1", "2022-05-01"},
                     {"8", "1", "タナカタロウ", "1950-05-05", "1", "2022-06-01"}}},
                   {kHo,
                    {{"1", "2", "01130012", "１００", "１", "10"},
                     {"2", "2", "06139012", "5", "77", "20"},
                     {"3", "2", "06139012", "5", "77", "30"},
                     {"4", "2", "01270016", "200", "2", "40"},
                     {"5", "2", "01270016", "200", "2", "50"},
                     {"6", "2", "01130012", "100", "1", "60"},
                     {"8", "2", "01270016", "200", "2", "80"}}},
                   {kKo, {{"7", "2", "28130012", "0000001"}}},
                   {kSn, {{"1", "3", "1", "00"}, {"4", "3", "1", "00"}, {"5", "3", "1", "01"}}},
                   {kSy, {{"1", "4", "2500013"}, {"1", "5", "8833421"}, {"7", "4", "2500013"}}},
                   {kCheckup,
                    {{"1", "すずき　はなこ", "1980-01-02", "2", "06139012", "5", "77", "00",
                      "2022-07-10", ""}}}});
    Manifest hospital;
    hospital.database = Database::jisedai;
    hospital.party = "producer";
    write_dataset(
        "hospital", hospital,
        {{kPatient,
          {{"P2", "スズキハナコ", "1980-01-02", "2", "06139012", "5", "77", "00", "2023-01-10"},
           {"P1", "タナカジロウ", "1952-06-06", "1", "01270016", "200", "2", "01", "2023-01-10"}}},
         {kLab,
          {{"P2", "2023-01-10", "hba1c"},
           {"P1", "2023-01-11", "ldl"},
           {"P2", "2023-02-10", "ldl"}}}});
  }

  /// Runs what must go well; its outcome.
  static Outcome must(Result<Outcome> made) {
    EXPECT_TRUE(made) << made.error().message(Language::english);
    return made ? std::move(*made) : Outcome{};
  }

  Outcome store_ndb(std::vector<Period> periods = {}) {
    must(ask("ndb", "request"));
    must(stored("request", "answer", std::move(periods)));
    return must(attached("ndb", "answer", "stored"));
  }

  Outcome provide_ndb(const std::string& dossier, std::string_view out) {
    must(ask("stored", "request2", dossier));
    must(issued("request2", "answer2", dossier));
    return must(attached("stored", "answer2", out));
  }

  Outcome provide_hospital(const std::string& dossier, std::string_view out) {
    must(ask("hospital", "request3", dossier));
    must(answered("request3", "answer3", dossier));
    const auto producer = producer_keys(fund_, dossier);
    return must(attached("hospital", "answer3", out, &*producer));
  }

  /// Which person each receipt belongs to.
  std::map<std::string, std::string> person_of_receipt(std::string_view dataset) {
    std::map<std::string, std::string> persons;
    for (const auto& row : rows(dataset, "re")) persons[row[1]] = row[0];
    return persons;
  }

  /// All IDs of the table person.
  std::set<std::string> ids_of(std::string_view dataset) {
    std::set<std::string> ids;
    for (const auto& row : rows(dataset, "person"))
      for (const std::string& id : {row[1], row[2]})
        if (!id.empty()) ids.insert(id);
    return ids;
  }

  std::string bytes_of(std::string_view dataset) {
    return dataset::Dataset::open(folder_ / dataset)->digest();
  }
};

std::size_t common(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&b](const std::string& id) { return b.contains(id); }));
}

TEST_F(Road, TheRequestHoldsIdentifiersAndDaysAndNothingElse) {
  const Outcome made = must(ask("ndb", "request", "2025-0001"));
  EXPECT_EQ(made.counts.at("rows"), 9);
  EXPECT_EQ(made.manifest.dossier, "2025-0001");
  EXPECT_EQ(made.manifest.tables.size(), 1U);
  const Rows asked = rows("request", "request");
  EXPECT_EQ(asked[0],
            (std::vector<std::string>{"1", "re", "ヤマダハナコ", "1980-01-02", "2", "01130012",
                                      "１００", "１", "00", "2022-03-01", "2022-03-31"}));
  EXPECT_EQ(asked[8][0], "9");
  EXPECT_EQ(asked[8][1], "checkup");
  EXPECT_EQ(asked[8][9], "2022-07-10");
}

// IDP-15.
TEST_F(Road, PublicAssistanceIsAskedForByItsPayer) {
  Manifest ndb;
  write_dataset(
      "assisted", ndb,
      {{kRe,
        {{"1", "1", "ア", "1980-01-02", "1", "2022-03-01"},
         {"2", "1", "イ", "1980-01-02", "1", "2022-03-01"},
         {"3", "1", "ウ", "1980-01-02", "1", "2022-03-01"}}},
       {kHo, {{"2", "2", "01130012", "100", "1", "10"}, {"3", "2", "01130012", "100", "1", "10"}}},
       {kSn, {{"2", "3", "2", "07"}, {"2", "4", "1", "05"}}},
       {kKo,
        {{"1", "2", "28130012", "0000001"},
         {"1", "3", "12130010", "0000123"},
         {"2", "5", "12130010", "0000123"}}}});
  must(ask("assisted", "request"));
  const Rows asked = rows("request", "request");
  EXPECT_EQ(asked[0][5], "12130010");
  EXPECT_EQ(asked[0][7], "0000123");
  // Whoever is insured is asked for by the insurance, with the branch of bearer 1 if there is one.
  EXPECT_EQ(asked[1][5], "01130012");
  EXPECT_EQ(asked[1][7], "1");
  EXPECT_EQ(asked[1][8], "05");
  EXPECT_EQ(asked[2][5], "01130012");
  EXPECT_EQ(asked[2][8], "");
}

// IDS-04, IDS-05, IDS-21, IDS-22, IDS-23
TEST_F(Road, AChangeOfJobKeepsId5AndAMarriageChangesId4) {
  store_ndb();
  const Rows answers = rows("answer", "answer");
  EXPECT_EQ(answers[0][2], answers[1][2]);
  EXPECT_EQ(answers[1][2], answers[2][2]);
  EXPECT_EQ(answers[0][1], answers[1][1]);
  EXPECT_NE(answers[1][1], answers[2][1]);
  const auto person = person_of_receipt("stored");
  EXPECT_EQ(person.at("1"), person.at("3"));
  EXPECT_EQ(rows("stored", "checkup")[0][0], person.at("3"));
}

TEST_F(Road, TheLaterHolderOfAReusedNumberIsAnotherPerson) {
  store_ndb();
  const Rows answers = rows("answer", "answer");
  EXPECT_EQ(answers[5][4], "ok");
  EXPECT_NE(answers[5][2], answers[0][2]);
  const auto person = person_of_receipt("stored");
  EXPECT_NE(person.at("6"), person.at("1"));
}

TEST_F(Road, AFamilyNumberWithoutBranchNeedsId4) {
  const Outcome made = store_ndb();
  const Rows answers = rows("answer", "answer");
  EXPECT_EQ(answers[7][4], "no_insured_number");
  const auto person = person_of_receipt("stored");
  EXPECT_EQ(person.at("8"), person.at("4")) << "the ID4 of Taro occurs with one ID5 alone";
  EXPECT_NE(person.at("5"), person.at("4"));
  EXPECT_EQ(made.counts.at("persons"), 5);
}

// IDS-07, IDS-28
TEST_F(Road, EveryRowSaysWhyItHasNoId) {
  must(ask("ndb", "request"));
  const Outcome made = must(stored("request", "answer"));
  EXPECT_EQ(made.counts.at("id4.ok"), 7);
  EXPECT_EQ(made.counts.at("id4.no_kana"), 2);
  EXPECT_EQ(made.counts.at("id5.ok"), 7);
  EXPECT_EQ(made.counts.at("id5.no_insured_number"), 2);
  EXPECT_EQ(made.counts.at("id5.several_holders"), 1);
  EXPECT_EQ(made.counts.at("id5.outside_period"), 0);
  EXPECT_EQ(made.counts.at("insurer.check_digit_wrong"), 3);
  EXPECT_EQ(made.manifest.counts, made.counts);
}

TEST_F(Road, BeforeItsFirstMonthAnIdDoesNotExist) {
  must(ask("ndb", "request"));
  const Outcome made = must(stored("request", "answer",
                                   {{"re", IdNumber::id5, *Date::from_civil(2022, 5, 1)},
                                    {"checkup", IdNumber::id4, *Date::from_civil(2023, 4, 1)}}));
  EXPECT_EQ(made.counts.at("id5.outside_period"), 1);
  EXPECT_EQ(made.counts.at("id4.outside_period"), 1);
  const Rows answers = rows("answer", "answer");
  EXPECT_EQ(answers[0][2], "");
  EXPECT_EQ(answers[0][4], "outside_period");
  EXPECT_NE(answers[1][2], "");
  EXPECT_EQ(answers[8][3], "outside_period");
}

// DST-13, DST-14.
TEST_F(Road, AttachLeavesNoDirectColumnAndEveryTableHasItsPerson) {
  const Outcome made = store_ndb();
  EXPECT_EQ(made.manifest.id_kind, IdKind::stored);
  for (const TableEntry& table : made.manifest.tables) {
    EXPECT_NE(table.schema.find("person"), nullptr) << table.schema.name;
    EXPECT_EQ(table.schema.find("birth_date"), nullptr) << table.schema.name;
    for (const Column& any : table.schema.columns) EXPECT_NE(any.role, Role::direct) << any.name;
  }
  EXPECT_EQ(made.manifest.find("sy")->rows, 3);
  for (const auto& row : rows("stored", "re")) EXPECT_TRUE(row[3].ends_with("-01")) << row[1];
  provide_hospital("2025-0001", "provided");
  const auto hospital = dataset::Dataset::open(folder_ / "provided");
  EXPECT_NE(hospital->manifest().find("patient")->schema.find("birth_date"), nullptr);
  for (const TableEntry& table : hospital->manifest().tables)
    for (const Column& any : table.schema.columns) EXPECT_NE(any.role, Role::direct) << any.name;
}

TEST_F(Road, APersonKeepsItsMostFrequentId4) {
  store_ndb();
  const Rows answers = rows("answer", "answer");
  const std::string hanako = person_of_receipt("stored").at("1");
  // Two rows under each name: the smaller ID.
  const std::string smaller = std::min(answers[0][1], answers[2][1]);
  EXPECT_EQ(rows("stored", "person").at(static_cast<std::size_t>(*parse_integer(hanako)) - 1)[1],
            smaller);
}

// IDS-20; IDS-02, IDS-18: ID5 of the stored record and of the producer's give one provision ID.
TEST_F(Road, TheSameCaseHasTheSameProvisionIdsInBothDatabases) {
  store_ndb();
  provide_ndb("2025-0001", "ndb1");
  provide_hospital("2025-0001", "hospital1");
  const Rows ndb = rows("ndb1", "person");
  const Rows hospital = rows("hospital1", "person");
  std::size_t same_id5 = 0;
  for (const auto& patient : hospital)
    for (const auto& person : ndb) same_id5 += patient[2] == person[2] ? 1 : 0;
  EXPECT_EQ(same_id5, 2U) << "Hanako and Jiro";
  EXPECT_EQ(ndb[0][2].size(), 64U);
}

TEST_F(Road, TwoDossiersShareNothing) {
  store_ndb();
  provide_ndb("2025-0001", "ndb1");
  provide_ndb("2025-0002", "ndb2");
  EXPECT_EQ(common(ids_of("ndb1"), ids_of("ndb2")), 0U);
  EXPECT_EQ(ids_of("ndb1").size(), ids_of("stored").size());
}

TEST_F(Road, TwoDatabasesShareNoStoredId) {
  store_ndb();
  const auto in_ndb = ids_of("stored");
  must(stored("request", "answer", {}, Database::dpc));
  must(attached("ndb", "answer", "stored"));
  EXPECT_EQ(common(in_ndb, ids_of("stored")), 0U);
}

TEST_F(Road, ThePersonsOfAProvisionStandInTheOrderOfItsOwnIds) {
  store_ndb();
  provide_ndb("2025-0001", "ndb1");
  const Rows persons = rows("ndb1", "person");
  for (std::size_t i = 1; i < persons.size(); ++i)
    EXPECT_TRUE(persons[i][2].empty() || persons[i - 1][2] < persons[i][2]);
  const auto before = person_of_receipt("stored");
  const auto after = person_of_receipt("ndb1");
  EXPECT_EQ(after.at("1"), after.at("3"));
  EXPECT_EQ(before.size(), after.size());
}

TEST_F(Road, TheSameInputGivesTheSameBytes) {
  store_ndb();
  provide_ndb("2025-0001", "ndb1");
  provide_hospital("2025-0001", "hospital1");
  const std::vector<std::string> before = {bytes_of("stored"), bytes_of("ndb1"),
                                           bytes_of("hospital1")};
  store_ndb();
  provide_ndb("2025-0001", "ndb1");
  provide_hospital("2025-0001", "hospital1");
  EXPECT_EQ(before, (std::vector<std::string>{bytes_of("stored"), bytes_of("ndb1"),
                                              bytes_of("hospital1")}));
}

TEST_F(Road, AProcessingAnswerStaysOneWithoutTheUserKey) {
  must(ask("hospital", "request", "2025-0001"));
  must(answered("request", "answer", "2025-0001"));
  const Outcome made = must(attached("hospital", "answer", "processing"));
  EXPECT_EQ(made.manifest.id_kind, IdKind::processing);
  provide_hospital("2025-0001", "provided");
  EXPECT_EQ(common(ids_of("processing"), ids_of("provided")), 0U);
}

TEST_F(Road, NothingIsMadeWithoutTheApprovedAct) {
  must(ask("hospital", "request", "2025-0001"));
  AnswerOptions options;
  options.request = folder_ / "request";
  options.history = folder_ / "history.csv";
  options.out = folder_ / "answer";
  options.limits = limits();
  const auto made =
      answer(approval("2025-0001", {Act::deliver, Act::link}), options, fund_, progress_);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code(), code::approval_missing);
  EXPECT_EQ(made.error().rule(), "IDS-31");
  EXPECT_FALSE(fs::exists(folder_ / "answer"));
}

// DST-19.
TEST_F(Road, AnotherDossiersRequestIsRefused) {
  must(ask("hospital", "request", "2025-0001"));
  EXPECT_EQ(answered("request", "answer", "2025-0002").error().code(), code::dossier_mismatch);
  store_ndb();
  must(ask("stored", "request", "2025-0001"));
  EXPECT_EQ(issued("request", "answer", "2025-0002").error().code(), code::dossier_mismatch);
}

TEST_F(Road, ADossierWithoutKeysIsRefused) {
  must(ask("hospital", "request"));
  EXPECT_EQ(answered("request", "answer", "2025-0009").error().code(), code::key_missing);
  ASSERT_TRUE(erase_keys(fund_, "2025-0001", "2027-03-31T00:00:00Z"));
  EXPECT_EQ(answered("request", "answer", "2025-0001").error().code(), code::key_missing);
}

// DST-17.
TEST_F(Road, ADatasetOfTheWrongKindIsRefused) {
  store_ndb();
  provide_ndb("2025-0001", "ndb1");
  EXPECT_EQ(ask("ndb1", "again").error().code(), code::dataset_kind_wrong);
  EXPECT_EQ(issued("request", "again", "2025-0001").error().code(), code::dataset_kind_wrong);
  EXPECT_EQ(stored("stored", "again").error().code(), code::dataset_kind_wrong);
  EXPECT_EQ(stored("ndb", "again").error().code(), code::table_missing);
  EXPECT_EQ(attached("ndb", "answer2", "again").error().code(), code::dataset_kind_wrong);
}

TEST_F(Road, AnAnswerFitsItsOwnDatasetAlone) {
  store_ndb();
  EXPECT_EQ(attached("hospital", "answer", "again").error().code(),
            code::answer_of_another_dataset);
}

TEST_F(Road, ARecordOfNobodyStopsTheWork) {
  Manifest ndb;
  write_dataset("ndb", ndb,
                {{kRe, {{"1", "1", "ア", "1980-01-02", "1", "2022-03-01"}}},
                 {kSy, {{"1", "2", "2500013"}, {"2", "2", "2500013"}}}});
  must(ask("ndb", "request"));
  must(stored("request", "answer"));
  const auto made = attached("ndb", "answer", "stored");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code(), code::rows_without_person);
  EXPECT_FALSE(fs::exists(folder_ / "stored"));
}

/// A table of the same identifiers as a check-up, with another name and day.
TableSchema like_checkup(const std::string& name, const std::string& day) {
  TableSchema schema = kCheckup;
  schema.name = name;
  schema.columns[0].name = name;
  schema.columns[8].name = day;
  return schema;
}

TEST_F(Road, GuidanceAndDeathsAreNumberedAfterTheCheckups) {  // IDP-29
  const std::vector<std::string> hanako = {"1",  "スズキハナコ", "1980-01-02", "2", "06139012", "5",
                                           "77", "00",           "2022-07-10", ""};
  std::vector<std::string> taro = {"2", "タナカタロウ", "1950-05-05", "1", "01270016", "200",
                                   "2", "00",           "2022-08-10", ""};
  const TableSchema item{
      "checkup_item",
      {column("checkup", Type::integer, Role::key), column("item_no", Type::integer, Role::key)}};
  write_dataset("ndb", {},
                {{kCheckup, {hanako}},
                 {item, {{"1", "2"}, {"1", "1"}}},
                 {like_checkup("guidance", "guidance_date"), {hanako, taro}},
                 {like_checkup("death", "death_date"), {taro}}});
  must(ask("ndb", "request"));
  must(stored("request", "answer", {{"checkup", IdNumber::id5, *Date::from_civil(2022, 8, 1)}}));
  const Outcome made = must(attached("ndb", "answer", "stored"));
  EXPECT_EQ(made.counts.at("persons"), 2);
  EXPECT_EQ(made.counts.at("id4.ok"), 2);
  const std::string person = rows("stored", "checkup").at(0).at(0);
  EXPECT_EQ(rows("stored", "checkup_item"), (Rows{{person, "1", "1"}, {person, "1", "2"}}));
  EXPECT_EQ(rows("stored", "guidance").size(), 2U);
  EXPECT_NE(rows("stored", "death").at(0).at(0), person);
}

TEST_F(Road, AnIdGivenAtAChangeOfTheLedgerHoldsForEarlierServiceMonths) {  // IDS-17
  TableSchema recipient = like_checkup("recipient", "changed_on");
  recipient.columns[9] = column("recipient_no", Type::code, Role::direct);
  const TableSchema claim{"care_claim",
                          {column("recipient_no", Type::code, Role::direct),
                           column("service_date", Type::date, Role::plain)}};
  Manifest kaigo;
  kaigo.database = Database::kaigo;
  write_dataset("kaigo", kaigo,
                {{recipient,
                  {{"1", "ヤマダハナコ", "1980-01-02", "2", "", "", "", "", "2019-04-01", "R1"},
                   {"2", "スズキハナコ", "1980-01-02", "2", "", "", "", "", "2020-10-01", "R1"}}},
                 {claim, {{"R1", "2020-09-01"}, {"R1", "2020-11-01"}}}});
  must(ask("kaigo", "request"));
  const Rows asked = rows("request", "request");
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0][2], "スズキハナコ");
  must(stored("request", "answer", {{"patient", IdNumber::id4, *Date::from_civil(2020, 10, 1)}},
              Database::kaigo));
  const Outcome made = must(attached("kaigo", "answer", "stored"));
  EXPECT_EQ(made.counts.at("id4.ok"), 1);
  const Rows claims = rows("stored", "care_claim");
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0][0], claims[1][0]);
  EXPECT_EQ(rows("stored", "recipient").size(), 2U);
}

TEST_F(Road, ACheckupBesidePatientsNeedsTheirNumber) {  // IDP-33
  Manifest hospital;
  hospital.database = Database::jisedai;
  const Rows patients = {{"P1", "ア", "1980-01-02", "1", "", "", "", "", ""}};
  const std::vector<std::string> checkup = {"1", "ア", "1980-01-02", "1",          "06139012",
                                            "5", "77", "00",         "2022-07-10", ""};
  write_dataset("hospital", hospital, {{kPatient, patients}, {kCheckup, {checkup}}});
  const auto asked = ask("hospital", "request");
  ASSERT_FALSE(asked);
  EXPECT_EQ(asked.error().code(), code::column_missing);
  EXPECT_EQ(asked.error().detail("column"), "patient_no");
}

TEST_F(Road, APatientNumberThatStandsTwiceIsRefused) {
  Manifest hospital;
  hospital.database = Database::jisedai;
  const std::vector<std::string> patient = {"P1", "ア", "1980-01-02", "1", "", "", "", "", ""};
  write_dataset("hospital", hospital, {{kPatient, {patient, patient}}});
  EXPECT_EQ(ask("hospital", "request").error().code(), code::field_bad);
}

TEST_F(Road, NoScratchFileIsLeftBehind) {
  must(ask("ndb", "request"));
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "request"))
    files += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, 2U);
}

}  // namespace
}  // namespace renga::ids
