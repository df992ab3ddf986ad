#include "anonymize/models.hpp"

#include "anonymize/losses.hpp"
#include "operators/operators.hpp"

#include <algorithm>

namespace renga::anonymize {
namespace {

using Words = std::string_view;

constexpr std::array<std::pair<Missing, Words>, 3> kMissing = {
    {{Missing::own_value, "own_value"},
     {Missing::matches_anything, "matches_anything"},
     {Missing::matches_nothing, "matches_nothing"}}};
constexpr std::array kPopulationKeys = {Words("file"), Words("persons")};
constexpr std::array kEventsKeys = {Words("codes"), Words("date"), Words("known"), Words("sample"),
                                    Words("seed")};
constexpr std::int64_t kMostKnown = 20;
constexpr std::int64_t kMostSample = 10'000'000;

Result<Loss> read_loss(const Settings& model) {
  std::array<std::pair<Loss, Words>, kLosses.size()> losses;
  std::ranges::transform(kLosses, losses.begin(),
                         [](const LossRow& row) { return std::pair(row.loss, row.name); });
  return model.choice("loss", losses);
}

Result<PopulationTable> read_population(const Settings& table,
                                        const std::filesystem::path& folder) {
  RENGA_TRY(table.only(kPopulationKeys));
  PopulationTable population;
  RENGA_ASSIGN(const std::string file, table.text("file"));
  population.file = folder / file;
  population.where = table.error(code::field_bad, "file").where();
  if (table.has("persons")) {
    RENGA_ASSIGN(population.persons, table.text("persons"));
  }
  return population;
}

Result<Events> read_events(const Settings& table) {
  RENGA_TRY(table.only(kEventsKeys));
  Events events;
  events.where = table.error(code::field_bad, "codes").where();
  RENGA_ASSIGN(events.codes, table.texts("codes"));
  RENGA_ASSIGN(events.date, table.text("date"));
  if (events.codes.empty())
    return fail(table.error(code::field_missing, "codes").with("field", "codes"));
  if (table.has("known")) {
    RENGA_ASSIGN(events.known, operators::integer_within(table, "known", 1, kMostKnown));
  }
  if (table.has("sample")) {
    RENGA_ASSIGN(events.sample, operators::integer_within(table, "sample", 1, kMostSample));
  }
  if (table.has("seed")) {
    RENGA_ASSIGN(events.seed, table.integer("seed"));
  }
  return events;
}

}  // namespace

Result<Models> read_models(const Settings& model, const std::filesystem::path& folder) {
  Models models;
  models.where = model.error(code::field_bad, "k").where();
  if (model.has("loss")) {
    RENGA_ASSIGN(models.loss, read_loss(model));
  }
  if (model.has("missing")) {
    RENGA_ASSIGN(models.missing, model.choice("missing", kMissing));
  }
  if (model.has("weight")) {
    RENGA_ASSIGN(models.weight, model.text("weight"));
  }
  if (model.has("population")) {
    RENGA_ASSIGN(const Settings table, model.table("population"));
    RENGA_ASSIGN(models.population, read_population(table, folder));
  }
  if (model.has("events")) {
    RENGA_ASSIGN(const Settings table, model.table("events"));
    RENGA_ASSIGN(models.events, read_events(table));
  }
  return models;
}

}  // namespace renga::anonymize
