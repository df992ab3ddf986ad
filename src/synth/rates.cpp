#include "synth/rates.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr auto kEntries = std::to_array<RateEntry>({
#define RENGA_RATE(group, name, value, least, most, japanese, english, source) \
  {#group, #name, &Rates::group##_##name, least, most, {japanese, english}, source},
#include "synth/rates.def"
#undef RENGA_RATE
});

std::vector<std::string_view> groups() {
  std::vector<std::string_view> names;
  for (const RateEntry& entry : kEntries)
    if (names.empty() || names.back() != entry.group) names.push_back(entry.group);
  return names;
}

Done read(const Settings& table, const RateEntry& entry, Rates& rates) {
  if (!table.has(entry.name)) return {};
  RENGA_ASSIGN(const double value, table.number(entry.name));
  if (value < entry.least || value > entry.most)
    return fail(table.error(code::value_out_of_range, entry.name)
                    .with("field", fmt::format("{}.{}", entry.group, entry.name))
                    .with("range", fmt::format("{} - {}", entry.least, entry.most)));
  rates.*entry.value = value;
  return {};
}

Done read_group(const Settings& file, std::string_view group, Rates& rates) {
  RENGA_ASSIGN(const Settings table, file.table(group));
  std::vector<std::string_view> known;
  for (const RateEntry& entry : kEntries)
    if (entry.group == group) known.push_back(entry.name);
  RENGA_TRY(table.only(known));
  for (const RateEntry& entry : kEntries)
    if (entry.group == group) RENGA_TRY(read(table, entry, rates));
  return {};
}

}  // namespace

std::span<const RateEntry> rate_entries() {
  return kEntries;
}

std::string to_toml(const Rates& rates, Language language) {
  std::string text;
  std::string_view group;
  for (const RateEntry& entry : kEntries) {
    if (entry.group != group)
      text += fmt::format("{}[{}]\n", group.empty() ? "" : "\n", entry.group);
    group = entry.group;
    text += fmt::format("# {} ({})\n{} = {}\n", entry.meaning.in(language), entry.source,
                        entry.name, rates.*entry.value);
  }
  return text;
}

Result<Rates> parse_rates(std::string_view toml, std::string_view file) {
  RENGA_ASSIGN(const Settings settings, Settings::parse(toml, file));
  const std::vector<std::string_view> known = groups();
  RENGA_TRY(settings.only(known));
  Rates rates;
  for (const std::string_view group : known)
    if (settings.has(group)) RENGA_TRY(read_group(settings, group, rates));
  return rates;
}

}  // namespace renga::synth
