#include "ingest/ingest.hpp"

#include "ingest/csv_rows.hpp"
#include "ingest/errors.hpp"
#include "ingest/input_reader.hpp"
#include "ingest/inputs.hpp"
#include "ingest/output_tables.hpp"
#include "ingest/receipt_plan.hpp"
#include "ingest/source.hpp"

#include <algorithm>

namespace renga::ingest {
namespace {

constexpr std::string_view kRejectedName = "rejected.csv";

Done check_database(Database database) {
  if (database != Database::linked) return {};
  return fail(Error(code::database_without_reader)
                  .rule("ING-35")
                  .with("database", label_of(database).japanese)
                  .with("known", "ndb, jisedai, kaigo, dpc"));
}

/// The Parquet files stay below the size of the input.
Done check_disk(const std::filesystem::path& folder, std::int64_t input_bytes) {
  constexpr std::int64_t kMib = 1 << 20;
  RENGA_ASSIGN(const std::int64_t free, files::free_bytes(folder));
  if (free >= input_bytes) return {};
  return fail(
      Error(code::disk_short).with("needed_mib", input_bytes / kMib).with("free_mib", free / kMib));
}

Done read_all(const Inputs& inputs, Intake& intake, Progress& progress) {
  progress.begin({"取込み", "Reading"}, inputs.bytes, {"バイト", "bytes"});
  std::int64_t done = 0;
  std::int64_t ordinal = 0;
  std::set<std::string> digests = inputs.digests;
  for (const InputFile& input : inputs.files) {
    InputReader reader(input, ++ordinal, intake, digests, [&](std::int64_t bytes) {
      done += bytes;
      progress.reach(done);
    });
    RENGA_TRY(files::read_unpacked(input.path, input.name, reader));
  }
  progress.end();
  return finish_intake(intake);
}

/// The tables that every dataset with receipts of these kinds has, even without rows.
Done ensure_receipt_tables(const Intake& intake) {
  for (const ReceiptTable& table : receipt_tables())
    if ((table.kinds & intake.claims) != 0 && !table.rare)
      RENGA_TRY(intake.tables->rows_of(table.schema));
  return {};
}

/// The columns of a table that the dataset keeps: of receipts, those of the kinds that were read.
TableSchema kept_schema(const TableSchema& schema, std::uint8_t claims) {
  for (const ReceiptTable& table : receipt_tables())
    if (table.schema.name == schema.name) return schema_of(table, claims);
  return schema;
}

/// Why there is nothing to write: the first record that was set aside says it (ING-246).
Error nothing_read(const Findings& findings) {
  const auto is_rejected = [](const Finding& finding) {
    return finding.severity == Severity::rejected;
  };
  const auto first = std::ranges::find_if(findings.kept(), is_rejected);
  if (first == findings.kept().end()) return Error(code::nothing_to_read);
  return Error(code::every_record_set_aside)
      .rule("ING-246")
      .with("records", findings.rejected_records())
      .with("reason_ja", first->error.message(Language::japanese))
      .with("reason_en", first->error.message(Language::english));
}

/// Ends the tables' files and hands back what they hold.
Result<std::vector<TableSchema>> close_tables(OutputTables& tables, const Intake& intake,
                                              Progress& progress) {
  RENGA_TRY(ensure_receipt_tables(intake));
  const std::vector<TableSchema> schemas = tables.schemas();
  progress.begin({"表の書出し", "Writing tables"}, std::ssize(schemas), {"表", "tables"});
  std::vector<TableSchema> kept;
  std::int64_t rows = 0;
  for (const TableSchema& schema : schemas) {
    progress.reach(std::ssize(kept));
    kept.push_back(kept_schema(schema, intake.claims));
    RENGA_TRY(tables.close(kept.back()));
    rows += tables.rows(schema.name);
  }
  progress.end();
  if (rows == 0) return fail(nothing_read(*intake.findings));
  return kept;
}

std::map<std::string, std::int64_t> manifest_counts(const Report& report) {
  std::map<std::string, std::int64_t> counts = {{"rejected", report.rejected_records},
                                                {"warnings", report.warnings}};
  if (report.removed_rows > 0) counts["opted_out.rows"] = report.removed_rows;
  for (const auto& [name, count] : report.ignored) counts["ignored"] += count;
  for (const auto& [name, count] : report.finding_counts) counts["finding." + name] = count;
  for (const Check& check : report.checks)
    if (!check.agrees) ++counts["check." + check.name + ".disagrees"];
  return counts;
}

Report report_of(Intake intake, std::int64_t bytes) {
  Report report;
  report.rows = std::move(intake.rows);
  report.checks = std::move(intake.checks);
  report.findings = intake.findings->kept();
  report.finding_counts = intake.findings->counts();
  report.ignored.insert(intake.ignored.counts().begin(), intake.ignored.counts().end());
  report.rejected_records = intake.findings->rejected_records();
  report.warnings = intake.findings->warnings();
  report.bytes = bytes;
  return report;
}

parquet::Threads threads_of(const engine::Limits& limits) {
  return limits.threads == 1 ? parquet::Threads::one : parquet::Threads::two;
}

/// Everything but the manifest.
Result<Report> fill(const Options& options, const Inputs& inputs, dataset::Writer& writer,
                    Progress& progress) {
  OutputTables tables([&](std::string_view table) { return writer.place(table); },
                      threads_of(options.limits));
  CsvRows rejected(rejected_schema(), writer.beside(kRejectedName));
  Findings findings(rejected);
  Intake intake{options.database, &tables, &findings};
  RENGA_TRY(read_all(inputs, intake, progress));
  RENGA_TRY(rejected.finish());
  RENGA_ASSIGN(const std::vector<TableSchema> kept, close_tables(tables, intake, progress));
  Report report = report_of(std::move(intake), inputs.bytes);
  if (options.add_without) {
    RENGA_ASSIGN(report.removed_rows, options.add_without(kept, writer));
  } else {
    for (const TableSchema& schema : kept)
      RENGA_TRY(writer.adopt(schema, tables.rows(schema.name)));
  }
  return report;
}

}  // namespace

Result<Report> ingest(const Options& options, Progress& progress) {
  RENGA_TRY(check_database(options.database));
  // Digests of what has no room would be hours of work for nothing (ING-36).
  RENGA_ASSIGN(const std::int64_t bytes, bytes_of(options.files));
  RENGA_ASSIGN(dataset::Writer writer, dataset::Writer::create(options.out, options.existing));
  RENGA_TRY(check_disk(writer.scratch(), bytes));
  RENGA_ASSIGN(const Inputs inputs, look_at(options.files));
  RENGA_ASSIGN(Report report, fill(options, inputs, writer, progress));
  Manifest manifest;
  manifest.database = options.database;
  manifest.id_kind = IdKind::source;
  manifest.party = options.party;
  manifest.command = "ingest";
  manifest.inputs = inputs.entries;
  manifest.counts = manifest_counts(report);
  RENGA_ASSIGN(report.manifest, writer.publish(std::move(manifest)));
  return report;
}

}  // namespace renga::ingest
