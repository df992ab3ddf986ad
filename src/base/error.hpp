#pragma once

#include "base/language.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga {

/// Exit codes of the program (docs/spec/command-line.md, CLI-1).
enum class Exit : int {
  done = 0,
  found = 1,
  usage = 2,
  bad_input = 3,
  refused = 4,
  limits = 5,
  bug = 70,
};

/// An expected failure of the program. Each room names its own in its errors.def, the shared ones
/// are in base/errors.def; a number is never reused.
enum class Code : std::uint16_t {};

/// One row of the error table. The texts hold `{name}` where an argument of the error goes.
struct ErrorRow {
  Code code;
  std::string_view name;
  Exit exit;
  std::string_view japanese;
  std::string_view english;
};

std::span<const ErrorRow> error_table();
const ErrorRow& error_row(Code code);

/// Where in the input an error was found. Rows and columns count from 1; 0 means "the whole file".
struct Where {
  std::string file;
  std::int64_t row = 0;
  std::string column;
};

/// An expected failure: a code, the place, the rule that was broken, and named details. Details are
/// names, numbers and kinds of value, never a person's value: personal types do not convert to
/// text.
class Error {
 public:
  explicit Error(Code code) : code_(code) {}

  Error&& at(Where where) && {
    where_ = std::move(where);
    return std::move(*this);
  }
  Error&& rule(std::string_view rule) && {
    rule_ = rule;
    return std::move(*this);
  }
  Error&& with(std::string_view name, std::string_view detail) &&;
  Error&& with(std::string_view name, std::int64_t number) &&;

  Code code() const { return code_; }
  Exit exit() const { return error_row(code_).exit; }
  const Where& where() const { return where_; }
  const std::string& rule() const { return rule_; }

  /// The detail of that name, or an empty text.
  std::string_view detail(std::string_view name) const;

  /// One line: place, what is wrong and what to do, rule.
  std::string message(Language language) const;

 private:
  struct Detail {
    std::string name;
    std::string value;
  };

  Code code_;
  Where where_;
  std::string rule_;
  std::vector<Detail> details_;
};

}  // namespace renga

#define RENGA_ERRORS "base/errors.def"
#include "base/codes.inc"
