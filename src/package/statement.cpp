#include "package/statement.hpp"

#include "package/errors.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace renga::package {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "renga-package-1";
constexpr std::size_t kNumberLength = 32;
constexpr std::size_t kDigestLength = 64;

Error other(std::string_view reason) {
  return Error(code::package_content_other).with("reason", reason);
}

bool is_hex(std::string_view text, std::size_t length) {
  return text.size() == length &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// 2026-11-22T08:00:00Z: of one length, so that moments compare as texts.
bool is_utc(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  return std::ranges::equal(text, kForm, [](char given, char form) {
    return form == '0' ? given >= '0' && given <= '9' : given == form;
  });
}

/// A name that stays inside the folder and fits the archive.
bool is_plain_name(std::string_view name) {
  constexpr std::size_t kNameBytesMost = 100;
  return !name.empty() && name.size() <= kNameBytesMost && name.front() != '.' &&
         name.find_first_of(std::string_view("/\\\0", 3)) == std::string_view::npos &&
         name != kStatementName;
}

bool has_sound_files(const Statement& statement) {
  std::vector<std::string_view> names;
  for (const FileEntry& file : statement.files) {
    if (!is_plain_name(file.name) || file.bytes < 0 || !is_hex(file.sha256, kDigestLength))
      return false;
    names.push_back(file.name);
  }
  std::ranges::sort(names);
  return !names.empty() && std::ranges::adjacent_find(names) == names.end() &&
         statement.content_sha256 == statement.files.front().sha256;
}

bool is_sound(const Statement& statement) {
  return is_hex(statement.number, kNumberLength) && is_hex(statement.sender, kDigestLength) &&
         is_hex(statement.receiver, kDigestLength) && is_utc(statement.made_utc) &&
         is_utc(statement.valid_until_utc) && has_sound_files(statement);
}

Statement read(const Json& json) {
  Statement statement;
  json.at("number").get_to(statement.number);
  json.at("sender").get_to(statement.sender);
  json.at("receiver").get_to(statement.receiver);
  json.at("dossier").get_to(statement.dossier);
  statement.purpose = purpose_named(json.at("purpose").get<std::string>()).value();
  json.at("made_utc").get_to(statement.made_utc);
  json.at("valid_until_utc").get_to(statement.valid_until_utc);
  json.at("content_sha256").get_to(statement.content_sha256);
  for (const Json& file : json.at("files"))
    statement.files.push_back({file.at("name"), file.at("bytes"), file.at("sha256")});
  return statement;
}

Done judge_purpose(const Statement& statement, const Expectation& expectation) {
  if (std::ranges::count(expectation.purposes, statement.purpose) > 0) return {};
  std::vector<std::string> names;
  for (const Purpose purpose : expectation.purposes) names.emplace_back(row_of(purpose).name);
  return fail(Error(code::package_purpose_other)
                  .rule("PKG-13")
                  .with("expected", join(names, ", "))
                  .with("actual", row_of(statement.purpose).name));
}

}  // namespace

std::string to_json(const Statement& statement) {
  Json files = Json::array();
  for (const FileEntry& file : statement.files)
    files.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  const Json json = {{"format", kFormat},
                     {"number", statement.number},
                     {"sender", statement.sender},
                     {"receiver", statement.receiver},
                     {"dossier", statement.dossier},
                     {"purpose", row_of(statement.purpose).name},
                     {"made_utc", statement.made_utc},
                     {"valid_until_utc", statement.valid_until_utc},
                     {"content_sha256", statement.content_sha256},
                     {"files", files}};
  return json.dump(2) + "\n";
}

Result<Statement> statement_from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  try {
    if (json.is_discarded() || json.at("format") != kFormat)
      return fail(other("package.json is not of the format renga-package-1"));
    Statement statement = read(json);
    if (is_sound(statement) && to_json(statement) == text) return statement;
  } catch (const Json::exception&) {
    return fail(other("package.json lacks a part"));
  } catch (const std::bad_optional_access&) {
    return fail(other("package.json names a purpose that does not exist"));
  }
  return fail(other("package.json is not written as the format says"));
}

Done judge(const Statement& statement, const Expectation& expectation, std::string_view sender,
           std::string_view receiver) {
  if (statement.sender != sender)
    return fail(other("it names another sender than its signature shows"));
  if (statement.receiver != receiver)
    return fail(other("it names another receiver than it was sealed for"));
  RENGA_TRY(judge_purpose(statement, expectation));
  const std::string dossier = row_of(statement.purpose).of_dossier ? expectation.dossier : "";
  if (statement.dossier != dossier)
    return fail(Error(code::dossier_mismatch)
                    .rule("PKG-13")
                    .with("expected", dossier)
                    .with("actual", statement.dossier));
  if (statement.made_utc <= expectation.now_utc && expectation.now_utc <= statement.valid_until_utc)
    return {};
  return fail(Error(code::package_out_of_date)
                  .rule("PKG-13")
                  .with("from", statement.made_utc)
                  .with("until", statement.valid_until_utc));
}

}  // namespace renga::package
