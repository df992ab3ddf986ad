#include "ledger/entry.hpp"

#include "ledger/errors.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace renga::ledger {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 8> kMembers = {"number", "previous", "time", "subject",
                                                      "kind",   "actor",    "body", "commitments"};

Error broken(std::string_view reason) {
  return Error(code::ledger_line_broken).with("reason", reason);
}

/// Of one length, so that moments compare as texts.
bool is_time(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00.000Z";
  return std::ranges::equal(text, kForm, [](char given, char form) {
    return form == '0' ? given >= '0' && given <= '9' : given == form;
  });
}

bool is_kind(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char character) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
           character == '_';
  });
}

std::optional<Digest> digest_of(const std::string& text) {
  const auto bytes = from_hex(text);
  Digest digest{};
  if (!bytes || bytes->size() != digest.size() || to_hex(*bytes) != text) return std::nullopt;
  std::ranges::copy(*bytes, digest.begin());
  return digest;
}

Json object_of(const std::vector<Commitment>& commitments) {
  Json object = Json::object();
  for (const Commitment& commitment : commitments) object[commitment.name] = commitment.digest;
  return object;
}

std::string written(std::int64_t number, const Digest& previous, const Draft& draft) {
  Json json = Json::object();
  json["number"] = number;
  json["previous"] = to_hex(previous);
  json["time"] = draft.time_utc;
  json["subject"] = draft.subject;
  json["kind"] = draft.kind;
  json["actor"] = draft.actor;
  json["body"] = Json::parse(draft.body);
  json["commitments"] = object_of(draft.commitments);
  return json.dump();
}

bool has_members(const Json& json) {
  if (!json.is_object() || json.size() != kMembers.size()) return false;
  std::size_t place = 0;
  for (const auto& [name, value] : json.items())
    if (name != kMembers[place++]) return false;
  return true;
}

bool has_kinds(const Json& json) {
  constexpr std::array<std::string_view, 5> kTexts = {"previous", "time", "subject", "kind",
                                                      "actor"};
  return json.at("number").is_number_unsigned() && json.at("body").is_object() &&
         json.at("commitments").is_object() &&
         std::ranges::all_of(
             kTexts, [&](std::string_view name) { return json.at(std::string(name)).is_string(); });
}

Result<std::vector<Commitment>> commitments_of(const Json& json) {
  std::vector<Commitment> commitments;
  for (const auto& [name, digest] : json.items()) {
    if (!digest.is_string() || !digest_of(digest.get<std::string>()))
      return fail(broken("commitments"));
    commitments.push_back({name, digest.get<std::string>()});
  }
  return commitments;
}

Result<Entry> entry_of(const Json& json) {
  if (!has_members(json) || !has_kinds(json)) return fail(broken("members"));
  const auto previous = digest_of(json.at("previous").get<std::string>());
  if (!previous) return fail(broken("previous"));
  Entry entry{.number = json.at("number").get<std::int64_t>(), .previous = *previous, .said = {}};
  entry.said.time_utc = json.at("time").get<std::string>();
  entry.said.subject = json.at("subject").get<std::string>();
  entry.said.kind = json.at("kind").get<std::string>();
  entry.said.actor = json.at("actor").get<std::string>();
  entry.said.body = json.at("body").dump();
  RENGA_ASSIGN(entry.said.commitments, commitments_of(json.at("commitments")));
  if (!is_time(entry.said.time_utc)) return fail(broken("time"));
  if (!is_kind(entry.said.kind)) return fail(broken("kind"));
  return entry;
}

}  // namespace

Salt make_salt() {
  Salt salt{};
  crypto::random_bytes(salt);
  return salt;
}

Commitment commit_to(std::string_view name, const Personal<std::string>& value, const Salt& salt) {
  std::string framed = "renga commitment 1";
  framed += '\0';
  framed.append(salt.begin(), salt.end());
  for (int shift = 56; shift >= 0; shift -= 8)
    framed += static_cast<char>((name.size() >> static_cast<unsigned>(shift)) & 255U);
  framed += name;
  framed += value.disclose();
  return {std::string(name), crypto::sha256_hex(framed)};
}

bool is_origin(std::string_view name) {
  constexpr std::size_t kOriginBytesMost = 200;
  return !name.empty() && name.size() <= kOriginBytesMost && is_utf8(name) &&
         std::ranges::none_of(name, [](char character) {
           return character == '+' || (static_cast<unsigned char>(character) <= ' ');
         });
}

Head beginning(std::string_view origin) {
  ensure(is_origin(origin), "a ledger has a fit origin");
  return {.entries = 0,
          .last = crypto::sha256(crypto::bytes_of("renga ledger 1\n" + std::string(origin)))};
}

Digest leaf_digest(std::string_view line) {
  crypto::Sha256 digest;
  constexpr std::array<std::uint8_t, 1> kLeaf = {0};
  digest.add(kLeaf);
  digest.add(crypto::bytes_of(line));
  return digest.finish();
}

Result<Written> write(const Draft& draft, const Head& head) {
  ensure(is_time(draft.time_utc), "an entry has a time in UTC to the millisecond");
  ensure(draft.time_utc >= head.time_utc, "time does not run back");
  ensure(is_kind(draft.kind), "the kind of an entry is a word");
  Written next{.line = written(head.entries, head.last, draft), .head = head};
  if (next.line.size() > kLineBytesMost)
    return fail(Error(code::limit_passed)
                    .with("what", "ledger entry, bytes")
                    .with("limit", static_cast<std::int64_t>(kLineBytesMost)));
  next.head = {
      .entries = head.entries + 1, .last = leaf_digest(next.line), .time_utc = draft.time_utc};
  return next;
}

Result<Entry> read(std::string_view line) {
  if (line.size() > kLineBytesMost) return fail(broken("length"));
  if (!is_utf8(line)) return fail(broken("UTF-8"));
  const Json json = Json::parse(line, nullptr, false);
  if (json.is_discarded()) return fail(broken("JSON"));
  RENGA_ASSIGN(Entry entry, entry_of(json));
  if (written(entry.number, entry.previous, entry.said) != line) return fail(broken("form"));
  return entry;
}

}  // namespace renga::ledger
