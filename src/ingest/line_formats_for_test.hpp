#pragma once

// A file of several records in each format that has one a line, for tests of files that are
// damaged.

#include "ingest/survey_source.hpp"
#include "ingest/table_layout.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace renga::ingest {

inline std::string tabs(std::string text) {
  std::ranges::replace(text, '|', '\t');
  return text + "\r\n";
}

/// A format with a file of several records, one a line, each of which becomes one row of a table.
struct LineFormat {
  std::string name;
  Database database;
  std::string table;
  std::string before;                ///< what precedes the records
  std::vector<std::string> records;  ///< with their line ends
  std::string after;
  bool numbered = false;  ///< whether rows begin with their number, which counts lost ones too

  std::string file() const {
    std::string text = before;
    for (const std::string& record : records) text += record;
    return text + after;
  }
};

inline std::string fhir_line(int day) {
  return R"({"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p1"},"recordedDate":"2025-05-0)" +
         std::to_string(day) + R"(","code":{"text":"ソバ"}})" + "\n";
}

inline std::string form4_line(int day) {
  return tabs("131234567|0000000001|2025042" + std::to_string(day) + "|20250401|1");
}

/// A value that a column takes, another one in each record.
inline std::string value_of(const ColumnLayout& column, int record, bool in_survey) {
  const std::string number = std::to_string(record);
  if (in_survey && column.name == "facility") return "131234567";
  if (in_survey && column.name == "patient_no") return "000000000" + number;
  if (column.type == Type::date) return (in_survey ? "2025040" : "2025-04-0") + number;
  if (column.type == Type::decimal) return number + ".5";
  if (column.type == Type::integer) return number;
  return column.codes.empty() ? "A" + number
                              : std::string(column.codes.substr(0, column.codes.find(' ')));
}

inline Database database_of(const TableLayout& table) {
  for (const Database database : {Database::ndb, Database::kaigo, Database::dpc, Database::jisedai})
    if (brings(table, database)) return database;
  bug("a table that no database brings");
}

inline constexpr int kRecords = 4;

inline std::vector<std::string> values_of(const TableLayout& table, int record, bool in_survey) {
  std::vector<std::string> values;
  for (const ColumnLayout& column : table.columns)
    values.push_back(value_of(column, record, in_survey));
  return values;
}

inline LineFormat csv_format(const TableLayout& table) {
  std::vector<std::string> header;
  for (const ColumnLayout& column : table.columns) header.emplace_back(column.name);
  LineFormat format{"CSV " + std::string(table.name),
                    database_of(table),
                    std::string(table.name),
                    join(header, ",") + "\r\n",
                    {},
                    ""};
  format.numbered = table.numbered;
  for (int record = 1; record <= kRecords; ++record)
    format.records.push_back(join(values_of(table, record, false), ",") + "\r\n");
  return format;
}

inline LineFormat survey_format(const SurveyForm& form) {
  LineFormat format{
      "survey " + std::string(form.table), Database::dpc, std::string(form.table), "", {}, ""};
  for (int record = 1; record <= kRecords; ++record)
    format.records.push_back(join(values_of(layout_named(form.table), record, true), "\t") +
                             "\r\n");
  return format;
}

/// Every table that comes as CSV, every form of the survey, and FHIR.
inline const std::vector<LineFormat>& line_formats() {
  static const std::vector<LineFormat> all = [] {
    std::vector<LineFormat> formats;
    for (const TableLayout* table : table_layouts())
      if (table->as_csv) formats.push_back(csv_format(*table));
    for (const SurveyForm& form : survey_forms()) formats.push_back(survey_format(form));
    formats.push_back({"FHIR", Database::jisedai, "allergy", "", {}, ""});
    for (int day = 1; day <= kRecords; ++day) formats.back().records.push_back(fhir_line(day));
    return formats;
  }();
  return all;
}

}  // namespace renga::ingest
