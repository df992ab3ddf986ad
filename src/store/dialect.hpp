#pragma once

#include "store/address.hpp"
#include "store/statement.hpp"

#include <string>
#include <string_view>

namespace renga::store {

/// In what the two databases differ: one row each.
struct Dialect {
  std::string_view text_type;   ///< `{{text}}`: texts that compare byte by byte
  std::string_view for_update;  ///< `{{for_update}}`: rows that nobody else may change meanwhile
  Sql begin_write;
  Sql begin_read;   ///< all its statements see the same state
  Sql lock_schema;  ///< one at a time makes or upgrades it
  Sql tables;       ///< the names of the tables of the schema, one a row
  Sql forget;       ///< so that erased values do not linger in the files
};

const Dialect& dialect_of(Kind kind);

/// The statement as SOCI reads it: `{{word}}` replaced, `$name` as `:name`.
std::string written_for(const Dialect& dialect, const Sql& sql);

}  // namespace renga::store
