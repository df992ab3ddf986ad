#pragma once

#include "ingest/day_text.hpp"
#include "ingest/lines.hpp"
#include "ingest/source.hpp"
#include "ingest/table_row.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// A file of the DPC survey whose order of columns is known: lines of CP932 text, parted by tabs,
/// without a header (ING-230).
struct SurveyForm {
  std::string_view table;  ///< its columns in the order of the layout
  std::size_t fields_min;
  std::size_t fields_max;
  std::string_view left_out = {};  ///< the column that the shortest form does not have
  std::size_t patient_field = 1;   ///< where the number of the patient stands
  /// The earlier of its two days is the admission, whichever comes first (ING-232).
  bool sorts_days = false;
  std::string_view day_form = kCompactDay;
};

/// All of them, in the order in which a line is compared with them.
std::span<const SurveyForm> survey_forms();

/// The form whose first line this is, or none: facility code, number of the patient, and as many
/// fields as the form has.
const SurveyForm* survey_form_of(std::string_view first_line);

class SurveySource final : public Source {
 public:
  static Result<std::unique_ptr<Source>> open(const SurveyForm& form, std::string_view first_line,
                                              const SourceFile& file, Intake& intake);

  SurveySource(const SurveyForm& form, std::size_t fields, TableRow row);
  Done take(std::string_view piece) override;
  Done finish() override;

 private:
  void take_line(const Line& line);
  void sort_days(std::span<const std::string_view> fields);

  const SurveyForm* form_;
  LineSplitter lines_;
  TableRow row_;
  std::vector<std::size_t> columns_;  ///< the column of each field
  std::size_t fields_min_;
  std::string text_;
  LineSplitter::Take to_row_;
};

}  // namespace renga::ingest
