#include "cli/verbs.hpp"

#include <algorithm>
#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

/// Findings of one kind shown on a terminal; the first thousand of all are in `--json`.
constexpr std::int64_t kFindingsShown = 3;
constexpr std::size_t kIgnoredShown = 10;

struct Call {
  ingest::Options options;
  std::string database;
  std::optional<std::filesystem::path> refusal_register;
};

/// Warnings alone are no reason for another exit code; a rejected record or a total that does not
/// agree is one (CLI-1).
Exit exit_of(const ingest::Report& report) {
  const bool agree = std::all_of(report.checks.begin(), report.checks.end(),
                                 [](const ingest::Check& check) { return check.agrees; });
  return agree && report.rejected_records == 0 ? Exit::done : Exit::found;
}

Json check_json(const ingest::Check& check) {
  return {{"name", check.name},
          {"file", check.file},
          {"expected", check.expected},
          {"actual", check.actual},
          {"agrees", check.agrees}};
}

Json finding_json(const ingest::Finding& finding, Language language) {
  Json json = {{"severity", finding.severity == ingest::Severity::warning ? "warning" : "rejected"},
               {"code", error_row(finding.error.code()).name},
               {"file", finding.error.where().file},
               {"row", finding.error.where().row},
               {"column", finding.error.where().column},
               {"message", finding.error.message(language)}};
  if (!finding.error.rule().empty()) json["rule"] = finding.error.rule();
  return json;
}

Json to_json(const ingest::Report& report, Language language) {
  Json checks = Json::array();
  for (const ingest::Check& check : report.checks) checks.push_back(check_json(check));
  Json findings = Json::array();
  for (const ingest::Finding& finding : report.findings)
    findings.push_back(finding_json(finding, language));
  return {{"rows", report.rows},
          {"rejected", report.rejected_records},
          {"removed", report.removed_rows},
          {"checks", checks},
          {"finding_counts", report.finding_counts},
          {"findings", findings},
          {"ignored", report.ignored},
          {"bytes", report.bytes}};
}

/// The first findings of each kind, and how many there are of it.
void add_findings(const ingest::Report& report, const Session& session,
                  std::vector<std::string>& lines) {
  for (const auto& [name, count] : report.finding_counts) {
    lines.push_back(fmt::format("{}: {}", name, with_thousands(count)));
    std::int64_t shown = 0;
    for (const ingest::Finding& finding : report.findings)
      if (error_row(finding.error.code()).name == name && shown++ < kFindingsShown)
        lines.push_back("  " + finding.error.message(session.language()));
  }
}

/// Fields that were filled and not read, the most frequent first (ING-243).
void add_ignored(const ingest::Report& report, const Session& session,
                 std::vector<std::string>& lines) {
  if (report.ignored.empty()) return;
  std::vector<std::pair<std::int64_t, std::string>> fields;
  std::int64_t sum = 0;
  for (const auto& [field, count] : report.ignored) {
    fields.emplace_back(-count, field);
    sum += count;
  }
  std::sort(fields.begin(), fields.end());
  lines.push_back(fmt::format(
      "{} {}", session.say({"読み取らない項目の値", "values of fields that are not read"}),
      with_thousands(sum)));
  for (std::size_t i = 0; i < fields.size() && i < kIgnoredShown; ++i)
    lines.push_back(fmt::format("  {}: {}", fields[i].second, with_thousands(-fields[i].first)));
  if (fields.size() > kIgnoredShown)
    lines.push_back(fmt::format("  {}: {}",
                                session.say({"このほかの項目の数（--json に全部あります）",
                                             "further fields (--json has all of them)"}),
                                fields.size() - kIgnoredShown));
}

std::vector<std::string> lines_of(const ingest::Report& report, const Session& session) {
  std::vector<std::string> lines;
  for (const auto& [table, rows] : report.rows)
    lines.push_back(
        fmt::format("{:<16} {:>14} {}", table, with_thousands(rows), session.say({"行", "rows"})));
  for (const ingest::Check& check : report.checks)
    lines.push_back(fmt::format("{} {}: {} / {} {}", check.file, session.say(check.label),
                                with_thousands(check.expected), with_thousands(check.actual),
                                check.agrees ? session.say({"一致", "agrees"})
                                             : session.say({"不一致", "DOES NOT AGREE"})));
  add_findings(report, session, lines);
  lines.push_back(fmt::format("{} {}", session.say({"除外したレコード", "records set aside"}),
                              with_thousands(report.rejected_records)));
  if (report.removed_rows > 0)
    lines.push_back(
        fmt::format("{} {}", session.say({"オプトアウトで除いた行", "rows of people who refused"}),
                    with_thousands(report.removed_rows)));
  add_ignored(report, session, lines);
  return lines;
}

}  // namespace

void add_ingest(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  verb.add_option("--db", call->database, session.say({"データベース", "the database"}))
      ->required()
      ->check(CLI::IsMember({"ndb", "kaigo", "dpc", "jisedai"}));
  verb.add_option("--out", call->options.out, session.say({"データセットの出力先", "the dataset"}))
      ->required();
  verb.add_option("--party", call->options.party,
                  session.say({"保有する機関のコード名", "code name of the party that holds it"}));
  verb.add_option("--opt-out", call->refusal_register,
                  session.say({"オプトアウトの名簿：載っている人の記録を除きます",
                               "the register of refusals, whose people are left out"}));
  verb.add_option("files", call->options.files,
                  session.say({"取り込むファイル又はフォルダー", "files or folders to read"}))
      ->required();
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->options.database = *database_named(call->database);
      call->options.existing = session.existing();
      call->options.limits = session.limits();
      RENGA_ASSIGN(const auto report, service::ingest_files(call->options, call->refusal_register,
                                                            session.progress()));
      return Outcome{exit_of(report), to_json(report, session.language()),
                     lines_of(report, session)};
    });
  });
}

}  // namespace renga::cli
