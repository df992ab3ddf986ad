#include "link/errors.hpp"
#include "link/fixture_test.hpp"
#include "link/linked_number.hpp"
#include "link/sql.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace renga::link {
namespace {

namespace fs = std::filesystem;

// JOIN-32: the fast way (pages taken over) and the slow way (the engine writes) give the same rows.
// A table whose manifest says another type than its file goes the slow way.

constexpr std::int64_t kPersons = 20'000;
constexpr std::int64_t kRows = 260'000;

const TableSchema kServices{"si",
                            {{"record_no", Type::integer, Role::key, "", ""},
                             {"person", Type::integer, Role::key, "", ""},
                             {"code", Type::code, Role::plain, "", ""},
                             {"share", Type::decimal, Role::plain, "", ""},
                             {"day", Type::date, Role::plain, "", ""},
                             {"urgent", Type::boolean, Role::plain, "", ""},
                             {"never", Type::text, Role::plain, "", ""}}};

class CopiedRows : public LinkTest {
 protected:
  /// Two databases of the same persons; the table of the first stands in its file as `written`, and
  /// its manifest says `said`.
  void write_services(const TableSchema& written, const TableSchema& said) {
    for (const Database database : {Database::ndb, Database::jisedai}) {
      engine::Engine engine = small_engine();
      engine::Parameters parameters;
      parameters.value("count", kPersons).value("shift", std::int64_t{0}).value("rows", kRows);
      ASSERT_TRUE(engine.run(sql::test_many_persons, parameters));
      ASSERT_TRUE(engine.run(sql::test_services, parameters));
      auto writer = dataset::Writer::create(folder_ / name_of(database), files::Existing::replace);
      ASSERT_TRUE(writer && writer->add(engine, person_schema(), "person", {}));
      if (database == Database::ndb) {
        ASSERT_TRUE(engine.write_parquet(written, "si", {}, writer->place("si")));
        ASSERT_TRUE(writer->adopt(said, kRows));
      }
      Manifest manifest;
      manifest.database = database;
      manifest.id_kind = IdKind::provision;
      manifest.dossier = kDossier;
      ASSERT_TRUE(writer->publish(std::move(manifest)));
    }
  }

  /// Rows of the linked table, persons by their number in ndb; expects them in their old order.
  std::vector<std::string> services() const {
    engine::Engine engine = small_engine();
    EXPECT_TRUE(engine.view_parquet("si", folder_ / "linked" / "ndb_si.parquet"));
    EXPECT_TRUE(engine.view_parquet("person", folder_ / "linked" / "person.parquet"));
    std::vector<std::int64_t> order;
    EXPECT_TRUE(
        engine.each_row(sql::test_order_of_services, {}, [&](const engine::Row& row) -> Done {
          order.push_back(row.integer(0));
          return {};
        }));
    EXPECT_TRUE(std::ranges::is_sorted(order));
    std::vector<std::string> found;
    EXPECT_TRUE(engine.each_row(sql::test_services_of_own, {}, [&](const engine::Row& row) -> Done {
      found.push_back(row.text(0));
      return {};
    }));
    return found;
  }
};

TEST_F(CopiedRows, TheFastAndTheSlowWayGiveTheSameRowsInTheirOrder) {
  write_services(kServices, kServices);
  Options fast = options({Database::ndb, Database::jisedai});
  EXPECT_EQ(linked(fast).rows.at("ndb_si"), kRows);
  const std::vector<std::string> copied = services();
  ASSERT_EQ(std::ssize(copied), kRows);

  TableSchema other_type = kServices;
  other_type.columns[0].type = Type::decimal;
  write_services(kServices, other_type);
  Options slow = options({Database::ndb, Database::jisedai});
  slow.existing = files::Existing::replace;
  EXPECT_EQ(linked(slow).rows.at("ndb_si"), kRows);
  const auto again = dataset::Dataset::open(folder_ / "linked");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->manifest().find("ndb_si")->schema.columns[0].type, Type::decimal);
  EXPECT_TRUE(services() == copied);
}

TEST_F(CopiedRows, ThePagesOfOtherColumnsAreTheSameBytes) {
  write_services(kServices, kServices);
  linked(options({Database::ndb, Database::jisedai}));
  engine::Engine engine = small_engine();
  const auto pages = [&](const fs::path& file) {
    const auto found =
        engine.rows(sql::test_pages, engine::Parameters().value("file", (folder_ / file).string()));
    EXPECT_TRUE(found) << (found ? "" : found.error().message(Language::english));
    std::ostringstream bytes;
    bytes << std::ifstream(folder_ / file, std::ios::binary).rdbuf();
    std::vector<std::string> texts;
    for (const engine::Row& row : *found)
      texts.push_back(row.text(0) + bytes.str().substr(static_cast<std::size_t>(row.integer(1)),
                                                       static_cast<std::size_t>(row.integer(2))));
    return texts;
  };
  const auto before = pages(fs::path("ndb") / "si.parquet");
  EXPECT_GT(before.size(), 12U);
  EXPECT_TRUE(before == pages(fs::path("linked") / "ndb_si.parquet"));
}

TEST_F(CopiedRows, RowsOfNobodyAreCountedAlsoWithoutAPerson) {
  const TableSchema diseases{
      "sy",
      {{"person", Type::integer, Role::key, "", ""}, {"disease", Type::code, Role::plain, "", ""}}};
  const auto fill = [](engine::Appender& to) {
    for (const int person : {1, 9, 0, 9}) {
      if (person == 0)
        to.null();
      else
        to.integer(person);
      to.text("2500013");
      to.end_row();
    }
  };
  write(Database::ndb, {.people = {{1, "a", "A"}}, .tables = {{diseases, fill}}});
  write(Database::jisedai, {.people = {{1, "a", "A"}}});
  const auto report = run(options({Database::ndb, Database::jisedai}));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), code::rows_of_nobody);
  EXPECT_EQ(report.error().detail("rows"), "3");
}

TEST_F(CopiedRows, AFileWithoutItsWholeEndIsNotCopied) {
  write_services(kServices, kServices);
  const fs::path file = folder_ / "ndb" / "si.parquet";
  engine::Engine engine = small_engine();
  ASSERT_TRUE(engine.view_parquet("ndb_si", file));
  const engine::Parameters table = engine::Parameters().identifier("table", "ndb_si");
  const auto copied_from = [&](const fs::path& from, const TableSchema& schema) {
    const auto copied =
        copy_with_numbers(engine, table, schema, from, folder_ / "copy.parquet", LinkedNumbers());
    return copied && *copied ? (*copied)->rows : -1;
  };
  EXPECT_EQ(copied_from(file, kServices), kRows);
  TableSchema fewer = kServices;
  fewer.columns.pop_back();
  EXPECT_EQ(copied_from(file, fewer), -1);
  TableSchema renamed = kServices;
  renamed.columns[2].name = "name";
  EXPECT_EQ(copied_from(file, renamed), -1);
  const fs::path cut = folder_ / "cut.parquet";
  for (const std::uintmax_t bytes : {0, 1, 9, 700}) {
    fs::copy_file(file, cut, fs::copy_options::overwrite_existing);
    fs::resize_file(cut, bytes == 0 ? 0 : fs::file_size(file) - bytes);
    EXPECT_EQ(copied_from(cut, kServices), -1) << bytes;
  }
}

}  // namespace
}  // namespace renga::link
