#pragma once

// The one header of this room: the analytic engine. Nobody outside sees which engine it is.

#include "base/base.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace renga::engine {

/// A statement from a named .sql file. tools/embed_sql.py writes the constants; code never makes
/// one.
struct Sql {
  std::string_view name;
  std::string_view text;
};

using Value =
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Date,
                 std::vector<std::int64_t>, std::vector<double>, std::vector<std::string>>;

class Parameters;

/// A named SQL fragment with parameters of its own, given a column name: one entry of a select list
/// or, without a name, one condition.
struct Expression {
  Sql fragment;
  std::shared_ptr<const Parameters> parameters;
  std::string alias;
};

/// What a statement needs: `$name` takes a value, `{{name}}` an identifier, a list of identifiers,
/// or a list of expressions. Values never become SQL text.
class Parameters {
 public:
  Parameters& value(std::string_view name, Value value);
  /// One identifier, quoted for the engine.
  Parameters& identifier(std::string_view name, std::string_view identifier);
  /// Identifiers separated by commas.
  Parameters& identifiers(std::string_view name, std::span<const std::string> identifiers);
  /// `expression AS alias` separated by commas.
  Parameters& columns(std::string_view name, std::span<const Expression> expressions);
  /// Expressions joined by AND; none is TRUE.
  Parameters& conditions(std::string_view name, std::span<const Expression> expressions);
  /// Expressions joined by OR; none is FALSE.
  Parameters& alternatives(std::string_view name, std::span<const Expression> expressions);

 private:
  friend class Engine;
  friend class Renderer;
  struct List {
    std::vector<Expression> expressions;
    std::string_view separator;
    std::string_view when_empty;
  };
  /// Text that the engine itself composed from quoted pieces.
  Parameters& raw(std::string_view name, std::string text);
  std::map<std::string, Value, std::less<>> values_;
  std::map<std::string, std::string, std::less<>> identifiers_;
  std::map<std::string, List, std::less<>> lists_;
};

/// One row of a small result. Columns count from 0.
class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  bool is_null(std::size_t column) const;
  std::int64_t integer(std::size_t column) const;
  double decimal(std::size_t column) const;
  const std::string& text(std::size_t column) const;
  Date date(std::size_t column) const;
  const Value& at(std::size_t column) const { return values_.at(column); }
  std::size_t size() const { return values_.size(); }

 private:
  std::vector<Value> values_;
};

struct Limits {
  std::int64_t memory_mib = 4096;
  int threads = 0;                     ///< 0: one per processor
  std::filesystem::path spill_folder;  ///< empty: the system's folder for temporary files
};

/// Columns of values, as a scalar function gets them or a statement gives them. Rows count from 0.
class Batch {
 public:
  virtual ~Batch() = default;
  virtual std::size_t rows() const = 0;
  virtual bool is_null(std::size_t column, std::size_t row) const = 0;
  virtual std::string_view text(std::size_t column, std::size_t row) const = 0;
  virtual std::int64_t integer(std::size_t column, std::size_t row) const = 0;
  virtual Date date(std::size_t column, std::size_t row) const = 0;
  /// A whole column; where it is null, any number.
  virtual std::span<const std::int64_t> integers(std::size_t column) const = 0;
};

/// Where a scalar function puts its results, one per row of the batch.
class BatchResult {
 public:
  virtual ~BatchResult() = default;
  virtual void set_null(std::size_t row) = 0;
  virtual void set_text(std::size_t row, std::string_view value) = 0;
  virtual void set_integer(std::size_t row, std::int64_t value) = 0;
};

/// A function of Renga that statements may call by name. `body` is called from several threads; a
/// std::exception ends the statement with its text as the reason (engine_failed).
struct ScalarFunction {
  std::string name;
  std::vector<Type> arguments;
  Type result = Type::text;
  std::function<void(const Batch&, BatchResult&)> body;
};

/// Fills a table row by row without SQL; bounded memory: full batches move into the engine.
using renga::Appender;

/// One embedded analytic database, alone in its process, without access to the network and without
/// loading anything from outside. Work that does not fit into `Limits::memory_mib` spills to disk.
class Engine {
 public:
  /// A database in memory that lives as long as the object.
  static Result<Engine> open(const Limits& limits);
  /// A database in a file of its own, for work whose tables do not fit into memory.
  static Result<Engine> open_file(const std::filesystem::path& file, const Limits& limits);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// Runs a statement and gives the number of rows it wrote or changed.
  Result<std::int64_t> run(Sql sql, const Parameters& parameters = {});
  /// Every row of a result that is known to be small.
  Result<std::vector<Row>> rows(Sql sql, const Parameters& parameters = {});
  /// The first column of the first row; an error if there is no row.
  Result<std::int64_t> integer(Sql sql, const Parameters& parameters = {});
  /// Hands the rows over one by one; memory does not grow with their number.
  Done each_row(Sql sql, const Parameters& parameters, const std::function<Done(const Row&)>& take);

  /// Hands over the rows in their order, many at once and without making values of them.
  Done each_batch(Sql sql, const Parameters& parameters,
                  const std::function<Done(const Batch&)>& take);

  Done define(ScalarFunction function);
  /// Creates an empty table; the engine's types follow the columns' types.
  Done create_table(const TableSchema& schema);
  Result<std::unique_ptr<Appender>> append_to(const TableSchema& schema);

  /// A view `name` over a Parquet file.
  Done view_parquet(std::string_view name, const std::filesystem::path& file);
  /// Writes a table or view as Parquet (zstd; decision 0012) in the given order of columns; rows
  /// are sorted by `order_by`, or keep the table's order where it is empty. The same rows give the
  /// same bytes.
  Result<std::int64_t> write_parquet(const TableSchema& schema, std::string_view from,
                                     std::span<const std::string> order_by,
                                     const std::filesystem::path& file);
  /// The same as CSV (UTF-8, header, quotes of RFC 4180, LF).
  Result<std::int64_t> write_csv(const TableSchema& schema, std::string_view from,
                                 std::span<const std::string> order_by,
                                 const std::filesystem::path& file);

 private:
  struct Implementation;
  explicit Engine(std::unique_ptr<Implementation> implementation);
  Result<std::int64_t> write(Sql sql, const TableSchema& schema, std::string_view from,
                             std::span<const std::string> order_by,
                             const std::filesystem::path& file);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace renga::engine
