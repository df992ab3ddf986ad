#include "anonymize/page_parts.hpp"

namespace renga::anonymize {
namespace {

using report::Text;

const Text kRows{"行", "rows"};
const Text kOthers{"ほかの値", "other values"};

/// A value of this few rows or fewer is not drawn: a picture must not point at a person.
constexpr std::int64_t kFewestRowsDrawn = 10;

/// The value, and beside a code what it means.
Text named(const std::string& value, const ColumnDistribution& column) {
  const auto name = column.names.find(value);
  return name == column.names.end() ? Text(value) : Text(value + "（" + name->second + "）");
}

report::Distribution picture_of(const std::vector<BinCount>& bins, Text title, Text summary,
                                const ColumnDistribution& column) {
  report::Distribution picture;
  picture.caption.title = std::move(title);
  picture.caption.summary = std::move(summary);
  picture.caption.unit = kRows;
  picture.axis = column.column;
  picture.series = {{"行数", "Rows"}};
  for (const BinCount& bin : bins)
    picture.bins.push_back({bin.label.empty() ? kOthers : named(bin.label, column), {bin.rows}});
  return picture;
}

/// Values of few rows join the others, so that the page shows no small group.
report::Distribution outcome_picture(const ColumnDistribution& column, bool suppressed) {
  report::Distribution picture;
  picture.caption.title = {"加工後", "After"};
  if (suppressed)
    picture.caption.summary = {"抑制の前と後の行数です。", "Rows before and after suppression."};
  picture.caption.unit = kRows;
  picture.axis = column.column;
  if (suppressed)
    picture.series = {{"抑制の前", "Before suppression"}, {"抑制の後", "After suppression"}};
  else
    picture.series = {{"行数", "Rows"}};
  const auto counts = [suppressed](const ValueCount& value) {
    return suppressed ? std::vector<std::int64_t>{value.before, value.after}
                      : std::vector<std::int64_t>{value.after};
  };
  ValueCount rest = column.others;
  for (const ValueCount& value : column.values) {
    if (value.after >= kFewestRowsDrawn) {
      const Text label = value.value.empty() ? Text("欠測", "missing") : named(value.value, column);
      picture.bins.push_back({label, counts(value)});
    } else {
      rest.before += value.before;
      rest.after += value.after;
    }
  }
  if (rest.before > 0) picture.bins.push_back({kOthers, counts(rest)});
  return picture;
}

}  // namespace

void add_values(const Report& report, report::Page& page) {
  if (report.distributions.empty()) return;
  page.section({"値の分布（加工前と加工後）", "The values before and after"});
  page.paragraph({"10行に満たない値は描かず、「ほかの値」に含めています。",
                  "Values of fewer than ten rows are not drawn but counted among the others."});
  const bool suppressed = report.after.suppressed > 0;
  for (const ColumnDistribution& column : report.distributions) {
    page.subsection(column.table + "." + column.column);
    page.picture(picture_of(column.input, {"加工前", "Before"}, {}, column));
    if (column.output.empty())
      page.picture(outcome_picture(column, suppressed));
    else
      page.picture(picture_of(column.output, {"加工後", "After"}, {}, column));
  }
}

}  // namespace renga::anonymize
