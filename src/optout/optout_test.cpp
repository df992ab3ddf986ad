#include "optout/optout.hpp"

#include "dataset/dataset.hpp"
#include "optout/errors.hpp"
#include "optout/sql.hpp"

#include <fstream>
#include <regex>

#include <gtest/gtest.h>

namespace renga::optout {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

constexpr std::string_view kHeader =
    "name_kana,birth_date,sex,insurer,symbol,number,branch,refused_on,notice\n";

Column column(std::string name, Type type = Type::text) {
  return {std::move(name), type, Role::direct, "", ""};
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what))
    text.replace(at, what.size(), by);
  return text;
}

/// Stands in for the normal forms of the IDs: as much as these tests spell in two ways.
NormalForms forms() {
  NormalForms made;
  made.name = [](std::string_view name) -> std::optional<std::string> {
    if (name.empty()) return std::nullopt;
    return replaced(replaced(std::string(name), "　", ""), "ﾔﾏﾀﾞﾊﾅｺ", "ヤマダハナコ");
  };
  made.number = [](const Identifiers& written) -> std::optional<PlainNumber> {
    if (written.insurer.empty() || written.number.empty()) return std::nullopt;
    const auto digits = [](std::string_view text) {
      std::string plain(text);
      for (const auto& [wide, narrow] :
           {std::pair("１", "1"), std::pair("２", "2"), std::pair("３", "3"), std::pair("４", "4"),
            std::pair("５", "5")})
        plain = replaced(plain, wide, narrow);
      return plain;
    };
    return PlainNumber{digits(written.insurer), digits(written.symbol), digits(written.number),
                       digits(written.branch)};
  };
  return made;
}

/// Synthetic people in every table that names people, and records that follow them.
class OptoutTest : public testing::Test {
 protected:
  OptoutTest()
      : folder_(fs::path("optout-test") /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~OptoutTest() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  Result<std::int64_t> add_people(std::string_view rows) const {
    return add(folder_ / "register.json",
               write("people.csv", std::string(kHeader) + std::string(rows)), forms());
  }

  static engine::Limits limits() { return {.memory_mib = 256, .threads = 2, .spill_folder = {}}; }

  void write_held() const {
    auto engine = engine::Engine::open(limits());
    auto writer = dataset::Writer::create(folder_ / "held", files::Existing::replace);
    add_table(*engine, *writer, receipts(),
              {{"1", "1", "ヤマダハナコ", "1980-02-03", "2"},
               {"2", "1", "タナカタロウ", "1950-05-05", "1"},
               {"3", "1", "", "", ""}});
    add_table(*engine, *writer, insurers(),
              {{"1", "2", "06132013", "12", "345"},
               {"2", "2", "01270016", "200", "2"},
               {"3", "2", "06132013", "１２", "３４５"}});
    add_table(*engine, *writer, branches(), {{"3", "3", "1", "01"}});
    add_table(*engine, *writer, {"si", {column("receipt", Type::integer), column("code")}},
              {{"1", "a"}, {"2", "b"}, {"3", "c"}, {"1", "d"}});
    Manifest manifest;
    manifest.id_kind = IdKind::source;
    ASSERT_TRUE(writer->publish(std::move(manifest)));
    std::ofstream(folder_ / "held" / "rejected.csv") << "file\n";
  }

  Result<Applied> take_out(std::vector<fs::path> manifests = {}) const {
    NoProgress progress;
    return apply({folder_ / "held", folder_ / "register.json", std::move(manifests),
                  folder_ / "kept", files::Existing::replace, limits()},
                 forms(), progress);
  }

  Lines rows(std::string_view table) const {
    auto engine = engine::Engine::open(limits());
    const auto dataset = dataset::Dataset::open(folder_ / "kept");
    EXPECT_TRUE(engine && dataset && dataset->attach(*engine));
    Lines found;
    const auto result =
        engine->rows(sql::test_rows, engine::Parameters().identifier("table", table));
    for (const engine::Row& row : *result) found.push_back(std::to_string(row.integer(0)));
    return found;
  }

  fs::path folder_;

 private:
  static TableSchema receipts() {
    return {"re",
            {column("receipt", Type::integer), column("record_no", Type::integer),
             column("name_kana"), column("birth_date", Type::date), column("sex", Type::code)}};
  }
  static TableSchema insurers() {
    return {"ho",
            {column("receipt", Type::integer), column("record_no", Type::integer),
             column("insurer"), column("symbol"), column("number")}};
  }
  static TableSchema branches() {
    return {"sn",
            {column("receipt", Type::integer), column("record_no", Type::integer), column("bearer"),
             column("branch")}};
  }
  static void add_table(engine::Engine& engine, dataset::Writer& writer, const TableSchema& schema,
                        const std::vector<Lines>& rows) {
    ASSERT_TRUE(engine.create_table(schema));
    auto appender = engine.append_to(schema);
    ASSERT_TRUE(appender);
    for (const Lines& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i].empty())
          (*appender)->null();
        else if (schema.columns[i].type == Type::integer)
          (*appender)->integer(*parse_integer(row[i]));
        else if (schema.columns[i].type == Type::date)
          (*appender)->date(*parse_iso_date(row[i]));
        else
          (*appender)->text(row[i]);
      }
      (*appender)->end_row();
    }
    ASSERT_TRUE((*appender)->finish());
    ASSERT_TRUE(writer.add(engine, schema, schema.name, {}));
  }
};

