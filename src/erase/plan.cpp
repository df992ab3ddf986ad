#include "erase/plan.hpp"

#include <nlohmann/json.hpp>

namespace renga::erase {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "renga-erasure-plan-1";

/// By its name in a plan; a name that is none throws what broken JSON throws.
TargetKind kind_named(const std::string& name) {
  static const Json kKinds = {{name_of(TargetKind::dataset), TargetKind::dataset},
                              {name_of(TargetKind::package), TargetKind::package},
                              {name_of(TargetKind::key_file), TargetKind::key_file}};
  return kKinds.at(name).get<TargetKind>();
}

Json json_of(const PlannedTarget& target) {
  Json files = Json::array();
  for (const ErasedFile& file : target.before.files)
    files.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256_before}});
  return {{"path", target.path.string()},
          {"kind", name_of(target.before.kind)},
          {"name", target.before.name},
          {"file_system", target.before.file_system},
          {"files", files}};
}

PlannedTarget target_from(const Json& json) {
  PlannedTarget target{json.at("path").get<std::string>(),
                       {kind_named(json.at("kind")), json.at("name"), json.at("file_system"), {}}};
  for (const Json& file : json.at("files"))
    target.before.files.push_back({file.at("name"), file.at("bytes"), file.at("sha256"), false});
  return target;
}

Plan plan_from(const Json& json) {
  Plan plan{json.at("dossier"), json.at("began"), {}};
  for (const Json& target : json.at("targets")) plan.targets.push_back(target_from(target));
  return plan;
}

}  // namespace

std::filesystem::path plan_file_of(const std::filesystem::path& certificate) {
  return certificate.parent_path() / ("." + certificate.filename().string() + ".plan");
}

Result<std::optional<Plan>> read_plan(const std::filesystem::path& file, std::string_view dossier) {
  if (!std::filesystem::exists(file)) return std::nullopt;
  RENGA_ASSIGN(const std::string text, files::read_small(file));
  try {
    Plan plan = plan_from(Json::parse(text));
    if (plan.dossier != dossier)
      return fail(Error(code::dossier_mismatch)
                      .at({file.string(), 0, ""})
                      .with("expected", plan.dossier)
                      .with("actual", dossier));
    return plan;
  } catch (const Json::exception& problem) {
    return fail(Error(code::json_bad).at({file.string(), 0, ""}).with("reason", problem.what()));
  }
}

Done write_plan(const Plan& plan, const std::filesystem::path& file) {
  Json targets = Json::array();
  for (const PlannedTarget& target : plan.targets) targets.push_back(json_of(target));
  const Json json = {{"format", kFormat},
                     {"dossier", plan.dossier},
                     {"began", plan.began_utc},
                     {"targets", targets}};
  return files::write_whole(file, json.dump(2) + "\n", files::Existing::replace,
                            files::Readers::owner);
}

}  // namespace renga::erase
