#include "link/matching.hpp"

#include "link/errors.hpp"
#include "link/inputs.hpp"
#include "link/known_ids.hpp"
#include "link/sql.hpp"

#include <algorithm>
#include <array>

namespace renga::link {
namespace {

/// What `side` holds beside the IDs, from a column of the table person: the first form whose type
/// the column has (JOIN-7).
struct Attribute {
  struct Form {
    Type type;
    engine::Sql value;
  };
  std::string_view column;
  std::vector<Form> forms;
};

const std::vector<Attribute> kAttributes = {
    {"sex", {{Type::code, sql::sex_that_counts}}},
    {"birth_month", {{Type::month, sql::month_that_counts}, {Type::text, sql::first_of_years}}},
    {"birth_month", {{Type::month, sql::month_that_counts}, {Type::text, sql::last_of_years}}},
    {"id4_spelling", {{Type::text, sql::name_value}}},
    {"id4_head", {{Type::text, sql::name_value}}},
    {"id4_tail", {{Type::text, sql::name_value}}},
};

engine::Expression value_of(const Attribute& attribute, const TableSchema& person) {
  const Column* column = person.find(attribute.column);
  if (column != nullptr)
    for (const Attribute::Form& form : attribute.forms)
      if (form.type == column->type) {
        auto parameters = std::make_shared<engine::Parameters>();
        parameters->identifier("column", attribute.column);
        return {form.value, std::move(parameters), ""};
      }
  return {sql::attribute_missing, nullptr, ""};
}

std::vector<engine::Expression> attributes_of(const TableSchema& person) {
  std::vector<engine::Expression> values;
  for (const Attribute& attribute : kAttributes) values.push_back(value_of(attribute, person));
  return values;
}

/// The columns of a table person with IDs as numbers.
std::vector<engine::Expression> own_columns(const TableSchema& person) {
  std::vector<engine::Expression> columns;
  for (const Column& column : person.columns) {
    auto parameters = std::make_shared<engine::Parameters>();
    parameters->identifier("column", column.name);
    columns.push_back({is_known_by_number(column) ? sql::id_as_number : sql::column_itself,
                       std::move(parameters), column.name});
  }
  return columns;
}

/// Frees the memory of a table that nobody asks any more.
Done forget(engine::Engine& engine, std::string_view table) {
  RENGA_TRY(engine.run(sql::forget, engine::Parameters().identifier("table", table)));
  return {};
}

Done take_persons(engine::Engine& engine, const dataset::Dataset& dataset) {
  const Database database = dataset.manifest().database;
  RENGA_ASSIGN(const TableEntry* person, dataset.table("person"));
  engine::Parameters parameters;
  parameters.value("place", place_of(database))
      .columns("columns", own_columns(person->schema))
      .columns("attributes", attributes_of(person->schema))
      .identifier("own", with_database(database, "own"))
      .identifier("persons", with_database(database, "person"));
  RENGA_TRY(engine.run(sql::own_persons, parameters));
  RENGA_TRY(engine.run(sql::side_add, parameters));
  RENGA_ASSIGN(const std::int64_t wrong,
               engine.integer(sql::numbers_not_single,
                              engine::Parameters().value("place", place_of(database))));
  if (wrong == 0) return {};
  return fail(Error(code::person_not_single)
                  .at({dataset.folder().string(), 0, "person.person"})
                  .rule("JOIN-3")
                  .with("persons", wrong));
}

engine::Parameters tables_of(const std::string& id) {
  engine::Parameters parameters;
  parameters.identifier("id", id)
      .identifier("spread", "spread_" + id)
      .identifier("agreeing", "agreeing_" + id);
  return parameters;
}

Done find_agreeing(engine::Engine& engine) {
  for (const std::string id : {"id5", "id4"})
    RENGA_TRY(engine.run(sql::find_spread, tables_of(id)));
  RENGA_TRY(engine.run(sql::find_doubted));
  RENGA_TRY(engine.run(sql::forget_doubted));
  for (const std::string id : {"id5", "id4"})
    RENGA_TRY(engine.run(sql::find_agreeing, tables_of(id)));
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
  RENGA_TRY(define_known_ids(engine, std::make_shared<KnownIds>()));
  RENGA_TRY(engine.run(sql::side_begin));
  for (const dataset::Dataset& dataset : datasets) RENGA_TRY(take_persons(engine, dataset));
  RENGA_TRY(find_agreeing(engine));
  RENGA_TRY(draw_together(engine, datasets.size()));
  RENGA_TRY(engine.run(sql::place_nodes));
  RENGA_TRY(forget(engine, "side"));
  RENGA_TRY(engine.run(sql::find_reasons));
  for (const std::string_view table : {"spread_id5", "spread_id4"})
    RENGA_TRY(forget(engine, table));
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