TEST_F(OptoutTest, TheRegisterSaysNothingOfAPersonAndOnlyItsOwnerMayReadIt) {  // OPT-1, OPT-2
  ASSERT_EQ(add_people("ヤマダ　ハナコ,1980-02-03,2,06132013,12,345,01,2025-06-01,N-7\n"), 1);
  const auto text = files::read_small(folder_ / "register.json");
  // The secret and the digests are by chance, and may hold any few digits.
  const std::string told = std::regex_replace(*text, std::regex("[0-9a-f]{32,}"), "");
  ASSERT_LT(told.size(), text->size());
  for (const std::string_view part : {"ヤマダ", "1980", "06132013", "345"})
    EXPECT_EQ(told.find(part), std::string::npos) << part;
  for (const std::string_view whole : {"19800203", "06132013"})
    EXPECT_EQ(text->find(whole), std::string::npos) << whole;
  EXPECT_NE(text->find("2025-06-01"), std::string::npos);
  EXPECT_EQ(fs::status(folder_ / "register.json").permissions() & fs::perms::all,
            fs::perms::owner_read | fs::perms::owner_write);
  fs::permissions(folder_ / "register.json", fs::perms::group_read, fs::perm_options::add);
  EXPECT_EQ(read_register(folder_ / "register.json").error().code(), code::register_open);
  EXPECT_EQ(add_people("").error().code(), code::register_open);
}

TEST_F(OptoutTest, WhoIsInTheRegisterIsNotAddedAgainHoweverTheNameIsWritten) {  // OPT-4
  ASSERT_EQ(add_people("ヤマダ　ハナコ,1980-02-03,2,,,,,2025-06-01,N-7\n"), 1);
  EXPECT_EQ(add_people("ﾔﾏﾀﾞﾊﾅｺ,1980-02-03,2,,,,,2025-06-02,N-8\n"
                       "タナカタロウ,1950-05-05,1,,,,,2025-06-02,N-9\n"),
            1);
  const auto refusals = read_register(folder_ / "register.json");
  ASSERT_TRUE(refusals);
  EXPECT_EQ(refusals->refusals.size(), 2U);
  EXPECT_EQ(refusals->refusals[1].notice, "N-9");
}

TEST_F(OptoutTest, AnEntryThatIsNotCompleteIsRefusedWithItsPlace) {  // OPT-3
  const std::vector<std::pair<std::string, Code>> entries = {
      {"ヤマダハナコ,,2,,,,,2025-06-01,N-7\n", code::identifiers_missing},
      {",,,06132013,,,,2025-06-01,N-7\n", code::identifiers_missing},
      {"ヤマダハナコ,1980-02-03,2,,,,,2025-06-31,N-7\n", code::field_bad},
      {"ヤマダハナコ,1980-02-03,2,,,,,2025-06-01,\n", code::field_missing},
      {"ヤマダハナコ,1980-02-03,2\n", code::fields_too_few},
  };
  for (const auto& [entry, code] : entries) {
    const auto added = add_people(entry);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code(), code);
    EXPECT_EQ(added.error().where().row, 2);
    EXPECT_EQ(added.error().message(Language::japanese).find("ヤマダ"), std::string::npos);
  }
  EXPECT_EQ(add(folder_ / "r", write("p.csv", "name,number\n"), forms()).error().code(),
            code::column_missing);
  EXPECT_FALSE(fs::exists(folder_ / "register.json"));
}

