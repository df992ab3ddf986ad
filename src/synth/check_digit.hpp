#pragma once

#include <string>
#include <string_view>

namespace renga::synth {

/// Appends the check digit of insurer, payer and institution numbers: from the right, digits weigh
/// 2, 1, 2, 1, …; the digits of the products are added; the check digit fills up to ten (e.g.
/// 0113001 becomes 01130012). Published by 厚生労働省 in 保険者番号等の設定.
std::string with_check_digit(std::string_view digits);

}  // namespace renga::synth
