#include "optout/optout.hpp"
#include "optout/sql.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace renga::optout {
namespace {

constexpr std::string_view kHeld = "held_";

/// A table whose rows name people, and the key that other tables of them carry.
struct Source {
  std::string_view table;
  std::string_view key;
};

constexpr std::array kSources = {
    Source{"checkup", "checkup"},    Source{"guidance", "guidance"},      Source{"death", "death"},
    Source{"patient", "patient_no"}, Source{"recipient", "recipient_no"},
};

// The columns that tell whose row it is, the surest one first.
constexpr std::array<std::string_view, 6> kKeys = {"receipt", "checkup",      "guidance",
                                                   "death",   "recipient_no", "patient_no"};

TableSchema texts(std::string name, std::initializer_list<const char*> columns) {
  TableSchema schema{std::move(name), {}};
  for (const char* column : columns)
    schema.columns.push_back({column, Type::text, Role::direct, "", ""});
  return schema;
}

TableSchema entry_schema() {
  return texts("optout_entry", {"name", "number", "branch"});
}

std::string_view text_at(const engine::Batch& batch, std::size_t column, std::size_t row) {
  return batch.is_null(column, row) ? std::string_view() : batch.text(column, row);
}

void set_mark(engine::BatchResult& result, std::size_t row, const std::string& mark) {
  mark.empty() ? result.set_null(row) : result.set_text(row, mark);
}

/// A function of as many texts as `arguments` says that gives one of the marks.
engine::ScalarFunction mark_function(
    std::string name, std::size_t arguments,
    std::function<std::string(const engine::Batch&, std::size_t)> mark) {
  engine::ScalarFunction function{
      std::move(name), std::vector<Type>(arguments, Type::text), Type::text, {}};
  function.body = [mark = std::move(mark)](const engine::Batch& batch,
                                           engine::BatchResult& result) {
    for (std::size_t row = 0; row < batch.rows(); ++row) set_mark(result, row, mark(batch, row));
  };
  return function;
}

Done define_marks(engine::Engine& engine, const std::shared_ptr<const Marker>& marker) {
  RENGA_TRY(engine.define(
      mark_function("renga_name_mark", 3, [marker](const engine::Batch& batch, std::size_t row) {
        Identifiers found;
        found.name_kana = text_at(batch, 0, row);
        found.birth_date = text_at(batch, 1, row);
        found.sex = text_at(batch, 2, row);
        return marker->marks_of(found).name;
      })));
  const auto insured = [](const engine::Batch& batch, std::size_t row) {
    Identifiers found;
    found.insurer = text_at(batch, 0, row);
    found.symbol = text_at(batch, 1, row);
    found.number = text_at(batch, 2, row);
    return found;
  };
  RENGA_TRY(engine.define(mark_function(
      "renga_number_mark", 3, [marker, insured](const engine::Batch& batch, std::size_t row) {
        return marker->marks_of(insured(batch, row)).number;
      })));
  return engine.define(mark_function(
      "renga_branch_mark", 4, [marker, insured](const engine::Batch& batch, std::size_t row) {
        Identifiers found = insured(batch, row);
        found.branch = text_at(batch, 3, row);
        return marker->marks_of(found).branch;
      }));
}

Done fill_entries(engine::Engine& engine, const Register& refusals) {
  RENGA_TRY(engine.create_table(entry_schema()));
  RENGA_ASSIGN(const auto rows, engine.append_to(entry_schema()));
  for (const Refusal& refusal : refusals.refusals) {
    for (const std::string* mark :
         {&refusal.marks.name, &refusal.marks.number, &refusal.marks.branch})
      mark->empty() ? rows->null() : rows->text(*mark);
    rows->end_row();
  }
  return rows->finish();
}

bool has(std::span<const TableSchema> tables, std::string_view name) {
  return std::ranges::find(tables, name, &TableSchema::name) != tables.end();
}

Done mark_receipts(engine::Engine& engine, std::span<const TableSchema> tables) {
  RENGA_TRY(engine.create_table({"optout_branch",
                                 {{"receipt", Type::integer, Role::key, "", ""},
                                  {"branch", Type::text, Role::direct, "", ""}}}));
  if (has(tables, "sn")) RENGA_TRY(engine.run(sql::branches));
  RENGA_TRY(engine.run(sql::mark_receipts));
  if (has(tables, "ho")) RENGA_TRY(engine.run(sql::mark_insured));
  return {};
}

Done mark_all(engine::Engine& engine, std::span<const TableSchema> tables) {
  RENGA_TRY(
      engine.create_table(texts("optout_mark", {"key_name", "key", "name", "number", "branch"})));
  if (has(tables, "re")) RENGA_TRY(mark_receipts(engine, tables));
  for (const Source& source : kSources)
    if (has(tables, source.table))
      RENGA_TRY(engine.run(sql::mark_rows, engine::Parameters()
                                               .identifier("table", source.table)
                                               .identifier("key", source.key)
                                               .value("key_name", std::string(source.key))));
  return {};
}

/// The tables as tables of the engine that rows can be deleted from, in their order.
Done take_over(engine::Engine& engine, std::span<const TableSchema> tables,
               const PlaceOf& place_of) {
  for (const TableSchema& table : tables) {
    const std::string held = std::string(kHeld) + table.name;
    RENGA_TRY(engine.view_parquet(held, place_of(table.name)));
    RENGA_TRY(engine.create_table(table));
    RENGA_TRY(
        engine.run(sql::take_over,
                   engine::Parameters().identifier("table", table.name).identifier("held", held)));
  }
  return {};
}

/// Deletes the rows of people of the register from the engine's tables and hands back how many.
Result<std::int64_t> remove_refused(engine::Engine& engine, std::span<const TableSchema> tables,
                                    const Register& refusals, const NormalForms& forms) {
  RENGA_TRY(define_marks(engine, std::make_shared<const Marker>(refusals.secret_hex, forms)));
  RENGA_TRY(fill_entries(engine, refusals));
  RENGA_TRY(mark_all(engine, tables));
  RENGA_TRY(engine.create_table(texts("optout_refused", {"key_name", "key"})));
  RENGA_TRY(engine.run(sql::refused));
  std::int64_t removed = 0;
  for (const TableSchema& table : tables) {
    const auto* key = std::ranges::find_if(
        kKeys, [&table](std::string_view name) { return table.find(name) != nullptr; });
    if (key == kKeys.end()) continue;
    RENGA_ASSIGN(const std::int64_t rows,
                 engine.run(sql::delete_rows, engine::Parameters()
                                                  .identifier("table", table.name)
                                                  .identifier("key", *key)
                                                  .value("key_name", std::string(*key))));
    removed += rows;
  }
  return removed;
}

}  // namespace

Result<std::int64_t> write_without(const Register& refusals, const NormalForms& forms,
                                   std::span<const TableSchema> tables, const PlaceOf& place_of,
                                   dataset::Writer& writer, engine::Limits limits) {
  if (limits.spill_folder.empty()) limits.spill_folder = writer.scratch();
  RENGA_ASSIGN(engine::Engine engine,
               engine::Engine::open_file(writer.scratch() / "optout.db", limits));
  RENGA_TRY(take_over(engine, tables, place_of));
  RENGA_ASSIGN(const std::int64_t removed, remove_refused(engine, tables, refusals, forms));
  for (const TableSchema& table : tables) RENGA_TRY(writer.add(engine, table, table.name, {}));
  return removed;
}

}  // namespace renga::optout
