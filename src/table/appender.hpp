#pragma once

#include "base/base.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace renga {

/// Takes the rows of a table one after the other. Values come in the order of the table's columns;
/// the row ends with end_row(). Memory is bounded: full batches move on.
class Appender {
 public:
  virtual ~Appender() = default;
  virtual void null() = 0;
  /// So many columns in a row without a value. Wide records are mostly empty: what costs nothing a
  /// column makes them cheap.
  virtual void nulls(std::size_t columns) {
    for (; columns > 0; --columns) null();
  }
  virtual void integer(std::int64_t value) = 0;
  virtual void decimal(double value) = 0;
  virtual void text(std::string_view utf8) = 0;
  virtual void date(Date value) = 0;
  virtual void boolean(bool value) = 0;
  virtual void end_row() = 0;
  virtual std::int64_t rows() const = 0;
  /// Moves what is left on. The destructor does not: a failure must be seen.
  virtual Done finish() = 0;
};

}  // namespace renga
