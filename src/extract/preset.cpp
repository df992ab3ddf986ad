#include "extract/preset.hpp"

#include "extract/errors.hpp"
#include "extract/place.hpp"
#include "extract/preset_tables.hpp"
#include "extract/provision_rules.hpp"
#include "extract/run.hpp"
#include "extract/sql.hpp"

#include <algorithm>
#include <array>

namespace renga::extract {
namespace {

/// The stages of a draw, in which receipts are counted.
struct Stage {
  std::string_view name;
  std::string_view table;
  Bilingual label;
};

constexpr std::array<Stage, 3> kStages = {
    {{"receipts", "preset_receipt", {"対象月のレセプト", "receipts of the month"}},
     {"below_limit", "kept_receipt", {"高額レセプトを除いたもの", "below the limit of points"}},
     {"sampled", "new_receipt", {"抽出したもの", "drawn"}}}};

Done check_month(const Request& request, const ProvisionRules& rules,
                 const std::filesystem::path& file) {
  if (std::ranges::find(rules.months, request.period.from.month()) != rules.months.end()) return {};
  std::vector<std::string> known;
  for (const unsigned month : rules.months) known.push_back(std::to_string(month));
  return fail(Error(code::month_without_preset)
                  .at({file.string(), request.period_line, ""})
                  .rule("L3-13")
                  .with("known", join(known, ", ")));
}

/// Presets are made of receipts, which must say of which kind they are.
Done check_receipts(const dataset::Dataset& dataset) {
  if (dataset.manifest().database != Database::ndb)
    return fail(Error(code::dataset_kind_wrong)
                    .rule("SMP-1")
                    .with("expected", name_of(Database::ndb))
                    .with("actual", name_of(dataset.manifest().database)));
  RENGA_ASSIGN(const TableEntry* receipts, dataset.table("re"));
  RENGA_TRY(dataset.table("ho"));
  for (const std::string_view column : {"claim_form", "receipt_kind", "care_month"})
    if (receipts->schema.find(column) == nullptr)
      return fail(Error(code::column_missing)
                      .at({dataset.folder().string(), 0, "re"})
                      .rule("SMP-1")
                      .with("column", column)
                      .with("columns", "-"));
  return {};
}

class Draw {
 public:
  Draw(const dataset::Dataset& dataset, engine::Engine& engine, const ProvisionRules& rules,
       const Request& request)
      : dataset_(dataset), engine_(engine), rules_(rules), request_(request) {}

  Done run(const Places& places, Report& report) {
    RENGA_TRY(places.define(engine_));
    RENGA_TRY(set_rules(places));
    RENGA_TRY(take_receipts());
    engine::Parameters parameters;
    parameters.value("age_years", rules_.age_years).value("whole", kShareWhole);
    RENGA_TRY(engine_.run(sql::sampled_receipts, parameters));
    RENGA_TRY(engine_.run(sql::preset_persons));
    RENGA_TRY(engine_.run(sql::preset_numbers));
    return count(report);
  }

 private:
  Done set_rules(const Places& places) {
    std::vector<std::string> groups;
    std::vector<std::int64_t> limits, rare, shares, starts;
    for (std::size_t i = 0; i < rules_.groups.size(); ++i) {
      const GroupRules& group = rules_.groups[i];
      groups.emplace_back(kReceiptGroups[i].second);
      limits.push_back(group.points_limit);
      rare.push_back(group.rare_share);
      shares.push_back(group.sample_share);
      // Receipts count from 1, so that no receipt has this place.
      starts.push_back(places.of_receipt(-1 - static_cast<std::int64_t>(i)) % kShareWhole);
    }
    engine::Parameters parameters;
    parameters.value("groups", groups)
        .value("points_limits", limits)
        .value("rare_shares", rare)
        .value("sample_shares", shares)
        .value("starts", starts);
    RENGA_TRY(engine_.run(sql::preset_rules, parameters));
    RENGA_TRY(engine_.run(sql::preset_age, engine::Parameters()
                                               .value("age_years", rules_.age_years)
                                               .value("age_top", rules_.age_top)));
    return {};
  }

  Done take_receipts() {
    RENGA_TRY(engine_.run(sql::preset_receipts, engine::Parameters()
                                                    .columns("group", receipt_group())
                                                    .value("month", request_.period.from)
                                                    .value("age_top", rules_.age_top)));
    RENGA_TRY(engine_.run(sql::preset_points_begin));
    for (const std::string_view table : {"ho", "ko"})
      if (dataset_.manifest().find(table) != nullptr)
        RENGA_TRY(
            engine_.run(sql::preset_points_add, engine::Parameters().identifier("table", table)));
    RENGA_TRY(engine_.run(sql::kept_receipts));
    return {};
  }

  Done count(Report& report) {
    for (const Stage& stage : kStages) {
      engine::Parameters parameters;
      parameters.identifier("receipts", stage.table);
      RENGA_ASSIGN(const std::vector<engine::Row> found,
                   engine_.rows(sql::receipts_by_group, parameters));
      std::int64_t all = 0;
      for (const engine::Row& row : found) {
        report.counts[std::string(stage.name) + "." + row.text(0)] = row.integer(1);
        all += row.integer(1);
      }
      report.steps.push_back({std::string(stage.name), stage.label, all});
    }
    return {};
  }

  const dataset::Dataset& dataset_;
  engine::Engine& engine_;
  const ProvisionRules& rules_;
  const Request& request_;
};

}  // namespace

Result<ProvisionRules> preset_rules(const dataset::Dataset& dataset, const Request& request,
                                    const std::filesystem::path& file) {
  RENGA_ASSIGN(ProvisionRules rules, provision_rules());
  RENGA_TRY(check_month(request, rules, file));
  RENGA_TRY(check_receipts(dataset));
  return rules;
}

std::vector<engine::Expression> receipt_group() {
  return {{sql::receipt_group, nullptr, "receipt_group"}};
}

Done make_preset(const Options& options, const dataset::Dataset& dataset, dataset::Writer& writer,
                 Report& report, Progress& progress) {
  RENGA_ASSIGN(const ProvisionRules rules, preset_rules(dataset, report.request, options.request));
  RENGA_ASSIGN(engine::Engine engine, engine_over(dataset, options.limits, writer.scratch()));
  // A preset is the same for every dossier, so that two of them tell no more than one (SMP-8).
  const Places places("", report.request.seed, dataset.manifest());
  progress.begin({"レセプトの抽出", "drawing receipts"}, 0, {"件", "receipts"});
  RENGA_TRY(Draw(dataset, engine, rules, report.request).run(places, report));
  progress.reach(report.steps.back().persons);
  progress.end();
  return write_preset_tables(dataset, engine, writer, rules, options.form, report, progress);
}

}  // namespace renga::extract
