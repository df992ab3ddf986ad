#pragma once

#include "base/base.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace renga::ingest {

/// One file to read. Its name is what findings call it: without the folders above what was given.
struct InputFile {
  std::filesystem::path path;
  std::string name;
};

struct Inputs {
  std::vector<InputFile> files;     ///< in the order of reading
  std::set<std::string> digests;    ///< of their contents
  std::vector<InputEntry> entries;  ///< what was given, with digests: a folder is one of them
  std::int64_t bytes = 0;
};

/// How long the files are that would be read, without a look into them: file_missing.
Result<std::int64_t> bytes_of(const std::vector<std::filesystem::path>& given);

/// Looks at what was given: files, and folders, which stand for the files below them in the order
/// of their names (ING-200). Errors: nothing_to_read, file_missing, source_given_twice.
Result<Inputs> look_at(const std::vector<std::filesystem::path>& given);

/// Whether a file found in a folder or an archive holds no record: schemas, and files of a storage
/// that are not valid any more (ING-200, ING-225).
bool is_passed_over(const std::filesystem::path& file);

/// The name of a file in an archive, from `archive!entry`: as below a folder.
std::string name_inside(const std::string& archive, const std::string& entry,
                        std::int64_t position);

/// The name of a file below a folder. A file of an SS-MIX2 storage bears the number of a patient,
/// so that only its position and its kind are told (ING-201).
std::string name_below(const std::filesystem::path& folder, const std::filesystem::path& file,
                       std::int64_t position);

}  // namespace renga::ingest
