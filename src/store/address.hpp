#pragma once

#include "store/errors.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace renga::store {

enum class Kind : std::uint8_t { sqlite, postgresql };

/// Where a store lies: a file of SQLite, or a database of PostgreSQL.
class Address {
 public:
  static Address of_file(std::filesystem::path file);
  /// `postgresql://…`, `postgres://…`, or `sqlite:FILE`. store_address_bad where it is none.
  static Result<Address> parse(std::string_view text);

  Kind kind() const { return kind_; }
  const std::filesystem::path& file() const { return file_; }  ///< of SQLite
  /// For messages: the file, or host and database without account and password.
  const std::string& label() const { return label_; }
  /// What libpq connects with; may hold a password.
  const std::string& connection() const { return connection_; }

 private:
  Address(Kind kind, std::filesystem::path file, std::string label, std::string connection)
      : kind_(kind),
        file_(std::move(file)),
        label_(std::move(label)),
        connection_(std::move(connection)) {}

  Kind kind_;
  std::filesystem::path file_;
  std::string label_;
  std::string connection_;
};

}  // namespace renga::store
