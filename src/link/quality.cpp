#include "link/quality.hpp"

#include "dataset/dataset.hpp"
#include "link/inputs.hpp"
#include "link/sql.hpp"

namespace renga::link {
namespace {

enum TruthColumn : std::size_t { kDatabase, kId4, kId5, kPerson };

const TableSchema kTruth{"truth",
                         {{"place", Type::integer, Role::key, "", ""},
                          {"id4", Type::text, Role::id, "", ""},
                          {"id5", Type::text, Role::id, "", ""},
                          {"person", Type::integer, Role::key, "", ""}}};

void put_id(std::string_view id, engine::Appender& rows) {
  if (id.empty())
    rows.null();
  else
    rows.text(id);
}

Done put_truth(const dataset::CsvRow& row, engine::Appender& rows) {
  const auto database = database_named(row[kDatabase]);
  if (!database) return fail(row.bad(kDatabase, "database", "ndb, kaigo, dpc, jisedai"));
  const auto person = parse_integer(row[kPerson]);
  if (!person) return fail(row.bad(kPerson, "number", "0-9"));
  rows.integer(place_of(*database));
  put_id(row[kId4], rows);
  put_id(row[kId5], rows);
  rows.integer(*person);
  rows.end_row();
  return {};
}

Done read_truth(engine::Engine& engine, const std::filesystem::path& file) {
  RENGA_TRY(dataset::load_csv(engine, kTruth,
                              {file, {"database", "id4", "id5", "person"}, "JOIN-15"}, &put_truth));
  return {};
}

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Result<std::map<std::string, Quality>> judge(engine::Engine& engine,
                                             const std::filesystem::path& truth) {
  RENGA_TRY(read_truth(engine, truth));
  RENGA_TRY(engine.run(sql::truth_of_nodes));
  RENGA_ASSIGN(const std::int64_t true_pairs, engine.integer(sql::count_true_pairs));
  std::map<std::string, Quality> qualities;
  for (const Mode& mode : kModes) {
    Quality& quality = qualities[std::string(mode.name)];
    const engine::Parameters groups = engine::Parameters().identifier("groups", mode.groups);
    quality.true_pairs = true_pairs;
    RENGA_ASSIGN(quality.found_pairs, engine.integer(sql::count_found_pairs, groups));
    RENGA_ASSIGN(quality.right_pairs, engine.integer(sql::count_right_pairs, groups));
    quality.precision = share(quality.right_pairs, quality.found_pairs);
    quality.recall = share(quality.right_pairs, quality.true_pairs);
  }
  return qualities;
}

}  // namespace renga::link
