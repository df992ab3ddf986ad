#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

constexpr double kSmallest = 1e-6;
constexpr double kLargest = 1e9;

/// So many digits stand behind the point of the number.
int decimals_of(const std::string& number) {
  const std::size_t point = number.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(number.size() - point - 1);
}

/// A number becomes the nearest multiple; one in the middle goes away from zero.
class Round final : public Operation {
 public:
  explicit Round(double multiple)
      : multiple_(multiple), decimals_(decimals_of(written(multiple))) {}

  std::string parameters() const override { return "multiple = " + written(multiple_); }
  std::optional<Column> outcome(const Site& site) const override {
    return as_number(site, decimals_);
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.value("multiple", multiple_).value("decimals", std::int64_t{decimals_});
    return number_expression(site, decimals_, expression_of(sql::round, std::move(parameters)));
  }

 private:
  double multiple_;
  int decimals_;
};

}  // namespace

Result<OperationPointer> make_round(const Settings& entry, const std::filesystem::path&) {
  RENGA_ASSIGN(const double multiple, number_within(entry, "multiple", kSmallest, kLargest));
  // 1e-06 has no point to count digits behind.
  if (written(multiple).find('e') != std::string::npos)
    return fail(entry.error(code::value_out_of_range, "multiple")
                    .with("field", "multiple")
                    .with("range", "0.001–100000"));
  return std::make_shared<const Round>(multiple);
}

}  // namespace renga::operators
