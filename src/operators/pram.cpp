#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"

#include <cmath>

namespace renga::operators {
namespace {

constexpr double kFewestKept = 0.5;
constexpr double kParts = 1'000'000;

/// The post-randomisation method: a value stays with the probability `keep_share`; otherwise one is
/// drawn from the column as it is distributed (it may be the same again). Whoever knows the share
/// can estimate the true distribution back, so the report states it.
class Pram final : public Operation {
 public:
  explicit Pram(double keep_share) : keep_share_(keep_share) {}

  bool by_value() const override { return false; }
  std::string parameters() const override { return "keep_share = " + written(keep_share_); }

  Done prepare(engine::Engine& engine, const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("pool", site.lookup("pool"));
    RENGA_TRY(engine.run(sql::pram_pool, parameters));
    return {};
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("pool", site.lookup("pool"))
        .value("keep_purpose", "pram keep " + site.column.name)
        .value("draw_purpose", "pram draw " + site.column.name)
        .value("keep", static_cast<std::int64_t>(std::llround(keep_share_ * kParts)));
    return expression_of(sql::pram, std::move(parameters));
  }

 private:
  double keep_share_;
};

}  // namespace

Result<OperationPointer> make_pram(const Settings& entry, const std::filesystem::path&) {
  RENGA_ASSIGN(const double keep_share, number_within(entry, "keep_share", kFewestKept, 1));
  return std::make_shared<const Pram>(keep_share);
}

}  // namespace renga::operators
