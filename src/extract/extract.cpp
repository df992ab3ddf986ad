#include "extract/extract.hpp"

#include "crypto/crypto.hpp"
#include "extract/cohort.hpp"
#include "extract/layout.hpp"
#include "extract/request.hpp"
#include "extract/sql.hpp"

namespace renga::extract {
namespace {

/// The columns of `person` that go out with every extract, besides the new number (EXT-6).
const std::vector<std::string> kPersonColumns = {"id4",          "id5", "id4_validity",
                                                 "id5_validity", "sex", "birth_month"};

/// The keys that explain a mismatch go with them where the fund made them (IDP-74).
const std::vector<std::string> kLookAlikeColumns = {"id4_spelling", "id4_head", "id4_tail"};

std::vector<std::string> person_columns(const TableSchema& person) {
  std::vector<std::string> columns = kPersonColumns;
  for (const std::string& column : kLookAlikeColumns)
    if (person.find(column) != nullptr) columns.push_back(column);
  return columns;
}

Error at_line(Code code, const Options& options, std::int64_t line) {
  return Error(code).at({options.request.string(), line, ""});
}

Done check_approval(const Approval& approval, const dataset::Dataset& dataset,
                    const Request& request) {
  if (!approval.allows(Act::extract))
    return fail(Error(Code::approval_exceeded).rule("EXT-2").with("what", "extract"));
  RENGA_TRY(dataset.require(IdKind::stored));
  if (dataset.manifest().database == request.database) return {};
  return fail(Error(Code::dataset_kind_wrong)
                  .rule("EXT-2")
                  .with("expected", name_of(request.database))
                  .with("actual", name_of(dataset.manifest().database)));
}

Done check_columns(const Approval& approval, const Manifest& manifest, const Options& options,
                   const TableRequest& wanted) {
  const TableEntry* table = manifest.find(wanted.name);
  if (table == nullptr || wanted.name == "person")
    return fail(at_line(Code::table_missing, options, wanted.name_line)
                    .rule("EXT-6")
                    .with("table", wanted.name)
                    .with("tables", "re, checkup, …"));
  for (const std::string& column : wanted.columns) {
    if (table->schema.find(column) == nullptr || column == "person" || column == "receipt")
      return fail(at_line(Code::column_missing, options, wanted.columns_line)
                      .rule("EXT-6")
                      .with("column", wanted.name + "." + column)
                      .with("columns", "person and receipt are added by themselves"));
    const std::string full_name = wanted.name + "." + column;
    const auto rule = refusing_rule(manifest.database, wanted.name, column);
    if (rule && !approval.excepts(full_name))
      return fail(at_line(Code::column_refused, options, wanted.columns_line)
                      .rule(*rule)
                      .with("column", full_name));
  }
  return {};
}

/// The schema of what goes out: the numbers first, then the columns as asked for.
TableSchema out_schema(const TableSchema& source, const std::vector<std::string>& columns,
                       bool with_receipt) {
  TableSchema schema{source.name, {*source.find("person")}};
  if (with_receipt) schema.columns.push_back(*source.find("receipt"));
  for (const std::string& column : columns) schema.columns.push_back(*source.find(column));
  return schema;
}

class Extraction {
 public:
  Extraction(const Request& request, const dataset::Dataset& dataset, engine::Engine& engine,
             dataset::Writer& writer)
      : request_(request), dataset_(dataset), engine_(engine), writer_(writer) {}

  Done prepare(const std::string& dossier) {
    engine::Parameters parameters;
    parameters.value("from", request_.from)
        .value("end", request_.until.plus_months(1))
        .value("salt", dossier + "|" + std::to_string(request_.seed));
    RENGA_TRY(engine_.run(sql::setting, parameters));
    RENGA_TRY(dataset_.attach(engine_));
    return define_period(engine_, manifest());
  }

  Done number(const std::string& cohort) {
    RENGA_TRY(engine_.run(sql::number_persons, engine::Parameters().identifier("cohort", cohort)));
    if (manifest().find("re") == nullptr) return {};
    RENGA_TRY(engine_.run(sql::number_receipts,
                          engine::Parameters().identifier("receipts", period_view("re"))));
    return {};
  }

