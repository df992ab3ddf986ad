#include "operators/leveled.hpp"

#include "files/files.hpp"
#include "operators/sql.hpp"

namespace renga::operators {

Result<LeveledFile> LeveledFile::read(const Settings& entry, const std::filesystem::path& folder) {
  RENGA_ASSIGN(const std::string name, entry.text("hierarchy"));
  const std::filesystem::path path = folder / name;
  RENGA_ASSIGN(const std::string csv, files::read_small(path));
  RENGA_ASSIGN(Hierarchy hierarchy, Hierarchy::parse(csv, path.filename().string()));
  return LeveledFile{path, std::move(hierarchy)};
}

Done LeveledFile::fill(engine::Engine& engine, const std::string& lookup, int first,
                       int last) const {
  const TableSchema schema{lookup,
                           {{"value", Type::text, Role::plain, "", ""},
                            {"level", Type::integer, Role::plain, "", ""},
                            {"label", Type::text, Role::plain, "", ""}}};
  RENGA_TRY(engine.run(sql::drop_lookup, engine::Parameters().identifier("lookup", lookup)));
  RENGA_TRY(engine.create_table(schema));
  RENGA_ASSIGN(const std::unique_ptr<engine::Appender> rows, engine.append_to(schema));
  for (std::size_t line = 0; line < hierarchy.size(); ++line)
    for (int level = first; level <= last; ++level) {
      rows->text(hierarchy.value(line));
      rows->integer(level);
      rows->text(hierarchy.label(line, level));
      rows->end_row();
    }
  return rows->finish();
}

Done LeveledFile::check_complete(engine::Engine& engine, const Site& site) const {
  engine::Parameters parameters = site.parameters();
  parameters.identifier("levels", site.lookup("levels"))
      .identifier("relation", site.some_relation());
  RENGA_ASSIGN(const std::int64_t missing, engine.integer(sql::values_without_label, parameters));
  if (missing == 0) return {};
  return fail(Error(code::hierarchy_incomplete)
                  .at({site.table, 0, site.column.name})
                  .with("path", path.filename().string())
                  .with("count", missing));
}

}  // namespace renga::operators
