#include "anonymize/operators.hpp"
#include "anonymize/sql.hpp"

namespace renga::anonymize {
namespace {

class Year final : public Operation {
 public:
  std::optional<Column> outcome(const Site& site) const override {
    Column column = site.column;
    if (!site.from_csv) column.type = Type::integer;
    return column;
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    if (site.dates == nullptr) return expression_of(sql::year, std::move(parameters));
    parameters.value("read", std::string(site.dates->read));
    return expression_of(sql::year_text, std::move(parameters));
  }
};

}  // namespace

Result<OperationPointer> make_year(const Settings&, const std::filesystem::path&) {
  return std::make_shared<const Year>();
}

}  // namespace renga::anonymize
