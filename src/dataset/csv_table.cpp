#include "dataset/csv_table.hpp"

#include <algorithm>

namespace renga::dataset {
namespace {

Error field_bad(const CsvFile& file, std::int64_t line, std::string_view column,
                std::string_view kind, std::string_view expected) {
  return Error(code::field_bad)
      .at({file.path.string(), line, std::string(column)})
      .rule(file.rule)
      .with("field", column.empty() ? kind : column)
      .with("kind", kind)
      .with("expected", expected);
}

/// Takes one record after the other: the header, then rows.
class RecordTaker {
 public:
  RecordTaker(const CsvFile& file, const PutRow& put, engine::Appender& rows)
      : file_(file), put_(put), rows_(rows) {}

  Done take(const CsvRecord& record) {
    if (width_ == 0) return take_header(record);
    if (record.fields.size() == width_) return put_(CsvRow(file_, record, places_), rows_);
    return fail(field_bad(file_, record.line, "", "row", std::to_string(width_) + " fields"));
  }

  bool has_header() const { return width_ > 0; }

 private:
  /// Behind the last field where the header lacks the column.
  static std::size_t place_of(const std::string& column, const CsvRecord& header) {
    const auto found = std::ranges::find(header.fields, column);
    return static_cast<std::size_t>(found - header.fields.begin());
  }

  Done take_header(const CsvRecord& record) {
    for (const std::string& column : file_.columns) {
      if (place_of(column, record) == record.fields.size())
        return fail(Error(code::column_missing)
                        .at({file_.path.string(), record.line, ""})
                        .rule(file_.rule)
                        .with("column", column)
                        .with("columns", join(record.fields, ", ")));
      places_.push_back(place_of(column, record));
    }
    for (const std::string& column : file_.optional) places_.push_back(place_of(column, record));
    width_ = record.fields.size();
    return {};
  }

  const CsvFile& file_;
  const PutRow& put_;
  engine::Appender& rows_;
  std::vector<std::size_t> places_;
  std::size_t width_ = 0;
};

}  // namespace

Error CsvRow::bad(std::size_t column, std::string_view kind, std::string_view expected) const {
  const bool required = column < file_.columns.size();
  const std::string& name =
      required ? file_.columns[column] : file_.optional.at(column - file_.columns.size());
  return field_bad(file_, record_.line, name, kind, expected);
}

Result<std::int64_t> load_csv(engine::Engine& engine, const TableSchema& table, const CsvFile& file,
                              const PutRow& put) {
  RENGA_TRY(engine.create_table(table));
  RENGA_ASSIGN(const auto rows, engine.append_to(table));
  RecordTaker taker(file, put, *rows);
  CsvReader csv;
  std::vector<CsvRecord> records;
  const auto hand_over = [&]() -> Done {
    for (const CsvRecord& record : records) RENGA_TRY(taker.take(record));
    records.clear();
    return {};
  };
  RENGA_TRY(files::read_pieces(file.path, [&](std::string_view piece) {
    csv.take(piece, records);
    return hand_over();
  }));
  RENGA_TRY(csv.finish(records));
  RENGA_TRY(hand_over());
  RENGA_TRY(rows->finish());
  if (!taker.has_header())
    return fail(Error(code::nothing_to_read).at({file.path.string(), 0, ""}));
  return rows->rows();
}

}  // namespace renga::dataset
