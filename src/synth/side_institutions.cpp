#include "synth/side_institutions.hpp"

#include "synth/check_digit.hpp"

#include <fmt/format.h>

namespace renga::synth {
namespace {

// Far from the places of hospitals and clinics, which are at most 240.
constexpr std::size_t kDentists = 1000;
constexpr std::size_t kPharmacies = 2000;

std::size_t number_of(const std::string& prefecture) {
  return static_cast<std::size_t>(prefecture[0] - '0') * 10 +
         static_cast<std::size_t>(prefecture[1] - '0');
}

Institution open(const std::string& prefecture, std::size_t first_code, std::string_view name) {
  const std::size_t number = number_of(prefecture);
  return {.prefecture = prefecture,
          .code = with_check_digit(std::to_string(first_code + number * 19)),
          .name = std::string(name),
          .phone = fmt::format("001{:07}", number),
          .beds = 0,
          .number_in_prefecture = 0,
          .gives_drugs = false,
          .writes_full_width = number % 2 == 0};
}

}  // namespace

const Institution& SideInstitutions::dentist(const std::string& prefecture) {
  return dentists_.try_emplace(prefecture, open(prefecture, 310'001, "人工歯科")).first->second;
}

const Institution& SideInstitutions::pharmacy(const std::string& prefecture) {
  return pharmacies_.try_emplace(prefecture, open(prefecture, 410'001, "人工薬局")).first->second;
}

std::size_t SideInstitutions::dentist_place(const std::string& prefecture) {
  return kDentists + number_of(prefecture);
}

std::size_t SideInstitutions::pharmacy_place(const std::string& prefecture) {
  return kPharmacies + number_of(prefecture);
}

}  // namespace renga::synth
