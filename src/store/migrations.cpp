#include "store/migrations.hpp"

#include "store/sql.hpp"

namespace renga::store {
namespace {

constexpr Migration on_both(std::string_view name, const Sql& sql) {
  return {name, {sql, sql}};
}

constexpr auto kMigrations = std::to_array<Migration>({
    on_both("migrations", sql::schema_migrations),
    on_both("ledger", sql::schema_ledger),
    {"ledger_guard", {sql::schema_ledger_guard_sqlite, sql::schema_ledger_guard_postgresql}},
    on_both("dossiers", sql::schema_dossiers),
    on_both("accounts", sql::schema_accounts),
    on_both("answers", sql::schema_answers),
    on_both("papers", sql::schema_papers),
    on_both("outbox", sql::schema_outbox),
    // Notices are made with their event (NTC-11); nothing remembers how far they were made.
    on_both("outbox_mark_gone", sql::schema_outbox_mark_gone),
    on_both("inbox", sql::schema_inbox),
    on_both("passkeys", sql::schema_passkeys),
});

}  // namespace

std::span<const Migration> migrations() {
  return kMigrations;
}

std::vector<Sql> statements_of(const Sql& sql) {
  constexpr std::string_view kEnd = ";\n\n";
  std::vector<Sql> statements;
  std::string_view rest = sql.text;
  while (!rest.empty()) {
    const auto end = rest.find(kEnd);
    statements.push_back({sql.name, rest.substr(0, end == rest.npos ? end : end + 1)});
    rest.remove_prefix(end == rest.npos ? rest.size() : end + kEnd.size());
  }
  return statements;
}

}  // namespace renga::store
