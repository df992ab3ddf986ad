#include "operators/operators.hpp"
#include "operators/sql.hpp"

#include <algorithm>

namespace renga::operators {
namespace {

/// Half-open ranges: 50～55 holds 50 and not 55. Below the first edge and from the last edge on,
/// the ends are open.
class Band final : public Operation {
 public:
  explicit Band(std::vector<double> edges) : edges_(std::move(edges)) {}

  std::string parameters() const override {
    std::vector<std::string> texts;
    for (const double edge : edges_) texts.push_back(written(edge));
    return "edges = [" + join(texts, ", ") + "]";
  }

  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.value("edges", edges_).value("labels", labels());
    return expression_of(sql::band, std::move(parameters));
  }

 private:
  std::vector<std::string> labels() const {
    std::vector<std::string> labels = {written(edges_.front()) + "未満"};
    for (std::size_t i = 1; i < edges_.size(); ++i)
      labels.push_back(written(edges_[i - 1]) + "～" + written(edges_[i]));
    labels.push_back(written(edges_.back()) + "以上");
    return labels;
  }

  std::vector<double> edges_;
};

}  // namespace

Result<OperationPointer> make_band(const Settings& entry, const std::filesystem::path&) {
  RENGA_ASSIGN(std::vector<double> edges, entry.numbers("edges"));
  if (edges.empty()) return fail(entry.error(code::field_missing, "edges").with("field", "edges"));
  if (std::ranges::adjacent_find(edges, std::greater_equal()) != edges.end())
    return fail(entry.error(code::order_not_ascending, "edges").with("field", "edges"));
  return std::make_shared<const Band>(std::move(edges));
}

}  // namespace renga::operators
