#include "operators/operators.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

/// Numbers from 1 in the order of keyed numbers. A key that several tables share gets the same
/// numbers in all of them; the person's column follows the order in which rows leave (ANP-42).
class Renumber final : public Operation {
 public:
  bool by_value() const override { return false; }

  std::optional<Column> outcome(const Site& site) const override {
    Column column = site.column;
    column.type = Type::integer;
    column.role = Role::key;
    return column;
  }

  Done prepare(engine::Engine& engine, const Site& site) const override {
    // The first table with the column counts for all of them.
    if (site.relation != site.relations_with_column.front()) return {};
    engine::Parameters parameters = site.parameters();
    parameters.identifier("values", "values:" + site.column.name);
    parameters.identifier("numbers", numbers(site));
    parameters.value("purpose", purpose(site));
    RENGA_TRY(engine.run(sql::values_to_number, parameters));
    for (std::size_t i = 1; i < site.relations_with_column.size(); ++i) {
      parameters.identifier("relation", site.relations_with_column[i]);
      RENGA_TRY(engine.run(sql::more_values_to_number, parameters));
    }
    RENGA_TRY(engine.run(sql::numbers, parameters));
    return {};
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("numbers", numbers(site));
    return expression_of(sql::renumber, std::move(parameters));
  }

 private:
  static std::string numbers(const Site& site) { return "numbers:" + site.column.name; }
  static std::string purpose(const Site& site) {
    return site.column.name == site.person ? "order" : "number " + site.column.name;
  }
};

}  // namespace

Result<OperationPointer> make_renumber(const Settings&, const std::filesystem::path&) {
  return std::make_shared<const Renumber>();
}

}  // namespace renga::operators
