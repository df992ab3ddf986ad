#pragma once

#include "anonymize/anonymize.hpp"

#include <string>

namespace renga::anonymize {

/// The HTML page for the committee and for the recipient (ANO-15): what was done to each column and
/// why, the risk before and after, what is left of the values, and the digests. It tells neither
/// the seed nor a fixed number of days.
std::string page_of(const Report& report, Language language);

}  // namespace renga::anonymize
