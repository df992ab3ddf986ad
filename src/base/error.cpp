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

/// Kinds of value as code names them, and in Japanese; tests/tidy holds what is raised to this
/// list.
constexpr std::array<std::pair<std::string_view, std::string_view>, 26> kKinds = {{
    {"base32", "base32"},
    {"boolean", "真偽値"},
    {"cell", "表のセルの値"},
    {"code", "コード"},
    {"database", "データベース名"},
    {"date", "日付"},
    {"day", "日付"},
    {"decimal", "数値"},
    {"declaration", "宣言"},
    {"field", "項目の値"},
    {"file name", "ファイル名"},
    {"flag", "真偽値"},
    {"insured number", "被保険者番号"},
    {"integer", "整数"},
    {"key", "鍵の値"},
    {"mail", "メールアドレス"},
    {"moment", "日時"},
    {"month", "年月"},
    {"name", "名称"},
    {"number", "数値"},
    {"origin", "オリジン"},
    {"path", "パス"},
    {"row", "行"},
    {"stored ID", "保管用ID"},
    {"text", "文字列"},
    {"whole number", "整数"},
}};

std::string_view kind_in_japanese(std::string_view kind) {
  const auto* const row =
      std::ranges::find(kKinds, kind, &std::pair<std::string_view, std::string_view>::first);
  return row == kKinds.end() ? kind : row->second;
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
  text += fill(japanese ? row.japanese : row.english, [&](std::string_view name) {
    // A detail that is words itself is given once for each language.
    const auto own = detail(std::string(name) + (japanese ? "_ja" : "_en"));
    if (!own.empty()) return own;
    return name == "kind" && japanese ? kind_in_japanese(detail(name)) : detail(name);
  });
  if (!rule_.empty())
    text += language == Language::japanese ? "（規則 " + rule_ + "）" : " (rule " + rule_ + ")";
  return text;
}

}  // namespace renga
