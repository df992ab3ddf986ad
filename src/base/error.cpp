#include "base/error.hpp"

#include "base/assertion.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace renga {
namespace {

// all_errors.def is written by the build: it includes the errors.def of every room.
constexpr auto kErrorTable = [] {
  std::array rows = {
#define RENGA_ERROR(name, number, exit, japanese, english) \
  ErrorRow{Code{number}, #name, Exit::exit, japanese, english},
#include "all_errors.def"
#undef RENGA_ERROR
  };
  std::ranges::sort(rows, {}, &ErrorRow::code);
  return rows;
}();

static_assert(std::ranges::adjacent_find(kErrorTable, {}, &ErrorRow::code) == kErrorTable.end(),
              "error numbers are unique over all rooms");

std::string place(const Where& where, Language language) {
  std::string text = where.file;
  const bool japanese = language == Language::japanese;
  if (where.row > 0) {
    if (!text.empty()) text += japanese ? "：" : ", ";
    text += (japanese ? "" : "row ") + std::to_string(where.row) + (japanese ? "行目" : "");
  }
  if (!where.column.empty()) {
    if (!text.empty()) text += japanese ? "、" : ", ";
    text += (japanese ? "列 " : "column ") + where.column;
  }
  return text;
}

}  // namespace

std::span<const ErrorRow> error_table() {
  return kErrorTable;
}

const ErrorRow& error_row(Code code) {
  const auto row = std::ranges::lower_bound(kErrorTable, code, {}, &ErrorRow::code);
  if (row != kErrorTable.end() && row->code == code) return *row;
  bug("an error code without a row in the error table");
}

Error&& Error::with(std::string_view name, std::string_view detail) && {
  details_.push_back({std::string(name), std::string(detail)});
  return std::move(*this);
}

Error&& Error::with(std::string_view name, std::int64_t number) && {
  details_.push_back({std::string(name), std::to_string(number)});
  return std::move(*this);
}

std::string_view Error::detail(std::string_view name) const {
  for (const Detail& detail : details_)
    if (detail.name == name) return detail.value;
  return {};
}

std::string Error::message(Language language) const {
  const ErrorRow& row = error_row(code_);
  std::string text = place(where_, language);
  if (!text.empty()) text += language == Language::japanese ? "：" : ": ";
  const bool japanese = language == Language::japanese;
  // A detail that is words itself is given once for each language.
  text += fill(japanese ? row.japanese : row.english, [&](std::string_view name) {
    const auto own = detail(std::string(name) + (japanese ? "_ja" : "_en"));
    return own.empty() ? detail(name) : own;
  });
  if (!rule_.empty())
    text += language == Language::japanese ? "（規則 " + rule_ + "）" : " (rule " + rule_ + ")";
  return text;
}

}  // namespace renga
