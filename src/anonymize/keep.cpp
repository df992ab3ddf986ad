#include "anonymize/operators.hpp"
#include "anonymize/sql.hpp"

namespace renga::anonymize {
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

}  // namespace renga::anonymize
