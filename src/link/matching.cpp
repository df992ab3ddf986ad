#include "link/matching.hpp"

#include "link/inputs.hpp"
#include "link/sql.hpp"

#include <algorithm>
#include <array>

namespace renga::link {
namespace {

/// What must not contradict (JOIN-7): it counts only in the form that both sides have.
struct Attribute {
  std::string_view column;
  Type type;
  engine::Sql value;
};

constexpr std::array<Attribute, 2> kAttributes = {{
    {"sex", Type::code, sql::sex_that_counts},
    {"birth_month", Type::month, sql::month_that_counts},
}};

std::vector<engine::Expression> attributes_of(const TableSchema& person) {
  std::vector<engine::Expression> values;
  for (const Attribute& attribute : kAttributes) {
    const Column* column = person.find(attribute.column);
    const bool counts = column != nullptr && column->type == attribute.type;
    values.push_back({counts ? attribute.value : sql::attribute_missing, nullptr, ""});
  }
  return values;
}

Done take_persons(engine::Engine& engine, const dataset::Dataset& dataset) {
  const Database database = dataset.manifest().database;
  RENGA_ASSIGN(const TableEntry* person, dataset.table("person"));
  engine::Parameters parameters;
  parameters.value("place", place_of(database))
      .columns("attributes", attributes_of(person->schema))
      .identifier("persons", with_database(database, "person"));
  RENGA_TRY(engine.run(sql::side_add, parameters));
  RENGA_ASSIGN(const std::int64_t wrong,
               engine.integer(sql::numbers_not_single,
                              engine::Parameters().value("place", place_of(database))));
  if (wrong == 0) return {};
  return fail(Error(Code::person_not_single)
                  .at({dataset.folder().string(), 0, "person.person"})
                  .rule("JOIN-3")
                  .with("persons", wrong));
}

Done find_agreeing(engine::Engine& engine, const std::string& id) {
  engine::Parameters parameters;
  parameters.identifier("id", id)
      .identifier("spread", "spread_" + id)
      .identifier("agreeing", "agreeing_" + id);
  RENGA_TRY(engine.run(sql::find_spread, parameters));
  RENGA_TRY(engine.run(sql::find_agreeing, parameters));
  return {};
}

/// Finds who is drawn together by ID4 (JOIN-6), with one round for each database: who needs more is
/// tied to more persons than one linked person may hold.
Done draw_together(engine::Engine& engine, std::size_t databases) {
  RENGA_TRY(engine.run(sql::find_drawn));
  RENGA_TRY(engine.run(sql::tie_knots));
  std::string knots = "knots_0";
  for (std::size_t round = 1; round <= databases; ++round) {
    const std::string next = "knots_" + std::to_string(round);
    RENGA_TRY(
        engine.run(sql::spread_labels,
                   engine::Parameters().identifier("previous", knots).identifier("next", next)));
    knots = next;
  }
  const engine::Parameters parameters = engine::Parameters().identifier("knots", knots);
  RENGA_TRY(engine.run(sql::gather_drawn, parameters));
  RENGA_TRY(engine.run(sql::judge_drawn, parameters));
  return {};
}

Side empty_side(const dataset::Dataset& dataset) {
  Side side;
  side.database = dataset.manifest().database;
  for (const Stage stage : kStages) side.linked_by_stage.emplace(term_of(stage).name, 0);
  for (const Reason reason : kReasons) side.unlinked_by_reason.emplace(term_of(reason).name, 0);
  return side;
}

void add_count(Side& side, const std::string& name, std::int64_t persons) {
  side.persons += persons;
  const auto stage = side.linked_by_stage.find(name);
  if (stage != side.linked_by_stage.end()) {
    stage->second = persons;
    return;
  }
  const auto reason = side.unlinked_by_reason.find(name);
  ensure(reason != side.unlinked_by_reason.end(), "a person is neither linked nor has a reason");
  reason->second = persons;
}

Done count_linked(engine::Engine& engine, Report& report) {
  for (const Stage stage : kStages) report.links_by_stage.emplace(term_of(stage).name, 0);
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(sql::count_linked));
  for (const engine::Row& row : rows) {
    const auto stage = report.links_by_stage.find(row.text(0));
    if (stage != report.links_by_stage.end()) stage->second = row.integer(1);
    report.conflict_flags += row.integer(2);
  }
  return {};
}

}  // namespace

Done match_persons(engine::Engine& engine, const std::vector<dataset::Dataset>& datasets) {
  RENGA_TRY(engine.run(sql::side_begin));
  for (const dataset::Dataset& dataset : datasets) RENGA_TRY(take_persons(engine, dataset));
  RENGA_TRY(find_agreeing(engine, "id5"));
  RENGA_TRY(find_agreeing(engine, "id4"));
  RENGA_TRY(draw_together(engine, datasets.size()));
  RENGA_TRY(engine.run(sql::place_nodes));
  RENGA_TRY(engine.run(sql::find_reasons));
  RENGA_TRY(engine.run(sql::number_linked));
  return {};
}

Done count_matches(engine::Engine& engine, const std::vector<dataset::Dataset>& datasets,
                   Report& report) {
  for (const dataset::Dataset& dataset : datasets) report.sides.push_back(empty_side(dataset));
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(sql::count_sides));
  for (const engine::Row& row : rows) {
    const auto side = std::ranges::find_if(report.sides, [&row](const Side& each) {
      return place_of(each.database) == row.integer(0);
    });
    ensure(side != report.sides.end(), "a person belongs to no database");
    add_count(*side, row.text(1), row.integer(2));
  }
  RENGA_TRY(count_linked(engine, report));
  RENGA_ASSIGN(report.homonym_guard, engine.integer(sql::count_homonym_guard));
  return {};
}

}  // namespace renga::link
