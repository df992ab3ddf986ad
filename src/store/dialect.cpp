#include "store/dialect.hpp"

#include "store/sql.hpp"

#include <array>

namespace renga::store {
namespace {

/// In the order of Kind.
constexpr std::array kDialects = {
    Dialect{.text_type = "TEXT",
            .for_update = "",
            .begin_write = sql::begin_write_sqlite,
            .begin_read = sql::begin_read_sqlite,
            .lock_schema = sql::lock_schema_sqlite,
            .tables = sql::tables_sqlite,
            .forget = sql::forget_sqlite},
    Dialect{.text_type = "TEXT COLLATE \"C\"",
            .for_update = "FOR UPDATE",
            .begin_write = sql::begin_write_postgresql,
            .begin_read = sql::begin_read_postgresql,
            .lock_schema = sql::lock_schema_postgresql,
            .tables = sql::tables_postgresql,
            .forget = sql::forget_postgresql},
};

std::string_view word_of(const Dialect& dialect, std::string_view name) {
  if (name == "text") return dialect.text_type;
  ensure(name == "for_update", "a statement uses words of the dialect only");
  return dialect.for_update;
}

bool begins_name(std::string_view text) {
  return text.size() > 1 && text[0] == '$' && text[1] >= 'a' && text[1] <= 'z';
}

}  // namespace

const Dialect& dialect_of(Kind kind) {
  return kDialects.at(static_cast<std::size_t>(kind));
}

std::string written_for(const Dialect& dialect, const Sql& sql) {
  std::string text;
  std::string_view rest = sql.text;
  while (!rest.empty()) {
    if (rest.starts_with("{{")) {
      const auto end = rest.find("}}");
      ensure(end != std::string_view::npos, "a word of the dialect ends");
      text += word_of(dialect, rest.substr(2, end - 2));
      rest.remove_prefix(end + 2);
      continue;
    }
    text += begins_name(rest) ? ':' : rest.front();
    rest.remove_prefix(1);
  }
  return text;
}

}  // namespace renga::store
