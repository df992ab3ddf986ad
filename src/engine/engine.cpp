#include "engine/engine.hpp"

#include "engine/appender.hpp"
#include "engine/chunk_batch.hpp"
#include "engine/function.hpp"
#include "engine/handles.hpp"
#include "engine/rendering.hpp"
#include "engine/sql.hpp"
#include "engine/values.hpp"

#include <algorithm>
#include <array>

#include <unistd.h>

namespace renga::engine {
namespace {

/// The engine's message without what stands in quotes: it may quote a person's value.
std::string masked(const char* message) {
  std::string safe;
  char open = '\0';
  for (const char c : std::string_view(message != nullptr ? message : "no reason given")) {
    if (c == '\n') break;
    if (open == '\0') safe += c;
    if (open == '\0' && (c == '"' || c == '\'')) {
      open = c;
      safe += "…";
      safe += c;
    } else if (c == open) {
      open = '\0';
    }
  }
  return safe;
}

Error engine_error(std::string_view statement, const char* message) {
  return Error(code::engine_failed).with("statement", statement).with("reason", masked(message));
}

std::string_view sql_type(Type type) {
  switch (engine_type(type)) {
    case DUCKDB_TYPE_BIGINT:
      return "BIGINT";
    case DUCKDB_TYPE_DOUBLE:
      return "DOUBLE";
    case DUCKDB_TYPE_DATE:
      return "DATE";
    case DUCKDB_TYPE_BOOLEAN:
      return "BOOLEAN";
    default:
      return "VARCHAR";
  }
}

std::string quoted_literal(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

std::string spill_folder(const Limits& limits) {
  const auto parent =
      limits.spill_folder.empty() ? std::filesystem::temp_directory_path() : limits.spill_folder;
  return (parent / ("renga-spill-" + std::to_string(::getpid()))).string();
}

std::string cast_columns(const TableSchema& schema) {
  std::vector<std::string> columns;
  for (const Column& column : schema.columns) {
    const std::string name = quoted_identifier(column.name);
    columns.push_back("CAST(" + name + " AS " + std::string(sql_type(column.type)) + ") AS " +
                      name);
  }
  return join(columns, ", ");
}

/// The most values that the writer gathers into a dictionary of one column before it gives up.
/// Nearly every row has IDs of its own, and gathering them costs a tenth of the writing: beside IDs
/// stand codes and months, which need few entries. Elsewhere a fifth of a row group, as the engine
/// would.
std::string dictionary_entries(const TableSchema& schema) {
  const bool has_ids = std::ranges::any_of(
      schema.columns, [](const Column& column) { return column.role == Role::id; });
  return has_ids ? "4096" : "24576";
}

std::string order_clause(std::span<const std::string> order_by) {
  if (order_by.empty()) return "";
  std::vector<std::string> quoted;
  for (const std::string& column : order_by) quoted.push_back(quoted_identifier(column));
  return " ORDER BY " + join(quoted, ", ");
}

}  // namespace

struct Engine::Implementation {
  DatabaseHandle database;
  ConnectionHandle connection;

