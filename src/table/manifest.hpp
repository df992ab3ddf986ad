#pragma once

#include "table/column.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace renga {

/// Which identifiers a dataset carries, from most to least dangerous (docs/spec/ids.md).
enum class IdKind { source, stored, processing, provision, none };

/// The databases of the scheme (DAT-03). `linked` is the join of several, at the applicant.
enum class Database { ndb, kaigo, dpc, jisedai, linked };

std::string_view name_of(IdKind kind);
std::string_view name_of(Database database);
Bilingual label_of(IdKind kind);
Bilingual label_of(Database database);
std::optional<IdKind> id_kind_named(std::string_view name);
std::optional<Database> database_named(std::string_view name);

struct TableEntry {
  TableSchema schema;
  std::int64_t rows = 0;
  std::string file;    ///< name inside the dataset's folder
  std::string sha256;  ///< 64 hexadecimal characters
};

/// The parameter of a manifest that names the copy whose provision IDs the dataset carries
/// (IDP-43). Whatever is made of the dataset keeps it.
inline constexpr std::string_view kPlaceParameter = "place";

/// One input of the command that made the dataset: its name without folders, and its digest.
struct InputEntry {
  std::string name;
  std::string sha256;
};

/// manifest.json (docs/spec/dataset.md). It holds no time and no path, so that the same inputs give
/// the same bytes.
struct Manifest {
  Database database = Database::ndb;
  IdKind id_kind = IdKind::source;
  std::string dossier;             ///< empty before a dossier exists
  std::string party;               ///< code name of who holds it
  std::vector<TableEntry> tables;  ///< in the order of their names
  std::string command;             ///< the verb that made it
  std::string version = std::string(kVersion);
  std::vector<InputEntry> inputs;
  std::map<std::string, std::string> parameters;
  std::map<std::string, std::int64_t> counts;  ///< e.g. id5.ok, rejected
  std::vector<std::string> parents;            ///< digests of the manifests it was made from

  const TableEntry* find(std::string_view table) const;
};

std::string to_json(const Manifest& manifest);
Result<Manifest> manifest_from_json(std::string_view text, std::string_view file);

}  // namespace renga
