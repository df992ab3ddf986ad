#include "anonymize/anonymize.hpp"

#include "anonymize/cells.hpp"
#include "anonymize/class_key.hpp"
#include "anonymize/coding.hpp"
#include "anonymize/earlier.hpp"
#include "anonymize/errors.hpp"
#include "anonymize/events.hpp"
#include "anonymize/findings.hpp"
#include "anonymize/levels.hpp"
#include "anonymize/matching.hpp"
#include "anonymize/outcome.hpp"
#include "anonymize/outcome_losses.hpp"
#include "anonymize/page.hpp"
#include "anonymize/presence.hpp"
#include "anonymize/release.hpp"
#include "anonymize/selection.hpp"
#include "anonymize/sql.hpp"
#include "anonymize/staying.hpp"
#include "anonymize/tally.hpp"
#include "anonymize/values.hpp"
#include "crypto/crypto.hpp"

namespace renga::anonymize {
namespace {

constexpr Bilingual kNoUnit{"", ""};

/// Everything that a run needs once its input and its policy have been accepted.
struct Work {
  Policy policy;
  Source source;
  Plan plan;
  engine::Engine engine;
};

/// One step that the doors show. It ends with its scope.
class Step {
 public:
  Step(Progress& progress, Bilingual name) : progress_(progress) {
    progress_.begin(name, 0, kNoUnit);
  }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
  ~Step() { progress_.end(); }

