#include "link/quality.hpp"

#include "link/inputs.hpp"
#include "link/sql.hpp"

namespace renga::link {
namespace {

const std::vector<std::string> kHeader = {"database", "id4", "id5", "person"};

const TableSchema kTruth{"truth",
                         {{"place", Type::integer, Role::key, "", ""},
                          {"id4", Type::text, Role::id, "", ""},
                          {"id5", Type::text, Role::id, "", ""},
                          {"person", Type::integer, Role::key, "", ""},
                          {"causes", Type::text, Role::plain, "", ""}}};

/// Takes the truth record by record into the engine.
class TruthReader {
 public:
  TruthReader(std::string file, engine::Appender& appender)
      : file_(std::move(file)), appender_(appender) {}

  Done take(const CsvRecord& record) {
    if (!header_seen_) return take_header(record);
    if (record.fields.size() != columns_)
      return fail(bad(record, "", "CSV", std::to_string(columns_) + " fields"));
    const auto database = database_named(record.fields[0]);
    if (!database) return fail(bad(record, kHeader[0], "database", "ndb, kaigo, dpc, jisedai"));
    const auto person = parse_integer(record.fields[3]);
    if (!person) return fail(bad(record, kHeader[3], "number", "0-9"));
    appender_.integer(place_of(*database));
    put_id(record.fields[1]);
    put_id(record.fields[2]);
    appender_.integer(*person);
    put_id(columns_ > kHeader.size() ? record.fields[4] : std::string());
    appender_.end_row();
    return {};
  }

 private:
  Done take_header(const CsvRecord& record) {
    header_seen_ = true;
    columns_ = record.fields.size();
    std::vector<std::string> with_causes = kHeader;
    with_causes.emplace_back("causes");
    if (record.fields == kHeader || record.fields == with_causes) return {};
    return fail(Error(Code::column_missing)
                    .at({file_, record.line, ""})
                    .rule("JOIN-15")
                    .with("column", join(kHeader, ","))
                    .with("columns", join(record.fields, ",")));
  }

  void put_id(const std::string& id) {
    if (id.empty()) return appender_.null();
    appender_.text(id);
  }

  Error bad(const CsvRecord& record, std::string_view column, std::string_view kind,
            std::string_view expected) const {
    return Error(Code::field_bad)
        .at({file_, record.line, std::string(column)})
        .rule("JOIN-15")
        .with("field", column)
        .with("kind", kind)
        .with("expected", expected);
  }

  std::string file_;
  engine::Appender& appender_;
  bool header_seen_ = false;
  std::size_t columns_ = 0;
};

Done read_truth(engine::Engine& engine, const std::filesystem::path& file) {
  RENGA_TRY(engine.create_table(kTruth));
  RENGA_ASSIGN(const std::unique_ptr<engine::Appender> appender, engine.append_to(kTruth));
  TruthReader reader(file.string(), *appender);
  CsvReader csv;
  std::vector<CsvRecord> records;
  const auto hand_over = [&]() -> Done {
    for (const CsvRecord& record : records) RENGA_TRY(reader.take(record));
    records.clear();
    return {};
  };
  RENGA_TRY(files::read_pieces(file, [&](std::string_view piece) {
    csv.take(piece, records);
    return hand_over();
  }));
  RENGA_TRY(csv.finish(records));
  RENGA_TRY(hand_over());
  return appender->finish();
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
