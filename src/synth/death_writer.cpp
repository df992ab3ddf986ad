#include "synth/death_writer.hpp"

#include "synth/bundle.hpp"

#include <algorithm>
#include <array>

namespace renga::synth {
namespace {

// By age; a choice in the order of size of 人口動態統計.
constexpr std::array<double, kAgeBands> kDiesInYear = {0.0002, 0.0006, 0.004, 0.013, 0.06};
constexpr std::string_view kHeartFailure = "I509";
constexpr std::array<std::string_view, 4> kPlaces = {"1", "1", "1", "6"};

std::string cause_of(const Health& health) {
  return health.lasting.empty() ? std::string(kHeartFailure)
                                : plain_icd10(*health.lasting.front().disease);
}

}  // namespace

DeathWriter::DeathWriter(const std::filesystem::path& folder, const Institutions& institutions,
                         const Period& period, std::uint64_t seed)
    : institutions_(institutions),
      period_(period),
      seed_(seed),
      sheet_(folder / "death.csv", {"name_kana", "birth_date", "sex", "insurer", "symbol", "number",
                                    "branch", "death_date", "cause", "place"}) {}

Result<std::optional<WrittenRow>> DeathWriter::add(const Person& person, const Health& health,
                                                   std::optional<Date> last_seen, Clerk& clerk) {
  Random random = stream(seed_, person.number, "death");
  const double yearly = kDiesInYear[age_band(person.age_on(period_.first))];
  if (!random.chance(yearly * period_.months / 12)) return std::nullopt;
  const Date first = last_seen ? last_seen->plus_days(1) : period_.first;
  if (first >= period_.end() || person.birth >= first) return std::nullopt;
  const Date day = draw_date(random, first, period_.end());
  const Identity identity = clerk.identity(person, {.service = day, .name = day, .number = day},
                                           person.clinic, institutions_.at(person.clinic));
  RENGA_TRY(
      sheet_.add({identity.kana, to_iso(identity.birth), identity.sex == Sex::male ? "1" : "2",
                  identity.insurer, identity.symbol, identity.number, identity.branch, to_iso(day),
                  cause_of(health), std::string(kPlaces[random.below(kPlaces.size())])}));
  return WrittenRow{sheet_.rows(), identity.causes, {}};
}

}  // namespace renga::synth
