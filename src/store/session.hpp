#pragma once

// The only place where SOCI is spoken to. One session is used by one thread at a time.

#include "store/address.hpp"
#include "store/dialect.hpp"
#include "store/statement.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace soci {
class session;
}

namespace renga::store {

class Prepared;

using TakeRow = std::function<Done(const Row&)>;

class Session {
 public:
  static Result<std::unique_ptr<Session>> connect(const Address& address);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  const Dialect& dialect() const { return dialect_; }
  const Address& address() const { return address_; }

  /// Runs a statement that answers with no rows; hands back how many rows it touched.
  Result<std::int64_t> run(const Sql& sql, const Parameters& parameters);
  Done each(const Sql& sql, const Parameters& parameters, const TakeRow& take);
  /// A statement without values that is not kept prepared.
  Done run_once(const Sql& sql);
  /// Begins a transaction; a connection that the server closed meanwhile is made anew.
  Done begin(const Sql& sql);

 private:
  Session(Address address, std::unique_ptr<soci::session> connection);

  Done prepare_connection();
  Done reconnect();
  /// Kept prepared under its name and the kinds of its values.
  Prepared& prepared(const std::string& name, const Sql& sql, const Parameters& parameters,
                     bool answers);
  template <typename Work>
  auto guarded(const Sql& sql, const std::string& name, const Work& work) -> decltype(work());

  Address address_;
  const Dialect& dialect_;
  std::unique_ptr<soci::session> connection_;
  std::map<std::string, std::unique_ptr<Prepared>> prepared_;
};

}  // namespace renga::store
