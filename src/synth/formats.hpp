#pragma once

#include "base/base.hpp"

#include <bitset>
#include <cstdint>
#include <string_view>

namespace renga::synth {

/// What a world may hold beside the files that it always has (SYN-90).
enum class Format : std::uint8_t {
  dpc,       ///< The stays at Ａ病院 as DPC receipts instead of medical ones.
  dental,    ///< Dental receipts.
  pharmacy,  ///< Receipts of the pharmacies that serve clinics without drugs of their own.
  checkup,   ///< The check-ups, and guidance after them, as a package of XML documents.
  care,      ///< Long-term care: recipients, certifications, claims, LIFE.
  survey,    ///< The DPC survey files of Ａ病院's stays.
  fhir,      ///< Ａ病院's records as HL7 FHIR R4.
  ss_mix2,   ///< Ａ病院's records as SS-MIX2 storage.
  death,     ///< Deaths after the last record of a person.
  packed,    ///< The files of receipts once more, each packed with gzip.
  tables,    ///< What all of these say, value by value, before it is written in a format.
};
inline constexpr std::size_t kFormats = 11;

std::string_view name_of(Format format);

class Formats {
 public:
  bool holds(Format format) const { return chosen_[static_cast<std::size_t>(format)]; }
  void add(Format format) { chosen_[static_cast<std::size_t>(format)] = true; }

 private:
  std::bitset<kFormats> chosen_;
};

/// Names separated by commas; `all` is every one of them. Error: value_unknown.
Result<Formats> parse_formats(std::string_view names);

}  // namespace renga::synth
