#pragma once

// The one header of this room: an approved request becomes an extract, tables, or a preset dataset
// (docs/spec/extract.md, tabulate.md, sampling.md).

#include "base/base.hpp"
#include "dataset/dataset.hpp"
#include "disclosure/disclosure.hpp"
#include "engine/engine.hpp"
#include "extract/request.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace renga::extract {

struct Options {
  std::filesystem::path dataset;  ///< kind `stored`
  std::filesystem::path request;  ///< TOML
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
  dataset::Form form = dataset::Form::parquet;
  std::optional<std::filesystem::path> report = std::nullopt;  ///< HTML
  Language language = Language::japanese;                      ///< of the report
};

/// Persons who were still there after one step of the population (EXT-4).
struct Step {
  std::string name;
  Bilingual label;
  std::int64_t persons = 0;
};

/// A column that went out without a single value (EXT-19).
struct EmptyColumn {
  std::string table;
  std::string column;
};

struct Report {
  Request request;
  Manifest manifest;
  std::vector<Step> steps;                   ///< special extraction
  std::map<std::string, std::int64_t> rows;  ///< per table
  std::vector<EmptyColumn> empty_columns;
  std::map<std::string, std::int64_t> counts = {};  ///< preset datasets: what was done, by name
};

/// Special extraction and preset datasets, as the request says. Refused: an approval without
/// Act::extract (EXT-2), a column without exception (EXT-7), a period that begins too early
/// (EXT-9), a month that presets are not made of (SMP-2), a disk without room (EXT-24).
Result<Report> extract(const Approval& approval, const Options& options, Progress& progress);

/// One step of a plan with what it may leave over (EXT-23).
struct PlannedStep {
  std::string name;
  std::string kind;  ///< prepare, select, number, count, write
  Bilingual label;
  std::vector<std::string> reads;       ///< tables of the dataset
  std::optional<std::int64_t> persons;  ///< guessed, after a step that selects
  std::optional<std::int64_t> rows;     ///< guessed, of a table that is written or counted
  std::optional<std::int64_t> receipts = std::nullopt;  ///< of a preset: after the step
  std::optional<std::int64_t> cells = std::nullopt;     ///< guessed, of a table of counts
};

/// What an extraction would do and cost, guessed from the manifest and the first rows of each
/// table.
struct Explanation {
  std::string dossier;
  std::vector<PlannedStep> steps;
  std::int64_t rows_read = 0;
  std::int64_t rows_written = 0;
  std::int64_t bytes_written = 0;
  std::int64_t memory_mib = 0;
  std::int64_t spill_mib = 0;  ///< what does not fit into the memory limit
  std::int64_t seconds = 0;
};

/// The plan of a special extraction or a preset dataset; nothing is written (EXT-23, SMP-10).
Result<Explanation> explain(const Approval& approval, const Options& options);

/// A table that was made (TAB-8).
struct MadeTable {
  std::string file;
  std::string sha256;
  std::int64_t cells = 0;
  std::int64_t hidden_primary = 0;
  std::int64_t hidden_secondary = 0;
};

/// What a guideline demands of tables that are to be published; the room that checks publications
/// knows it.
using RulesNamed = std::function<Result<disclosure::Rules>(std::string_view rulebook)>;

/// Code → name of places (`municipality`) or of the codes of a column (`sy.disease`); empty where
/// the folder of masters does not have them. The room that reads masters knows them.
using NamesIn = std::function<Result<std::map<std::string, std::string>>(std::string_view of)>;

/// The populations of municipalities in a file.
using PopulationsIn =
    std::function<Result<std::vector<disclosure::Municipality>>(const std::filesystem::path& file)>;

struct TabulateOptions {
  std::filesystem::path dataset;  ///< kind `stored`
  std::filesystem::path request;  ///< TOML
  std::filesystem::path out;      ///< folder of tables and their declaration
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
  RulesNamed rules_named;
  std::optional<std::filesystem::path> populations = std::nullopt;  ///< CSV (TAB-11)
  PopulationsIn populations_in = {};  ///< needed where `populations` is given
  std::optional<std::filesystem::path> masters = std::nullopt;  ///< a dataset of masters (TAB-12)
  NamesIn names_in = {};                                        ///< needed where `masters` is given
  std::optional<std::filesystem::path> report = std::nullopt;   ///< HTML
  Language language = Language::japanese;                       ///< of the report
};

struct TabulateReport {
  Request request;
  std::string dossier;
  std::vector<Step> steps;
  std::vector<MadeTable> tables;
  disclosure::Judgement judgement;  ///< on the tables as they go out
};

/// Aggregate tables (集計表), protected before they are written (docs/spec/tabulate.md). Refused:
/// an approval without Act::extract, too many tables or axes, a column without exception.
Result<TabulateReport> tabulate(const Approval& approval, const TabulateOptions& options,
                                Progress& progress);

/// The plan of aggregate tables; nothing is written (TAB-13). The same requests are refused.
Result<Explanation> explain(const Approval& approval, const TabulateOptions& options);

}  // namespace renga::extract
