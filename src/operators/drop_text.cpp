#include "operators/operators.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

/// A column of free text goes, and the report says which kinds of things were in it and in how many
/// rows, never a value.
class DropText final : public Operation {
 public:
  bool tells_what_was_there() const override { return true; }
  std::optional<Column> outcome(const Site&) const override { return std::nullopt; }
  engine::Expression expression(const Site& site) const override {
    return expression_of(sql::keep, site.parameters());
  }
};

}  // namespace

Result<OperationPointer> make_drop_text(const Settings&, const std::filesystem::path&) {
  return std::make_shared<const DropText>();
}

}  // namespace renga::operators
