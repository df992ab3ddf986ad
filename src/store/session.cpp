#include "store/session.hpp"

#include "store/prepared.hpp"
#include "store/sql.hpp"

#include <array>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace renga::store {
namespace {

constexpr int kSqliteBusy = 5;
constexpr int kSqliteConstraint = 19;
constexpr int kPrimaryBits = 0xff;

/// What went wrong, without the text of the database: it may hold values.
struct Fault {
  Code code;
  std::string reason;
};

/// By the classes of the SQLSTATE; a blank one is a connection that is no more.
Code code_of(const std::string& state) {
  struct Class {
    std::string_view begins;
    Code code;
  };
  constexpr std::array kClasses = {Class{"23", code::store_conflict},
                                   Class{"55P03", code::store_busy}, Class{"40", code::store_busy},
                                   Class{"08", code::store_unreachable},
                                   Class{"57P", code::store_unreachable}};
  if (state.find_first_not_of(' ') == std::string::npos) return code::store_unreachable;
  for (const Class& one : kClasses)
    if (state.starts_with(one.begins)) return one.code;
  return code::store_failed;
}

Fault fault_of(const soci::soci_error& error) {
  if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
    const int result = sqlite->result() & kPrimaryBits;
    const Code code = result == kSqliteBusy         ? code::store_busy
                      : result == kSqliteConstraint ? code::store_conflict
                                                    : code::store_failed;
    return {code, "SQLite " + std::to_string(sqlite->result())};
  }
  if (const auto* postgresql = dynamic_cast<const soci::postgresql_soci_error*>(&error)) {
    const std::string state = postgresql->sqlstate();
    return {code_of(state), "PostgreSQL " + state};
  }
  return {code::store_failed, "SOCI"};
}

Error error_of(const soci::soci_error& error, const Address& address, const Sql& sql) {
  const Fault fault = fault_of(error);
  return Error(fault.code)
      .with("store", address.label())
      .with("statement", sql.name)
      .with("reason", fault.reason);
}

/// SOCI cuts the text at blanks and quotes; seconds to wait for another process come with it.
std::unique_ptr<soci::session> connected(const Address& address) {
  if (address.kind() == Kind::sqlite)
    return std::make_unique<soci::session>(soci::sqlite3,
                                           "db=\"" + address.file().string() + "\" timeout=10");
  return std::make_unique<soci::session>(soci::postgresql, address.connection());
}

Error unreachable(const soci::soci_error& error, const Address& address) {
  return Error(code::store_unreachable)
      .with("store", address.label())
      .with("reason", fault_of(error).reason);
}

/// A statement is prepared anew where a value is of another kind.
std::string name_of(const Sql& sql, const Parameters& parameters) {
  std::string name = std::string(sql.name) + " ";
  for (const Parameter& parameter : parameters)
    name += std::holds_alternative<std::int64_t>(parameter.value.held()) ? 'n' : 't';
  return name;
}

}  // namespace

Session::Session(Address address, std::unique_ptr<soci::session> connection)
    : address_(std::move(address)),
      dialect_(dialect_of(address_.kind())),
      connection_(std::move(connection)) {}

Session::~Session() {
  prepared_.clear();
}

Result<std::unique_ptr<Session>> Session::connect(const Address& address) {
  try {
    auto connection = connected(address);
    auto session = std::unique_ptr<Session>(new Session(address, std::move(connection)));
    RENGA_TRY(session->prepare_connection());
    return session;
  } catch (const soci::soci_error& error) {
    return fail(unreachable(error, address));
  }
}

Done Session::prepare_connection() {
  constexpr std::array kSqlite = {sql::sqlite_write_ahead, sql::sqlite_durable,
                                  sql::sqlite_references, sql::sqlite_overwrite};
  constexpr std::array kPostgresql = {sql::postgresql_quiet, sql::postgresql_patience};
  if (address_.kind() == Kind::sqlite) {
    for (const Sql& sql : kSqlite) RENGA_TRY(run_once(sql));
  } else {
    for (const Sql& sql : kPostgresql) RENGA_TRY(run_once(sql));
  }
  return {};
}

template <typename Work>
auto Session::guarded(const Sql& sql, const std::string& name, const Work& work)
    -> decltype(work()) {
  try {
    return work();
  } catch (const soci::soci_error& error) {
    prepared_.erase(name);
    return fail(error_of(error, address_, sql));
  }
}

Prepared& Session::prepared(const std::string& name, const Sql& sql, const Parameters& parameters,
                            bool answers) {
  auto& kept = prepared_[name];
  if (kept == nullptr)
    kept =
        std::make_unique<Prepared>(*connection_, written_for(dialect_, sql), parameters, answers);
  return *kept;
}

Result<std::int64_t> Session::run(const Sql& sql, const Parameters& parameters) {
  const std::string name = name_of(sql, parameters);
  return guarded(sql, name, [&]() -> Result<std::int64_t> {
    return prepared(name, sql, parameters, false).run(parameters);
  });
}

Done Session::each(const Sql& sql, const Parameters& parameters, const TakeRow& take) {
  const std::string name = name_of(sql, parameters);
  return guarded(sql, name,
                 [&] { return prepared(name, sql, parameters, true).each(parameters, take); });
}

Done Session::run_once(const Sql& sql) {
  return guarded(sql, {}, [&]() -> Done {
    *connection_ << written_for(dialect_, sql);
    return {};
  });
}

Done Session::reconnect() {
  prepared_.clear();
  try {
    connection_->reconnect();
  } catch (const soci::soci_error& error) {
    return fail(unreachable(error, address_));
  }
  return prepare_connection();
}

Done Session::begin(const Sql& sql) {
  Done begun = run_once(sql);
  if (begun || begun.error().code() != code::store_unreachable) return begun;
  RENGA_TRY(reconnect());
  return run_once(sql);
}

}  // namespace renga::store
