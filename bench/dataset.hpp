#pragma once

#include "dataset/dataset.hpp"
#include "ground.hpp"

namespace renga::bench {

/// Writes tables of the engine as a dataset, each in the order in which it stands.
void write_dataset(engine::Engine& engine, const std::vector<TableSchema>& tables,
                   Manifest manifest, const std::filesystem::path& folder);

/// Columns by name, all of them with one role.
std::vector<Column> columns_of(Role role,
                               std::initializer_list<std::pair<const char*, Type>> names);

/// The approval of the dossier of all benchmarks, written where it is not there yet.
inline constexpr std::string_view kDossier = "R7-0001";
std::filesystem::path approval_file(const Ground& ground);

/// What `renga --json` printed into a file.
nlohmann::json json_in(const std::filesystem::path& file);

}  // namespace renga::bench
