#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

Outcome describe(const Manifest& manifest, const Session& session) {
  Outcome outcome;
  Json rows = Json::object();
  for (const TableEntry& table : manifest.tables) {
    rows[table.schema.name] = table.rows;
    outcome.lines.push_back(fmt::format("{:<16} {:>14} {}", table.schema.name,
                                        with_thousands(table.rows), session.say({"行", "rows"})));
  }
  outcome.json = {{"rows", rows}};
  return outcome;
}

void add_import(CLI::App& verb, Session& session) {
  CLI::App& reading = session.add_command(
      verb, "import", {"マスターのファイルを読み込みます", "read files of masters"},
      "renga masters import y_20250701.csv b_20250701.txt --out masters");
  const auto options = std::make_shared<masters::ImportOptions>();
  reading.add_option("files", options->files, session.say({"マスター", "files of masters"}))
      ->required();
  reading.add_option("--out", options->out, session.say({"データセットの出力先", "the dataset"}))
      ->required();
  reading.add_option("--population-year", options->population_year,
                     session.say({"人口の年", "the year of the populations"}));
  reading.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->existing = session.existing();
      options->limits = session.limits();
      RENGA_ASSIGN(const Manifest made, service::import_masters(*options, session.progress()));
      return describe(made, session);
    });
  });
}

void add_hierarchy(CLI::App& verb, Session& session) {
  CLI::App& hierarchy = session.add_command(
      verb, "hierarchy",
      {"匿名加工のポリシーが使う階層ファイルを書きます", "write a hierarchy for policies"},
      "renga masters hierarchy masters --of disease --out disease.csv");
  const auto options = std::make_shared<masters::HierarchyOptions>();
  hierarchy
      .add_option("masters", options->masters,
                  session.say({"マスターのデータセット", "a dataset of masters"}))
      ->required();
  hierarchy
      .add_option(
          "--of", options->kind,
          session.say({"icd10（分類・中間分類・章）、disease（傷病名コード）、drug（薬効分類）、"
                       "area（市区町村・二次医療圏・都道府県・地方）",
                       "icd10, disease, drug, or area"}))
      ->required();
  hierarchy
      .add_option("--out", options->out, session.say({"出力先（CSV）", "where it goes (CSV)"}))
      ->required();
  hierarchy.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->existing = session.existing();
      options->limits = session.limits();
      RENGA_ASSIGN(const std::int64_t lines, service::write_hierarchy(*options));
      return Outcome{
          Exit::done,
          {{"lines", lines}},
          {fmt::format("{:>14} {}", with_thousands(lines), session.say({"行", "lines"}))}};
    });
  });
}

}  // namespace

void add_masters(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  add_import(verb, session);
  add_hierarchy(verb, session);
}

}  // namespace renga::cli
