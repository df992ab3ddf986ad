#pragma once

#include "files/files.hpp"
#include "package/statement.hpp"

#include <filesystem>
#include <set>
#include <string>

namespace renga::package {

/// The numbers of the packages that one party received (PKG-15): one text file, replaced as a whole
/// at every addition. Held by one process at a time, from opening a package until what was in it
/// lies in its place.
class Register {
 public:
  /// A file that is not there yet is an empty register.
  static Result<Register> open(const std::filesystem::path& file);

  /// package_received_before where the number is known.
  Done refuse_known(const Statement& statement) const;
  Done add(const Statement& statement, std::string_view received_utc);

 private:
  Register(std::filesystem::path file, files::FileLock lock, std::string text)
      : file_(std::move(file)), lock_(std::move(lock)), text_(std::move(text)) {}
  Done understand();

  std::filesystem::path file_;
  files::FileLock lock_;
  std::string text_;
  std::set<std::string, std::less<>> numbers_;
};

}  // namespace renga::package
