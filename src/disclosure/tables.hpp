#pragma once

#include "base/base.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renga::disclosure {

enum class DimensionKind {
  age,
  sex,
  prefecture,
  secondary_area,
  municipality,
  small_area,  ///< anything smaller than a municipality
  insurer_type,
  facility,
  insurer,
  date,
  other
};

/// What a number counts.
enum class Unit {
  patients,
  facilities,
  insurers,
  prescriptions,
  rehabilitation,
  points,
  percent,
  mean,
  other
};

/// How a drug is given; the minima of quantities depend on it (PUB-05, PUB-06).
enum class Route { oral, external, injection };

inline constexpr std::array<std::pair<Route, std::string_view>, 3> kRoutes = {{
    {Route::oral, "oral"},
    {Route::external, "external"},
    {Route::injection, "injection"},
}};

/// The kind of provision that the tables were made from (DEF-34 to DEF-37).
enum class DataKind { special_extraction, aggregate_table, sampling_dataset, trial_dataset };

inline constexpr std::array<std::pair<DimensionKind, std::string_view>, 11> kDimensionKinds = {{
    {DimensionKind::age, "age"},
    {DimensionKind::sex, "sex"},
    {DimensionKind::prefecture, "prefecture"},
    {DimensionKind::secondary_area, "secondary_area"},
    {DimensionKind::municipality, "municipality"},
    {DimensionKind::small_area, "small_area"},
    {DimensionKind::insurer_type, "insurer_type"},
    {DimensionKind::facility, "facility"},
    {DimensionKind::insurer, "insurer"},
    {DimensionKind::date, "date"},
    {DimensionKind::other, "other"},
}};

inline constexpr std::array<std::pair<Unit, std::string_view>, 9> kUnits = {{
    {Unit::patients, "patients"},
    {Unit::facilities, "facilities"},
    {Unit::insurers, "insurers"},
    {Unit::prescriptions, "prescriptions"},
    {Unit::rehabilitation, "rehabilitation"},
    {Unit::points, "points"},
    {Unit::percent, "percent"},
    {Unit::mean, "mean"},
    {Unit::other, "other"},
}};

inline constexpr std::array<std::pair<DataKind, std::string_view>, 4> kDataKinds = {{
    {DataKind::special_extraction, "special_extraction"},
    {DataKind::aggregate_table, "aggregate_table"},
    {DataKind::sampling_dataset, "sampling_dataset"},
    {DataKind::trial_dataset, "trial_dataset"},
}};

/// Labels of one dimension that make up another label of it: 0-4 and 5-9 make 0-9, the
/// municipalities make their prefecture, all of the outermost level make the total.
struct LabelSum {
  std::int32_t whole = 0;
  std::vector<std::int32_t> parts;
};

/// One axis of a table. Cells refer to its labels by their position.
class Dimension {
 public:
  Dimension(std::string name, DimensionKind kind, std::optional<std::string> total);

  /// The position of the label, which is taken in where it is new.
  std::int32_t place_of(std::string_view label);

  /// The position of a label that is there already.
  std::optional<std::int32_t> find(std::string_view label) const;

  const std::string& name() const { return name_; }
  DimensionKind kind() const { return kind_; }
  const std::vector<std::string>& labels() const { return labels_; }
  const std::string& label(std::int32_t place) const {
    return labels_[static_cast<std::size_t>(place)];
  }
  /// The label, and beside a code what it means: 620000001（…）.
  std::string label_with_name(std::int32_t place) const;
  /// The position of the label that means the sum of all others; nothing where none is declared.
  std::optional<std::int32_t> total() const { return total_; }

  /// What a code means, and how a drug is given, where somebody knows (CHK-117, CHK-118).
  void put_name(std::int32_t label, std::string name) { names_[label] = std::move(name); }
  void put_route(std::int32_t label, Route route) { routes_[label] = route; }
  const std::map<std::int32_t, std::string>& names() const { return names_; }
  std::optional<Route> route(std::int32_t label) const;

  /// Says that the label belongs to another one of a higher level.
  void put_under(std::int32_t label, std::int32_t parent);
  const std::map<std::int32_t, std::int32_t>& parents() const { return parents_; }

