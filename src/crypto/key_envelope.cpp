#include "crypto/key_envelope.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace renga::crypto {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "renga-keys-1";
/// With the place and the token of each key (KEY-12).
constexpr std::string_view kWiderFormat = "renga-keys-2";
constexpr std::string_view kStretchName = "argon2id";
constexpr std::string_view kCipherName = "xchacha20-poly1305";

constexpr std::uint64_t kPassesLimit = 16;
constexpr std::uint64_t kMemoryLeastKib = 8 << 10;
constexpr std::uint64_t kMemoryLimitKib = 1 << 20;

[[noreturn]] void refuse(const Json& json, const std::string& reason) {
  throw Json::other_error::create(501, reason, &json);
}

/// The narrow format wherever it suffices, so that there is one writing of one ring (KEY-12).
std::string_view format_of(const KeyRing& ring) {
  const bool narrow = std::ranges::all_of(
      ring.keys, [](const Key& key) { return key.place.empty() && key.token.empty(); });
  return narrow ? kFormat : kWiderFormat;
}

Json key_json(const Key& key, std::string_view format) {
  Json json = {{"id", key.id},         {"purpose", name_of(key.purpose)}, {"scope", key.scope},
               {"origin", key.origin}, {"created", key.created},          {"erased", key.erased}};
  if (format == kFormat) return json;
  json["place"] = key.place;
  json["token"] = key.token;
  return json;
}

Json covered_json(const Envelope& envelope) {
  const std::string_view format = format_of(envelope.ring);
  Json keys = Json::array();
  for (const Key& key : envelope.ring.keys) keys.push_back(key_json(key, format));
  return {{"format", format},
          {"party", envelope.ring.party},
          {"keys", keys},
          {"kdf",
           {{"algorithm", kStretchName},
            {"passes", envelope.stretch.passes},
            {"memory_kib", envelope.stretch.memory_kib},
            {"salt", to_hex(envelope.stretch.salt)}}},
          {"cipher", {{"algorithm", kCipherName}, {"nonce", to_hex(envelope.nonce)}}}};
}

Key key_from(const Json& json) {
  const auto purpose = purpose_named(json.at("purpose").get<std::string>());
  if (!purpose) refuse(json, "unknown purpose of a key");
  return {json.at("id"),
          *purpose,
          json.at("scope"),
          json.at("origin"),
          json.at("created"),
          json.at("erased"),
          std::nullopt,
          json.value("place", std::string()),
          json.value("token", std::string())};
}

std::vector<std::uint8_t> bytes_from(const Json& json) {
  auto bytes = from_hex(json.get<std::string>());
  if (!bytes) refuse(json, "a value is not hexadecimal");
  return *std::move(bytes);
}

template <std::size_t size>
std::array<std::uint8_t, size> array_from(const Json& json) {
  const auto bytes = bytes_from(json);
  if (bytes.size() != size) refuse(json, "a value must have " + std::to_string(size) + " bytes");
  std::array<std::uint8_t, size> array;
  std::ranges::copy(bytes, array.begin());
  return array;
}

void require_name(const Json& json, std::string_view name) {
  if (json.get<std::string>() != name) refuse(json, "expected " + std::string(name));
}

Stretch stretch_from(const Json& json) {
  require_name(json.at("algorithm"), kStretchName);
  const Stretch stretch = {json.at("passes"), json.at("memory_kib"),
                           array_from<16>(json.at("salt"))};
  if (stretch.passes < 1 || stretch.passes > kPassesLimit)
    refuse(json, "kdf.passes must be 1 to 16");
  if (stretch.memory_kib < kMemoryLeastKib || stretch.memory_kib > kMemoryLimitKib)
    refuse(json, "kdf.memory_kib must be 8192 to 1048576");
  return stretch;
}

Envelope envelope_from(const Json& json) {
  if (json.at("format") != kWiderFormat) require_name(json.at("format"), kFormat);
  Envelope envelope;
  envelope.ring.party = json.at("party");
  for (const Json& key : json.at("keys")) envelope.ring.keys.push_back(key_from(key));
  envelope.stretch = stretch_from(json.at("kdf"));
  const Json& cipher = json.at("cipher");
  require_name(cipher.at("algorithm"), kCipherName);
  envelope.nonce = array_from<24>(cipher.at("nonce"));
  envelope.sealed = bytes_from(json.at("sealed"));
  return envelope;
}

}  // namespace

std::string covered_text(const Envelope& envelope) {
  return covered_json(envelope).dump();
}

std::string text_of(const Envelope& envelope) {
  Json json = covered_json(envelope);
  json["sealed"] = to_hex(envelope.sealed);
  return json.dump(2) + "\n";
}

Error envelope_error(std::string_view file, std::string_view reason) {
  return Error(code::json_bad).at({std::string(file), 0, ""}).with("reason", reason);
}

Result<Envelope> envelope_of(std::string_view text, std::string_view file) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return fail(envelope_error(file, "not JSON"));
  try {
    Envelope envelope = envelope_from(json);
    if (text_of(envelope) != text)
      return fail(envelope_error(
          file, "not written as " + std::string(format_of(envelope.ring)) + " writes it"));
    return envelope;
  } catch (const Json::exception& problem) {
    return fail(envelope_error(file, problem.what()));
  }
}

}  // namespace renga::crypto
