#include "synth/own_tables.hpp"

namespace renga::synth {

Sheet& OwnTables::sheet_of(const std::string& format) {
  const auto found = sheets_.find(format);
  if (found != sheets_.end()) return found->second;
  return sheets_
      .emplace(format, Sheet(folder_ / (format + ".csv"),
                             {"table", "file", "number", "record_no", "column", "value"}))
      .first->second;
}

Done OwnTables::add(const std::string& format, std::string_view file, std::int64_t number,
                    const std::vector<Said>& values) {
  if (!kept_) return {};
  Sheet& sheet = sheet_of(format);
  for (const Said& said : values)
    if (!said.value.empty())
      RENGA_TRY(sheet.add({said.table, std::string(file), std::to_string(number),
                           std::to_string(said.record_no), said.column, said.value}));
  return {};
}

Done OwnTables::add_row(const std::string& format, std::string_view table, std::int64_t number,
                        const std::vector<std::string>& columns,
                        const std::vector<std::string>& values) {
  if (!kept_) return {};
  ensure(columns.size() == values.size(), "a row has not the columns of its table");
  std::vector<Said> said;
  for (std::size_t i = 0; i < columns.size(); ++i)
    said.push_back({std::string(table), 0, columns[i], values[i]});
  return add(format, "", number, said);
}

Done OwnTables::close() {
  for (auto& [format, sheet] : sheets_) RENGA_TRY(sheet.close());
  return {};
}

std::int64_t OwnTables::bytes() const {
  std::int64_t sum = 0;
  for (const auto& [format, sheet] : sheets_) sum += sheet.bytes();
  return sum;
}

}  // namespace renga::synth
