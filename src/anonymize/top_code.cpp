#include "anonymize/operators.hpp"
#include "anonymize/sql.hpp"

namespace renga::anonymize {
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

}  // namespace

Result<OperationPointer> make_top_code(const Settings& entry, const std::filesystem::path&) {
  RENGA_ASSIGN(const double from, entry.number("from"));
  return std::make_shared<const TopCode>(from);
}

}  // namespace renga::anonymize
