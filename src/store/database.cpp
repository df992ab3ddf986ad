#include "store/database.hpp"

#include "store/migrations.hpp"
#include "store/session.hpp"
#include "store/sql.hpp"

#include <algorithm>
#include <system_error>

namespace renga::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMigrationTable = "schema_migration";

/// The steps that the database has taken: name and text.
using Taken = std::vector<std::pair<std::string, std::string>>;

Result<std::vector<std::string>> tables_of(Session& session) {
  std::vector<std::string> names;
  RENGA_TRY(session.each(session.dialect().tables, {}, [&](const Row& row) -> Done {
    names.push_back(row.text("name"));
    return {};
  }));
  return names;
}

Error foreign(const Address& address, std::string_view actual) {
  return Error(code::store_foreign).with("store", address.label()).with("actual", actual);
}

Result<Taken> taken_by(Session& session) {
  RENGA_ASSIGN(const auto tables, tables_of(session));
  if (tables.empty()) return Taken{};
  if (std::ranges::find(tables, kMigrationTable) == tables.end())
    return fail(foreign(session.address(), tables.front()));
  Taken taken;
  RENGA_TRY(session.each(sql::migrations_there, {}, [&](const Row& row) -> Done {
    taken.emplace_back(row.text("name"), row.text("made_by"));
    return {};
  }));
  return taken;
}

const Sql& sql_for(const Migration& migration, const Session& session) {
  return migration.sql.at(static_cast<std::size_t>(session.address().kind()));
}

/// Whether what was taken is how this program's steps begin.
Done require_own(const Session& session, const Taken& taken) {
  const auto own = migrations();
  for (std::size_t place = 0; place < taken.size(); ++place) {
    const auto& [name, text] = taken[place];
    if (place >= own.size() || name != own[place].name || text != sql_for(own[place], session).text)
      return fail(foreign(session.address(), name));
  }
  return {};
}

Done take_steps(Session& session, std::size_t from) {
  const auto own = migrations();
  for (std::size_t place = from; place < own.size(); ++place) {
    const Sql& sql = sql_for(own[place], session);
    for (const Sql& statement : statements_of(sql)) RENGA_TRY(session.run_once(statement));
    RENGA_TRY(
        session.run(sql::migration_done,
                    {{"place", place + 1}, {"name", own[place].name}, {"made_by", sql.text}}));
  }
  return {};
}

Done bring_up(Session& session, Opening opening) {
  RENGA_ASSIGN(const Taken taken, taken_by(session));
  RENGA_TRY(require_own(session, taken));
  const std::size_t wanted = migrations().size();
  if (taken.size() == wanted) return {};
  if (taken.empty() && opening == Opening::existing)
    return fail(Error(code::store_missing).with("store", session.address().label()));
  if (!taken.empty() && opening != Opening::upgrade)
    return fail(Error(code::store_older)
                    .with("store", session.address().label())
                    .with("actual", static_cast<std::int64_t>(taken.size()))
                    .with("expected", static_cast<std::int64_t>(wanted)));
  return take_steps(session, taken.size());
}

Done within(Session& session, const Sql& begin, const std::function<Done()>& work) {
  RENGA_TRY(session.run_once(begin));
  Done done = work();
  RENGA_TRY(session.run_once(done ? sql::commit : sql::rollback));
  return done;
}

/// Nobody is kept waiting where all is there. Steps are taken in one transaction: who comes second
/// finds them taken.
Done hold_schema(Session& session, Opening opening) {
  const Dialect& dialect = session.dialect();
  Done there =
      within(session, dialect.begin_read, [&] { return bring_up(session, Opening::existing); });
  if (there || opening == Opening::existing) return there;
  if (there.error().code() == code::store_foreign) return there;
  return within(session, dialect.begin_write, [&]() -> Done {
    RENGA_TRY(session.run_once(dialect.lock_schema));
    return bring_up(session, opening);
  });
}

/// The file holds values of persons: nobody else on the machine reads it.
Done guard_file(const fs::path& file) {
  std::error_code error;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
  if (error)
    return fail(
        Error(code::write_failed).with("path", file.string()).with("reason", error.message()));
  return {};
}

}  // namespace

Store::Store(std::unique_ptr<Session> session) : session_(std::move(session)) {}
Store::Store(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const Address& address, Opening opening) {
  std::error_code error;
  const bool is_file = address.kind() == Kind::sqlite;
  const bool is_new = is_file && !fs::exists(address.file(), error);
  if (is_new && opening == Opening::existing)
    return fail(Error(code::store_missing).with("store", address.label()));
  RENGA_ASSIGN(auto session, Session::connect(address));
  if (is_new) RENGA_TRY(guard_file(address.file()));
  RENGA_TRY(hold_schema(*session, opening));
  return Store(std::move(session));
}

const Address& Store::address() const {
  return session_->address();
}

Result<Transaction> Store::write() {
  RENGA_TRY(session_->begin(session_->dialect().begin_write));
  return Transaction(*session_);
}

Result<Transaction> Store::read() {
  RENGA_TRY(session_->begin(session_->dialect().begin_read));
  return Transaction(*session_);
}

Done Store::copy_to(const std::filesystem::path& file) {
  ensure(address().kind() == Kind::sqlite, "only SQLite is copied as a file");
  RENGA_TRY(session_->run(sql::sqlite_copy, {{"file", file.string()}}));
  return {};
}

Done Store::forget() {
  return session_->run_once(session_->dialect().forget);
}

Transaction::Transaction(Transaction&& other) noexcept
    : session_(std::exchange(other.session_, nullptr)), failed_(other.failed_) {}

Transaction::~Transaction() {
  // What cannot be undone now is undone by the database when it misses us.
  if (session_ != nullptr) static_cast<void>(session_->run_once(sql::rollback));
}

Result<std::int64_t> Transaction::run(const Sql& sql, const Parameters& parameters) {
  ensure(session_ != nullptr && !failed_, "the transaction is open");
  auto touched = session_->run(sql, parameters);
  failed_ = !touched;
  return touched;
}

Done Transaction::each(const Sql& sql, const Parameters& parameters,
                       const std::function<Done(const Row&)>& take) {
  ensure(session_ != nullptr && !failed_, "the transaction is open");
  auto done = session_->each(sql, parameters, take);
  failed_ = !done;
  return done;
}

Result<std::vector<Row>> Transaction::rows(const Sql& sql, const Parameters& parameters) {
  std::vector<Row> rows;
  RENGA_TRY(each(sql, parameters, [&](const Row& row) -> Done {
    rows.push_back(row);
    return {};
  }));
  return rows;
}

Result<std::optional<Row>> Transaction::row(const Sql& sql, const Parameters& parameters) {
  RENGA_ASSIGN(std::vector<Row> found, rows(sql, parameters));
  ensure(found.size() <= 1, "the statement answers with one row at most");
  if (found.empty()) return std::optional<Row>();
  return std::optional<Row>(std::move(found.front()));
}

Done Transaction::commit() {
  ensure(session_ != nullptr && !failed_, "the transaction is open");
  Session& session = *session_;
  RENGA_TRY(session.run_once(sql::commit));
  session_ = nullptr;
  return {};
}

}  // namespace renga::store
