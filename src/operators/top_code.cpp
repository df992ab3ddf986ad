#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"
#include "operators/threshold.hpp"

namespace renga::operators {
namespace {

class TopCode final : public Operation {
 public:
  explicit TopCode(double from) : from_(from) {}

  std::string parameters() const override { return "from = " + written(from_); }
  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.value("from", from_).value("label", written(from_) + "以上");
    return expression_of(sql::top_code, std::move(parameters));
  }

 private:
  double from_;
};

/// The same with a threshold that the data give: the values beyond a percentile.
class TopCodePercentile final : public Operation {
 public:
  explicit TopCodePercentile(double percentile) : percentile_(percentile) {}

  std::string parameters() const override { return "percentile = " + written(percentile_); }
  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  Done prepare(engine::Engine& engine, const Site& site) const override {
    return find_threshold(engine, site, percentile_, "以上");
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("threshold", threshold_of(site));
    return expression_of(sql::top_code_percentile, std::move(parameters));
  }

 private:
  double percentile_;
};

constexpr double kFirstPercentile = 50;
constexpr double kLastPercentile = 100;

}  // namespace

Result<OperationPointer> make_top_code(const Settings& entry, const std::filesystem::path&) {
  if (entry.has("percentile")) {
    if (entry.has("from"))
      return fail(
          entry.error(code::key_unknown, "from").with("key", "from").with("known", "percentile"));
    RENGA_ASSIGN(const double percentile,
                 number_within(entry, "percentile", kFirstPercentile, kLastPercentile));
    return std::make_shared<const TopCodePercentile>(percentile);
  }
  RENGA_ASSIGN(const double from, entry.number("from"));
  return std::make_shared<const TopCode>(from);
}

}  // namespace renga::operators
