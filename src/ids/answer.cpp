#include "ids/functions.hpp"
#include "ids/history.hpp"
#include "ids/schemas.hpp"
#include "ids/sql.hpp"
#include "ids/steps.hpp"
#include "ids/workbench.hpp"

#include <algorithm>
#include <array>

namespace renga::ids {
namespace {

using crypto::Key;
using crypto::KeyRing;
using crypto::Purpose;

const std::vector<std::string> kOrder = {"row"};

/// The keys that turn identifiers into root IDs, before any work is begun.
struct RootKeys {
  const Key* id4;
  const Key* id5;
};

Result<RootKeys> root_keys(const KeyRing& fund) {
  RENGA_ASSIGN(const Key* id4, held_key(fund, Purpose::root_id4, ""));
  RENGA_ASSIGN(const Key* id5, held_key(fund, Purpose::root_id5, ""));
  return RootKeys{id4, id5};
}

Done require_act(const Approval& approval) {
  if (approval.allows(Act::make_ids)) return {};
  return fail(Error(code::approval_missing)
                  .rule("IDS-31")
                  .with("dossier", approval.dossier())
                  .with("state", "make_ids is not among the approved acts"));
}

Done require_dossier(const Approval& approval, const dataset::Dataset& request) {
  const std::string& dossier = request.manifest().dossier;
  if (dossier.empty() || dossier == approval.dossier()) return {};
  return fail(Error(code::dossier_mismatch)
                  .at({request.folder().string(), 0, ""})
                  .rule("IDS-31")
                  .with("expected", approval.dossier())
                  .with("actual", dossier));
}

Done require_place(const Approval& approval, const std::string& place) {
  if (place.empty() || std::ranges::count(approval.places(), place) > 0) return {};
  return fail(Error(code::approval_exceeded).rule("APV-4").with("what", place));
}

Result<dataset::Dataset> open_request(const files::Path& folder, IdKind kind) {
  RENGA_ASSIGN(dataset::Dataset request, dataset::Dataset::open(folder));
  RENGA_TRY(request.require(kind));
  RENGA_TRY(request.table("request"));
  return request;
}

/// What the roots of a request are made from, beside the request itself.
struct RootOptions {
  RootKeys keys;
  Normalisation normalisation;
  const files::Path& history;
  LookAlikes look_alikes;
};

LookAlikes asked_for(bool look_alikes) {
  return look_alikes ? LookAlikes::present : LookAlikes::absent;
}

Done count_history(engine::Engine& engine, Manifest& manifest) {
  RENGA_ASSIGN(const auto history, engine.rows(sql::history_counts));
  manifest.counts["history.rows"] = history.at(0).integer(0);
  manifest.counts["history.subjects"] = history.at(0).integer(1);
  constexpr std::array<std::pair<std::string_view, engine::Sql>, 3> kCounts = {
      {{"insurer.check_digit_wrong", sql::wrong_check_digits},
       {"id5.several_holders", sql::several_holders},
       {"id5.same_oldest_number", sql::same_oldest_numbers}}};
  for (const auto& [name, statement] : kCounts) {
    RENGA_ASSIGN(manifest.counts[std::string(name)], engine.integer(statement));
  }
  return {};
}

/// Makes the tables root4 and root5: a validity and, where it is ok, the root of every row.
Done make_roots(engine::Engine& engine, const RootOptions& options, Manifest& manifest,
                Progress& progress) {
  {
    const Step step(progress, {"番号の履歴を読んでいます", "Reading the history of numbers"});
    RENGA_TRY(load_history(engine, options.history));
  }
  const Step step(progress, {"ID4とID5を計算しています", "Computing ID4 and ID5"});
  RENGA_TRY(define_normalisation(engine));
  RENGA_TRY(define_root_id4(engine, *options.keys.id4, options.normalisation));
  RENGA_TRY(define_root_id5(engine, *options.keys.id5));
  for (const engine::Sql statement :
       {sql::id4_roots, sql::asked_numbers, sql::oldest_numbers, sql::holders, sql::id5_roots})
    RENGA_TRY(engine.run(statement));
  if (options.look_alikes == LookAlikes::present) {
    RENGA_TRY(define_root_look_alikes(engine, *options.keys.id4, options.normalisation));
    RENGA_TRY(engine.run(sql::look_alike_roots));
    manifest.parameters["look_alikes"] = versioned_name_of(Normalisation::robust);
  }
  return count_history(engine, manifest);
}

/// Fills the table `answer` from the roots, by the next step that was defined in the engine.
Result<TableSchema> answer_from_roots(engine::Engine& engine, LookAlikes look_alikes) {
  const TableSchema schema = answer_schema(look_alikes);
  RENGA_TRY(engine.create_table(schema));
  RENGA_TRY(
      engine.run(look_alikes == LookAlikes::present ? sql::answer_with_look_alikes : sql::answer));
  return schema;
}

/// What every answer's manifest says.
Result<Manifest> answer_manifest(const dataset::Dataset& request, IdKind kind,
                                 std::string_view command) {
  Manifest manifest;
  manifest.database = request.manifest().database;
  manifest.id_kind = kind;
  manifest.party = "fund";
  manifest.command = command;
  manifest.inputs = {input_of(request)};
  manifest.parents = {request.digest()};
  manifest.parameters = {{"profile", std::string(kProfile)}};
  const auto& asked = request.manifest().parameters;
  const auto found = asked.find(std::string(kDatasetParameter));
  if (found != asked.end()) manifest.parameters.insert(*found);
  return manifest;
}

Done name_history(const files::Path& history, Normalisation normalisation, Manifest& manifest) {
  RENGA_ASSIGN(InputEntry input, history_input(history));
  manifest.inputs.push_back(std::move(input));
  manifest.parameters["normalisation"] = versioned_name_of(normalisation);
  return {};
}

void name_keys(Manifest& manifest, std::initializer_list<const Key*> keys) {
  for (const Key* key : keys)
    manifest.parameters["key." + std::string(name_of(key->purpose))] = key->id;
}

Result<Outcome> write_answer(Workbench bench, const TableSchema& schema, Manifest manifest) {
  RENGA_ASSIGN(manifest.counts["rows"], bench.writer.add(bench.engine, schema, "answer", kOrder));
  RENGA_TRY(count_validities(bench.engine, "answer", manifest.counts));
  return publish(std::move(bench), std::move(manifest));
}

/// A period that leaves out the records before it.
Done leave_out(engine::Engine& engine, const Period& period) {
  RENGA_TRY(engine.run(sql::outside_period,
                       engine::Parameters()
                           .identifier("roots", period.id == IdNumber::id4 ? "root4" : "root5")
                           .value("source", period.source)
                           .value("from", period.from)));
  return {};
}

Done require_readable_ids(engine::Engine& engine, const dataset::Dataset& request,
                          LookAlikes look_alikes) {
  std::vector<engine::Expression> checks;
  for (const std::string& column : id_columns(look_alikes)) {
    const auto parameters = std::make_shared<engine::Parameters>();
    parameters->identifier("column", column);
    checks.push_back({sql::unreadable_id, parameters, ""});
  }
  RENGA_ASSIGN(
      const std::int64_t unreadable,
      engine.integer(sql::unreadable_ids, engine::Parameters().alternatives("unreadable", checks)));
  if (unreadable == 0) return {};
  return fail(Error(code::field_bad)
                  .at({request.folder().string(), 0, "request.id4, request.id5"})
                  .rule("IDP-20")
                  .with("field", "id4, id5")
                  .with("kind", "stored ID")
                  .with("expected", "32 lower-case hexadecimal characters"));
}

}  // namespace

Result<Outcome> answer(const Approval& approval, const AnswerOptions& options, const KeyRing& fund,
                       Progress& progress) {
  RENGA_TRY(require_act(approval));
  RENGA_ASSIGN(const dataset::Dataset request, open_request(options.request, IdKind::source));
  RENGA_TRY(require_dossier(approval, request));
  RENGA_ASSIGN(const RootKeys roots, root_keys(fund));
  RENGA_ASSIGN(const Key* processing, held_key(fund, Purpose::processing, approval.dossier()));
  RENGA_ASSIGN(Workbench bench, open_workbench(options.out, options.existing, options.limits));
  RENGA_ASSIGN(Manifest manifest, answer_manifest(request, IdKind::processing, "ids answer"));
  manifest.dossier = approval.dossier();
  RENGA_TRY(name_history(options.history, options.normalisation, manifest));
  name_keys(manifest, {roots.id4, roots.id5, processing});
  RENGA_TRY(request.attach(bench.engine));
  const LookAlikes look_alikes = asked_for(options.look_alikes);
  RENGA_TRY(make_roots(bench.engine, {roots, options.normalisation, options.history, look_alikes},
                       manifest, progress));
  RENGA_TRY(define_processing(bench.engine, *processing));
  RENGA_ASSIGN(const TableSchema schema, answer_from_roots(bench.engine, look_alikes));
  return write_answer(std::move(bench), schema, std::move(manifest));
}

Result<Outcome> store(const StoreOptions& options, const KeyRing& fund, Progress& progress) {
  RENGA_ASSIGN(const dataset::Dataset request, open_request(options.request, IdKind::source));
  RENGA_ASSIGN(const RootKeys roots, root_keys(fund));
  RENGA_ASSIGN(const Key* database, held_key(fund, Purpose::database, name_of(options.database)));
  RENGA_ASSIGN(Workbench bench, open_workbench(options.out, options.existing, options.limits));
  RENGA_ASSIGN(Manifest manifest, answer_manifest(request, IdKind::stored, "ids store"));
  manifest.database = options.database;
  RENGA_TRY(name_history(options.history, options.normalisation, manifest));
  name_keys(manifest, {roots.id4, roots.id5, database});
  RENGA_TRY(request.attach(bench.engine));
  const LookAlikes look_alikes = asked_for(options.look_alikes);
  RENGA_TRY(make_roots(bench.engine, {roots, options.normalisation, options.history, look_alikes},
                       manifest, progress));
  for (const Period& period : options.periods) {
    RENGA_TRY(leave_out(bench.engine, period));
    manifest.parameters[period.source + (period.id == IdNumber::id4 ? ".id4_from" : ".id5_from")] =
        to_iso(period.from);
  }
  RENGA_TRY(define_storing(bench.engine, *database));
  RENGA_ASSIGN(const TableSchema schema, answer_from_roots(bench.engine, look_alikes));
  return write_answer(std::move(bench), schema, std::move(manifest));
}

Result<Outcome> issue(const Approval& approval, const IssueOptions& options, const KeyRing& fund,
                      Progress& progress) {
  RENGA_TRY(require_act(approval));
  RENGA_ASSIGN(const dataset::Dataset request, open_request(options.request, IdKind::stored));
  RENGA_TRY(require_dossier(approval, request));
  const std::string_view scope = name_of(request.manifest().database);
  RENGA_ASSIGN(const Key* database, held_key(fund, Purpose::database, scope));
  RENGA_ASSIGN(const Key* processing, held_key(fund, Purpose::processing, approval.dossier()));
  RENGA_TRY(require_place(approval, options.place));
  RENGA_ASSIGN(const Key* user, user_key(fund, approval.dossier(), options.place));
  RENGA_ASSIGN(Workbench bench, open_workbench(options.out, options.existing, options.limits));
  RENGA_ASSIGN(Manifest manifest, answer_manifest(request, IdKind::provision, "ids issue"));
  manifest.dossier = approval.dossier();
  name_keys(manifest, {database, processing, user});
  if (!user->place.empty()) manifest.parameters[std::string(kPlaceParameter)] = user->place;
  const Step step(progress, {"提供用IDを計算しています", "Computing provision IDs"});
  RENGA_TRY(request.attach(bench.engine));
  RENGA_TRY(define_issuing(bench.engine, *database, *processing, *user));
  const LookAlikes look_alikes = look_alikes_of(request.manifest().find("request")->schema);
  const TableSchema schema = answer_schema(look_alikes);
  RENGA_TRY(bench.engine.create_table(schema));
  RENGA_TRY(bench.engine.run(look_alikes == LookAlikes::present ? sql::issue_with_look_alikes
                                                                : sql::issue));
  RENGA_TRY(require_readable_ids(bench.engine, request, look_alikes));
  return write_answer(std::move(bench), schema, std::move(manifest));
}

}  // namespace renga::ids
