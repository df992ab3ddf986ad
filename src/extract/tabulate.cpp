#include "crypto/crypto.hpp"
#include "extract/axis_names.hpp"
#include "extract/cells.hpp"
#include "extract/errors.hpp"
#include "extract/estimate.hpp"
#include "extract/events.hpp"
#include "extract/extract.hpp"
#include "extract/page.hpp"
#include "extract/permission.hpp"
#include "extract/plan.hpp"
#include "extract/provision_rules.hpp"
#include "extract/release.hpp"
#include "extract/run.hpp"
#include "extract/sql.hpp"

#include <algorithm>

namespace renga::extract {
namespace {

/// The word by which an approval grants more tables than are made in principle (APV-5).
constexpr std::string_view kTablesException = "tables";

constexpr std::string_view kDeclaration = "declaration.toml";

/// The rules that decide what is counted, and what of it may be seen.
struct Rules {
  ProvisionRules provision;
  disclosure::Rules publication;
  std::vector<disclosure::Municipality> municipalities = {};
};

Done check_sizes(const Approval& approval, const Request& request, const ProvisionRules& rules) {
  const std::int64_t tables = std::ssize(request.aggregates);
  if (tables > rules.tables_max && !approval.excepts(kTablesException))
    return fail(Error(code::tables_too_many)
                    .at(request.aggregates[static_cast<std::size_t>(rules.tables_max)].where_asked)
                    .rule("DAT-24")
                    .with("limit", rules.tables_max)
                    .with("actual", tables));
  for (const AggregateTable& table : request.aggregates)
    if (std::ssize(table.axes) > rules.axes_max)
      return fail(Error(code::axes_too_many)
                      .at(table.where_asked)
                      .rule("DAT-23")
                      .with("table", table.name)
                      .with("limit", rules.axes_max)
                      .with("actual", std::ssize(table.axes)));
  return {};
}

Error named_twice(const Axis& axis) {
  return Error(code::given_twice).at(axis.where).rule("TAB-2").with("field", axis.name);
}

/// Institutions, pharmacies and insurers are no axis under another kind's name either.
Done check_axes(const Approval& approval, const Request& request) {
  for (const AggregateTable& table : request.aggregates)
    for (const Axis& axis : table.axes) {
      const std::string source = axis.table.value_or(table.of.value_or(""));
      RENGA_TRY(check_refused(approval, request.database, source, axis.column, axis.where));
      for (const std::string_view head : {kPersonsColumn, kRecordsColumn, kQuantityColumn})
        if (axis.name == head) return fail(named_twice(axis));
      for (const Axis& other : table.axes)
        if (axis.name == names_head(other)) return fail(named_twice(axis));
    }
  return {};
}

/// Tables of municipalities are judged by how many people live there (TAB-11).
Result<std::vector<disclosure::Municipality>> populations_for(const TabulateOptions& options,
                                                              const Request& request) {
  for (const AggregateTable& table : request.aggregates) {
    if (options.populations && file_of(table) == kPopulationsFile)
      return fail(
          Error(code::given_twice).at(table.where_asked).rule("TAB-11").with("field", table.name));
    for (const Axis& axis : table.axes)
      if (axis.kind == disclosure::DimensionKind::municipality && !options.populations)
        return fail(Error(code::populations_needed)
                        .at(axis.where)
                        .rule("PUB-02a")
                        .with("table", table.name));
  }
  if (!options.populations) return std::vector<disclosure::Municipality>{};
  return options.populations_in(*options.populations);
}

Result<Rules> rules_for(const Approval& approval, const TabulateOptions& options,
                        const Request& request) {
  if (request.kind != Kind::aggregate_table)
    return fail(Error(code::setting_not_supported)
                    .at({options.request.string(), 0, ""})
                    .rule("TAB-1")
                    .with("key", "kind = " + std::string(name_of(request.kind)))
                    .with("instead", "renga extract"));
  Rules rules;
  RENGA_ASSIGN(rules.provision, provision_rules());
  RENGA_ASSIGN(rules.publication, options.rules_named(request.rulebook));
  RENGA_TRY(check_sizes(approval, request, rules.provision));
  RENGA_TRY(check_axes(approval, request));
  RENGA_ASSIGN(rules.municipalities, populations_for(options, request));
  return rules;
}

Done make_members(engine::Engine& engine, const Plan& plan, Date day) {
  engine::Parameters parameters;
  parameters.identifier("cohort", plan.cohort).value("day", day);
  RENGA_TRY(engine.run(plan.has_index ? sql::members_at_index : sql::members, parameters));
  return {};
}

Result<std::vector<CountedTable>> count_tables(engine::Engine& engine, const Manifest& manifest,
                                               const Request& request, const Rules& rules,
                                               TabulateReport& report, Progress& progress) {
  RENGA_ASSIGN(const Plan plan, plan_of_population(manifest, request));
  std::vector<CellsStatement> statements;
  for (const AggregateTable& table : request.aggregates) {
    RENGA_ASSIGN(CellsStatement statement,
                 cells_statement(manifest, table, request.period, rules.publication.ages));
    statements.push_back(std::move(statement));
  }
  RENGA_TRY(run_population(engine, plan, report.steps, progress));
  RENGA_TRY(make_members(engine, plan, request.period.from));
  progress.begin({"集計", "counting"}, std::ssize(statements), {"表", "tables"});
  std::vector<CountedTable> counted;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    RENGA_ASSIGN(CountedTable table,
                 count_cells(engine, request.aggregates[i], statements[i], rules.publication.ages));
    counted.push_back(std::move(table));
    progress.reach(std::ssize(counted));
  }
  progress.end();
  return counted;
}

/// What still breaks a standard cannot be helped by hiding cells: an age group, a total.
Done require_protected(const ProtectedTables& tables) {
  for (const disclosure::Finding& finding : tables.judgement.findings)
    if (finding.severity == disclosure::Severity::violation)
      return fail(Error(code::table_not_protected)
                      .rule(finding.citation.id)
                      .with("table", finding.file)
                      .with("cell", finding.cell)
                      .with("broken", finding.rule));
  return {};
}

Done write_tables(const files::StagedFolder& folder, const std::vector<CountedTable>& counted,
                  const ProtectedTables& safe, const Rules& rules, TabulateReport& report) {
  const std::vector<AggregateTable>& tables = report.request.aggregates;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string csv = csv_of(tables[i], counted[i], safe.hidden[i]);
    RENGA_TRY(folder.write(file_of(tables[i]), csv));
    report.tables.push_back({.file = file_of(tables[i]),
                             .sha256 = crypto::sha256_hex(csv),
                             .cells = std::ssize(counted[i].cells),
                             .hidden_primary = safe.hidden_primary[i],
                             .hidden_secondary = safe.hidden_secondary[i]});
  }
  const bool with_populations = !rules.municipalities.empty();
  if (with_populations) RENGA_TRY(folder.write(kPopulationsFile, csv_of(rules.municipalities)));
  return folder.write(kDeclaration,
                      declaration_of(tables, counted, report.request.rulebook, with_populations));
}

