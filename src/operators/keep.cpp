#include "operators/operators.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

class Keep final : public Operation {
 public:
  engine::Expression expression(const Site& site) const override {
    return expression_of(sql::keep, site.parameters());
  }
};

}  // namespace

Result<OperationPointer> make_keep(const Settings&, const std::filesystem::path&) {
  return std::make_shared<const Keep>();
}

}  // namespace renga::operators
