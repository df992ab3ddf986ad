#include "synth/institutions.hpp"

#include "synth/check_digit.hpp"
#include "synth/draw.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace renga::synth {
namespace {

struct Prefecture {
  std::string_view code;
  std::string_view name;
  int people;  ///< 100,000 persons, census of 2020, rounded.
};

constexpr std::array<Prefecture, 8> kPrefectures = {{{"13", "東京", 140},
                                                     {"27", "大阪", 88},
                                                     {"14", "神奈川", 92},
                                                     {"23", "愛知", 75},
                                                     {"01", "北海道", 52},
                                                     {"40", "福岡", 51},
                                                     {"34", "広島", 28},
                                                     {"04", "宮城", 23}}};

constexpr std::int64_t kPeoplePerInstitution = 1000;
constexpr std::int64_t kFewest = 6;
// Every institution has two files a month, and each open file holds a buffer (receipt_files.hpp).
constexpr std::int64_t kMost = 240;
constexpr int kHospitalBeds = 320;

std::string_view prefecture_name(std::string_view code) {
  return std::ranges::find(kPrefectures, code, &Prefecture::code)->name;
}

std::string full_width_number(std::size_t number) {
  constexpr std::array<std::string_view, 10> kDigits = {"０", "１", "２", "３", "４",
                                                        "５", "６", "７", "８", "９"};
  std::string text;
  for (const char digit : std::to_string(number))
    text += kDigits[static_cast<std::size_t>(digit - '0')];
  return text;
}

std::string name_of(std::size_t index, std::string_view prefecture, bool hospital) {
  if (index == Institutions::kHospitalA) return "Ａ病院";
  if (index == Institutions::kHospitalB) return "Ｂ病院";
  return fmt::format("{}人工{}{}", prefecture_name(prefecture), hospital ? "病院" : "診療所",
                     full_width_number(index + 1));
}

}  // namespace

Institutions::Institutions(std::int64_t people, std::uint64_t seed) {
  Random random(seed, "institutions");
  const auto wanted =
      static_cast<std::size_t>(std::clamp(people / kPeoplePerInstitution, kFewest, kMost));
  const std::size_t places = std::clamp<std::size_t>(wanted / 3, 2, kPrefectures.size());
  for (std::size_t i = 0; i < places; ++i) {
    places_.push_back({std::string(kPrefectures[i].code), {}, {}});
    weights_.push_back(kPrefectures[i].people);
  }
  open(places_[0], true, random);
  open(places_[0], true, random);
  for (std::size_t i = 1; i < places; ++i) open(places_[i], true, random);
  for (Place& each : places_) open(each, false, random);
  while (all_.size() < wanted) open(places_[draw_index(weights_, random)], false, random);
}

void Institutions::open(Place& place, bool hospital, Random& random) {
  const std::size_t index = all_.size();
  const auto number = static_cast<int>(place.hospitals.size() + place.clinics.size());
  Institution opened{.prefecture = place.prefecture,
                     .code = with_check_digit(std::to_string(910001 + index * 17)),
                     .name = name_of(index, place.prefecture, hospital),
                     .phone = fmt::format("000{:07}", index + 1),
                     .beds = hospital ? kHospitalBeds : 0,
                     .number_in_prefecture = number,
                     .gives_drugs = hospital || random.chance(0.7),
                     .writes_full_width = random.chance(0.6)};
  all_.push_back(std::move(opened));
  (hospital ? place.hospitals : place.clinics).push_back(index);
}

const Institutions::Place& Institutions::place(const std::string& prefecture) const {
  const auto found = std::ranges::find(places_, prefecture, &Place::prefecture);
  ensure(found != places_.end(), "a household lives in a prefecture without institutions");
  return *found;
}

const std::string& Institutions::draw_prefecture(Random& random) const {
  return places_[draw_index(weights_, random)].prefecture;
}

std::size_t Institutions::draw_clinic(const std::string& prefecture, Random& random) const {
  return draw_one<std::size_t>(place(prefecture).clinics, random);
}

std::size_t Institutions::hospital(const std::string& prefecture) const {
  return place(prefecture).hospitals.back();
}

}  // namespace renga::synth
