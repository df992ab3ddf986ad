#include "link/link.hpp"

#include "link/estimate.hpp"
#include "link/inputs.hpp"
#include "link/linked_tables.hpp"
#include "link/matching.hpp"
#include "link/mismatch.hpp"
#include "link/page.hpp"
#include "link/quality.hpp"

#include <numeric>

namespace renga::link {
namespace {

std::int64_t sum(const std::map<std::string, std::int64_t>& counts) {
  return std::accumulate(
      counts.begin(), counts.end(), std::int64_t{0},
      [](std::int64_t total, const auto& entry) { return total + entry.second; });
}

Manifest manifest_for(const Approval& approval, const std::vector<dataset::Dataset>& datasets,
                      const Report& report) {
  Manifest manifest;
  manifest.database = Database::linked;
  manifest.id_kind = IdKind::provision;
  manifest.dossier = approval.dossier();
  manifest.party = "applicant";
  manifest.command = "link";
  for (const dataset::Dataset& dataset : datasets) {
    manifest.inputs.push_back({dataset.folder().filename().string(), dataset.digest()});
    manifest.parents.push_back(dataset.digest());
  }
  for (const Side& side : report.sides) {
    const std::string name(name_of(side.database));
    manifest.counts[name + ".persons"] = side.persons;
    for (const auto& [stage, persons] : side.linked_by_stage)
      manifest.counts[name + ".linked." + stage] = persons;
    for (const auto& [reason, persons] : side.unlinked_by_reason)
      manifest.counts[name + ".unlinked." + reason] = persons;
  }
  for (const auto& [stage, persons] : report.links_by_stage)
    manifest.counts["linked." + stage] = persons;
  manifest.counts["homonym_guard"] = report.homonym_guard;
  manifest.counts["conflict_flags"] = report.conflict_flags;
  return manifest;
}

/// Opened before the work, so that a file that cannot be written is known at once.
Result<std::optional<files::StagedFile>> open_beside(
    const std::optional<std::filesystem::path>& path, files::Existing existing) {
  if (!path) return std::nullopt;
  RENGA_ASSIGN(files::StagedFile file, files::StagedFile::open(*path, existing));
  return std::optional<files::StagedFile>(std::move(file));
}

Result<engine::Engine> engine_over(const std::vector<dataset::Dataset>& datasets,
                                   engine::Limits limits, const dataset::Writer& writer) {
  if (limits.spill_folder.empty()) limits.spill_folder = writer.scratch();
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(limits));
  for (const dataset::Dataset& dataset : datasets)
    RENGA_TRY(dataset.attach(engine, with_database(dataset.manifest().database, "")));
  return engine;
}

Done match_and_count(engine::Engine& engine, const std::vector<dataset::Dataset>& datasets,
                     Report& report, Progress& progress) {
  progress.begin({"個人の連結", "linking persons"}, 0, {"人", "persons"});
  RENGA_TRY(match_persons(engine, datasets));
  RENGA_TRY(count_matches(engine, datasets, report));
  RENGA_TRY(find_mismatches(engine, report));
  RENGA_TRY(estimate_missed(engine, report));
  progress.reach(sum(report.links_by_stage));
  progress.end();
  return {};
}

}  // namespace

std::int64_t Side::linked() const {
  return sum(linked_by_stage);
}

std::int64_t Side::unlinked() const {
  return sum(unlinked_by_reason);
}

Result<Report> link(const Approval& approval, const Options& options, Progress& progress) {
  RENGA_ASSIGN(const std::vector<dataset::Dataset> datasets,
               open_inputs(approval, options.datasets));
  RENGA_ASSIGN(dataset::Writer writer, dataset::Writer::create(options.out, options.existing));
  RENGA_ASSIGN(std::optional<files::StagedFile> page,
               open_beside(options.report, options.existing));
  RENGA_ASSIGN(std::optional<files::StagedFile> list,
               open_beside(options.mismatches, options.existing));
  Report report;
  RENGA_ASSIGN(engine::Engine engine, engine_over(datasets, options.limits, writer));
  RENGA_TRY(match_and_count(engine, datasets, report, progress));
  if (options.truth) RENGA_TRY(judge(engine, *options.truth, report));
  RENGA_TRY(write_tables(engine, datasets, writer, report, progress));
  if (list) RENGA_TRY(write_mismatches(engine, writer.scratch(), *list));
  RENGA_ASSIGN(report.manifest, writer.publish(manifest_for(approval, datasets, report)));
  if (page) RENGA_TRY(page->write(page_of(report, options.language)));
  if (page) RENGA_TRY(page->commit());
  if (list) RENGA_TRY(list->commit());
  return report;
}

}  // namespace renga::link
