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
                          {"person", Type::integer, Role::key, "", ""}}};

/// Takes the truth record by record into the engine.
class TruthReader {
 public:
  TruthReader(std::string file, engine::Appender& appender)
      : file_(std::move(file)), appender_(appender) {}

  Done take(const CsvRecord& record) {
    if (!header_seen_) return take_header(record);
    if (record.fields.size() != kHeader.size()) return fail(bad(record, "", "CSV", "4 fields"));
    const auto database = database_named(record.fields[0]);
    if (!database) return fail(bad(record, kHeader[0], "database", "ndb, kaigo, dpc, jisedai"));
    const auto person = parse_integer(record.fields[3]);
    if (!person) return fail(bad(record, kHeader[3], "number", "0-9"));
    appender_.integer(place_of(*database));
    put_id(record.fields[1]);
    put_id(record.fields[2]);
    appender_.integer(*person);
    appender_.end_row();
    return {};
  }

 private:
  Done take_header(const CsvRecord& record) {
    header_seen_ = true;
    if (record.fields == kHeader) return {};
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
