#include "erase/erase.hpp"

#include "erase/overwrite.hpp"
#include "erase/target.hpp"

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

Result<ErasedTarget> erase_target(const Target& target, Progress& progress, std::int64_t& done) {
  ErasedTarget erased{
      target.kind, target.path.filename().string(), file_system_of(target.path), {}};
  for (const fs::path& file : target.files) {
    RENGA_ASSIGN(ErasedFile erased_file, erase_file(file));
    erased.files.push_back(std::move(erased_file));
    progress.reach(++done);
  }
  std::error_code problem;
  if (target.kind == TargetKind::dataset) fs::remove(target.path, problem);
  if (problem)
    return fail(Error(Code::write_failed)
                    .rule("ERA-5")
                    .with("path", target.path.string())
                    .with("reason", problem.message()));
  return erased;
}

Done check_certificate_place(const Options& options) {
  if (options.existing == files::Existing::refuse && fs::exists(options.certificate))
    return fail(Error(Code::output_exists).with("path", options.certificate.string()));
  return {};
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
  RENGA_TRY(check_certificate_place(options));
  std::vector<Target> targets;
  std::int64_t total = 0;
  for (const fs::path& path : options.paths) {
    RENGA_ASSIGN(Target target, understand(path));
    total += std::ssize(target.files);
    targets.push_back(std::move(target));
  }
  Certificate certificate{options.place, options.person, options.began_utc, "", {}};
  progress.begin({"消去", "erasing"}, total, {"ファイル", "files"});
  std::int64_t done = 0;
  for (const Target& target : targets) {
    RENGA_ASSIGN(ErasedTarget erased, erase_target(target, progress, done));
    certificate.targets.push_back(std::move(erased));
  }
  progress.end();
  certificate.ended_utc = now_utc();
  RENGA_TRY(files::write_whole(options.certificate, to_json(certificate), options.existing));
  return certificate;
}

}  // namespace renga::erase