 private:
  std::string name_;
  DimensionKind kind_;
  std::optional<std::int32_t> total_;
  std::vector<std::string> labels_;
  std::map<std::string, std::int32_t, std::less<>> places_;
  std::map<std::int32_t, std::int32_t> parents_;
  std::map<std::int32_t, std::string> names_;
  std::map<std::int32_t, Route> routes_;
};

struct Measure {
  std::string name;
  Unit unit = Unit::other;
  std::optional<Route> route = std::nullopt;  ///< of prescriptions
  /// The measure of the same table that counts the patients behind a quantity; nothing where their
  /// number is not known (PUB-04 to PUB-08).
  std::optional<std::string> patients = std::nullopt;
  /// What a percentage or a mean is taken of: a measure of the same table, or one number for all.
  std::optional<std::string> whole_measure = std::nullopt;
  /// The measure of the same table that a percentage or a mean divides by its whole.
  std::optional<std::string> part_measure = std::nullopt;
  std::optional<std::int64_t> whole_number = std::nullopt;
  /// A limit that the table tells its readers where no rule gives one.
  std::optional<std::int64_t> minimum = std::nullopt;
};

/// What a reader sees in a cell. An empty cell tells as little as a mark and counts as hidden.
enum class Content { number, mark, blank };

/// The limit of a cell that no number may be shown in, whatever it is.
inline constexpr std::int64_t kNeverShown = std::numeric_limits<std::int64_t>::max();

struct Cell {
  std::int32_t row = 0;  ///< of the sheet, from 1
  std::int32_t column = 0;
  std::int32_t measure = 0;
  std::vector<std::int32_t> labels;  ///< one place per dimension of the table
  Content content = Content::blank;
  double value = 0;                         ///< where a number is printed
  std::optional<std::int64_t> hides_below;  ///< 10 for the mark 10未満
  /// The fewest that the rule on this cell lets show; nothing where no rule speaks of it.
  std::optional<std::int64_t> limit = std::nullopt;
  std::string mark = {};      ///< as read_cell folded it; empty for a number or an empty cell
  std::int32_t decimals = 0;  ///< how many a number is printed with

  bool hidden() const { return content != Content::number; }
};

struct Table {
  std::string file;
  std::string sheet = {};  ///< of a workbook
  std::vector<Dimension> dimensions;
  std::vector<Measure> measures;
  std::vector<Cell> cells;  ///< by row, then column
  /// Of whom the numbers are. Cells of two tables with the same population, measure and labels are
  /// the same number.
  std::string population = {};
  bool earlier = false;  ///< published before: it cannot be changed any more

  const Measure& measure_of(const Cell& cell) const {
    return measures[static_cast<std::size_t>(cell.measure)];
  }
};

/// What lies in or beside the tables and the declaration does not speak of.
struct Undeclared {
  enum class What {
    file,
    column,
    text,
    sheet,
    hidden_sheet,
    hidden_rows,
    hidden_columns,
    formula,
    part,              ///< of a workbook: a comment, a picture
    part_with_values,  ///< that keeps copies of cells: a pivot table, another workbook
    chart_of_hidden,   ///< a chart that keeps the values of hidden cells
    chart_values,      ///< a chart with values that no declared table shows
  };
  What what = What::file;
  std::string file;
  std::string cell;  ///< where it begins; empty for a whole file
  std::string name;  ///< of the column, the rows, the sheet, the part
  std::string sheet = {};
  std::int64_t cells = 0;  ///< of a chart: how many values
};

/// How many people live in a municipality, as the user's table says (PUB-02a to PUB-02c).
struct Municipality {
  std::string code;  ///< five digits
  std::string name;
  std::int64_t population = 0;
};

/// Everybody of the inner population belongs to the outer one.
struct Nested {
  std::string inner;
  std::string outer;
};

/// Everything that is to be published together, and what was published before.
struct Release {
  DataKind data_kind = DataKind::special_extraction;
  std::vector<Table> tables;
  std::vector<Undeclared> undeclared;
  std::vector<Nested> nested = {};
  std::vector<Municipality> municipalities = {};  ///< by code; empty where the user gave no table
};

/// C7 for row 7, column 3.
std::string address_of(std::int32_t row, std::int32_t column);

}  // namespace renga::disclosure