 private:
  Progress& progress_;
};

Done nobody_suppressed(Work& work) {
  engine::Parameters parameters;
  parameters.identifier("relation", work.plan.tables.front().relation)
      .identifier("person", work.plan.person);
  RENGA_TRY(work.engine.run(sql::nobody_suppressed, parameters));
  return {};
}

Result<Work> begin(const Options& options, Progress& progress) {
  RENGA_ASSIGN(Policy policy, read_policy(options.policy));
  RENGA_ASSIGN(Source source, open_source(options.input));
  RENGA_ASSIGN(Plan plan, decide(policy, source.tables, source.from_csv()));
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(options.limits));
  Work work{std::move(policy), std::move(source), std::move(plan), std::move(engine)};
  const Step step(progress, {"入力の読込み", "Reading the input"});
  RENGA_TRY(encode(work.source, work.policy, work.plan, work.engine));
  RENGA_TRY(check_values(work.source, work.plan, work.engine));
  RENGA_TRY(nobody_suppressed(work));
  return work;
}

constexpr const char* kBefore = "before";
constexpr const char* kAltered = "altered";
constexpr const char* kOutcome = "outcome";

/// One number for the values of a class, where nothing asks for the values themselves, as a search
/// does of the classes before. `moment` names when.
Done give_class_key(Work& work, std::vector<QuasiTable>& tables, const std::string& moment) {
  const Models& models = work.policy.models;
  const bool is_searched = moment == kBefore && has_search(work.plan);
  if (is_searched || !work.plan.rows_are_persons || models.population || models.weight ||
      models.missing != Missing::own_value)
    return {};
  RENGA_ASSIGN(tables.front(), with_class_key(std::move(tables.front()), moment, work.engine));
  return {};
}

Result<Measures> measure(Work& work, std::vector<QuasiTable> tables, const std::string& moment) {
  RENGA_TRY(give_class_key(work, tables, moment));
  RENGA_ASSIGN(const std::vector<SizeCount> sizes,
               count_classes_and_values(work.plan, tables, work.engine));
  Measures measures = measures_of(sizes, work.policy.sampling_share);
  RENGA_TRY(measure_matches(work.policy, work.plan, tables, measures, work.engine));
  RENGA_ASSIGN(measures.presence, measure_presence(work.policy, work.plan, tables, work.engine));
  RENGA_ASSIGN(measures.events, measure_events(work.policy, work.plan, tables, work.engine));
  const TakeClass ignore = [](std::int64_t, const Diversity&) {};
  RENGA_ASSIGN(measures.diversity,
               measure_diversity(work.plan, tables, work.policy.goals.recursive_l(), ignore,
                                 work.engine, true));
  return measures;
}

/// The goals as the policy states them.
std::map<std::string, std::string> stated_goals(const Policy& policy) {
  std::map<std::string, std::string> stated;
  const Goals& goals = policy.goals;
  const auto state = [&stated](const char* name, const std::optional<double>& goal) {
    if (goal) stated[name] = written(*goal);
  };
  if (goals.k) stated["k"] = std::to_string(*goals.k);
  if (goals.k_map) stated["k_map"] = std::to_string(*goals.k_map);
  if (goals.delta_presence)
    stated["delta_presence"] = "min = " + written(goals.delta_presence->min) +
                               ", max = " + written(goals.delta_presence->max);
  if (goals.l_recursive)
    stated["l_recursive"] =
        "c = " + written(goals.l_recursive->c) + ", l = " + std::to_string(goals.l_recursive->l);
  state("l_distinct", goals.l_distinct);
  state("l_entropy", goals.l_entropy);
  state("t_equal", goals.t_equal);
  state("t_ordered", goals.t_ordered);
  if (goals.any()) stated["suppression_max"] = written(policy.suppression_max);
  return stated;
}

Error unreachable(const Policy& policy, std::int64_t wanted) {
  std::vector<std::string> goals;
  for (const auto& [name, value] : stated_goals(policy)) goals.push_back(name + " = " + value);
  const std::string goal = join(goals, ", ") + ": " + std::to_string(wanted);
  return Error(code::goal_unreachable).at(policy.goals_where).with("goal", goal);
}

/// Finds the classes that miss a goal and gives the number of their persons.
Result<std::int64_t> find_wanted(Work& work, const std::vector<QuasiTable>& tables) {
  const bool by_matches = work.policy.models.missing != Missing::own_value && work.policy.goals.k;
  Goals goals = work.policy.goals;
  if (by_matches) goals.k.reset();
  RENGA_TRY(find_failed(goals, tables, work.plan, work.engine));
  RENGA_TRY(fail_absent(work.policy, work.plan, tables, work.engine));
  if (by_matches) return fail_unmatched(work.policy, work.plan, tables, work.engine);
  return persons_in_failed(work.engine);
}

/// Removes the persons whose classes miss a goal of the policy, if it allows so many. Gives their
/// number.
Result<std::int64_t> suppress(Work& work, std::int64_t persons) {
  if (!work.policy.goals.any()) return 0;
  RENGA_TRY(blank_cells(work.policy, work.plan, work.engine));
  std::vector<QuasiTable> altered = quasi_altered(work.plan);
  RENGA_TRY(give_class_key(work, altered, kAltered));
  RENGA_TRY(count_classes(work.plan, altered, work.engine));
  RENGA_ASSIGN(const std::int64_t wanted, find_wanted(work, altered));
  if (wanted > suppressed_max(work.policy, persons)) return fail(unreachable(work.policy, wanted));
  if (wanted > 0) RENGA_TRY(suppress_failed(altered, work.plan, work.engine));
  return wanted;
}

Result<std::vector<InputEntry>> inputs_of(const Work& work) {
  std::vector<InputEntry> inputs;
  if (work.source.from_csv())
    inputs.push_back({work.source.path.filename().string(), work.source.sha256});
  inputs.push_back({work.policy.file, work.policy.sha256});
  if (const auto& population = work.policy.models.population) {
    RENGA_ASSIGN(std::string digest, crypto::sha256_file(population->file));
    inputs.push_back({population->file.filename().string(), std::move(digest)});
  }
  for (const PolicyEntry& entry : work.policy.entries) {
    if (!entry.operation) continue;
    for (const std::filesystem::path& file : entry.operation->files()) {
      RENGA_ASSIGN(std::string digest, crypto::sha256_file(file));
      inputs.push_back({file.filename().string(), std::move(digest)});
    }
  }
  return inputs;
}

std::map<std::string, std::string> parameters_of(const Work& work) {
  std::map<std::string, std::string> parameters;
  parameters["person"] = work.plan.rows_are_persons ? std::string(kEveryRow) : work.plan.person;
  parameters["shuffle"] = work.policy.shuffle ? "true" : "false";
  parameters.merge(stated_goals(work.policy));
  parameters.merge(stated(work.policy.selection));
  for (const TablePlan& table : work.plan.tables)
    for (const ColumnPlan& column : table.columns) {
      std::string& text = parameters["column." + table.schema.name + "." + column.site.column.name];
      text = std::string(name_of(column.role)) + " " + std::string(column.row->name);
      if (const std::string details = column.operation->parameters(); !details.empty())
        text += " (" + details + ")";
    }
  return parameters;
}

/// The manifest but for its tables. What held source identifiers holds none afterwards.
Result<Manifest> manifest_of(const Work& work, const Report& report) {
  Manifest manifest;
  manifest.database = Database::jisedai;
  manifest.id_kind = IdKind::none;
  manifest.party = "producer";
  if (const auto& dataset = work.source.dataset) {
    const Manifest& parent = dataset->manifest();
    manifest.database = parent.database;
    manifest.id_kind = parent.id_kind == IdKind::source ? IdKind::none : parent.id_kind;
    manifest.dossier = parent.dossier;
    manifest.party = parent.party;
    manifest.parents = {dataset->digest()};
  }
  manifest.command = "anonymize";
  RENGA_ASSIGN(manifest.inputs, inputs_of(work));
  manifest.parameters = parameters_of(work);
  if (work.source.dataset) {
    const auto& parameters = work.source.dataset->manifest().parameters;
    const auto copy = parameters.find(std::string(kPlaceParameter));
    if (copy != parameters.end()) manifest.parameters.insert(*copy);
  }
  manifest.counts = {{"persons.before", report.before.persons},
                     {"persons.after", report.after.persons},
                     {"persons.suppressed", report.after.suppressed},
                     {"persons.selected", report.selection.persons},
                     {"records.suppressed", report.selection.records_suppressed},
                     {"k.before", report.before.k},
                     {"k.after", report.after.k}};
  return manifest;
}

/// Whether those who stay reach every goal: without the others everybody's values are compared with
/// other ones, so that t may have grown, and an operator that counts persons may have divided a
/// class.
bool reached(const Goals& goals, const Measures& after) {
  if (after.persons == 0) return true;
  if (after.diversity && !goals.reached_by(*after.diversity)) return false;
  if (goals.k && after.k < *goals.k) return false;
  if (!goals.on_population() || !after.presence) return true;
  const Presence& presence = *after.presence;
  if (goals.k_map && presence.k_map < *goals.k_map) return false;
  const auto& delta = goals.delta_presence;
  return !delta || (presence.delta_min >= delta->min && presence.delta_max <= delta->max);
}

/// From the accepted input to the outcome's tables in the engine, with the risk before and after.
Done transform(Work& work, Report& report, Progress& progress) {
  {
    const Step step(progress, {"加工前のリスク評価", "Measuring the risk before"});
    RENGA_ASSIGN(report.before, measure(work, quasi_before(work.plan), kBefore));
  }
  const Step step(progress, {"加工", "Applying the operators"});
  RENGA_ASSIGN(report.selection,
               select(work.policy, report.before.persons, work.plan, work.engine));
  const std::int64_t persons = report.selection.persons;
  RENGA_TRY(prepare_modelled(work.plan, work.engine));
  RENGA_TRY(recode_modelled(work.plan, work.engine));
  if (has_search(work.plan)) {
    RENGA_ASSIGN(report.search, choose_levels(work.policy, persons, work.plan, work.engine));
    RENGA_TRY(prepare_modelled(work.plan, work.engine));
    RENGA_TRY(recode_modelled(work.plan, work.engine));
  }
  RENGA_ASSIGN(const std::int64_t suppressed, suppress(work, persons));
  RENGA_TRY(define_staying(work.plan, work.engine));
  RENGA_TRY(prepare_all(work.plan, work.engine));
  RENGA_TRY(recode_all(work.plan, work.engine));
  RENGA_TRY(make_outcome(work.plan, work.policy.shuffle, work.engine));
  RENGA_ASSIGN(report.after, measure(work, quasi_outcome(work.plan), kOutcome));
  report.after.suppressed = suppressed;
  RENGA_TRY(tally_codes(work.plan, work.engine));
  RENGA_ASSIGN(report.losses, measure_losses(work.plan, persons, suppressed, work.engine));
  if (!reached(work.policy.goals, report.after)) return fail(unreachable(work.policy, suppressed));
  return {};
}

Done describe(Work& work, Report& report, Progress& progress) {
  const Step step(progress, {"加工後のリスク評価", "Measuring the risk after"});
  const auto persons = static_cast<double>(report.selection.persons);
  const double share = persons == 0 ? 0.0 : static_cast<double>(report.after.suppressed) / persons;
  RENGA_ASSIGN(report.columns, describe_columns(work.plan, work.engine));
  RENGA_ASSIGN(report.distributions, describe_distributions(work.plan, work.engine));
  RENGA_ASSIGN(report.loss, measure_loss(work.plan, share, work.engine));
  report.policy_sha256 = work.policy.sha256;
  return {};
}

/// To be called when the classes of the outcome have just been counted.
Done check(const Options& options, Work& work, Report& report, Progress& progress) {
  const Step step(progress, {"提供前の点検", "Checking the outcome"});
  RENGA_TRY(define_signs(work.engine));
  RENGA_ASSIGN(report.findings, check_release(work.policy, work.plan, work.engine));
  RENGA_ASSIGN(report.texts, scan_texts(work.plan, work.engine));
  if (!options.earlier) return {};
  RENGA_ASSIGN(
      const std::vector<Finding> differences,
      compare_with_earlier(*options.earlier, work.policy, work.source, work.plan, work.engine));
  report.findings.insert(report.findings.end(), differences.begin(), differences.end());
  return {};
}

/// The page's place is taken first, so that a page that may not be written stops the work early.
Result<std::optional<files::StagedFile>> open_page(const Options& options) {
  if (!options.report) return std::nullopt;
  return files::StagedFile::open(*options.report, options.existing);
}

}  // namespace

