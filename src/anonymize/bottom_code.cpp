#include "anonymize/operators.hpp"
#include "anonymize/sql.hpp"

namespace renga::anonymize {
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

}  // namespace

Result<OperationPointer> make_bottom_code(const Settings& entry, const std::filesystem::path&) {
  RENGA_ASSIGN(const double to, entry.number("to"));
  return std::make_shared<const BottomCode>(to);
}

}  // namespace renga::anonymize