  Done write_person(Report& report) {
    RENGA_ASSIGN(const TableEntry* person, dataset_.table("person"));
    const std::vector<std::string> columns = person_columns(person->schema);
    RENGA_TRY(engine_.run(
        sql::out_person,
        engine::Parameters().identifier("out", "out_person").identifiers("columns", columns)));
    const TableSchema schema = out_schema(person->schema, columns, false);
    RENGA_ASSIGN(report.rows["person"],
                 writer_.add(engine_, schema, "out_person", std::vector<std::string>{"person"}));
    return {};
  }

  Done write_table(const TableRequest& wanted, Report& report) {
    const TableSchema& source = manifest().find(wanted.name)->schema;
    const bool with_receipt = source.find("receipt") != nullptr;
    const std::string out = "out_" + wanted.name;
    engine::Parameters parameters;
    parameters.identifier("out", out)
        .identifier("view", period_view(wanted.name))
        .identifiers("columns", wanted.columns);
    RENGA_TRY(engine_.run(with_receipt ? sql::out_receipt_rows : sql::out_rows, parameters));
    const TableSchema schema = out_schema(source, wanted.columns, with_receipt);
    RENGA_ASSIGN(report.rows[wanted.name],
                 writer_.add(engine_, schema, out, std::vector<std::string>{"row_order"}));
    return {};
  }

 private:
  const Manifest& manifest() const { return dataset_.manifest(); }

  const Request& request_;
  const dataset::Dataset& dataset_;
  engine::Engine& engine_;
  dataset::Writer& writer_;
};

Result<Manifest> manifest_for(const Approval& approval, const Options& options,
                              const Request& request, const dataset::Dataset& dataset) {
  Manifest manifest;
  manifest.database = request.database;
  manifest.id_kind = IdKind::stored;
  manifest.dossier = approval.dossier();
  manifest.party = dataset.manifest().party;
  manifest.command = "extract";
  manifest.parents = {dataset.digest()};
  manifest.parameters = {{"kind", request.kind},
                         {"from", to_iso(request.from)},
                         {"until", to_iso(request.until)},
                         {"seed", std::to_string(request.seed)}};
  RENGA_ASSIGN(const std::string digest, crypto::sha256_file(options.request));
  manifest.inputs = {{options.request.filename().string(), digest}};
  return manifest;
}

}  // namespace

Result<Report> extract(const Approval& approval, const Options& options, Progress& progress) {
  RENGA_ASSIGN(const std::string text, files::read_small(options.request));
  RENGA_ASSIGN(const Request request, parse_request(text, options.request.string()));
  RENGA_ASSIGN(const dataset::Dataset dataset, dataset::Dataset::open(options.dataset));
  RENGA_TRY(check_approval(approval, dataset, request));
  for (const TableRequest& table : request.tables)
    RENGA_TRY(check_columns(approval, dataset.manifest(), options, table));

  RENGA_ASSIGN(dataset::Writer writer, dataset::Writer::create(options.out, options.existing));
  engine::Limits limits = options.limits;
  if (limits.spill_folder.empty()) limits.spill_folder = writer.scratch();
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(limits));
  Extraction extraction(request, dataset, engine, writer);
  Report report;
  progress.begin({"対象者の選択", "selecting persons"}, 0, {"人", "persons"});
  RENGA_TRY(extraction.prepare(approval.dossier()));
  RENGA_ASSIGN(const std::string cohort,
               select_persons(engine, dataset.manifest(), request, report.steps));
  RENGA_TRY(extraction.number(cohort));
  progress.reach(report.steps.back().persons);
  progress.end();

  progress.begin({"表の書出し", "writing tables"}, std::ssize(request.tables) + 1,
                 {"表", "tables"});
  RENGA_TRY(extraction.write_person(report));
  for (const TableRequest& table : request.tables) {
    RENGA_TRY(extraction.write_table(table, report));
    progress.reach(std::ssize(report.rows));
  }
  progress.end();
  RENGA_ASSIGN(Manifest manifest, manifest_for(approval, options, request, dataset));
  for (const Step& step : report.steps) manifest.counts["persons." + step.name] = step.persons;
  RENGA_ASSIGN(report.manifest, writer.publish(std::move(manifest)));
  return report;
}

}  // namespace renga::extract
