#include "ids/errors.hpp"
#include "ids/schemas.hpp"
#include "ids/source_rows.hpp"
#include "ids/sql.hpp"
#include "ids/steps.hpp"
#include "ids/tables_with_persons.hpp"
#include "ids/workbench.hpp"

#include <algorithm>
#include <array>

namespace renga::ids {
namespace {

using dataset::Dataset;

/// Which answer fits which dataset, and what becomes of the two.
struct Road {
  IdKind dataset;
  IdKind answer;
  bool with_user_key;
  IdKind result;
};

constexpr std::array<Road, 4> kRoads = {{
    {IdKind::source, IdKind::stored, false, IdKind::stored},
    {IdKind::source, IdKind::processing, false, IdKind::processing},
    {IdKind::source, IdKind::processing, true, IdKind::provision},
    {IdKind::stored, IdKind::provision, false, IdKind::provision},
}};

Result<Road> road_of(const Dataset& dataset, const Dataset& answer, bool with_user_key) {
  const IdKind kind = dataset.manifest().id_kind;
  const IdKind answered = answer.manifest().id_kind;
  const auto* road = std::ranges::find_if(kRoads, [&](const Road& candidate) {
    const bool needs_key = with_user_key && answered == IdKind::processing;
    return candidate.dataset == kind && candidate.answer == answered &&
           candidate.with_user_key == needs_key;
  });
  if (road != kRoads.end()) return *road;
  return fail(Error(code::dataset_kind_wrong)
                  .at({dataset.folder().string(), 0, ""})
                  .with("expected", answered == IdKind::provision ? name_of(IdKind::stored)
                                                                  : name_of(IdKind::source))
                  .with("actual", name_of(kind)));
}

Done require_answer_of(const Dataset& dataset, const Dataset& answer) {
  const auto& parameters = answer.manifest().parameters;
  const auto asked = parameters.find(std::string(kDatasetParameter));
  if (asked == parameters.end() || asked->second != dataset.digest())
    return fail(Error(code::answer_of_another_dataset)
                    .at({answer.folder().string(), 0, ""})
                    .with("dataset", input_of(dataset).name));
  const std::string& dossier = dataset.manifest().dossier;
  if (dossier.empty() || dossier == answer.manifest().dossier) return {};
  return fail(Error(code::dossier_mismatch)
                  .at({answer.folder().string(), 0, ""})
                  .with("expected", dossier)
                  .with("actual", answer.manifest().dossier));
}

/// An answer that was issued for one copy is not attached for another (IDP-43).
Done require_copy(const Dataset& answer, const std::string& place) {
  const auto& parameters = answer.manifest().parameters;
  const auto issued = parameters.find(std::string(kPlaceParameter));
  if (place.empty() || issued == parameters.end() || issued->second == place) return {};
  return fail(Error(code::place_of_another_copy)
                  .at({answer.folder().string(), 0, ""})
                  .rule("IDP-43")
                  .with("expected", issued->second)
                  .with("actual", place));
}

void name_copy(const crypto::Key& user_key, Manifest& manifest) {
  manifest.parameters["key.user"] = user_key.id;
  if (!user_key.place.empty()) manifest.parameters[std::string(kPlaceParameter)] = user_key.place;
}

LookAlikes look_alikes_in(const Dataset& answer) {
  return look_alikes_of(answer.manifest().find("answer")->schema);
}

/// The IDs of the answer after the holder's own last step.
Done take_ids(engine::Engine& engine, LookAlikes look_alikes, const crypto::Key* user_key) {
  RENGA_TRY(user_key != nullptr ? define_provision(engine, *user_key) : define_keeping(engine));
  std::vector<engine::Expression> ids;
  for (const std::string& column : id_columns(look_alikes)) {
    const auto parameters = std::make_shared<engine::Parameters>();
    parameters->identifier("column", column);
    ids.push_back({sql::next_id, parameters, column});
  }
  RENGA_TRY(engine.run(sql::given_ids, engine::Parameters().columns("ids", ids)));
  return {};
}

/// Groups the rows of the answer into persons and numbers them (IDP-31 to IDP-34).
Done number_persons(engine::Engine& engine, const Dataset& answer, bool grouped) {
  engine::Parameters digest;
  digest.value("digest", answer.manifest().parents.at(0));
  if (grouped) RENGA_TRY(engine.run(sql::settled_id4));
  RENGA_TRY(engine.run(grouped ? sql::group_rows : sql::keep_rows_apart, digest));
  RENGA_TRY(engine.run(sql::number_persons));
  return {};
}

Done link_numbered(engine::Engine& engine, const NumberedRows& table) {
  RENGA_TRY(
      engine.run(sql::link_numbered, engine::Parameters()
                                         .identifier("link", "link_" + std::string(table.table))
                                         .value("first_row", table.first_row)
                                         .value("last_row", table.last_row)));
  RENGA_TRY(engine.run(
      sql::numbered_facts,
      engine::Parameters().identifier("table", table.table).value("first_row", table.first_row)));
  return {};
}

/// Ties the keys of the source tables to persons, and gathers what the records say of them.
Done link_source(engine::Engine& engine, const SourceRows& rows) {
  RENGA_TRY(engine.create_table({"fact",
                                 {{"row", Type::integer, Role::key, "", ""},
                                  {"sex", Type::code, Role::quasi, "", ""},
                                  {"birth_month", Type::month, Role::quasi, "", ""}}}));
  if (rows.receipts) {
    RENGA_TRY(
        engine.run(sql::link_receipts, engine::Parameters().value("last_row", rows.receipt_rows)));
    RENGA_TRY(engine.run(sql::receipt_facts));
  }
  for (const NumberedRows& table : rows.numbered) RENGA_TRY(link_numbered(engine, table));
  if (rows.patients) {
    RENGA_TRY(engine.run(sql::link_patients));
    if (rows.recipients) RENGA_TRY(engine.run(sql::link_recipients));
    RENGA_TRY(engine.run(sql::patient_facts));
  }
  return {};
}

/// The table of persons (IDP-32); its name.
Result<std::string_view> describe_persons(engine::Engine& engine, LookAlikes look_alikes) {
  RENGA_TRY(engine.run(sql::person_rows));
  for (const std::string column : {"id4", "id4_validity", "id5_validity", "sex", "birth_month"})
    RENGA_TRY(engine.run(sql::most_frequent, engine::Parameters()
                                                 .identifier("into", "frequent_" + column)
                                                 .identifier("column", column)));
  RENGA_TRY(engine.run(sql::persons));
  if (look_alikes == LookAlikes::absent) return "new_person";
  RENGA_TRY(engine.run(sql::persons_with_look_alikes));
  return "new_person_with_look_alikes";
}

Done attach_to_source(Workbench& bench, const Dataset& source, const Dataset& answer,
                      IdKind result) {
  RENGA_ASSIGN(const SourceRows rows, number_rows(bench.engine, source));
  RENGA_TRY(number_persons(bench.engine, answer, !rows.patients));
  RENGA_TRY(link_source(bench.engine, rows));
  const LookAlikes look_alikes = look_alikes_in(answer);
  RENGA_ASSIGN(const std::string_view persons, describe_persons(bench.engine, look_alikes));
  const bool coarse = result == IdKind::stored;
  for (const TableEntry& table : source.manifest().tables)
    RENGA_TRY(write_source_table(bench, table, coarse));
  const std::vector<std::string> order = {"person"};
  RENGA_TRY(bench.writer.add(bench.engine, person_schema(look_alikes), persons, order));
  return {};
}

Done attach_to_stored(Workbench& bench, const Dataset& stored, const Dataset& answer) {
  RENGA_TRY(number_persons(bench.engine, answer, false));
  RENGA_TRY(bench.engine.run(sql::link_persons));
  for (const TableEntry& table : stored.manifest().tables)
    RENGA_TRY(write_stored_table(bench, table));
  return {};
}

Manifest result_manifest(const Dataset& dataset, const Dataset& answer, IdKind kind) {
  Manifest manifest;
  manifest.database = dataset.manifest().database;
  manifest.id_kind = kind;
  manifest.dossier = answer.manifest().dossier;
  manifest.party = dataset.manifest().party;
  manifest.command = "ids attach";
  manifest.inputs = {input_of(dataset), input_of(answer)};
  manifest.parents = {dataset.digest(), answer.digest()};
  manifest.parameters = answer.manifest().parameters;
  return manifest;
}

}  // namespace

Result<Outcome> attach(const AttachOptions& options, const crypto::KeyRing* producer,
                       Progress& progress) {
  RENGA_ASSIGN(const Dataset dataset, Dataset::open(options.dataset));
  RENGA_ASSIGN(const Dataset answer, Dataset::open(options.answer));
  RENGA_TRY(answer.table("answer"));
  RENGA_ASSIGN(const Road road, road_of(dataset, answer, producer != nullptr));
  RENGA_TRY(require_answer_of(dataset, answer));
  RENGA_TRY(require_copy(answer, options.place));
  const crypto::Key* copy_key = nullptr;
  if (road.with_user_key) {
    RENGA_ASSIGN(copy_key, user_key(*producer, answer.manifest().dossier, options.place));
  }
  RENGA_ASSIGN(Workbench bench, open_workbench(options.out, options.existing, options.limits));
  const Step step(progress, {"IDを付けて識別子を除いています",
                             "Putting the IDs in the place of the identifiers"});
  RENGA_TRY(dataset.attach(bench.engine));
  RENGA_TRY(answer.attach(bench.engine, "answer_"));
  RENGA_TRY(take_ids(bench.engine, look_alikes_in(answer), copy_key));
  const bool source = road.dataset == IdKind::source;
  RENGA_TRY(source ? attach_to_source(bench, dataset, answer, road.result)
                   : attach_to_stored(bench, dataset, answer));
  Manifest manifest = result_manifest(dataset, answer, road.result);
  if (copy_key != nullptr) name_copy(*copy_key, manifest);
  const std::string_view persons = source ? "new_person" : "renga_person";
  RENGA_TRY(count_validities(bench.engine, persons, manifest.counts));
  RENGA_ASSIGN(
      manifest.counts["persons"],
      bench.engine.integer(sql::row_count, engine::Parameters().identifier("table", persons)));
  return publish(std::move(bench), std::move(manifest));
}

}  // namespace renga::ids
