#include "cli/ids_tools.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

Outcome describe(const ids::VectorReport& report, const Session& session) {
  Outcome outcome;
  outcome.exit = report.differences.empty() ? Exit::done : Exit::found;
  Json differences = Json::array();
  for (const ids::VectorDifference& difference : report.differences) {
    differences.push_back({{"vector", difference.vector}, {"field", difference.field}});
    outcome.lines.push_back(fmt::format("{}: {} {}", difference.vector, difference.field,
                                        session.say({"が異なります", "differs"})));
  }
  outcome.lines.push_back(fmt::format(
      "{} {}, {} {}", with_thousands(report.values), session.say({"個を照合", "values compared"}),
      with_thousands(std::ssize(report.differences)), session.say({"個が相違", "differ"})));
  outcome.json = {{"values", report.values}, {"differences", differences}};
  return outcome;
}

}  // namespace

void add_ids_vectors(CLI::App& verb, Session& session) {
  const auto file = std::make_shared<std::filesystem::path>();
  verb.add_option("file", *file,
                  session.say({"テストベクター（JSON）", "the file of vectors (JSON)"}))
      ->required();
  verb.callback([file, &session] {
    session.choose([file, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto report, service::check_id_vectors(*file));
      return describe(report, session);
    });
  });
}

void add_ids_list(CLI::App& verb, Session& session) {
  const auto options = std::make_shared<ids::ListOptions>();
  verb.add_option("dataset", options->dataset,
                  session.say({"照会、回答又はデータセット", "a request, an answer or a dataset"}))
      ->required();
  verb.add_option("--out", options->out, session.say({"CSVの出力先", "the CSV file to write"}))
      ->required();
  verb.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->existing = session.existing();
      options->limits = session.limits();
      RENGA_ASSIGN(const std::int64_t rows, service::list_ids(*options));
      Outcome outcome;
      outcome.json = {{"rows", rows}};
      outcome.lines = {with_thousands(rows) + " " + session.say({"行", "rows"})};
      return outcome;
    });
  });
}

void add_normalisation(CLI::App& verb, Session& session, std::string& name) {
  verb.add_option("--normalisation", name,
                  session.say({"氏名の正規化（strict 又は robust）", "normalisation of names"}))
      ->check(CLI::IsMember({"strict", "robust"}));
}

}  // namespace renga::cli
