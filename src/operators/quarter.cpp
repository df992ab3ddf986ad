#include "operators/operators.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

/// A date becomes its three months, 2020年7～9月: no reader can take a calendar's quarter for one
/// of the fiscal year.
class Quarter final : public Operation {
 public:
  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    if (site.dates == nullptr) return expression_of(sql::quarter, std::move(parameters));
    parameters.value("read", std::string(site.dates->read));
    return expression_of(sql::quarter_text, std::move(parameters));
  }
};

}  // namespace

Result<OperationPointer> make_quarter(const Settings&, const std::filesystem::path&) {
  return std::make_shared<const Quarter>();
}

}  // namespace renga::operators
