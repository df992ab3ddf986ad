#include "operators/operators.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

class YearMonth final : public Operation {
 public:
  std::optional<Column> outcome(const Site& site) const override {
    Column column = site.column;
    if (!site.from_csv) column.type = Type::month;
    return column;
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    if (site.dates == nullptr) return expression_of(sql::year_month, std::move(parameters));
    parameters.value("read", std::string(site.dates->read));
    parameters.value("month", std::string(site.dates->month));
    return expression_of(sql::year_month_text, std::move(parameters));
  }
};

}  // namespace

Result<OperationPointer> make_year_month(const Settings&, const std::filesystem::path&) {
  return std::make_shared<const YearMonth>();
}

}  // namespace renga::operators
