#include "publication/certificate_file.hpp"

#include "crypto/crypto.hpp"

#include <map>
#include <optional>
#include <tuple>

#include <nlohmann/json.hpp>

namespace renga::publication {
namespace {

using disclosure::CellRef;
using disclosure::Certificate;
using disclosure::Release;
using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "renga-certificate-1";
constexpr std::string_view kDigest = "sha256";

Json place_json(const Release& release, CellRef ref) {
  const disclosure::Cell& cell = release.tables[ref.table].cells[ref.cell];
  return Json::array({ref.table, cell.row, cell.column});
}

Json body_json(const CertificateFile& file, const Release& release) {
  const Certificate& certificate = file.certificate;
  Json json = {{"format", kFormat}, {"rulebook", file.rulebook}, {"files", Json::array()}};
  for (const auto& [name, digest] : file.files)
    json["files"].push_back({{"file", name}, {"sha256", digest}});
  json["cells"] = Json::array();
  for (const CellRef ref : certificate.cells) json["cells"].push_back(place_json(release, ref));
  json["base"] = certificate.base;
  json["moves"] = Json::array();
  for (const auto& move : certificate.moves) {
    Json steps = Json::array();
    for (const auto& step : move) steps.push_back({step.number, step.change});
    json["moves"].push_back(std::move(steps));
  }
  json["bounds"] = Json::array();
  for (const auto& bound : certificate.bounds)
    json["bounds"].push_back({bound.least_table, bound.most_table, bound.least, bound.most});
  json["zeros"] = certificate.zeros;
  json["unused"] = Json::array();
  for (const auto& unused : certificate.unused) {
    Json sum = place_json(release, unused.whole);
    sum.push_back(unused.dimension);
    json["unused"].push_back(std::move(sum));
  }
  return json;
}

std::string digest_of(const Json& body) {
  return crypto::sha256_hex(body.dump());
}

/// Where each cell of a release stands.
using Places = std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, CellRef>;

Places places_of(const Release& release) {
  Places places;
  for (std::size_t t = 0; t < release.tables.size(); ++t)
    for (std::size_t c = 0; c < release.tables[t].cells.size(); ++c) {
      const disclosure::Cell& cell = release.tables[t].cells[c];
      places.emplace(std::tuple(static_cast<std::int64_t>(t), cell.row, cell.column),
                     CellRef{t, c});
    }
  return places;
}

/// Takes the members out of the JSON; a member of another kind throws what the library throws.
class Reader {
 public:
  Reader(const Json& json, const Release& release) : json_(json), places_(places_of(release)) {}

  std::optional<CertificateFile> read() {
    CertificateFile file;
    file.rulebook = json_.at("rulebook").get<std::string>();
    for (const Json& entry : json_.at("files"))
      file.files.emplace_back(entry.at("file").get<std::string>(),
                              entry.at("sha256").get<std::string>());
    Certificate& certificate = file.certificate;
    for (const Json& cell : json_.at("cells")) certificate.cells.push_back(place(cell, 3));
    certificate.base = json_.at("base").get<std::vector<std::int64_t>>();
    for (const Json& move : json_.at("moves")) {
      auto& steps = certificate.moves.emplace_back();
      for (const Json& step : move) steps.push_back({number(step, 0, 2), number(step, 1, 2)});
    }
    for (const Json& bound : json_.at("bounds"))
      certificate.bounds.push_back({std::ssize(certificate.bounds), number(bound, 0, 4),
                                    number(bound, 1, 4), number(bound, 2, 4), number(bound, 3, 4)});
    certificate.zeros = json_.at("zeros").get<std::vector<std::int64_t>>();
    for (const Json& sum : json_.at("unused"))
      certificate.unused.push_back({place(sum, 4), static_cast<std::size_t>(number(sum, 3, 4))});
    return found_ ? std::optional(std::move(file)) : std::nullopt;
  }

 private:
  std::int64_t number(const Json& list, std::size_t at, std::size_t size) {
    if (!list.is_array() || list.size() != size || !list[at].is_number_integer()) found_ = false;
    return found_ ? list[at].get<std::int64_t>() : 0;
  }

  CellRef place(const Json& list, std::size_t size) {
    const auto cell =
        places_.find({number(list, 0, size), number(list, 1, size), number(list, 2, size)});
    if (cell != places_.end()) return cell->second;
    found_ = false;
    return {};
  }

  const Json& json_;
  Places places_;
  bool found_ = true;
};

}  // namespace

std::string certificate_json(const CertificateFile& file, const Release& release) {
  Json json = body_json(file, release);
  json[kDigest] = digest_of(json);
  return json.dump() + "\n";
}

Result<CertificateFile> read_certificate(std::string_view text, std::string_view name,
                                         const Release& release) {
  const Error error = Error(code::json_bad).at({std::string(name), 0, {}}).with("reason", kFormat);
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains(kDigest) || !json[kDigest].is_string())
    return fail(error);
  const std::string digest = json[kDigest];
  json.erase(kDigest);
  if (digest != digest_of(json)) return fail(error);
  try {
    if (json.at("format") == kFormat)
      if (auto file = Reader(json, release).read()) return std::move(*file);
  } catch (const Json::exception&) {
    // A member is missing or of another kind: the answer below says that.
  }
  return fail(error);
}

}  // namespace renga::publication
