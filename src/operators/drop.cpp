#include "operators/operators.hpp"

namespace renga::operators {
namespace {

class Drop final : public Operation {
 public:
  std::optional<Column> outcome(const Site&) const override { return std::nullopt; }
  engine::Expression expression(const Site&) const override {
    bug("a dropped column has no expression");
  }
};

}  // namespace

Result<OperationPointer> make_drop(const Settings&, const std::filesystem::path&) {
  return std::make_shared<const Drop>();
}

}  // namespace renga::operators
