#include "link/quality.hpp"

#include "dataset/dataset.hpp"
#include "link/inputs.hpp"
#include "link/sql.hpp"

namespace renga::link {
namespace {

enum TruthColumn : std::size_t { kDatabase, kId4, kId5, kPerson, kCauses };

const TableSchema kTruth{"truth",
                         {{"place", Type::integer, Role::key, "", ""},
                          {"id4", Type::text, Role::id, "", ""},
                          {"id5", Type::text, Role::id, "", ""},
                          {"person", Type::integer, Role::key, "", ""},
                          {"causes", Type::text, Role::plain, "", ""}}};

/// An ID or causes; empty stands for none.
void put_text(std::string_view text, engine::Appender& rows) {
  if (text.empty())
    rows.null();
  else
    rows.text(text);
}

Done put_truth(const dataset::CsvRow& row, engine::Appender& rows) {
  const auto database = database_named(row[kDatabase]);
  if (!database) return fail(row.bad(kDatabase, "database", "ndb, kaigo, dpc, jisedai"));
  const auto person = parse_integer(row[kPerson]);
  if (!person) return fail(row.bad(kPerson, "number", "0-9"));
  rows.integer(place_of(*database));
  put_text(row[kId4], rows);
  put_text(row[kId5], rows);
  rows.integer(*person);
  put_text(row[kCauses], rows);
  rows.end_row();
  return {};
}

Done read_truth(engine::Engine& engine, const std::filesystem::path& file) {
  RENGA_TRY(dataset::load_csv(engine, kTruth,
                              {file, {"database", "id4", "id5", "person"}, "JOIN-15", {"causes"}},
                              &put_truth));
  return {};
}

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

Result<Quality> judge_mode(engine::Engine& engine, const Mode& mode) {
  const engine::Parameters groups = engine::Parameters().identifier("groups", mode.groups);
  Quality quality;
  RENGA_ASSIGN(quality.true_pairs, engine.integer(sql::count_true_pairs));
  RENGA_ASSIGN(quality.found_pairs, engine.integer(sql::count_found_pairs, groups));
  RENGA_ASSIGN(quality.right_pairs, engine.integer(sql::count_right_pairs, groups));
  RENGA_ASSIGN(quality.true_people, engine.integer(sql::count_true_people));
  RENGA_ASSIGN(quality.found_people, engine.integer(sql::count_found_people, groups));
  quality.precision = share(quality.right_pairs, quality.found_pairs);
  quality.recall = share(quality.right_pairs, quality.true_pairs);
  quality.recall_people = share(quality.found_people, quality.true_people);
  return quality;
}

Done judge_stages(engine::Engine& engine, Verdict& verdict) {
  for (const Stage stage : kStages) verdict.by_stage.emplace(term_of(stage).name, Judgement{});
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(sql::judge_stages));
  for (const engine::Row& row : rows)
    verdict.by_stage[row.text(0)] = {row.integer(2), row.integer(1), row.integer(2),
                                     row.integer(3)};
  return {};
}

Done judge_causes(engine::Engine& engine, Verdict& verdict) {
  RENGA_ASSIGN(const std::vector<engine::Row> truly, engine.rows(sql::judge_true_causes));
  for (const engine::Row& row : truly)
    verdict.by_true_cause[row.text(0)] = {row.integer(1), row.integer(2), row.integer(2),
                                          row.integer(3)};
  RENGA_TRY(engine.run(sql::main_causes));
  RENGA_ASSIGN(const std::vector<engine::Row> said, engine.rows(sql::judge_causes));
  for (const engine::Row& row : said)
    verdict.by_cause[row.text(0)] = {row.integer(1), row.integer(2), row.integer(3),
                                     row.integer(4)};
  return {};
}

Done judge_estimates(engine::Engine& engine, Report& report) {
  for (Estimate& estimate : report.estimates) estimate.truly_missed = 0;
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(sql::count_truly_missed));
  for (const engine::Row& row : rows)
    for (Estimate& estimate : report.estimates)
      if (place_of(estimate.database) == row.integer(0) &&
          place_of(estimate.other) == row.integer(1))
        estimate.truly_missed = row.integer(2);
  return {};
}

}  // namespace

Done judge(engine::Engine& engine, const std::filesystem::path& truth, Report& report) {
  RENGA_TRY(read_truth(engine, truth));
  for (const engine::Sql& step : {sql::votes_of_truth, sql::truth_of_nodes,
                                  sql::true_causes_of_nodes, sql::true_pairs, sql::wrong_pairs})
    RENGA_TRY(engine.run(step));
  report.quality.emplace();
  for (const Mode& mode : kModes) {
    RENGA_ASSIGN((*report.quality)[std::string(mode.name)], judge_mode(engine, mode));
  }
  Verdict& verdict = report.verdict.emplace();
  RENGA_TRY(judge_stages(engine, verdict));
  RENGA_TRY(judge_causes(engine, verdict));
  return judge_estimates(engine, report);
}

}  // namespace renga::link
