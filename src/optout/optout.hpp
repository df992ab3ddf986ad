#pragma once

// The one header of this room: the register of people who refused, and taking their records out
// (docs/spec/optout.md; 次世代医療基盤法, opt-out by notice).

#include "base/base.hpp"
#include "dataset/dataset.hpp"
#include "engine/engine.hpp"
#include "files/files.hpp"
#include "optout/register.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::optout {

/// Adds the people of a CSV file to a register, which is made where it is not there. Hands back how
/// many were added; who is in it already is not added again. Errors: column_missing, field_bad,
/// field_missing, identifiers_missing, register_open.
Result<std::int64_t> add(const std::filesystem::path& register_file,
                         const std::filesystem::path& people, const NormalForms& forms);

/// Where the Parquet file of a table lies.
using PlaceOf = std::function<std::filesystem::path(std::string_view table)>;

/// Adds tables to a dataset without the rows of people of the register, and hands back how many
/// those were. Their files may be the ones that the writer is about to write.
Result<std::int64_t> write_without(const Register& refusals, const NormalForms& forms,
                                   std::span<const TableSchema> tables, const PlaceOf& place_of,
                                   dataset::Writer& writer, engine::Limits limits);

/// A dataset that was made, directly or in steps, from the one that people were taken out of.
struct Descendant {
  std::string manifest;  ///< name of its file or folder as given
  std::string dossier;
  IdKind id_kind = IdKind::none;
};

struct ApplyOptions {
  std::filesystem::path dataset;  ///< of the kind source
  std::filesystem::path register_file;
  std::vector<std::filesystem::path> manifests;  ///< of what was delivered
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

struct Applied {
  Manifest manifest;
  std::int64_t removed_rows = 0;
  std::vector<Descendant> deliveries;  ///< empty where nothing was removed
};

/// Writes a held source dataset again without the people of the register, and tells which of the
/// given manifests descend from it.
Result<Applied> apply(const ApplyOptions& options, const NormalForms& forms, Progress& progress);

}  // namespace renga::optout
