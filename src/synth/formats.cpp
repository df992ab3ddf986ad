#include "synth/formats.hpp"

#include <algorithm>
#include <array>

namespace renga::synth {
namespace {

constexpr std::string_view kAll = "all";
constexpr std::array<std::string_view, kFormats> kNames = {"dpc",   "dental", "pharmacy", "checkup",
                                                           "care",  "survey", "fhir",     "ss-mix2",
                                                           "death", "packed", "tables"};

Done add_named(std::string_view name, Formats& formats) {
  const auto* found = std::ranges::find(kNames, name);
  if (name != kAll && found == kNames.end())
    return fail(Error(code::value_unknown)
                    .rule("SYN-90")
                    .with("field", "--formats")
                    .with("known",
                          "all, dpc, dental, pharmacy, checkup, care, survey, fhir, "
                          "ss-mix2, death, packed, tables"));
  for (std::size_t i = 0; i < kFormats; ++i)
    if (name == kAll || name == kNames[i]) formats.add(static_cast<Format>(i));
  return {};
}

}  // namespace

std::string_view name_of(Format format) {
  return kNames[static_cast<std::size_t>(format)];
}

Result<Formats> parse_formats(std::string_view names) {
  Formats formats;
  if (names.empty()) return formats;
  for (const std::string_view name : split(names, ',')) RENGA_TRY(add_named(name, formats));
  return formats;
}

}  // namespace renga::synth
