#include "link/errors.hpp"
#include "link/fixture_test.hpp"
#include "link/sql.hpp"

namespace renga::link {
namespace {

namespace fs = std::filesystem;

using Rows = std::vector<std::string>;

const std::vector<Database> kTwo = {Database::ndb, Database::jisedai};
const std::vector<Database> kThree = {Database::ndb, Database::dpc, Database::jisedai};

/// The persons of each linked person as "ndb jisedai stage", in any order.
const std::vector<std::string> kPairs = {"ndb_person", "jisedai_person", "stage"};
const std::vector<std::string> kTriples = {"ndb_person", "dpc_person", "jisedai_person", "stage"};
const std::vector<std::string> kReasonColumns = {"database", "reason"};

// IDS-06, IDS-32
TEST_F(LinkTest, Id5LinksFirstAndId4LinksTheRest) {
  write(Database::ndb, {.people = {{1, "a", "A"}, {2, "b", ""}, {3, "c", "C"}}});
  write(Database::jisedai, {.people = {{7, "x", "A"}, {8, "b", "B"}, {9, "c", "C"}}});
  const Report report = linked(options(kTwo));
  EXPECT_EQ(rows("person", kPairs), Rows({"1 7 id5", "2 8 id4", "3 9 id5"}));
  EXPECT_TRUE(rows("unlinked", kReasonColumns).empty());
  EXPECT_EQ(report.links_by_stage.at("id5"), 2);
  EXPECT_EQ(report.links_by_stage.at("id4"), 1);
  EXPECT_EQ(report.sides[1].linked_by_stage.at("id4"), 1);
  EXPECT_EQ(report.manifest.database, Database::linked);
  EXPECT_EQ(report.manifest.dossier, kDossier);
}

TEST_F(LinkTest, EveryUnlinkedPersonHasAReason) {
  write(Database::ndb, {.people = {{1, "a", "A"},
                                   {2, "", ""},
                                   {3, "", "", "1", 1970, "outside_period", "outside_period"},
                                   {4, "", "", "1", 1970, "no_kana", "outside_period"},
                                   {5, "d", "", "1", 1970, "ok", "outside_period"},
                                   {6, "e", ""},
                                   {7, "e", ""}}});
  write(Database::jisedai, {.people = {{1, "e", ""}, {2, "z", "Z"}}});
  const Report report = linked(options(kTwo));
  const std::map<std::string, std::int64_t> expected = {{"not_in_other", 2},
                                                        {"no_valid_id", 1},
                                                        {"outside_period", 2},
                                                        {"ambiguous", 2},
                                                        {"conflict", 0}};
  EXPECT_EQ(report.sides[0].unlinked_by_reason, expected);
  // JOIN-12
  std::vector<std::string> columns;
  for (const Column& column : report.manifest.find("unlinked")->schema.columns)
    columns.push_back(column.name);
  EXPECT_EQ(columns, (std::vector<std::string>{"person", "database", "reason"}));
  EXPECT_EQ(report.sides[0].persons, 7);
  EXPECT_EQ(rows("unlinked", kReasonColumns),
            Rows({"jisedai ambiguous", "jisedai not_in_other", "ndb ambiguous", "ndb ambiguous",
                  "ndb no_valid_id", "ndb not_in_other", "ndb not_in_other", "ndb outside_period",
                  "ndb outside_period"}));
}

TEST_F(LinkTest, AnId5OfTwoPersonsLinksNeitherUnlessId4Tells) {
  write(Database::ndb, {.people = {{1, "a", "A"}, {2, "b", "A"}, {3, "c", "C"}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}, {2, "d", "C"}, {3, "e", "C"}}});
  linked(options(kTwo));
  EXPECT_EQ(rows("person", kPairs),
            Rows({"- 2 none", "- 3 none", "1 1 id4", "2 - none", "3 - none"}));
  EXPECT_EQ(rows("unlinked", kReasonColumns),
            Rows({"jisedai ambiguous", "jisedai ambiguous", "ndb ambiguous", "ndb ambiguous"}));
}

TEST_F(LinkTest, AnId4OfSeveralPersonsStaysAmbiguousEvenIfOneOfThemIsLinked) {
  write(Database::ndb, {.people = {{1, "a", "A"}, {2, "a", ""}}});
  write(Database::jisedai, {.people = {{1, "b", "A"}, {2, "a", ""}}});
  linked(options(kTwo));
  EXPECT_EQ(rows("person", kPairs), Rows({"- 2 none", "1 1 id5", "2 - none"}));
  EXPECT_EQ(rows("unlinked", kReasonColumns), Rows({"jisedai ambiguous", "ndb ambiguous"}));
}

TEST_F(LinkTest, TheSameId4WithAnotherId5IsAnotherPerson) {
  write(Database::ndb, {.people = {{1, "a", "A"}}});
  write(Database::jisedai, {.people = {{1, "a", "B"}}});
  const Report report = linked(options(kTwo));
  EXPECT_EQ(report.homonym_guard, 1);
  EXPECT_EQ(rows("unlinked", kReasonColumns), Rows({"jisedai not_in_other", "ndb not_in_other"}));
}

TEST_F(LinkTest, AnId4ThatLeadsToALinkedPersonIsAConflict) {
  write(Database::ndb, {.people = {{1, "a", "A"}}});
  write(Database::jisedai, {.people = {{1, "b", "A"}, {2, "a", ""}}});
  linked(options(kTwo));
  EXPECT_EQ(rows("person", kPairs), Rows({"- 2 none", "1 1 id5"}));
  EXPECT_EQ(rows("unlinked", kReasonColumns), Rows({"jisedai conflict"}));
}

TEST_F(LinkTest, ContradictingAttributesFlagId5AndRefuseId4) {
  write(Database::ndb, {.people = {{1, "a", "A", "1"}, {2, "b", "", "1", 1970}}});
  write(Database::jisedai, {.people = {{1, "x", "A", "2"}, {2, "b", "", "1", 1971}}});
  const Report report = linked(options(kTwo));
  EXPECT_EQ(report.conflict_flags, 1);
  EXPECT_EQ(rows("person", {"ndb_person", "stage", "flags"}),
            Rows({"- none -", "1 id5 conflict", "2 none -"}));
  EXPECT_EQ(rows("unlinked", kReasonColumns), Rows({"jisedai conflict", "ndb conflict"}));
}

TEST_F(LinkTest, CoarserOrMissingAttributesContradictNothing) {
  write(Database::ndb, {.people = {{1, "a", "A", "1", 1970}, {2, "b", "", "1", 1970}}});
  write(Database::jisedai, {.people = {{1, "x", "A", "2", 1970}, {2, "b", "", "2", 1970}},
                            .month_type = Type::text,
                            .with_sex = false});
  const Report report = linked(options(kTwo));
  EXPECT_EQ(report.conflict_flags, 0);
  EXPECT_EQ(rows("person", kPairs), Rows({"1 1 id5", "2 2 id4"}));
  EXPECT_EQ(rows("person", {"jisedai_birth_month"}), Rows({"1970", "1970"}));
}

// JOIN-7
TEST_F(LinkTest, AYearOfBirthContradictsAMonthOfAnotherYear) {
  write(Database::ndb, {.people = {{1, "a", "A", "1", 1970}, {2, "b", "", "1", 1970}}});
  write(Database::jisedai,
        {.people = {{1, "x", "A", "1", 1971}, {2, "b", "", "1", 1971}}, .month_type = Type::text});
  const Report report = linked(options(kTwo));
  EXPECT_EQ(report.conflict_flags, 1);
  EXPECT_EQ(rows("person", kPairs), Rows({"- 2 none", "1 1 id5", "2 - none"}));
}

TEST_F(LinkTest, AnIdThatIsNotOkLinksNobody) {
  write(Database::ndb, {.people = {{1, "a", "A", "1", 1970, "bad_sex", "outside_period"}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  linked(options(kTwo));
  EXPECT_EQ(rows("unlinked", kReasonColumns), Rows({"jisedai not_in_other", "ndb outside_period"}));
}

TEST_F(LinkTest, ThreeDatabasesBecomeOnePersonOverTwoStages) {
  write(Database::ndb, {.people = {{1, "a", "A"}, {2, "b", "B"}, {3, "c", "C"}}});
  write(Database::dpc, {.people = {{4, "x", "A"}, {5, "b", "B"}, {6, "c", ""}}});
  write(Database::jisedai, {.people = {{7, "a", ""}, {8, "b", "B"}, {9, "z", ""}}});
  const Report report = linked(options(kThree));
  EXPECT_EQ(rows("person", kTriples), Rows({"- - 9 none", "1 4 7 id4", "2 5 8 id5", "3 6 - id4"}));
  EXPECT_EQ(report.sides[2].linked_by_stage.at("id4"), 1);
  EXPECT_EQ(report.sides[0].linked_by_stage.at("id5"), 2);
  EXPECT_EQ(report.sides[0].linked_by_stage.at("id4"), 1);
}

TEST_F(LinkTest, TwoId4ThatWouldBringTwoPersonsOfOneDatabaseCountForNothing) {
  write(Database::ndb, {.people = {{1, "a", "A"}}});
  write(Database::dpc, {.people = {{2, "b", "A"}}});
  write(Database::jisedai, {.people = {{3, "a", ""}, {4, "b", ""}}});
  linked(options(kThree));
  EXPECT_EQ(rows("person", kTriples), Rows({"- - 3 none", "- - 4 none", "1 2 - id5"}));
  EXPECT_EQ(rows("unlinked", kReasonColumns), Rows({"jisedai conflict", "jisedai conflict"}));
}

TEST_F(LinkTest, AnId4BetweenTwoId5IsAConflictOfTheOneWithoutId5) {
  write(Database::ndb, {.people = {{1, "a", "A"}}});
  write(Database::dpc, {.people = {{2, "a", ""}}});
  write(Database::jisedai, {.people = {{3, "a", "B"}}});
  const Report report = linked(options(kThree));
  EXPECT_EQ(rows("unlinked", kReasonColumns),
            Rows({"dpc conflict", "jisedai conflict", "ndb conflict"}));
  EXPECT_EQ(report.homonym_guard, 0);
}

TEST_F(LinkTest, ALongChainOfId4IsAConflictToItsEnd) {
  TestData ndb;
  TestData dpc;
  TestData jisedai;
  constexpr int kLength = 12;
  for (int i = 1; i <= kLength; ++i) {
    const std::string id5 = "five-" + std::to_string(i);
    const std::string next_id4 = "four-" + std::to_string(i + 1);
    ndb.people.push_back({i, "four-" + std::to_string(i), id5});
    dpc.people.push_back({i, next_id4, id5});
    jisedai.people.push_back({i, next_id4, ""});
  }
  write(Database::ndb, ndb);
  write(Database::dpc, dpc);
  write(Database::jisedai, jisedai);
  const Report report = linked(options(kThree));
  EXPECT_EQ(report.links_by_stage.at("id5"), kLength);
  EXPECT_EQ(report.links_by_stage.at("id4"), 0);
  EXPECT_EQ(report.sides[2].unlinked_by_reason.at("conflict"), kLength);
}

const TableSchema kDiseases{"sy",
                            {{"record_no", Type::integer, Role::key, "", ""},
                             {"person", Type::integer, Role::key, "", ""},
                             {"disease", Type::code, Role::sensitive, "傷病名コード", ""}}};

void add_disease(engine::Appender& to, std::int64_t person, std::string_view code) {
  to.integer(1);
  to.integer(person);
  to.text(code);
  to.end_row();
}

TEST_F(LinkTest, TheOtherTablesCarryTheLinkedNumber) {
  const auto fill = [](engine::Appender& to) {
    add_disease(to, 2, "8830147");
    add_disease(to, 1, "2500013");
  };
  write(Database::ndb, {.people = {{1, "a", "A"}, {2, "b", "B"}}, .tables = {{kDiseases, fill}}});
  write(Database::jisedai, {.people = {{5, "b", "B"}}});
  const Report report = linked(options(kTwo));
  EXPECT_EQ(report.rows.at("ndb_sy"), 2);
  const Rows persons = rows("person", {"ndb_person", "person"});
  EXPECT_EQ(rows("ndb_sy", {"disease", "person"}),
            Rows({"2500013 " + persons[0].substr(2), "8830147 " + persons[1].substr(2)}));
  EXPECT_EQ(report.manifest.find("ndb_sy")->schema.find("disease")->label, "傷病名コード");
}

TEST_F(LinkTest, ARowOfNobodyIsAnError) {
  const auto fill = [](engine::Appender& to) { add_disease(to, 9, "2500013"); };
  write(Database::ndb, {.people = {{1, "a", "A"}}, .tables = {{kDiseases, fill}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  const auto report = run(options(kTwo));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::rows_of_nobody);
  EXPECT_FALSE(fs::exists(folder_ / "linked"));
}

TEST_F(LinkTest, APersonNumberGivenTwiceIsAnError) {
  write(Database::ndb, {.people = {{1, "a", "A"}, {1, "b", "B"}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  const auto report = run(options(kTwo));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::person_not_single);
}

TEST_F(LinkTest, WhatIsNotAllowedIsRefusedAndLeavesNothing) {
  write(Database::ndb, {.people = {{1, "a", "A"}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  write(Database::kaigo, {.people = {{1, "a", "A"}}, .id_kind = IdKind::stored});
  write(Database::dpc, {.people = {{1, "a", "A"}}, .dossier = "R7-0002"});
  const auto refusal = [this](const std::vector<Database>& databases, std::set<Act> acts) {
    const auto report = run(options(databases), std::move(acts));
    EXPECT_FALSE(report || fs::exists(folder_ / "linked"));
    return report.error().code();
  };
  EXPECT_EQ(refusal(kTwo, {Act::deliver}), code::approval_exceeded);
  EXPECT_EQ(refusal({Database::ndb, Database::kaigo}, {Act::link}), code::dataset_kind_wrong);
  EXPECT_EQ(refusal({Database::ndb, Database::dpc}, {Act::link}), code::dossier_mismatch);
  EXPECT_EQ(refusal({Database::ndb, Database::ndb}, {Act::link}), code::database_twice);
  EXPECT_EQ(refusal({Database::ndb}, {Act::link}), code::datasets_too_few);
}

TEST_F(LinkTest, ALinkedDatasetIsNotLinkedAgain) {
  write(Database::ndb, {.people = {{1, "a", "A"}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  linked(options(kTwo));
  Options again = options({Database::ndb}, "again");
  again.datasets.push_back(folder_ / "linked");
  const auto report = run(again);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::dataset_kind_wrong);
}

TEST_F(LinkTest, ADatasetWithoutIdsIsRefused) {
  engine::Engine engine = small_engine();
  const TableSchema person{"person", {{"person", Type::integer, Role::key, "", ""}}};
  ASSERT_TRUE(engine.create_table(person));
  Manifest manifest;
  manifest.id_kind = IdKind::provision;
  manifest.dossier = kDossier;
  write_dataset(engine, {person}, folder_ / "ndb", manifest);
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  const auto report = run(options(kTwo));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::column_missing);
}

/// Writes a dataset that fills several groups of rows of a Parquet file.
void write_large(const fs::path& folder, Database database, std::int64_t shift) {
  constexpr std::int64_t kCount = 20'000;
  const TableSchema diseases{"sy", {kDiseases.columns.begin() + 1, kDiseases.columns.end()}};
  engine::Engine engine = small_engine();
  engine::Parameters parameters;
  parameters.value("count", kCount).value("shift", shift).value("rows", std::int64_t{260'000});
  ASSERT_TRUE(engine.run(sql::test_many_persons, parameters));
  ASSERT_TRUE(engine.run(sql::test_many_rows, parameters));
  Manifest manifest;
  manifest.database = database;
  manifest.id_kind = IdKind::provision;
  manifest.dossier = kDossier;
  write_dataset(engine, {person_schema(), diseases}, folder / name_of(database), manifest);
}

TEST_F(LinkTest, TheSameInputsGiveTheSameBytesOnAnyNumberOfThreads) {
  write_large(folder_, Database::ndb, 0);
  write_large(folder_, Database::jisedai, 4'000);
  std::set<std::string> digests;
  for (const int threads : {1, 2, 5}) {
    Options each = options(threads == 2 ? std::vector(kTwo.rbegin(), kTwo.rend()) : kTwo);
    each.existing = files::Existing::replace;
    each.limits.threads = threads;
    each.limits.memory_mib = 512;
    const Report report = linked(each);
    EXPECT_EQ(report.sides[0].linked(), 16'000);
    digests.insert(dataset::Dataset::open(folder_ / "linked")->digest());
  }
  EXPECT_EQ(digests.size(), 1U);
}

TEST_F(LinkTest, TheReportSaysWhatWasLinkedInBothLanguages) {
  write(Database::ndb, {.people = {{1, "a", "A"}, {2, "b", ""}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  Options each = options(kTwo);
  each.report = folder_ / "report.html";
  const Report report = linked(each);
  const auto japanese = files::read_small(*each.report);
  ASSERT_TRUE(japanese);
  for (const std::string_view words : {"不突合", "誤突合", "相手にいない", kDossier.c_str(),
                                       report.manifest.inputs[0].sha256.c_str()})
    EXPECT_NE(japanese->find(words), std::string::npos) << words;
  each.language = Language::english;
  each.existing = files::Existing::replace;
  linked(each);
  EXPECT_NE(files::read_small(*each.report)->find("missed link"), std::string::npos);
}

TEST_F(LinkTest, AReportThatIsAlreadyThereIsKeptAndNothingIsLinked) {
  write(Database::ndb, {.people = {{1, "a", "A"}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  Options each = options(kTwo);
  each.report = write_text("report.html", "kept");
  const auto report = run(each);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::output_exists);
  EXPECT_FALSE(fs::exists(each.out));
}

}  // namespace
}  // namespace renga::link
