#include "operators/operators.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

/// Whatever the operator makes of the column, except that the cells of some persons go: those whose
/// class would be too small with them. Who they are is found when the classes are counted; until
/// then nobody is in the table of blanked persons.
class LocalSuppression final : public Operation {
 public:
  LocalSuppression(OperationPointer inner, std::int64_t rank)
      : inner_(std::move(inner)), rank_(rank) {}

  bool by_value() const override { return false; }
  std::optional<std::int64_t> blanked_as() const override { return rank_; }
  std::string parameters() const override {
    const std::string inner = inner_->parameters();
    return (inner.empty() ? "" : inner + ", ") + "suppress_cells = " + std::to_string(rank_);
  }
  std::vector<std::filesystem::path> files() const override { return inner_->files(); }
  std::optional<int> level() const override { return inner_->level(); }
  std::optional<Column> outcome(const Site& site) const override { return inner_->outcome(site); }

  Done prepare(engine::Engine& engine, const Site& site) const override {
    RENGA_TRY(engine.run(sql::nobody_blanked, parameters_at(site)));
    return inner_->prepare(engine, site);
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = parameters_at(site);
    parameters.columns("inner", std::vector{inner_->expression(site)});
    return expression_of(sql::local_suppression, std::move(parameters));
  }

 private:
  static engine::Parameters parameters_at(const Site& site) {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("blanked", blanked_at(site));
    return parameters;
  }

  OperationPointer inner_;
  std::int64_t rank_;
};

}  // namespace

std::string blanked_at(const Site& site) {
  return site.lookup("blanked");
}

OperationPointer with_local_suppression(OperationPointer inner, std::int64_t rank) {
  return std::make_shared<const LocalSuppression>(std::move(inner), rank);
}

}  // namespace renga::operators
