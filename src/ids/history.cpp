#include "ids/history.hpp"

#include "ids/functions.hpp"
#include "ids/ids.hpp"
#include "ids/schemas.hpp"
#include "ids/sql.hpp"
#include "ids/workbench.hpp"

namespace renga::ids {
namespace {

using dataset::CsvRow;

enum HistoryColumn : std::size_t { kSubject, kInsurer, kSymbol, kNumber, kBranch, kFrom, kTo };

dataset::CsvFile history_file(const files::Path& path) {
  return {path,
          {"subject", "insurer_number", "symbol", "number", "branch", "valid_from", "valid_to"},
          "IDP-25"};
}

/// What a still valid number has as its last day in the table.
constexpr std::int32_t kOpenEndDays = 2932896;  // 9999-12-31

std::optional<Date> last_day(std::string_view text) {
  return text.empty() ? Date::from_days(kOpenEndDays) : parse_iso_date(text);
}

Done put_number(const CsvRow& row, engine::Appender& rows) {
  if (row[kSubject].empty()) return fail(row.bad(kSubject, "text", "a key of the person"));
  const auto number = normalised_number(
      Personal<WrittenNumber>({row[kInsurer], row[kSymbol], row[kNumber], row[kBranch]}));
  if (!number) return fail(row.bad(kNumber, "insured number", "IDP-13"));
  const auto from = parse_iso_date(row[kFrom]);
  if (!from) return fail(row.bad(kFrom, "date", "YYYY-MM-DD"));
  const auto until = last_day(row[kTo]);
  if (!until || *until < *from)
    return fail(row.bad(kTo, "date", "YYYY-MM-DD, not before valid_from"));
  const InsuredNumber& parts = number->disclose();
  rows.text(row[kSubject]);
  for (const std::string_view part :
       {std::string_view(parts.insurer), std::string_view(parts.symbol),
        std::string_view(parts.number), std::string_view(parts.branch)})
    rows.text(part);
  rows.text(number_key(*number).disclose());
  rows.date(*from);
  rows.date(*until);
  rows.end_row();
  return {};
}

/// A history that was verified when it was loaded (IDP-56).
Result<std::int64_t> open_loaded(engine::Engine& engine, const files::Path& folder) {
  RENGA_ASSIGN(const dataset::Dataset loaded, dataset::Dataset::open(folder));
  RENGA_TRY(loaded.require(IdKind::source));
  RENGA_ASSIGN(const TableEntry* table, loaded.table(history_schema().name));
  const auto profile = loaded.manifest().parameters.find("profile");
  if (profile == loaded.manifest().parameters.end() || profile->second != kProfile)
    return fail(Error(code::dataset_format_unknown)
                    .at({folder.string(), 0, ""})
                    .with("format", "history, profile other than " + std::string(kProfile)));
  RENGA_TRY(engine.view_parquet(table->schema.name, loaded.file_of(*table)));
  return table->rows;
}

}  // namespace

Result<std::int64_t> load_history(engine::Engine& engine, const files::Path& history) {
  if (std::filesystem::is_directory(history)) return open_loaded(engine, history);
  return dataset::load_csv(engine, history_schema(), history_file(history), &put_number);
}

Result<InputEntry> history_input(const files::Path& history) {
  if (std::filesystem::is_directory(history)) {
    RENGA_ASSIGN(const dataset::Dataset loaded, dataset::Dataset::open(history));
    return input_of(loaded);
  }
  RENGA_ASSIGN(std::string digest, crypto::sha256_file(history));
  return InputEntry{history.filename().string(), std::move(digest)};
}

Result<Outcome> keep_history(const HistoryOptions& options, Progress& progress) {
  RENGA_ASSIGN(Workbench bench, open_workbench(options.out, options.existing, options.limits));
  const Step step(progress, {"番号の履歴を読んでいます", "Reading the history of numbers"});
  const TableSchema schema = history_schema();
  RENGA_TRY(dataset::load_csv(bench.engine, schema, history_file(options.csv), &put_number));
  Manifest manifest;
  manifest.id_kind = IdKind::source;
  manifest.party = "fund";
  manifest.command = "ids history load";
  manifest.parameters = {{"profile", std::string(kProfile)}};
  RENGA_ASSIGN(InputEntry input, history_input(options.csv));
  manifest.inputs.push_back(std::move(input));
  const std::vector<std::string> order = {"subject", "valid_from", "insurer",
                                          "symbol",  "number",     "branch"};
  RENGA_TRY(bench.writer.add(bench.engine, schema, schema.name, order));
  RENGA_ASSIGN(const auto counted, bench.engine.rows(sql::history_counts));
  manifest.counts["history.rows"] = counted.at(0).integer(0);
  manifest.counts["history.subjects"] = counted.at(0).integer(1);
  return publish(std::move(bench), std::move(manifest));
}

}  // namespace renga::ids
