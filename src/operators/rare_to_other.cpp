#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

constexpr std::int64_t kMostPersons = 1'000'000;
constexpr std::string_view kOther = "その他";

/// Values that fewer than `min_persons` persons have become one common value. Persons are counted,
/// not rows: one person with a value on many rows is still one.
class RareToOther final : public Operation {
 public:
  RareToOther(std::int64_t min_persons, std::string label)
      : min_persons_(min_persons), label_(std::move(label)) {}

  std::string parameters() const override {
    const std::string persons = "min_persons = " + std::to_string(min_persons_);
    return label_ == kOther ? persons : persons + ", label = \"" + label_ + "\"";
  }

  Done prepare(engine::Engine& engine, const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("rare", site.lookup("rare")).value("min_persons", min_persons_);
    RENGA_TRY(engine.run(sql::rare_values, parameters));
    return {};
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("rare", site.lookup("rare")).value("label", label_);
    return expression_of(sql::rare_to_other, std::move(parameters));
  }

 private:
  std::int64_t min_persons_;
  std::string label_;
};

}  // namespace

Result<OperationPointer> make_rare_to_other(const Settings& entry, const std::filesystem::path&) {
  RENGA_ASSIGN(const std::int64_t min_persons,
               integer_within(entry, "min_persons", 2, kMostPersons));
  std::string label(kOther);
  if (entry.has("label")) {
    RENGA_ASSIGN(label, entry.text("label"));
  }
  return std::make_shared<const RareToOther>(min_persons, std::move(label));
}

}  // namespace renga::operators
