#pragma once

#include "store/address.hpp"
#include "store/statement.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace renga::store {

class Session;

/// What belongs together: all of it is kept, or nothing. It is undone where it is not committed. A
/// statement that failed leaves only undoing.
class Transaction {
 public:
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  /// A statement without an answer; hands back how many rows it touched. store_conflict where a
  /// row of that key is there.
  Result<std::int64_t> run(const Sql& sql, const Parameters& parameters = {});
  Done each(const Sql& sql, const Parameters& parameters,
            const std::function<Done(const Row&)>& take);
  Result<std::vector<Row>> rows(const Sql& sql, const Parameters& parameters = {});
  /// The one row of the answer, or nothing where it is empty; more is a bug.
  Result<std::optional<Row>> row(const Sql& sql, const Parameters& parameters = {});

  /// On the disk when this returns.
  Done commit();

 private:
  friend class Store;
  explicit Transaction(Session& session) : session_(&session) {}

  Session* session_;  ///< nothing once it is over
  bool failed_ = false;
};

/// What a store that is not yet, or of an earlier version, is opened for.
enum class Opening : std::uint8_t {
  existing,  ///< store_missing, store_older
  create,    ///< an empty database gets the tables
  upgrade,   ///< and the schema of an earlier version the missing steps (STO-5)
};

/// An open store. One thread at a time uses it; each thread may open its own.
class Store {
 public:
  /// store_foreign where the database holds anything else than a schema of this program.
  static Result<Store> open(const Address& address, Opening opening);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) = delete;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  ~Store();

  /// For writing. In SQLite nobody else writes meanwhile; in PostgreSQL nobody who locks the same
  /// rows.
  Result<Transaction> write();
  /// For reading: one state, whatever others commit meanwhile.
  Result<Transaction> read();

  /// Writes the store as it is at one moment into a new SQLite file, while others go on reading and
  /// writing. Of SQLite alone: a PostgreSQL is backed up by its own tools.
  Done copy_to(const std::filesystem::path& file);

  const Address& address() const;
  /// So that erased values do not linger in the files of the database, as far as it can.
  Done forget();

 private:
  explicit Store(std::unique_ptr<Session> session);

  std::unique_ptr<Session> session_;
};

}  // namespace renga::store
