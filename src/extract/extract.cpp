#include "extract/extract.hpp"

#include "extract/estimate.hpp"
#include "extract/page.hpp"
#include "extract/permission.hpp"
#include "extract/place.hpp"
#include "extract/plan.hpp"
#include "extract/preset.hpp"
#include "extract/run.hpp"
#include "extract/sql.hpp"

#include <algorithm>

namespace renga::extract {
namespace {

/// What is written needs room for itself and for what is ordered on the way.
Done check_disk(const Explanation& estimate, const std::filesystem::path& folder) {
  constexpr std::int64_t kMib = 1 << 20;
  RENGA_ASSIGN(const std::int64_t free, files::free_bytes(folder));
  const std::int64_t needed = estimate.bytes_written + estimate.spill_mib * kMib;
  if (needed <= free) return {};
  return fail(Error(code::disk_short)
                  .rule("EXT-24")
                  .with("needed_mib", needed / kMib)
                  .with("free_mib", free / kMib));
}

const std::vector<std::string> kPersonOrder = {"person"};

/// What a table's rows are ordered by: their digest, then the number that stands second in them, or
/// the person.
std::vector<std::string> row_order(const TableSchema& schema) {
  const bool numbered = schema.columns.size() > 1 && schema.columns[1].role == Role::key;
  return {"row_order", numbered ? schema.columns[1].name : std::string("person")};
}

/// Columns of a written table that hold no value at all, from the file's own statistics (EXT-19).
Done note_empty_columns(engine::Engine& engine, const std::filesystem::path& file,
                        const TableSchema& schema, Report& report) {
  RENGA_ASSIGN(const std::vector<engine::Row> found,
               engine.rows(sql::empty_columns, engine::Parameters().value("file", file.string())));
  std::map<std::string, bool> filled;
  for (const engine::Row& row : found) filled[row.text(0)] = row.is_null(1) || row.integer(1) > 0;
  for (const Column& column : schema.columns)
    if (filled.contains(column.name) && !filled.at(column.name))
      report.empty_columns.push_back({schema.name, column.name});
  return {};
}

class Extraction {
 public:
  Extraction(const Options& options, engine::Engine& engine, dataset::Writer& writer,
             Report& report)
      : options_(options), engine_(engine), writer_(writer), report_(report) {}

  Done run(const Places& places, const Plan& population, const Plan& whole, Progress& progress) {
    RENGA_TRY(places.define(engine_));
    RENGA_TRY(run_population(engine_, population, report_.steps, progress));
    progress.begin({"表の書出し", "writing tables"}, std::ssize(report_.request.tables) + 1,
                   {"表", "tables"});
    for (std::size_t i = population.steps.size(); i < whole.steps.size(); ++i) {
      RENGA_TRY(run_step(engine_, whole.steps[i], report_.steps));
      if (whole.steps[i].kind == StepKind::write) {
        RENGA_TRY(write(whole.steps[i]));
      }
      progress.reach(std::ssize(report_.rows));
    }
    progress.end();
    return {};
  }

 private:
  Done write(const PlanStep& step) {
    const TableSchema& schema = *step.schema;
    const bool of_persons = schema.name == "person";
    RENGA_ASSIGN(report_.rows[schema.name],
                 writer_.add(engine_, schema, step.makes,
                             of_persons ? kPersonOrder : row_order(schema), options_.form));
    if (of_persons || options_.form != dataset::Form::parquet || report_.rows[schema.name] == 0)
      return {};
    return note_empty_columns(engine_, writer_.place(schema.name), schema, report_);
  }

