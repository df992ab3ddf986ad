#include "publication/publication.hpp"

#include <nlohmann/json.hpp>

namespace renga::publication {
namespace {

using Json = nlohmann::ordered_json;

Json finding_json(const disclosure::Finding& finding, Language language) {
  Json json = {{"rule", finding.rule},
               {"id", finding.citation.id},
               {"cite", finding.citation.cite},
               {"severity", name_of(finding.severity)},
               {"file", finding.file}};
  if (!finding.sheet.empty()) json["sheet"] = finding.sheet;
  if (!finding.cell.empty()) json["cell"] = finding.cell;
  if (!finding.where.empty()) {
    json["where"] = Json::object();
    for (const auto& [dimension, label] : finding.where) json["where"][dimension] = label;
  }
  if (!finding.measure.empty()) json["measure"] = finding.measure;
  if (finding.value) json["value"] = *finding.value;
  if (finding.limit) json["limit"] = *finding.limit;
  if (finding.range) json["range"] = {finding.range->first, finding.range->second};
  if (!finding.from.empty()) json["from"] = finding.from;
  if (finding.exception) json["exception"] = *finding.exception;
  json["message"] = finding.message(language);
  json["messages"] = {{"ja", finding.japanese}, {"en", finding.english}};
  return json;
}

Json exception_json(const disclosure::Exception& exception) {
  Json json = {{"rule", exception.rule},
               {"ground", exception.ground},
               {"reason", exception.reason},
               {"granted_by", exception.granted_by}};
  for (const auto& [key, text] :
       {std::pair("reference", &exception.reference), std::pair("file", &exception.file),
        std::pair("label", &exception.label)})
    if (!text->empty()) json[key] = *text;
  return json;
}

Json findings_json(const disclosure::Judgement& judgement, Language language) {
  Json findings = Json::array();
  for (const disclosure::Finding& finding : judgement.findings)
    findings.push_back(finding_json(finding, language));
  return findings;
}

/// What a reader can work out, in numbers (CHK-60).
Json certificate_json(const disclosure::AuditSummary& audit) {
  return {{"suppressed", audit.suppressed},
          {"recoverable", audit.recoverable},
          {"unproven", audit.unproven},
          {"narrowest", audit.narrowest},
          {"undecided_sums", audit.undecided_sums}};
}

Json alternatives_json(const Report& report, Language language) {
  Json list = Json::array();
  for (const disclosure::Alternative& alternative : report.alternatives)
    list.push_back({{"change", alternative.sentence(language)},
                    {"file", alternative.file},
                    {"bits", alternative.bits},
                    {"hidden", alternative.hidden}});
  return list;
}

}  // namespace

std::string Proof::json() const {
  const Json json = {{"verdict", complete() ? "pass" : "fail"},
                     {"rulebook", rulebook},
                     {"fault", said.fault},
                     {"cells", said.cells},
                     {"open", said.open},
                     {"narrowest", said.narrowest},
                     {"not_open", not_open}};
  return json.dump(2) + "\n";
}

std::string Report::json(Language language) const {
  Json judged = Json::array();
  for (const JudgedFile& file : files)
    judged.push_back({{"file", file.file}, {"sha256", file.sha256}});
  Json json = {{"verdict", name_of(before.verdict)},
               {"rulebook", rulebook},
               {"cells", before.cells},
               {"hidden", before.hidden},
               {"findings", findings_json(before, language)},
               {"certificate", certificate_json(before.audit)},
               {"files", judged}};
  if (second_look)
    json["second_look"] = {{"components", second_look->components},
                           {"tried", second_look->tried},
                           {"numbers", second_look->numbers},
                           {"disagreeing", disagreeing}};
  if (dossier) json["dossier"] = *dossier;
  if (!exceptions.empty()) {
    json["exceptions"] = Json::array();
    for (const disclosure::Exception& exception : exceptions)
      json["exceptions"].push_back(exception_json(exception));
  }
  if (!compared.empty()) {
    json["compared"] = Json::array();
    for (const Compared& other : compared)
      json["compared"].push_back({{"rulebook", other.rulebook},
                                  {"verdict", name_of(other.judgement.verdict)},
                                  {"findings", findings_json(other.judgement, language)}});
  }
  if (after)
    json["protected"] = {{"verdict", name_of(after->verdict)},
                         {"hidden", after->hidden},
                         {"hidden_primary", hidden_primary},
                         {"hidden_secondary", hidden_secondary},
                         {"bits", bits},
                         {"fewest", fewest},
                         {"alternatives", alternatives_json(*this, language)},
                         {"certificate", certificate_json(after->audit)},
                         {"findings", findings_json(*after, language)}};
  if (told_small) json["protected"]["told_small"] = certificate_json(*told_small);
  return json.dump(2) + "\n";
}

}  // namespace renga::publication
