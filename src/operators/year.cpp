#include "operators/operators.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

constexpr std::int64_t kWidthMax = 100;

/// A date becomes its year, or a label like 1970～1979 where several years make one group. Groups
/// begin at years that the width divides.
class Year final : public Operation {
 public:
  explicit Year(std::int64_t width_years) : width_years_(width_years) {}

  std::string parameters() const override {
    return "width_years = " + std::to_string(width_years_);
  }

  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.value("width", width_years_);
    if (site.dates == nullptr) return expression_of(sql::year, std::move(parameters));
    parameters.value("read", std::string(site.dates->read));
    return expression_of(sql::year_text, std::move(parameters));
  }

 private:
  std::int64_t width_years_;
};

}  // namespace

Result<OperationPointer> make_year(const Settings& entry, const std::filesystem::path&) {
  std::int64_t width_years = 1;
  if (entry.has("width_years")) {
    RENGA_ASSIGN(width_years, entry.integer("width_years"));
  }
  if (width_years < 1 || width_years > kWidthMax)
    return fail(entry.error(code::value_out_of_range, "width_years")
                    .with("field", "width_years")
                    .with("range", "1–" + std::to_string(kWidthMax)));
  return std::make_shared<const Year>(width_years);
}

}  // namespace renga::operators