  const Options& options_;
  engine::Engine& engine_;
  dataset::Writer& writer_;
  Report& report_;
};

/// A request, its dataset, and the permission to bring the two together.
struct Case {
  LoadedRequest loaded;
  dataset::Dataset dataset;
};

Result<Case> open_case(const Approval& approval, const Options& options) {
  RENGA_ASSIGN(LoadedRequest loaded, load_request(options.request));
  RENGA_ASSIGN(dataset::Dataset dataset, dataset::Dataset::open(options.dataset));
  RENGA_TRY(check_approval(approval, dataset, loaded.request));
  RENGA_TRY(check_period(approval, loaded.request, options.request));
  RENGA_TRY(check_columns(approval, dataset.manifest(), loaded.request, options.request));
  return Case{std::move(loaded), std::move(dataset)};
}

Error wrong_kind(const Options& options, Kind kind, std::string_view instead) {
  return Error(code::setting_not_supported)
      .at({options.request.string(), 0, ""})
      .rule("EXT-1")
      .with("key", "kind = " + std::string(name_of(kind)))
      .with("instead", instead);
}

Done extract_specially(const Approval& approval, const Options& options, const Case& given,
                       dataset::Writer& writer, Report& report, Progress& progress) {
  RENGA_ASSIGN(engine::Engine engine, engine_over(given.dataset, options.limits, writer.scratch()));
  const Manifest& manifest = given.dataset.manifest();
  RENGA_ASSIGN(const Plan population, plan_of_population(manifest, report.request));
  Plan whole = population;
  add_extraction(manifest, report.request, whole);
  RENGA_ASSIGN(const Explanation explanation,
               estimate(engine, given.dataset, report.request, whole, options.limits.memory_mib));
  RENGA_TRY(check_disk(explanation, writer.scratch()));
  const Places places(approval.dossier(), report.request.seed, manifest);
  return Extraction(options, engine, writer, report).run(places, population, whole, progress);
}

Result<Explanation> explain_specially(const Options& options, const Case& given,
                                      engine::Engine& engine) {
  const Request& request = given.loaded.request;
  RENGA_ASSIGN(Plan plan, plan_of_population(given.dataset.manifest(), request));
  add_extraction(given.dataset.manifest(), request, plan);
  return estimate(engine, given.dataset, request, plan, options.limits.memory_mib);
}

Result<Explanation> explain_preset(const Options& options, const Case& given,
                                   engine::Engine& engine) {
  const Request& request = given.loaded.request;
  RENGA_ASSIGN(const ProvisionRules rules, preset_rules(given.dataset, request, options.request));
  return estimate_preset(engine, given.dataset, request, rules, options.limits.memory_mib);
}

}  // namespace

Result<Report> extract(const Approval& approval, const Options& options, Progress& progress) {
  RENGA_ASSIGN(const Case given, open_case(approval, options));
  const Request& request = given.loaded.request;
  if (request.kind == Kind::aggregate_table)
    return fail(wrong_kind(options, request.kind, "renga tabulate"));
  RENGA_ASSIGN(dataset::Writer writer, dataset::Writer::create(options.out, options.existing));
  RENGA_ASSIGN(std::optional<files::StagedFile> page, open_page(options.report, options.existing));
  Report report;
  report.request = request;
  if (is_preset(request.kind)) {
    RENGA_TRY(make_preset(options, given.dataset, writer, report, progress));
  } else {
    RENGA_TRY(extract_specially(approval, options, given, writer, report, progress));
  }
  Manifest manifest = manifest_of(approval, given.loaded, given.dataset, "extract");
  for (const Step& step : report.steps) manifest.counts["persons." + step.name] = step.persons;
  for (const auto& [name, count] : report.counts) manifest.counts[name] = count;
  RENGA_ASSIGN(report.manifest, writer.publish(std::move(manifest)));
  if (page) RENGA_TRY(page->write(page_of(report, options.language)));
  if (page) RENGA_TRY(page->commit());
  return report;
}

Result<Explanation> explain(const Approval& approval, const Options& options) {
  RENGA_ASSIGN(const Case given, open_case(approval, options));
  const Request& request = given.loaded.request;
  if (request.kind == Kind::aggregate_table)
    return fail(wrong_kind(options, request.kind, "renga tabulate"));
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(options.limits));
  RENGA_TRY(given.dataset.attach(engine));
  RENGA_ASSIGN(Explanation explanation, is_preset(request.kind)
                                            ? explain_preset(options, given, engine)
                                            : explain_specially(options, given, engine));
  explanation.dossier = approval.dossier();
  return explanation;
}

}  // namespace renga::extract
