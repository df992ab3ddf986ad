#include "extract/run.hpp"

#include "extract/sql.hpp"

namespace renga::extract {

Done run_step(engine::Engine& engine, const PlanStep& step, std::vector<Step>& steps) {
  RENGA_TRY(engine.run(step.sql, step.parameters));
  if (step.kind == StepKind::select) {
    RENGA_ASSIGN(
        const std::int64_t persons,
        engine.integer(sql::count_persons, engine::Parameters().identifier("cohort", step.makes)));
    steps.push_back({step.name, step.label, persons});
  }
  for (const std::string& table : step.drops)
    RENGA_TRY(engine.run(sql::drop_table, engine::Parameters().identifier("table", table)));
  return {};
}

Done run_population(engine::Engine& engine, const Plan& plan, std::vector<Step>& steps,
                    Progress& progress) {
  progress.begin({"対象者の選択", "selecting persons"}, 0, {"人", "persons"});
  for (const PlanStep& step : plan.steps) {
    RENGA_TRY(run_step(engine, step, steps));
    if (!steps.empty()) progress.reach(steps.back().persons);
  }
  progress.end();
  return {};
}

Result<engine::Engine> engine_over(const dataset::Dataset& dataset, engine::Limits limits,
                                   const std::filesystem::path& scratch) {
  if (limits.spill_folder.empty()) limits.spill_folder = scratch;
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(limits));
  RENGA_TRY(dataset.attach(engine));
  return engine;
}

Result<std::optional<files::StagedFile>> open_page(const std::optional<std::filesystem::path>& path,
                                                   files::Existing existing) {
  if (!path) return std::nullopt;
  RENGA_ASSIGN(files::StagedFile file, files::StagedFile::open(*path, existing));
  return std::optional<files::StagedFile>(std::move(file));
}

}  // namespace renga::extract
