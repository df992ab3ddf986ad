#include "ingest/ingest.hpp"

#include "dataset/dataset.hpp"
#include "ingest/inputs.hpp"
#include "ingest/packages.hpp"
#include "ingest/source.hpp"
#include "ingest/working_tables.hpp"

namespace renga::ingest {
namespace {

constexpr std::string_view kRejectedName = "rejected.csv";

Done check_database(Database database) {
  if (database != Database::linked) return {};
  return fail(Error(Code::database_without_reader)
                  .rule("ING-35")
                  .with("database", label_of(database).japanese)
                  .with("known", "ndb, jisedai, kaigo, dpc"));
}

/// The working tables and the Parquet files together stay below the size of the input.
Done check_disk(const std::filesystem::path& folder, std::int64_t input_bytes) {
  constexpr std::int64_t kMib = 1 << 20;
  RENGA_ASSIGN(const std::int64_t free, files::free_bytes(folder));
  if (free >= input_bytes) return {};
  return fail(
      Error(Code::disk_short).with("needed_mib", input_bytes / kMib).with("free_mib", free / kMib));
}

/// Reads one file: its beginning decides what it is, then it passes piece by piece.
Done read_file(const std::filesystem::path& path, const SourceFile& file, Intake& intake,
               const std::function<void(std::int64_t)>& passed) {
  std::string head;
  std::unique_ptr<Source> source;
  const auto open = [&]() -> Done {
    RENGA_ASSIGN(source, open_source(std::string_view(head).substr(0, kHeadBytes), file, intake));
    return source->take(head);
  };
  RENGA_TRY(files::read_pieces(path, [&](std::string_view piece) -> Done {
    passed(std::ssize(piece));
    if (source) return source->take(piece);
    head += piece;
    return head.size() < kHeadBytes ? Done() : open();
  }));
  if (!source) RENGA_TRY(open());
  return source->finish();
}

Done read_all(const Inputs& inputs, Intake& intake, Progress& progress) {
  progress.begin({"取込み", "Reading"}, inputs.bytes, {"バイト", "bytes"});
  std::int64_t done = 0;
  std::int64_t ordinal = 0;
  for (const InputFile& input : inputs.files) {
    const SourceFile file{input.name, ++ordinal};
    intake.findings->enter(file.name);
    RENGA_TRY(read_file(input.path, file, intake, [&](std::int64_t bytes) {
      done += bytes;
      progress.reach(done);
    }));
  }
  progress.end();
  return {};
}

Done write_tables(WorkingTables& tables, dataset::Writer& writer, Progress& progress) {
  const std::vector<TableSchema> schemas = tables.schemas();
  progress.begin({"表の書出し", "Writing tables"}, std::ssize(schemas), {"表", "tables"});
  std::int64_t done = 0;
  std::int64_t rows = 0;
  for (const TableSchema& schema : schemas) {
    progress.reach(done++);
    if (schema.name == rejected_schema().name) {
      RENGA_TRY(tables.engine().write_csv(schema, schema.name, {}, writer.beside(kRejectedName)));
      continue;
    }
    // Rows were appended in the order of the input, and the engine keeps it.
    RENGA_ASSIGN(const std::int64_t written, writer.add(tables.engine(), schema, schema.name, {}));
    rows += written;
  }
  progress.end();
  if (rows == 0) return fail(Error(Code::nothing_to_read));
  return {};
}

std::map<std::string, std::int64_t> manifest_counts(const Report& report) {
  std::map<std::string, std::int64_t> counts = {{"rejected", report.rejected_records},
                                                {"warnings", report.warnings}};
  if (report.removed_rows > 0) counts["opted_out.rows"] = report.removed_rows;
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
  report.rejected_records = intake.findings->rejected_records();
  report.warnings = intake.findings->warnings();
  report.bytes = bytes;
  return report;
}

/// Everything but the manifest; the engine is closed when this returns.
Result<Report> fill(const Options& options, const Inputs& inputs, dataset::Writer& writer,
                    Progress& progress) {
  RENGA_ASSIGN(WorkingTables tables, WorkingTables::open(writer.scratch(), options.limits));
  RENGA_ASSIGN(engine::Appender * rejected, tables.rows_of(rejected_schema()));
  Findings findings(*rejected);
  Intake intake{options.database, &tables, &findings, {}, {}, {}, {}};
  RENGA_TRY(read_all(inputs, intake, progress));
  check_packages(intake);
  RENGA_TRY(tables.finish());
  RENGA_TRY(tables.drop_open_stays());
  Report report = report_of(std::move(intake), inputs.bytes);
  if (options.remove_rows) {
    RENGA_ASSIGN(report.removed_rows, options.remove_rows(tables.engine(), tables.schemas()));
  }
  RENGA_TRY(write_tables(tables, writer, progress));
  return report;
}

}  // namespace

Result<Report> ingest(const Options& options, Progress& progress) {
  RENGA_TRY(check_database(options.database));
  RENGA_ASSIGN(const Inputs inputs, look_at(options.files));
  RENGA_ASSIGN(dataset::Writer writer, dataset::Writer::create(options.out, options.existing));
  RENGA_TRY(check_disk(writer.scratch(), inputs.bytes));
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