Result<Report> anonymize(const Options& options, Progress& progress) {
  RENGA_ASSIGN(std::optional<files::StagedFile> page, open_page(options));
  RENGA_ASSIGN(Work work, begin(options, progress));
  if (!work.policy.seed)
    return fail(Error(code::field_missing).at({work.policy.file, 0, ""}).with("field", "seed"));
  RENGA_TRY(operators::KeyedNumbers(*work.policy.seed).define(work.engine));
  Report report;
  RENGA_TRY(transform(work, report, progress));
  RENGA_TRY(check(options, work, report, progress));
  RENGA_TRY(describe(work, report, progress));
  RENGA_ASSIGN(Manifest manifest, manifest_of(work, report));
  const Step step(progress, {"書出し", "Writing"});
  RENGA_ASSIGN(report.manifest,
               write_outcome(options, work.source, work.plan, work.engine, std::move(manifest)));
  if (page) {
    if (options.masters) RENGA_TRY(name_values(options.names_in, report.distributions));
    RENGA_TRY(page->write(page_of(report, options.language)));
    RENGA_TRY(page->commit());
  }
  return report;
}

Result<Measures> risk(const Options& options, Progress& progress) {
  RENGA_ASSIGN(Work work, begin(options, progress));
  const Step step(progress, {"リスク評価", "Measuring the risk"});
  return measure(work, quasi_before(work.plan), kBefore);
}

}  // namespace renga::anonymize
