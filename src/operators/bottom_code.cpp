#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"
#include "operators/threshold.hpp"

namespace renga::operators {
namespace {

class BottomCode final : public Operation {
 public:
  explicit BottomCode(double to) : to_(to) {}

  std::string parameters() const override { return "to = " + written(to_); }
  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.value("to", to_).value("label", written(to_) + "以下");
    return expression_of(sql::bottom_code, std::move(parameters));
  }

 private:
  double to_;
};

/// The same with a threshold that the data give: the values beyond a percentile.
class BottomCodePercentile final : public Operation {
 public:
  explicit BottomCodePercentile(double percentile) : percentile_(percentile) {}

  std::string parameters() const override { return "percentile = " + written(percentile_); }
  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  Done prepare(engine::Engine& engine, const Site& site) const override {
    return find_threshold(engine, site, percentile_, "以下");
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("threshold", threshold_of(site));
    return expression_of(sql::bottom_code_percentile, std::move(parameters));
  }

 private:
  double percentile_;
};

constexpr double kFirstPercentile = 0;
constexpr double kLastPercentile = 50;

}  // namespace

Result<OperationPointer> make_bottom_code(const Settings& entry, const std::filesystem::path&) {
  if (entry.has("percentile")) {
    if (entry.has("to"))
      return fail(
          entry.error(code::key_unknown, "to").with("key", "to").with("known", "percentile"));
    RENGA_ASSIGN(const double percentile,
                 number_within(entry, "percentile", kFirstPercentile, kLastPercentile));
    return std::make_shared<const BottomCodePercentile>(percentile);
  }
  RENGA_ASSIGN(const double to, entry.number("to"));
  return std::make_shared<const BottomCode>(to);
}

}  // namespace renga::operators
