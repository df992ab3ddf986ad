#include "ids/history.hpp"

#include "ids/functions.hpp"
#include "ids/schemas.hpp"

#include <algorithm>
#include <array>

namespace renga::ids {
namespace {

enum HistoryColumn : std::size_t { kSubject, kInsurer, kSymbol, kNumber, kBranch, kFrom, kTo };

constexpr std::array<std::string_view, 7> kColumns = {
    "subject", "insurer_number", "symbol", "number", "branch", "valid_from", "valid_to"};

/// What a still valid number has as its last day in the table.
constexpr std::int32_t kOpenEndDays = 2932896;  // 9999-12-31

/// One record after the other, from CSV into the engine.
class HistoryReader {
 public:
  HistoryReader(std::string file, engine::Appender& rows) : file_(std::move(file)), rows_(rows) {}

  Done take(const CsvRecord& record) {
    if (width_ == 0) return take_header(record);
    if (record.fields.size() != width_)
      return fail(bad(record, "", "row", std::to_string(width_) + " fields"));
    return take_row(record);
  }

  bool has_header() const { return width_ > 0; }

 private:
  Done take_header(const CsvRecord& record) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      const auto found = std::ranges::find(record.fields, kColumns[i]);
      if (found == record.fields.end())
        return fail(Error(Code::column_missing)
                        .at({file_, record.line, ""})
                        .with("column", kColumns[i])
                        .with("columns", join(record.fields, ", ")));
      places_[i] = static_cast<std::size_t>(found - record.fields.begin());
    }
    width_ = record.fields.size();
    return {};
  }

  Done take_row(const CsvRecord& record) {
    if (field(record, kSubject).empty())
      return fail(bad(record, kColumns[kSubject], "text", "a key of the person"));
    const auto number = normalised_number(
        Personal<WrittenNumber>({field(record, kInsurer), field(record, kSymbol),
                                 field(record, kNumber), field(record, kBranch)}));
    if (!number) return fail(bad(record, kColumns[kNumber], "insured number", "IDP-13"));
    const auto from = parse_iso_date(field(record, kFrom));
    if (!from) return fail(bad(record, kColumns[kFrom], "date", "YYYY-MM-DD"));
    const auto until = last_day(field(record, kTo));
    if (!until || *until < *from)
      return fail(bad(record, kColumns[kTo], "date", "YYYY-MM-DD, not before valid_from"));
    append(field(record, kSubject), *number, *from, *until);
    return {};
  }

  static std::optional<Date> last_day(std::string_view text) {
    return text.empty() ? Date::from_days(kOpenEndDays) : parse_iso_date(text);
  }

  void append(std::string_view subject, const Personal<InsuredNumber>& number, Date from,
              Date until) {
    const InsuredNumber& parts = number.disclose();
    rows_.text(subject);
    rows_.text(parts.insurer);
    rows_.text(parts.symbol);
    rows_.text(parts.number);
    rows_.text(parts.branch);
    rows_.text(number_key(number).disclose());
    rows_.date(from);
    rows_.date(until);
    rows_.end_row();
  }

  std::string_view field(const CsvRecord& record, HistoryColumn column) const {
    return record.fields[places_[column]];
  }

  Error bad(const CsvRecord& record, std::string_view column, std::string_view kind,
            std::string_view expected) const {
    return Error(Code::field_bad)
        .at({file_, record.line, std::string(column)})
        .rule("IDP-25")
        .with("field", column.empty() ? kind : column)
        .with("kind", kind)
        .with("expected", expected);
  }

  std::string file_;
  engine::Appender& rows_;
  std::array<std::size_t, kColumns.size()> places_{};
  std::size_t width_ = 0;
};

}  // namespace

Result<std::int64_t> load_history(engine::Engine& engine, const files::Path& file) {
  const TableSchema schema = history_schema();
  RENGA_TRY(engine.create_table(schema));
  RENGA_ASSIGN(const auto rows, engine.append_to(schema));
  HistoryReader reader(file.string(), *rows);
  CsvReader csv;
  std::vector<CsvRecord> records;
  const auto hand_over = [&]() -> Done {
    for (const CsvRecord& record : records) RENGA_TRY(reader.take(record));
    records.clear();
    return {};
  };
  RENGA_TRY(files::read_pieces(file, [&](std::string_view piece) {
    csv.take(piece, records);
    return hand_over();
  }));
  RENGA_TRY(csv.finish(records));
  RENGA_TRY(hand_over());
  RENGA_TRY(rows->finish());
  if (!reader.has_header()) return fail(Error(Code::nothing_to_read).at({file.string(), 0, ""}));
  return rows->rows();
}

}  // namespace renga::ids
