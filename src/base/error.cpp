#include "base/error.hpp"

#include "base/assertion.hpp"
#include "base/text.hpp"

#include <array>

namespace renga {
namespace {

constexpr std::array kErrorTable = {
#define RENGA_ERROR(name, number, exit, japanese, english) \
  ErrorRow{Code::name, #name, Exit::exit, japanese, english},
#include "base/errors.def"
#undef RENGA_ERROR
};

constexpr bool numbers_ascend() {
  for (std::size_t i = 1; i < kErrorTable.size(); ++i)
    if (kErrorTable[i - 1].code >= kErrorTable[i].code) return false;
  return true;
}
static_assert(numbers_ascend(), "error numbers are unique and in order");

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
  for (const ErrorRow& row : kErrorTable)
    if (row.code == code) return row;
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
  text += fill(language == Language::japanese ? row.japanese : row.english,
               [this](std::string_view name) { return detail(name); });
  if (!rule_.empty())
    text += language == Language::japanese ? "（規則 " + rule_ + "）" : " (rule " + rule_ + ")";
  return text;
}

}  // namespace renga
