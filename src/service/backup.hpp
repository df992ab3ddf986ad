#pragma once

#include "files/files.hpp"
#include "service/office_place.hpp"

#include <cstdint>
#include <filesystem>

namespace renga::service {

/// What a backup holds.
struct Backup {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
};

/// Writes everything of a folder that is served into another, whole or not at all, while the server
/// goes on: the store as it is at one moment, then what only grows (uploads), settings and the
/// server's key. `backup.json` holds the digest of each file. With PostgreSQL the database is its
/// own tools' to back up: backup_of_postgresql.
Result<Backup> back_up(const OfficePlace& place, const std::filesystem::path& out,
                       files::Existing existing);

/// Holds every file against its digest and lays the folder out anew; nothing is written where one
/// is wrong.
Result<Backup> restore(const std::filesystem::path& backup, const std::filesystem::path& out,
                       files::Existing existing);

}  // namespace renga::service
