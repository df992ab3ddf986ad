#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"

#include <limits>

namespace renga::operators {
namespace {

constexpr std::int64_t kWidthMax = 50;
constexpr std::int64_t kTopMax = 150;
constexpr std::int64_t kUsualWidth = 5;

/// 40～44 holds the ages 40 to 44; from `top` on there is one group, 85以上.
struct Bands {
  std::int64_t width_years = kUsualWidth;
  std::optional<std::int64_t> top;

  std::string parameters() const {
    const std::string width = "width_years = " + std::to_string(width_years);
    return top ? width + ", top = " + std::to_string(*top) : width;
  }

  engine::Expression expression(engine::Expression age) const {
    engine::Parameters parameters;
    parameters.columns("age", std::vector{std::move(age)})
        .value("width", width_years)
        .value("top", top ? static_cast<double>(*top) : std::numeric_limits<double>::max())
        .value("top_label", top ? std::to_string(*top) + "以上" : std::string());
    return expression_of(sql::age_band, std::move(parameters));
  }
};

Result<Bands> read_bands(const Settings& entry) {
  Bands bands;
  if (entry.has("width_years")) {
    RENGA_ASSIGN(bands.width_years, integer_within(entry, "width_years", 1, kWidthMax));
  }
  if (!entry.has("top")) return bands;
  RENGA_ASSIGN(const std::int64_t top, integer_within(entry, "top", bands.width_years, kTopMax));
  const std::string width = std::to_string(bands.width_years);
  if (top % bands.width_years != 0)
    return fail(entry.error(code::value_out_of_range, "top")
                    .with("field", "top")
                    .with("range", width + " × 1, 2, 3, …"));
  bands.top = top;
  return bands;
}

/// Ages become groups.
class AgeBand final : public Operation {
 public:
  explicit AgeBand(Bands bands) : bands_(bands) {}

  std::string parameters() const override { return bands_.parameters(); }
  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }
  engine::Expression expression(const Site& site) const override {
    return bands_.expression(expression_of(sql::age_given, site.parameters()));
  }

 private:
  Bands bands_;
};

/// Dates of birth become the group of the age that a person has on one day.
class AgeAt final : public Operation {
 public:
  AgeAt(Bands bands, Date day) : bands_(bands), day_(day) {}

  std::string parameters() const override {
    return "at = " + to_iso(day_) + ", " + bands_.parameters();
  }
  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.value("day", day_);
    if (site.dates == nullptr)
      return bands_.expression(expression_of(sql::age_at, std::move(parameters)));
    parameters.value("read", std::string(site.dates->read));
    return bands_.expression(expression_of(sql::age_at_text, std::move(parameters)));
  }

 private:
  Bands bands_;
  Date day_;
};

}  // namespace

Result<OperationPointer> make_age_band(const Settings& entry, const std::filesystem::path&) {
  RENGA_ASSIGN(const Bands bands, read_bands(entry));
  return std::make_shared<const AgeBand>(bands);
}

Result<OperationPointer> make_age_at(const Settings& entry, const std::filesystem::path&) {
  RENGA_ASSIGN(const Date day, entry.date("at"));
  RENGA_ASSIGN(const Bands bands, read_bands(entry));
  return std::make_shared<const AgeAt>(bands, day);
}

}  // namespace renga::operators
