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

}  // namespace

void add_masters(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  CLI::App& import = session.add_command(
      verb, "import", {"マスターのファイルを読み込みます", "read files of masters"},
      "renga masters import y_20250701.csv b_20250701.txt --out masters");
  const auto options = std::make_shared<masters::ImportOptions>();
  import.add_option("files", options->files, session.say({"マスター", "files of masters"}))
      ->required();
  import.add_option("--out", options->out, session.say({"データセットの出力先", "the dataset"}))
      ->required();
  import.add_option("--population-year", options->population_year,
                    session.say({"人口の年", "the year of the populations"}));
  import.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->existing = session.existing();
  options->limits = session.limits();
  RENGA_ASSIGN(const Manifest manifest, service::import_masters(*options, session.progress()));
  return describe(manifest, session);
});
}  // namespace renga::cli
);
}

}  // namespace renga::cli
