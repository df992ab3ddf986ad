#include "ids/functions.hpp"
#include "ids/schemas.hpp"
#include "ids/source_rows.hpp"
#include "ids/sql.hpp"
#include "ids/workbench.hpp"

#include <array>

namespace renga::ids {
namespace {

const std::vector<std::string> kOrder = {"row"};

/// The part of a receipt's records that says who is insured. A dataset may lack each of them.
struct InsuranceRecord {
  std::string_view table;
  engine::Sql statement;
  TableSchema schema;
};

TableSchema texts_of_receipt(std::string name, const std::vector<std::string>& columns) {
  TableSchema schema{std::move(name), {{"receipt", Type::integer, Role::key, "", ""}}};
  for (const std::string& column : columns)
    schema.columns.push_back({column, Type::text, Role::direct, "", ""});
  return schema;
}

Done ask_for_receipts(engine::Engine& engine, const Manifest& manifest) {
  const std::array<InsuranceRecord, 3> records = {{
      {"ho", sql::request_ho, texts_of_receipt("request_ho", {"insurer", "symbol", "number"})},
      {"ko", sql::request_ko, texts_of_receipt("request_ko", {"payer", "recipient"})},
      {"sn", sql::request_sn, texts_of_receipt("request_sn", {"branch"})},
  }};
  for (const InsuranceRecord& record : records) {
    RENGA_TRY(engine.create_table(record.schema));
    if (manifest.find(record.table) != nullptr) RENGA_TRY(engine.run(record.statement));
  }
  RENGA_TRY(engine.run(sql::request_receipts));
  return {};
}

Result<TableSchema> ask_with_identifiers(engine::Engine& engine, const dataset::Dataset& dataset) {
  RENGA_ASSIGN(const SourceRows rows, number_rows(engine, dataset));
  RENGA_TRY(engine.create_table(request_schema()));
  RENGA_TRY(define_normalisation(engine));
  if (rows.receipts) RENGA_TRY(ask_for_receipts(engine, dataset.manifest()));
  for (const NumberedRows& table : rows.numbered)
    RENGA_TRY(engine.run(sql::request_numbered, engine::Parameters()
                                                    .identifier("table", table.table)
                                                    .identifier("date", table.date)
                                                    .value("source", std::string(table.source))
                                                    .value("first_row", table.first_row)));
  if (rows.patients) RENGA_TRY(engine.run(sql::request_patients));
  return request_schema();
}

/// Each gives the schema of the request that it filled.
Result<TableSchema> ask_with_stored_ids(engine::Engine& engine, const dataset::Dataset& dataset) {
  RENGA_ASSIGN(const TableEntry* person, dataset.table("person"));
  const LookAlikes look_alikes = look_alikes_of(person->schema);
  const TableSchema schema = stored_request_schema(look_alikes);
  RENGA_TRY(engine.create_table(schema));
  RENGA_TRY(engine.run(look_alikes == LookAlikes::present ? sql::request_persons_with_look_alikes
                                                          : sql::request_persons));
  return schema;
}

/// Only identifiers and stored IDs can be asked for.
Done require_askable(const dataset::Dataset& dataset) {
  if (dataset.manifest().id_kind == IdKind::stored) return {};
  return dataset.require(IdKind::source);
}

Result<std::string> dossier_of(const RequestOptions& options, const Manifest& manifest) {
  if (options.dossier.empty() || manifest.dossier.empty() || options.dossier == manifest.dossier)
    return options.dossier.empty() ? manifest.dossier : options.dossier;
  return fail(Error(code::dossier_mismatch)
                  .at({options.dataset.string(), 0, ""})
                  .with("expected", options.dossier)
                  .with("actual", manifest.dossier));
}

}  // namespace

Result<Outcome> request(const RequestOptions& options, Progress& progress) {
  RENGA_ASSIGN(const dataset::Dataset source, dataset::Dataset::open(options.dataset));
  RENGA_TRY(require_askable(source));
  RENGA_ASSIGN(const std::string dossier, dossier_of(options, source.manifest()));
  RENGA_ASSIGN(Workbench bench, open_workbench(options.out, options.existing, options.limits));
  const Step step(progress,
                  {"照会用の識別子を集めています", "Collecting the identifiers to ask for"});
  RENGA_TRY(source.attach(bench.engine));
  const bool stored = source.manifest().id_kind == IdKind::stored;
  RENGA_ASSIGN(const TableSchema schema, stored ? ask_with_stored_ids(bench.engine, source)
                                                : ask_with_identifiers(bench.engine, source));
  RENGA_ASSIGN(const std::int64_t rows, bench.writer.add(bench.engine, schema, "request", kOrder));
  Manifest manifest;
  manifest.database = source.manifest().database;
  manifest.id_kind = source.manifest().id_kind;
  manifest.dossier = dossier;
  manifest.party = source.manifest().party;
  manifest.command = "ids request";
  manifest.inputs = {input_of(source)};
  manifest.parameters = {{"profile", std::string(kProfile)},
                         {std::string(kDatasetParameter), source.digest()}};
  manifest.counts = {{"rows", rows}};
  manifest.parents = {source.digest()};
  return publish(std::move(bench), std::move(manifest));
}

}  // namespace renga::ids
