#include "ingest/ingest.hpp"

#include "crypto/crypto.hpp"
#include "dataset/dataset.hpp"
#include "ingest/csv_rows.hpp"
#include "ingest/output_tables.hpp"
#include "ingest/receipt_plan.hpp"
#include "ingest/source.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace renga::ingest {
namespace {

constexpr std::string_view kRejectedName = "rejected.csv";

struct Inputs {
  std::vector<InputEntry> entries;
  std::int64_t bytes = 0;
};

Done check_database(Database database) {
  if (database == Database::ndb || database == Database::jisedai) return {};
  return fail(
      Error(Code::database_without_reader)
          .rule("ING-35")
          .with("database", label_of(database).japanese)
          .with("known", "ndb (UKE, checkup.csv), jisedai (UKE, checkup.csv, patient.csv …)"));
}

Result<Inputs> inspect(const std::vector<std::filesystem::path>& files) {
  if (files.empty()) return fail(Error(Code::nothing_to_read));
  Inputs inputs;
  std::set<std::string> digests;
  for (const auto& file : files) {
    RENGA_ASSIGN(const std::int64_t bytes, files::size_bytes(file));
    RENGA_ASSIGN(const std::string digest, crypto::sha256_file(file));
    const std::string name = file.filename().string();
    if (!digests.insert(digest).second)
      return fail(Error(Code::source_given_twice).rule("ING-5").with("path", name));
    inputs.entries.push_back({name, digest});
    inputs.bytes += bytes;
  }
  return inputs;
}

/// The Parquet files stay below the size of the input.
Done check_disk(const std::filesystem::path& folder, std::int64_t input_bytes) {
  constexpr std::int64_t kMib = 1 << 20;
  RENGA_ASSIGN(const std::int64_t free, files::free_bytes(folder));
  if (free >= input_bytes) return {};
  return fail(
      Error(Code::disk_short).with("needed_mib", input_bytes / kMib).with("free_mib", free / kMib));
}

/// Reads one input: the beginning of each file in it decides what it is, then it passes piece by
/// piece.
class InputReader final : public files::EntryTaker {
 public:
  using Passed = std::function<void(std::int64_t)>;

  InputReader(std::int64_t ordinal, Intake& intake, std::set<std::string>& digests, Passed passed)
      : ordinal_(ordinal), intake_(&intake), digests_(&digests), passed_(std::move(passed)) {}

  Done begin(const std::string& name, bool packed) override {
    file_ = {name, ordinal_};
    head_.clear();
    source_.reset();
    digest_.reset();
    if (packed) digest_.emplace();
    intake_->findings->enter(name);
    return {};
  }

  Done take(std::string_view piece) override {
    if (digest_)
      digest_->add(crypto::bytes_of(piece));
    else
      passed_(std::ssize(piece));
    if (source_) return source_->take(piece);
    head_ += piece;
    return head_.size() < kHeadBytes ? Done() : open();
  }

  Done end() override {
    if (digest_ && !digests_->insert(to_hex(digest_->finish())).second)
      return fail(Error(Code::source_given_twice).rule("ING-5").with("path", file_.name));
    if (!source_) RENGA_TRY(open());
    return source_->finish();
  }

 private:
  Done open() {
    RENGA_ASSIGN(source_,
                 open_source(std::string_view(head_).substr(0, kHeadBytes), file_, *intake_));
    return source_->take(head_);
  }

  std::int64_t ordinal_;
  Intake* intake_;
  std::set<std::string>* digests_;
  Passed passed_;
  SourceFile file_;
  std::string head_;
  std::unique_ptr<Source> source_;
  std::optional<crypto::Sha256> digest_;  ///< of a packed file, which has none in the manifest
};

Done read_all(const Options& options, const Inputs& inputs, Intake& intake, Progress& progress) {
  progress.begin({"取込み", "Reading"}, inputs.bytes, {"バイト", "bytes"});
  std::int64_t done = 0;
  std::set<std::string> digests;
  for (const InputEntry& entry : inputs.entries) digests.insert(entry.sha256);
  for (std::size_t i = 0; i < options.files.size(); ++i) {
    InputReader reader(static_cast<std::int64_t>(i) + 1, intake, digests, [&](std::int64_t bytes) {
      done += bytes;
      progress.reach(done);
    });
    RENGA_TRY(files::read_unpacked(options.files[i], reader));
  }
  progress.end();
  return {};
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

Done write_tables(OutputTables& tables, const Intake& intake, dataset::Writer& writer,
                  Progress& progress) {
  RENGA_TRY(ensure_receipt_tables(intake));
  const std::vector<TableSchema> schemas = tables.schemas();
  progress.begin({"表の書出し", "Writing tables"}, std::ssize(schemas), {"表", "tables"});
  std::int64_t done = 0;
  std::int64_t rows = 0;
  for (const TableSchema& schema : schemas) {
    progress.reach(done++);
    const TableSchema kept = kept_schema(schema, intake.claims);
    const std::int64_t written = tables.rows(schema.name);
    RENGA_TRY(tables.close(kept));
    RENGA_TRY(writer.adopt(kept, written));
    rows += written;
  }
  progress.end();
  if (rows == 0) return fail(Error(Code::nothing_to_read));
  return {};
}

std::map<std::string, std::int64_t> manifest_counts(const Report& report) {
  std::map<std::string, std::int64_t> counts = {{"rejected", report.rejected_records},
                                                {"warnings", report.warnings}};
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
  Intake intake{options.database, &tables, &findings, {}, {}, {}, 0, {}};
  RENGA_TRY(read_all(options, inputs, intake, progress));
  RENGA_TRY(rejected.finish());
  RENGA_TRY(write_tables(tables, intake, writer, progress));
  return report_of(std::move(intake), inputs.bytes);
}

}  // namespace

Result<Report> ingest(const Options& options, Progress& progress) {
  RENGA_TRY(check_database(options.database));
  RENGA_ASSIGN(const Inputs inputs, inspect(options.files));
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
