#include "operators/ranges.hpp"

#include "operators/operation.hpp"

namespace renga::operators {
namespace {

Error out_of_range(const Settings& settings, std::string_view key, const std::string& first,
                   const std::string& last) {
  return settings.error(code::value_out_of_range, key)
      .with("field", key)
      .with("range", first + " … " + last);
}

}  // namespace

Result<std::int64_t> integer_within(const Settings& settings, std::string_view key,
                                    std::int64_t first, std::int64_t last) {
  RENGA_ASSIGN(const std::int64_t number, settings.integer(key));
  if (number >= first && number <= last) return number;
  return fail(out_of_range(settings, key, std::to_string(first), std::to_string(last)));
}

Result<double> number_within(const Settings& settings, std::string_view key, double first,
                             double last) {
  RENGA_ASSIGN(const double number, settings.number(key));
  if (number >= first && number <= last) return number;
  return fail(out_of_range(settings, key, written(first), written(last)));
}

}  // namespace renga::operators
