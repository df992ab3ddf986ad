#pragma once

#include <string_view>

namespace renga {

/// The version that manifests carry: another version may write other bytes.
inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace renga
