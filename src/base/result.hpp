#pragma once

#include "base/error.hpp"

#include <utility>

#include <tl/expected.hpp>

namespace renga {

/// What may fail in an expected way. The error carries a code of the error table (base/error.hpp).
/// A class around the library's type for the sake of one word: an ignored result does not compile.
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

/// The result of work that has nothing to hand back.
using Done = Result<void>;

inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace renga

#define RENGA_JOIN_INNER(a, b) a##b
#define RENGA_JOIN(a, b) RENGA_JOIN_INNER(a, b)

/// Ends the function with the error of `expression`, or goes on.
#define RENGA_TRY(expression)                              \
  do {                                                     \
    if (auto renga_done = (expression); !renga_done)       \
      return ::renga::fail(std::move(renga_done).error()); \
  } while (false)

#define RENGA_ASSIGN_INNER(name, declaration, expression)   \
  auto name = (expression);                                 \
  if (!name) return ::renga::fail(std::move(name).error()); \
  declaration = std::move(*name)

/// Declares a variable from a Result, or ends the function with its error.
#define RENGA_ASSIGN(declaration, expression) \
  RENGA_ASSIGN_INNER(RENGA_JOIN(renga_result_, __LINE__), declaration, expression)