TEST_F(OptoutTest, PeopleAreReadFromUtf8Alone) {  // OPT-3
  // 通知 in CP932.
  const auto added = add_people("ヤマダハナコ,1980-02-03,2,,,,,2025-06-01,\x92\xCA\x92\x6D\n");
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code(), code::file_not_claimed_format);
  EXPECT_FALSE(fs::exists(folder_ / "register.json"));
}

TEST_F(OptoutTest, ADamagedRegisterIsRefused) {  // OPT-2
  ASSERT_TRUE(add_people("ヤマダハナコ,1980-02-03,2,,,,,2025-06-01,N-7\n"));
  const std::string good = *files::read_small(folder_ / "register.json");
  for (const auto& [what, by] : {std::pair("\"renga-optout-1\"", "1"),
                                 {"\"N-7\"", "7"},
                                 {"\"refusals\"", "\"refused\""},
                                 {"\"secret\"", "\"secrets\""},
                                 {"[", "{"}}) {
    ASSERT_NE(good.find(what), std::string::npos) << what;
    write("register.json", replaced(good, what, by));
    fs::permissions(folder_ / "register.json", fs::perms::owner_read | fs::perms::owner_write);
    const auto read = read_register(folder_ / "register.json");
    ASSERT_FALSE(read) << what;
    EXPECT_EQ(read.error().code(), code::json_bad) << what;
  }
}

TEST_F(OptoutTest, RecordsAreTakenOutByNameAndByNumber) {  // OPT-5, OPT-6, OPT-7
  write_held();
  ASSERT_TRUE(add_people("ヤマダ　ハナコ,1980-02-03,2,06132013,12,345,01,2025-06-01,N-7\n"));
  const auto applied = take_out();
  ASSERT_TRUE(applied) << applied.error().message(Language::english);
  // Receipt 1 by the name, receipt 3 by number and branch; each with all its records.
  EXPECT_EQ(applied->removed_rows, 8);
  EXPECT_EQ(rows("re"), Lines{"2"});
  EXPECT_EQ(rows("si"), Lines{"2"});
  EXPECT_TRUE(rows("sn").empty());
  EXPECT_EQ(applied->manifest.counts.at("opted_out.rows"), 8);
  EXPECT_TRUE(fs::exists(folder_ / "kept" / "rejected.csv"));
}

TEST_F(OptoutTest, AFamilyNumberWithoutBranchDoesNotTakeOutAnotherName) {  // OPT-6
  write_held();
  ASSERT_TRUE(add_people("タナカジロウ,1955-05-05,1,01270016,200,2,,2025-06-01,N-7\n"));
  EXPECT_EQ(take_out()->removed_rows, 0);
  ASSERT_TRUE(add_people(",,,01270016,200,2,,2025-06-01,N-8\n"));
  EXPECT_EQ(take_out()->removed_rows, 3);
  EXPECT_EQ(rows("re"), (Lines{"1", "3"}));
}

TEST_F(OptoutTest, WhatWasMadeFromTheDatasetIsListed) {  // OPT-8
  write_held();
  ASSERT_TRUE(add_people("ヤマダ　ハナコ,1980-02-03,2,,,,,2025-06-01,N-7\n"));
  const std::string digest = dataset::Dataset::open(folder_ / "held")->digest();
  Manifest stored;
  stored.parents = {digest};
  const std::string stored_text = to_json(stored);
  Manifest delivered;
  delivered.dossier = "2025-0001";
  delivered.id_kind = IdKind::provision;
  delivered.parents = {crypto::sha256_hex(stored_text)};
  Manifest other;
  other.parents = {std::string(64, '0')};
  const std::vector<fs::path> manifests = {write("delivered.json", to_json(delivered)),
                                           write("other.json", to_json(other)),
                                           write("stored.json", stored_text)};
  const auto applied = take_out(manifests);
  ASSERT_TRUE(applied) << applied.error().message(Language::english);
  ASSERT_EQ(applied->deliveries.size(), 2U);
  EXPECT_EQ(applied->deliveries[0].manifest, "delivered.json");
  EXPECT_EQ(applied->deliveries[0].dossier, "2025-0001");
}

TEST_F(OptoutTest, ARegisterThatIsNoneIsRefused) {
  for (const std::string_view text :
       {"", "[]", "{\"format\":\"renga-optout-1\"}",
        "{\"format\":\"renga-optout-1\",\"secret\":\"00\",\"refusals\":[]}"}) {
    const fs::path file = write("r.json", text);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(read_register(file).error().code(), code::json_bad) << text;
  }
}

}  // namespace
}  // namespace renga::optout
