#include "optout/register.hpp"

#include "files/files.hpp"
#include "optout/errors.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace renga::optout {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::size_t kSecretBytes = 32;
constexpr std::string_view kFormat = "renga-optout-1";

crypto::Hmac hmac_of(std::string_view secret_hex) {
  auto bytes = from_hex(secret_hex);
  ensure(bytes && bytes->size() == kSecretBytes, "a register's secret has 32 bytes");
  const auto secret = crypto::SecretKey::from(std::span<std::uint8_t, kSecretBytes>(*bytes));
  return crypto::Hmac(secret);
}

std::optional<Date> birth_of(std::string_view text) {
  const auto iso = parse_iso_date(text);
  return iso ? iso : parse_compact_date(text);
}

Error damaged(const fs::path& file, std::string_view reason) {
  return Error(code::json_bad).at({file.filename().string(), 0, ""}).with("reason", reason);
}

bool is_text(const Json& entry, std::string_view key) {
  return entry.contains(key) && entry[std::string(key)].is_string();
}

Result<Refusal> refusal_of(const Json& entry, const fs::path& file) {
  for (const std::string_view key : {"name", "number", "branch", "refused_on", "notice"})
    if (!entry.is_object() || !is_text(entry, key)) return fail(damaged(file, key));
  return Refusal{
      {entry["name"], entry["number"], entry["branch"]}, entry["refused_on"], entry["notice"]};
}

constexpr fs::perms kOwnerOnly = fs::perms::owner_read | fs::perms::owner_write;

}  // namespace

Marker::Marker(std::string_view secret_hex, NormalForms forms)
    : hmac_(hmac_of(secret_hex)), forms_(std::move(forms)) {}

std::string Marker::mark(std::string_view kind,
                         std::initializer_list<std::string_view> fields) const {
  std::string message(kind);
  // No field holds a zero byte after it was brought into its normal form.
  for (const std::string_view field : fields) {
    message += '\0';
    message += field;
  }
  const std::vector<std::uint8_t> bytes(message.begin(), message.end());
  return to_hex(hmac_.of(bytes));
}

Marks Marker::marks_of(const Identifiers& identifiers) const {
  Marks marks;
  const auto kana = forms_.name(identifiers.name_kana);
  const auto birth = birth_of(identifiers.birth_date);
  const bool has_sex = identifiers.sex == "1" || identifiers.sex == "2";
  if (kana && birth && has_sex) marks.name = mark("name", {*kana, to_iso(*birth), identifiers.sex});
  const auto number = forms_.number(identifiers);
  if (!number) return marks;
  marks.number = mark("number", {number->insurer, number->symbol, number->number});
  if (!number->branch.empty())
    marks.branch =
        mark("branch", {number->insurer, number->symbol, number->number, number->branch});
  return marks;
}

Register new_register() {
  std::array<std::uint8_t, kSecretBytes> secret{};
  crypto::random_bytes(secret);
  return {to_hex(secret), {}};
}

Result<Register> read_register(const fs::path& file) {
  RENGA_ASSIGN(const std::string text, files::read_small(file));
  std::error_code failure;
  const fs::perms others = fs::status(file, failure).permissions() & ~kOwnerOnly;
  if (failure || (others & fs::perms::mask) != fs::perms::none)
    return fail(Error(code::register_open).rule("OPT-2").with("path", file.filename().string()));
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !is_text(json, "format") || json["format"] != kFormat)
    return fail(damaged(file, kFormat));
  if (!is_text(json, "secret")) return fail(damaged(file, "secret"));
  Register made{json["secret"], {}};
  const auto secret = from_hex(made.secret_hex);
  if (!secret || secret->size() != kSecretBytes) return fail(damaged(file, "secret"));
  if (!json.contains("refusals") || !json["refusals"].is_array())
    return fail(damaged(file, "refusals"));
  for (const Json& entry : json["refusals"]) {
    RENGA_ASSIGN(Refusal refusal, refusal_of(entry, file));
    made.refusals.push_back(std::move(refusal));
  }
  return made;
}

Done write_register(const Register& refusals, const fs::path& file) {
  Json json = {{"format", kFormat}, {"secret", refusals.secret_hex}, {"refusals", Json::array()}};
  for (const Refusal& refusal : refusals.refusals)
    json["refusals"].push_back({{"name", refusal.marks.name},
                                {"number", refusal.marks.number},
                                {"branch", refusal.marks.branch},
                                {"refused_on", refusal.refused_on},
                                {"notice", refusal.notice}});
  return files::write_whole(file, json.dump(1) + "\n", files::Existing::replace,
                            files::Readers::owner);
}

}  // namespace renga::optout
