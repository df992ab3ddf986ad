#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <string_view>

namespace renga::operators {

/// The setting's whole number, which lies between `first` and `last` (code::value_out_of_range).
Result<std::int64_t> integer_within(const Settings& settings, std::string_view key,
                                    std::int64_t first, std::int64_t last);

/// The setting's number, which lies between `first` and `last`.
Result<double> number_within(const Settings& settings, std::string_view key, double first,
                             double last);

}  // namespace renga::operators
