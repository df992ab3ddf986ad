#include "deliver/contents.hpp"

#include "deliver/errors.hpp"

#include <nlohmann/json.hpp>

namespace renga::deliver {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "renga-delivery-1";

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.front() != '.' &&
         name.find_first_of("/\\") == std::string_view::npos;
}

Error bad(std::string_view reason) {
  return Error(code::package_bad).rule("DLV-4").with("reason", reason);
}

Contents read(const Json& json) {
  Contents contents{
      json.at("dossier"), json.at("place"), json.at("party"), json.at("manifest_sha256"), {}};
  for (const Json& entry : json.at("entries"))
    contents.entries.push_back({entry.at("name"), entry.at("bytes"), entry.at("sha256")});
  return contents;
}

}  // namespace

std::string to_json(const Contents& contents) {
  Json entries = Json::array();
  for (const Entry& entry : contents.entries)
    entries.push_back({{"name", entry.name}, {"bytes", entry.bytes}, {"sha256", entry.sha256}});
  const Json json = {{"format", kFormat},
                     {"dossier", contents.dossier},
                     {"place", contents.place},
                     {"party", contents.party},
                     {"manifest_sha256", contents.manifest_sha256},
                     {"entries", entries}};
  return json.dump(2) + "\n";
}

Result<Contents> contents_from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object() || json.value("format", "") != kFormat)
    return fail(bad("delivery.json is not of the format renga-delivery-1"));
  try {
    Contents contents = read(json);
    for (const Entry& entry : contents.entries)
      if (!is_plain_name(entry.name) || entry.bytes < 0)
        return fail(bad("delivery.json names an entry that cannot be one"));
    return contents;
  } catch (const Json::exception&) {
    return fail(bad("delivery.json lacks a part"));
  }
}

}  // namespace renga::deliver
