#include "synth/check_digit.hpp"

namespace renga::synth {

std::string with_check_digit(std::string_view digits) {
  int sum = 0;
  int weight = 2;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    const int product = (*digit - '0') * weight;
    sum += product / 10 + product % 10;
    weight = 3 - weight;
  }
  return std::string(digits).append(std::to_string((10 - sum % 10) % 10));
}

}  // namespace renga::synth
