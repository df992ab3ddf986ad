#pragma once

#include "base/base.hpp"
#include "files/files.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace renga::ids {

/// A value of a file of vectors that this program makes otherwise: `id4[3]` and `frame`.
struct VectorDifference {
  std::string vector;
  std::string field;
};

struct VectorReport {
  std::int64_t values = 0;  ///< how many were compared
  std::vector<VectorDifference> differences;
};

/// Holds a file of vectors (IDP-77, IDP-78) against this program. json_bad names the vector whose
/// inputs cannot be read, or the section that this program does not know.
Result<VectorReport> check_vectors(const files::Path& file);

}  // namespace renga::ids
