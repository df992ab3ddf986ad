#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace renga::fuzz {

/// A folder of this process for readers that take a path.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() / ("renga-fuzz-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path place(std::string_view name) const { return path_ / name; }
  /// A new file each time: to cut an old one may wait for the disk.
  std::filesystem::path write(std::string_view name, std::string_view bytes) const {
    std::filesystem::remove(place(name));
    std::ofstream(place(name), std::ios::binary) << bytes;
    return place(name);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace renga::fuzz
