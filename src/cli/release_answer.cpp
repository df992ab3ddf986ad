#include "cli/release_answer.hpp"

#include <fmt/core.h>

namespace renga::cli {
namespace {

std::string_view name_of(anonymize::Severity severity) {
  return severity == anonymize::Severity::violation ? "violation" : "warning";
}

std::string place_of(const anonymize::Finding& finding, const Session& session) {
  if (finding.table.empty()) return session.say({"全体", "all tables"});
  return finding.column.empty() ? finding.table : finding.table + "." + finding.column;
}

Json finding_json(const anonymize::Finding& finding, Language language) {
  const anonymize::CheckRow& row = anonymize::row_of(finding.check);
  return {{"check", row.name},
          {"kind", finding.kind},
          {"rule", finding.rule},
          {"severity", name_of(finding.severity)},
          {"table", finding.table},
          {"column", finding.column},
          {"count", finding.count},
          {"message", finding.found(language)},
          {"what_to_do", row.what_to_do.in(language)}};
}

}  // namespace

Json release_json(const anonymize::Report& report, Language language) {
  Json findings = Json::array();
  for (const anonymize::Finding& finding : report.findings)
    findings.push_back(finding_json(finding, language));
  return {{"verdict", anonymize::verdict_of(report.findings)}, {"findings", findings}};
}

std::vector<std::string> release_lines(const anonymize::Report& report, const Session& session) {
  std::vector<std::string> lines;
  for (const anonymize::Finding& finding : report.findings) {
    const anonymize::CheckRow& row = anonymize::row_of(finding.check);
    const Bilingual severity = finding.severity == anonymize::Severity::violation
                                   ? Bilingual{"違反", "violation"}
                                   : Bilingual{"要確認", "to review"};
    lines.push_back(fmt::format("  [{}] {} {}: {} ({} {}) {} {}", session.say(severity),
                                finding.rule, place_of(finding, session),
                                finding.found(session.language()), with_thousands(finding.count),
                                session.say(row.counted), session.say({"→", "→"}),
                                session.say(row.what_to_do)));
  }
  if (lines.empty())
    lines.push_back("  " + session.say({"見つかった事項はありません", "nothing was found"}));
  return lines;
}

Json selection_json(const anonymize::SelectionCounts& counts) {
  return {{"persons", counts.persons},
          {"persons_not_sampled", counts.persons_not_sampled},
          {"persons_suppressed", counts.persons_suppressed},
          {"records_suppressed", counts.records_suppressed}};
}

Json texts_json(const anonymize::Report& report) {
  Json texts = Json::array();
  for (const anonymize::TextScan& scan : report.texts) {
    Json kinds = Json::object();
    for (const anonymize::TextScan::Kind& kind : scan.kinds) kinds[kind.kind] = kind.rows;
    texts.push_back(
        {{"table", scan.table}, {"column", scan.column}, {"rows", scan.rows}, {"kinds", kinds}});
  }
  return texts;
}

Json digests_json(const Manifest& manifest) {
  Json inputs = Json::object();
  for (const InputEntry& input : manifest.inputs) inputs[input.name] = input.sha256;
  Json tables = Json::object();
  for (const TableEntry& table : manifest.tables) tables[table.file] = table.sha256;
  return {{"parents", manifest.parents}, {"inputs", inputs}, {"tables", tables}};
}

}  // namespace renga::cli