/// A request, its dataset, and what the rules say of the two together.
struct Case {
  LoadedRequest loaded;
  dataset::Dataset dataset;
  Rules rules;
};

Result<Case> open_case(const Approval& approval, const TabulateOptions& options) {
  RENGA_ASSIGN(LoadedRequest loaded, load_request(options.request));
  RENGA_ASSIGN(dataset::Dataset dataset, dataset::Dataset::open(options.dataset));
  RENGA_TRY(check_approval(approval, dataset, loaded.request));
  RENGA_TRY(check_period(approval, loaded.request, options.request));
  RENGA_ASSIGN(Rules rules, rules_for(approval, options, loaded.request));
  return Case{std::move(loaded), std::move(dataset), std::move(rules)};
}

}  // namespace

Result<TabulateReport> tabulate(const Approval& approval, const TabulateOptions& options,
                                Progress& progress) {
  RENGA_ASSIGN(const Case given, open_case(approval, options));
  const auto& [loaded, dataset, rules] = given;
  RENGA_ASSIGN(files::StagedFolder folder,
               files::StagedFolder::open(options.out, options.existing));
  RENGA_ASSIGN(std::optional<files::StagedFile> page, open_page(options.report, options.existing));
  TabulateReport report;
  report.request = loaded.request;
  report.dossier = approval.dossier();
  std::vector<CountedTable> counted;
  {
    const std::filesystem::path scratch = folder.path() / ".scratch";
    std::error_code problem;
    std::filesystem::create_directory(scratch, problem);
    RENGA_ASSIGN(engine::Engine engine, engine_over(dataset, options.limits, scratch));
    RENGA_ASSIGN(counted,
                 count_tables(engine, dataset.manifest(), loaded.request, rules, report, progress));
  }
  std::error_code problem;
  std::filesystem::remove_all(folder.path() / ".scratch", problem);
  if (options.masters) RENGA_TRY(add_names(loaded.request.aggregates, options.names_in, counted));
  const ProtectedTables safe =
      protect_tables(loaded.request.aggregates, counted, rules.municipalities, rules.publication);
  RENGA_TRY(require_protected(safe));
  report.judgement = safe.judgement;
  RENGA_TRY(write_tables(folder, counted, safe, rules, report));
  if (page) RENGA_TRY(page->write(page_of(report, options.language)));
  RENGA_TRY(folder.commit());
  if (page) RENGA_TRY(page->commit());
  return report;
}

Result<Explanation> explain(const Approval& approval, const TabulateOptions& options) {
  RENGA_ASSIGN(const Case given, open_case(approval, options));
  const Request& request = given.loaded.request;
  const Manifest& manifest = given.dataset.manifest();
  const disclosure::AgeLimits& ages = given.rules.publication.ages;
  for (const AggregateTable& table : request.aggregates)
    RENGA_TRY(cells_statement(manifest, table, request.period, ages));
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(options.limits));
  RENGA_TRY(given.dataset.attach(engine));
  RENGA_ASSIGN(const Plan plan, plan_of_population(manifest, request));
  RENGA_ASSIGN(Explanation explanation, estimate_tables(engine, given.dataset, request, plan, ages,
                                                        options.limits.memory_mib));
  explanation.dossier = approval.dossier();
  return explanation;
}

}  // namespace renga::extract
