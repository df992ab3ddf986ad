#include "link/mismatch.hpp"

#include "link/causes.hpp"
#include "link/inputs.hpp"
#include "link/sql.hpp"

#include <array>

namespace renga::link {
namespace {

/// Persons who may share a value before it is no sign of one person any more.
constexpr std::int64_t kMostNamesakes = 12;
constexpr std::int64_t kExamples = 5;

/// A value that two persons may share, how many may carry it, and which pairs are worth a line.
struct Sharing {
  std::string_view value;
  std::int64_t most_carriers;
  engine::Sql worth;
};

constexpr std::array<Sharing, 5> kSharings = {{
    {"id5", kMostNamesakes, sql::worth_as_id},
    {"id4", kMostNamesakes, sql::worth_as_id},
    {"name_spelling", kMostNamesakes, sql::worth_as_spelling},
    {"name_head", 2, sql::worth_as_part},
    {"name_tail", 2, sql::worth_as_part},
}};

const TableSchema kCauseTable{"cause",
                              {{"code", Type::code, Role::plain, "", ""},
                               {"kind", Type::code, Role::plain, "", ""},
                               {"rank", Type::integer, Role::plain, "", ""},
                               {"true_causes", Type::text, Role::plain, "", ""}}};

const TableSchema kPlaceTable{
    "place",
    {{"number", Type::integer, Role::key, "", ""}, {"name", Type::code, Role::plain, "", ""}}};

Done put_causes(engine::Engine& engine) {
  RENGA_TRY(engine.create_table(kCauseTable));
  RENGA_ASSIGN(const auto to, engine.append_to(kCauseTable));
  std::int64_t rank = 0;
  for (const Cause& cause : causes()) {
    to->text(cause.code);
    to->text(name_of(cause.kind));
    to->integer(++rank);
    to->text(cause.true_causes);
    to->end_row();
  }
  return to->finish();
}

Done put_places(engine::Engine& engine, const Report& report) {
  RENGA_TRY(engine.create_table(kPlaceTable));
  RENGA_ASSIGN(const auto to, engine.append_to(kPlaceTable));
  for (const Side& side : report.sides) {
    to->integer(place_of(side.database));
    to->text(name_of(side.database));
    to->end_row();
  }
  return to->finish();
}

Done find_pairs(engine::Engine& engine) {
  RENGA_TRY(engine.run(sql::linked_pairs));
  for (const Sharing& sharing : kSharings) {
    const std::array<engine::Expression, 1> worth = {{{sharing.worth, nullptr, ""}}};
    engine::Parameters parameters;
    parameters.identifier("value", sharing.value)
        .value("most_carriers", sharing.most_carriers)
        .conditions("worth", worth);
    RENGA_TRY(engine.run(sql::sharing_pairs, parameters));
  }
  return {};
}

Done enter_causes(engine::Engine& engine) {
  for (const engine::Sql& step :
       {sql::compare_pairs, sql::ledger_begin, sql::explain_id5, sql::enter_id5, sql::enter_id4,
        sql::enter_alone, sql::name_other_validities})
    RENGA_TRY(engine.run(step));
  return {};
}

std::optional<Database> database_at(const Report& report, std::int64_t place) {
  for (const Side& side : report.sides)
    if (place_of(side.database) == place) return side.database;
  return std::nullopt;
}

Done count_mismatches(engine::Engine& engine, Report& report) {
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(sql::count_mismatches));
  for (const engine::Row& row : rows)
    report.mismatches.push_back({row.text(0), row.text(1), *database_at(report, row.integer(2)),
                                 database_at(report, row.integer(3)), row.integer(4),
                                 row.integer(5)});
  RENGA_ASSIGN(
      const std::vector<engine::Row> examples,
      engine.rows(sql::examples_of_causes, engine::Parameters().value("examples", kExamples)));
  for (const engine::Row& row : examples) report.examples[row.text(0)].push_back(row.integer(1));
  return {};
}

}  // namespace

const TableSchema& mismatch_schema() {
  static const TableSchema schema{
      "mismatch",
      {{"person", Type::integer, Role::key, "連結した個人の番号", ""},
       {"other_person", Type::integer, Role::key, "相手の連結した個人の番号", ""},
       {"database", Type::code, Role::plain, "データベース", ""},
       {"other_database", Type::code, Role::plain, "相手のデータベース", ""},
       {"kind", Type::code, Role::plain, "不突合・誤突合の別", ""},
       {"leg", Type::code, Role::plain, "ID4・ID5の別", ""},
       {"cause", Type::code, Role::plain, "原因", ""},
       {"flags", Type::code, Role::plain, "注意", ""}}};
  return schema;
}

Done find_mismatches(engine::Engine& engine, Report& report) {
  RENGA_TRY(put_causes(engine));
  RENGA_TRY(put_places(engine, report));
  RENGA_TRY(find_pairs(engine));
  RENGA_TRY(enter_causes(engine));
  RENGA_TRY(engine.run(sql::mismatch_rows));
  return count_mismatches(engine, report);
}

Done write_mismatches(engine::Engine& engine, const std::filesystem::path& scratch,
                      files::StagedFile& csv) {
  const std::filesystem::path file = scratch / "mismatches.csv";
  std::vector<std::string> order;
  for (const Column& column : mismatch_schema().columns) order.push_back(column.name);
  RENGA_TRY(engine.run(sql::true_mismatches));
  RENGA_TRY(engine.write_csv(mismatch_schema(), "mismatch_of_list", order, file));
  RENGA_TRY(files::read_pieces(file, [&csv](std::string_view piece) { return csv.write(piece); }));
  return {};
}

}  // namespace renga::link
