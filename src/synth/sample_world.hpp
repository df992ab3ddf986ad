#pragma once

// One small world for the tests of this room, made once per test program.

#include "synth/synth.hpp"
#include "table/table.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace renga::synth::sample {

inline constexpr std::int64_t kPeople = 4000;
inline constexpr int kMonths = 6;

inline std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A folder that goes away with the test program.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() /
              ("renga_synth_" + std::to_string(::getpid()) + "_" + name)) {}
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Result<Summary> make_world(const std::filesystem::path& out, std::int64_t people,
                                  std::uint64_t seed, int months) {
  NoProgress progress;
  return make({.people = people, .seed = seed, .out = out, .months = months}, progress);
}

/// The world that most tests look at.
struct World {
  Folder folder{"world"};
  Summary summary;

  static const World& get() {
    static const World world;
    return world;
  }

  std::filesystem::path path(const std::string& name) const { return folder.path() / name; }

 private:
  World() { summary = make_world(folder.path(), kPeople, 7, kMonths).value(); }
};

/// The relative names and contents of all files below a folder.
inline std::map<std::string, std::string> contents(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).string()] = content(entry.path());
  }
  return files;
}

using Row = std::map<std::string, std::string>;

/// A CSV file as rows by column name.
inline std::vector<Row> rows(const std::filesystem::path& path) {
  const auto records = parse_csv(content(path)).value();
  std::vector<Row> rows;
  for (std::size_t i = 1; i < records.size(); ++i) {
    Row row;
    for (std::size_t column = 0; column < records[0].fields.size(); ++column)
      row[records[0].fields[column]] = records[i].fields.at(column);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace renga::synth::sample
