#include "anonymize/csv_lines.hpp"

#include "anonymize/sql.hpp"

#include <fstream>
#include <span>

namespace renga::anonymize {
namespace {

constexpr std::size_t kPieceBytes = 1U << 20U;

/// A value as a field; an empty text is quoted, which tells it from a missing value.
void add_field(std::string& line, std::string_view value, char separator) {
  const char special[] = {separator, '"', '\r', '\n'};
  const std::string_view needs_quotes(special, sizeof(special));
  if (!value.empty() && value.find_first_of(needs_quotes) == std::string_view::npos) {
    line += value;
    return;
  }
  line += '"';
  for (const char c : value) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

/// A column of the outcome: the fields of its codes, or none where it is not coded.
struct LineColumn {
  std::string name;
  bool coded = false;
  std::vector<std::string> fields;  ///< by code, from 0
};

std::vector<LineColumn> line_columns(const TablePlan& table, char separator) {
  std::vector<LineColumn> columns;
  for (const ColumnPlan& column : table.columns) {
    const auto outcome = column.outcome();
    if (!outcome) continue;
    columns.push_back({outcome->name, column.codes != nullptr, {}});
    if (!column.codes) continue;
    columns.back().fields.emplace_back();
    for (const std::string& label : column.codes->recoding.labels) {
      columns.back().fields.emplace_back();
      add_field(columns.back().fields.back(), label, separator);
    }
  }
  return columns;
}

/// Makes the lines of a batch, whose columns are those of the outcome: codes, or texts.
void make_lines(const std::vector<LineColumn>& columns, char separator, const engine::Batch& batch,
                engine::BatchResult& result) {
  std::vector<std::span<const std::int64_t>> codes(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].coded) codes[i] = batch.integers(i);
  std::string line;
  const std::size_t rows = batch.rows();
  for (std::size_t row = 0; row < rows; ++row) {
    line.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) line += separator;
      if (columns[i].coded)
        line += columns[i].fields[static_cast<std::size_t>(codes[i][row])];
      else if (!batch.is_null(i, row))
        add_field(line, batch.text(i, row), separator);
    }
    result.set_text(row, line);
  }
}

std::vector<engine::Expression> cells_of(const std::vector<LineColumn>& columns) {
  std::vector<engine::Expression> cells;
  for (const LineColumn& column : columns) {
    const std::string name = column.coded ? code_column(column.name) : column.name;
    cells.push_back(expression_of(column.coded ? sql::code_cell : sql::text_cell,
                                  engine::Parameters().identifier("column", name)));
  }
  return cells;
}

std::string header_of(const std::vector<LineColumn>& columns, char separator) {
  std::string line;
  for (const LineColumn& column : columns) {
    if (!line.empty()) line += separator;
    add_field(line, column.name, separator);
  }
  return line + "\n";
}

Error not_written(const std::filesystem::path& file) {
  return Error(code::write_failed).with("path", file.string()).with("reason", "the disk is full");
}

}  // namespace

Result<std::int64_t> write_csv_lines(const TablePlan& table, char separator,
                                     const std::vector<std::string>& order,
                                     const std::filesystem::path& file, engine::Engine& engine) {
  const auto columns =
      std::make_shared<const std::vector<LineColumn>>(line_columns(table, separator));
  const std::string function = "line:" + table.schema.name;
  std::vector<Type> arguments;
  for (const LineColumn& column : *columns)
    arguments.push_back(column.coded ? Type::integer : Type::text);
  RENGA_TRY(engine.define({function, std::move(arguments), Type::text,
                           [columns, separator](const auto& batch, auto& result) {
                             make_lines(*columns, separator, batch, result);
                           }}));
  engine::Parameters parameters;
  parameters.identifier("function", function)
      .identifier("outcome", table.outcome_relation())
      .columns("cells", cells_of(*columns))
      .identifiers("order", order);
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  std::string piece = header_of(*columns, separator);
  std::int64_t rows = 0;
  const engine::Sql lines = order.empty() ? sql::lines_as_they_stand : sql::lines_in_order;
  RENGA_TRY(engine.each_batch(lines, parameters, [&](const engine::Batch& batch) -> Done {
    const std::size_t here = batch.rows();
    for (std::size_t row = 0; row < here; ++row) {
      piece += batch.text(0, row);
      piece += '\n';
    }
    rows += static_cast<std::int64_t>(here);
    if (piece.size() < kPieceBytes) return {};
    stream << piece;
    piece.clear();
    return stream ? Done() : Done(fail(not_written(file)));
  }));
  stream << piece;
  stream.close();
  if (!stream) return fail(not_written(file));
  return rows;
}

}  // namespace renga::anonymize
