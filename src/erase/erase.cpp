#include "erase/erase.hpp"

#include "erase/planned_erasure.hpp"

#include <array>

#include <nlohmann/json.hpp>

namespace renga::erase {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kKindNames = {"dataset", "package", "key_file"};

constexpr Bilingual kMethod = {
    "乱数による1回の上書き、装置への同期、読戻しによる検証、長さ0への切詰め、削除、フォルダーの同"
    "期",
    "one pass of random bytes, synced to the device, read back and compared, cut to length 0, "
    "removed, folder synced"};

constexpr Bilingual kLimits = {
    "フラッシュ記憶装置や書込み時複製型のファイルシステムでは、上書き前のブロックが残ることがありま"
    "す。"
    "媒体全体の暗号化と鍵の破棄、又は媒体の物理的破壊を併用してください。",
    "On flash storage and on file systems that copy on write, blocks from before the overwriting "
    "may survive. There, encrypt the medium as a whole and destroy its key, or destroy the "
    "medium."};

Json file_json(const ErasedFile& file) {
  Json json = {{"name", file.name}, {"absent", file.absent}};
  if (file.sha256_before.empty()) return json;
  json["bytes"] = file.bytes;
  json["sha256_before"] = file.sha256_before;
  json["read_back"] = true;
  return json;
}

Json target_json(const ErasedTarget& target) {
  Json files = Json::array();
  for (const ErasedFile& file : target.files) files.push_back(file_json(file));
  return {{"kind", name_of(target.kind)},
          {"name", target.name},
          {"file_system", target.file_system},
          {"files", files}};
}

Json keys_json(const std::vector<ErasedKey>& keys) {
  Json json = Json::array();
  for (const ErasedKey& key : keys)
    json.push_back({{"id", key.id},
                    {"purpose", key.purpose},
                    {"place", key.place},
                    {"erased", key.erased_utc}});
  return json;
}

/// What an erasure of these paths sets out to do, with what an earlier run had planned (ERA-12).
Result<Plan> plan_erasure(const Options& options) {
  const fs::path file = plan_file_of(options.certificate);
  RENGA_ASSIGN(std::optional<Plan> earlier, read_plan(file, ""));
  if (!earlier && options.existing == files::Existing::refuse && fs::exists(options.certificate))
    return fail(Error(code::output_exists).with("path", options.certificate.string()));
  Plan plan = earlier ? std::move(*earlier) : Plan{"", options.began_utc, {}};
  for (const fs::path& path : options.paths) {
    if (is_planned(plan, without_end_slash(path))) continue;
    RENGA_ASSIGN(const Target target, understand(path));
    RENGA_TRY(add_to_plan(plan, target));
  }
  RENGA_TRY(write_plan(plan, file));
  return plan;
}

std::int64_t files_of(const Plan& plan) {
  std::int64_t files = 0;
  for (const PlannedTarget& target : plan.targets) files += std::ssize(target.before.files);
  return files;
}

}  // namespace

std::string_view name_of(TargetKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

std::int64_t Certificate::files() const {
  std::int64_t count = 0;
  for (const ErasedTarget& target : targets) count += std::ssize(target.files);
  return count;
}

std::int64_t Certificate::bytes() const {
  std::int64_t sum = 0;
  for (const ErasedTarget& target : targets)
    for (const ErasedFile& file : target.files) sum += file.bytes;
  return sum;
}

std::string to_json(const Certificate& certificate) {
  Json targets = Json::array();
  for (const ErasedTarget& target : certificate.targets) targets.push_back(target_json(target));
  Json json = {
      {"format", "renga-erasure-1"},
      {"version", kVersion},
      {"place", certificate.place},
      {"operator", certificate.person},
      {"began", certificate.began_utc},
      {"ended", certificate.ended_utc},
      {"method", {{"ja", kMethod.japanese}, {"en", kMethod.english}}},
      {"limits", {{"ja", kLimits.japanese}, {"en", kLimits.english}}},
      {"rules", {"LAW-16", "END-01", "END-03", "END-13"}},
      {"targets", targets},
  };
  if (!certificate.dossier.empty()) {
    json["rules"].push_back("IDS-29");
    json["dossier"] = certificate.dossier;
    json["keys"] = keys_json(certificate.keys);
  }
  return json.dump(2) + "\n";
}

Result<Certificate> erase(const Options& options, const std::function<std::string()>& now_utc,
                          Progress& progress) {
  RENGA_ASSIGN(const Plan plan, plan_erasure(options));
  Certificate certificate{options.place, options.person, plan.began_utc, "", {}};
  progress.begin({"消去", "erasing"}, files_of(plan), {"ファイル", "files"});
  std::int64_t done = 0;
  for (const PlannedTarget& planned : plan.targets) {
    RENGA_ASSIGN(ErasedTarget erased, erase_planned(planned));
    progress.reach(done += std::ssize(erased.files));
    certificate.targets.push_back(std::move(erased));
  }
  progress.end();
  certificate.ended_utc = now_utc();
  // A certificate beside its plan is one that a killed run wrote at its very end.
  RENGA_TRY(
      files::write_whole(options.certificate, to_json(certificate), files::Existing::replace));
  fs::remove(plan_file_of(options.certificate));
  return certificate;
}

}  // namespace renga::erase
