#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

constexpr std::int64_t kLongestShiftDays = 3660;

/// Moves the dates of each person by a number of days that comes from the seed and the person.
class PersonShift final : public Operation {
 public:
  explicit PersonShift(std::int64_t max_days) : max_days_(max_days) {}

  std::string parameters() const override { return "max_days = " + std::to_string(max_days_); }
  bool by_value() const override { return false; }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.value("max_days", max_days_);
    if (site.dates == nullptr) return expression_of(sql::date_shift_person, std::move(parameters));
    parameters.value("read", std::string(site.dates->read));
    parameters.value("day", std::string(site.dates->day));
    return expression_of(sql::date_shift_person_text, std::move(parameters));
  }

 private:
  std::int64_t max_days_;
};

/// Moves all dates by the same number of days, as the manual's example does (ANO-05). The number
/// leads back to the true dates, so nobody but the policy tells it.
class FixedShift final : public Operation {
 public:
  explicit FixedShift(std::int64_t days) : days_(days) {}

  std::string parameters() const override { return "days = …"; }
  bool moves_like(const Operation& other) const override {
    const auto* fixed = dynamic_cast<const FixedShift*>(&other);
    return fixed != nullptr && fixed->days_ == days_;
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.value("days", days_);
    if (site.dates == nullptr) return expression_of(sql::date_shift_fixed, std::move(parameters));
    parameters.value("read", std::string(site.dates->read));
    parameters.value("day", std::string(site.dates->day));
    return expression_of(sql::date_shift_fixed_text, std::move(parameters));
  }

 private:
  std::int64_t days_;
};

}  // namespace

Result<OperationPointer> make_date_shift(const Settings& entry, const std::filesystem::path&) {
  if (!entry.has("days")) {
    RENGA_ASSIGN(const std::int64_t max_days,
                 integer_within(entry, "max_days", 1, kLongestShiftDays));
    return std::make_shared<const PersonShift>(max_days);
  }
  if (entry.has("max_days"))
    return fail(
        entry.error(code::key_unknown, "max_days").with("key", "max_days").with("known", "days"));
  RENGA_ASSIGN(const std::int64_t days,
               integer_within(entry, "days", -kLongestShiftDays, kLongestShiftDays));
  return std::make_shared<const FixedShift>(days);
}

}  // namespace renga::operators