  Done connect(const std::string& file, const Limits& limits);
  Result<StatementHandle> prepare(Sql sql, const Rendering& rendering) const;
  Done execute(Sql sql, const Parameters& parameters, ResultHandle& result) const;
  Done each_chunk(Sql sql, const Parameters& parameters,
                  const std::function<Done(duckdb_data_chunk)>& take) const;
};

Done Engine::Implementation::connect(const std::string& file, const Limits& limits) {
  const std::string memory = std::to_string(limits.memory_mib) + "MiB";
  const std::string threads =
      std::to_string(limits.threads > 0 ? limits.threads : ::sysconf(_SC_NPROCESSORS_ONLN));
  const std::string spill = spill_folder(limits);
  // Nothing is loaded from outside, and nobody can loosen these settings later.
  const std::array<std::pair<const char*, const char*>, 7> settings = {{
      {"memory_limit", memory.c_str()},
      {"threads", threads.c_str()},
      {"temp_directory", spill.c_str()},
      {"autoinstall_known_extensions", "false"},
      {"autoload_known_extensions", "false"},
      {"allow_community_extensions", "false"},
      {"lock_configuration", "true"},
  }};
  ConfigHandle config;
  if (duckdb_create_config(config.slot()) != DuckDBSuccess)
    return fail(engine_error("open", "no memory for the settings"));
  for (const auto& [name, value] : settings)
    if (duckdb_set_config(config.get(), name, value) != DuckDBSuccess)
      return fail(engine_error("open", name));
  char* problem = nullptr;
  const char* path = file.empty() ? nullptr : file.c_str();
  if (duckdb_open_ext(path, database.slot(), config.get(), &problem) != DuckDBSuccess) {
    Error error = engine_error("open", problem);
    duckdb_free(problem);
    return fail(std::move(error));
  }
  if (duckdb_connect(database.get(), connection.slot()) != DuckDBSuccess)
    return fail(engine_error("open", "no connection"));
  return {};
}

Result<StatementHandle> Engine::Implementation::prepare(Sql sql, const Rendering& rendering) const {
  StatementHandle statement;
  if (duckdb_prepare(connection.get(), rendering.text.c_str(), statement.slot()) != DuckDBSuccess)
    return fail(engine_error(sql.name, duckdb_prepare_error(statement.get())));
  for (const auto& [name, value] : rendering.values) {
    idx_t index = 0;
    const bool known =
        duckdb_bind_parameter_index(statement.get(), &index, name.c_str()) == DuckDBSuccess;
    ensure(known, "a parameter of a statement is not known to the engine");
    const ValueHandle engine_value = to_engine(value);
    if (duckdb_bind_value(statement.get(), index, engine_value.get()) != DuckDBSuccess)
      return fail(engine_error(sql.name, "a parameter was refused"));
  }
  return statement;
}

Done Engine::Implementation::execute(Sql sql, const Parameters& parameters,
                                     ResultHandle& result) const {
  RENGA_ASSIGN(const StatementHandle statement, prepare(sql, Rendering::of(sql, parameters)));
  if (duckdb_execute_prepared(statement.get(), &result.get()) != DuckDBSuccess)
    return fail(engine_error(sql.name, duckdb_result_error(&result.get())));
  return {};
}

Done Engine::Implementation::each_chunk(Sql sql, const Parameters& parameters,
                                        const std::function<Done(duckdb_data_chunk)>& take) const {
  RENGA_ASSIGN(const StatementHandle statement, prepare(sql, Rendering::of(sql, parameters)));
  ResultHandle result;
  if (duckdb_execute_prepared_streaming(statement.get(), &result.get()) != DuckDBSuccess)
    return fail(engine_error(sql.name, duckdb_result_error(&result.get())));
  while (true) {
    const ChunkHandle chunk(duckdb_fetch_chunk(result.get()));
    if (chunk.get() == nullptr) break;
    RENGA_TRY(take(chunk.get()));
  }
  const char* problem = duckdb_result_error(&result.get());
  if (problem != nullptr && *problem != '\0') return fail(engine_error(sql.name, problem));
  return {};
}

Engine::Engine(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(const Limits& limits) {
  return open_file({}, limits);
}

Result<Engine> Engine::open_file(const std::filesystem::path& file, const Limits& limits) {
  auto implementation = std::make_unique<Implementation>();
  RENGA_TRY(implementation->connect(file.string(), limits));
  return Engine(std::move(implementation));
}

Result<std::int64_t> Engine::run(Sql sql, const Parameters& parameters) {
  ResultHandle result;
  RENGA_TRY(implementation_->execute(sql, parameters, result));
  return static_cast<std::int64_t>(duckdb_rows_changed(&result.get()));
}

Result<std::vector<Row>> Engine::rows(Sql sql, const Parameters& parameters) {
  std::vector<Row> rows;
  RENGA_TRY(each_row(sql, parameters, [&rows](const Row& row) -> Done {
    rows.push_back(row);
    return {};
  }));
  return rows;
}

Result<std::int64_t> Engine::integer(Sql sql, const Parameters& parameters) {
  RENGA_ASSIGN(const std::vector<Row> found, rows(sql, parameters));
  if (found.empty() || found[0].is_null(0))
    return fail(engine_error(sql.name, "no row where one was expected"));
  return found[0].integer(0);
}

Done Engine::each_row(Sql sql, const Parameters& parameters,
                      const std::function<Done(const Row&)>& take) {
  return implementation_->each_chunk(sql, parameters, [&take](duckdb_data_chunk chunk) -> Done {
    const ChunkReader reader(chunk);
    for (std::size_t i = 0; i < reader.rows(); ++i) RENGA_TRY(take(reader.row(i)));
    return {};
  });
}

Done Engine::each_batch(Sql sql, const Parameters& parameters,
                        const std::function<Done(const Batch&)>& take) {
  return implementation_->each_chunk(
      sql, parameters, [&take](duckdb_data_chunk chunk) { return take(ChunkBatch(chunk)); });
}

Done Engine::define(ScalarFunction function) {
  return register_function(implementation_->connection.get(), std::move(function));
}

Done Engine::create_table(const TableSchema& schema) {
  std::vector<std::string> definitions;
  for (const Column& column : schema.columns)
    definitions.push_back(quoted_identifier(column.name) + " " +
                          std::string(sql_type(column.type)));
  Parameters parameters;
  parameters.identifier("name", schema.name).raw("definition", join(definitions, ", "));
  RENGA_TRY(run(sql::create_table, parameters));
  return {};
}

Result<std::unique_ptr<Appender>> Engine::append_to(const TableSchema& schema) {
  return open_appender(implementation_->connection.get(), schema);
}

Done Engine::view_parquet(std::string_view name, const std::filesystem::path& file) {
  Parameters parameters;
  parameters.identifier("name", name).raw("path", quoted_literal(file.string()));
  RENGA_TRY(run(sql::view_parquet, parameters));
  return {};
}

Result<std::int64_t> Engine::write(Sql sql, const TableSchema& schema, std::string_view from,
                                   std::span<const std::string> order_by,
                                   const std::filesystem::path& file) {
  Parameters parameters;
  parameters.raw("dictionary_entries", dictionary_entries(schema))
      .identifier("from", from)
      .raw("columns", cast_columns(schema))
      .raw("order", order_clause(order_by))
      .value("path", file.string());
  return run(sql, parameters);
}

Result<std::int64_t> Engine::write_parquet(const TableSchema& schema, std::string_view from,
                                           std::span<const std::string> order_by,
                                           const std::filesystem::path& file) {
  return write(sql::write_parquet, schema, from, order_by, file);
}

Result<std::int64_t> Engine::write_csv(const TableSchema& schema, std::string_view from,
                                       std::span<const std::string> order_by,
                                       const std::filesystem::path& file) {
  return write(sql::write_csv, schema, from, order_by, file);
}

}  // namespace renga::engine
