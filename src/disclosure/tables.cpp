#include "disclosure/tables.hpp"

namespace renga::disclosure {

Dimension::Dimension(std::string name, DimensionKind kind, std::optional<std::string> total)
    : name_(std::move(name)), kind_(kind) {
  if (total) total_ = place_of(*total);
}

std::int32_t Dimension::place_of(std::string_view label) {
  const auto known = places_.find(label);
  if (known != places_.end()) return known->second;
  const auto place = static_cast<std::int32_t>(labels_.size());
  labels_.emplace_back(label);
  places_.emplace(label, place);
  return place;
}

std::string Dimension::label_with_name(std::int32_t place) const {
  const auto name = names_.find(place);
  return name == names_.end() ? label(place) : label(place) + "（" + name->second + "）";
}

std::optional<Route> Dimension::route(std::int32_t label) const {
  const auto found = routes_.find(label);
  if (found == routes_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::int32_t> Dimension::find(std::string_view label) const {
  const auto known = places_.find(label);
  return known == places_.end() ? std::nullopt : std::optional(known->second);
}

void Dimension::put_under(std::int32_t label, std::int32_t parent) {
  ensure(label != parent, "a label cannot be part of itself");
  parents_[label] = parent;
}

std::string address_of(std::int32_t row, std::int32_t column) {
  std::string letters;
  for (std::int32_t rest = column; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters + std::to_string(row);
}

}  // namespace renga::disclosure
