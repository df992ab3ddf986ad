#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

constexpr double kSmallestDeviation = 1e-6;
constexpr double kLargestDeviation = 1e9;
constexpr std::int64_t kMostDecimals = 6;

/// A number moves by chance: by `deviation` times a number whose distribution is close to the
/// normal one (ANP-60). The same value of the same person always moves by the same amount, so that
/// repeating it does not give the true one away as a mean.
class Noise final : public Operation {
 public:
  Noise(double deviation, std::int64_t decimals)
      : deviation_(deviation), decimals_(static_cast<int>(decimals)) {}

  bool by_value() const override { return false; }
  std::string parameters() const override {
    return "deviation = " + written(deviation_) + ", decimals = " + std::to_string(decimals_);
  }
  std::optional<Column> outcome(const Site& site) const override {
    return as_number(site, decimals_);
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.value("purpose", "noise " + site.column.name)
        .value("deviation", deviation_)
        .value("decimals", std::int64_t{decimals_});
    return number_expression(site, decimals_, expression_of(sql::noise, std::move(parameters)));
  }

 private:
  double deviation_;
  int decimals_;
};

}  // namespace

Result<OperationPointer> make_noise(const Settings& entry, const std::filesystem::path&) {
  RENGA_ASSIGN(const double deviation,
               number_within(entry, "deviation", kSmallestDeviation, kLargestDeviation));
  std::int64_t decimals = 0;
  if (entry.has("decimals")) {
    RENGA_ASSIGN(decimals, integer_within(entry, "decimals", 0, kMostDecimals));
  }
  return std::make_shared<const Noise>(deviation, decimals);
}

}  // namespace renga::operators
