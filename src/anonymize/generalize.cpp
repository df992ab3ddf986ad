#include "anonymize/hierarchy.hpp"
#include "anonymize/operators.hpp"
#include "anonymize/ranges.hpp"
#include "anonymize/sql.hpp"
#include "files/files.hpp"

namespace renga::anonymize {
namespace {

class Generalize final : public Operation {
 public:
  Generalize(std::filesystem::path file, Hierarchy hierarchy, int level, bool searched)
      : file_(std::move(file)),
        hierarchy_(std::move(hierarchy)),
        level_(level),
        searched_(searched) {}

  std::string parameters() const override {
    return "hierarchy = \"" + file_.filename().string() + "\", level = " + std::to_string(level_);
  }
  const Hierarchy* searched() const override { return searched_ ? &hierarchy_ : nullptr; }
  OperationPointer at_level(int level) const override {
    return std::make_shared<const Generalize>(file_, hierarchy_, level, false);
  }
  std::vector<std::filesystem::path> files() const override { return {file_}; }
  std::optional<int> level() const override { return level_; }
  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  Done prepare(engine::Engine& engine, const Site& site) const override {
    RENGA_TRY(fill(engine, site));
    engine::Parameters parameters = site.parameters();
    parameters.identifier("levels", site.lookup("levels"));
    parameters.identifier("relation", site.some_relation());
    RENGA_ASSIGN(const std::int64_t missing, engine.integer(sql::values_without_label, parameters));
    if (missing == 0) return {};
    return fail(Error(Code::hierarchy_incomplete)
                    .at({site.table, 0, site.column.name})
                    .with("path", file_.filename().string())
                    .with("count", missing));
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("levels", site.lookup("levels"));
    return expression_of(sql::generalize, std::move(parameters));
  }

 private:
  Done fill(engine::Engine& engine, const Site& site) const {
    const TableSchema schema{
        site.lookup("levels"),
        {{"value", Type::text, Role::plain, "", ""}, {"label", Type::text, Role::plain, "", ""}}};
    RENGA_TRY(engine.run(sql::drop_lookup, engine::Parameters().identifier("lookup", schema.name)));
    RENGA_TRY(engine.create_table(schema));
    RENGA_ASSIGN(const std::unique_ptr<engine::Appender> rows, engine.append_to(schema));
    for (std::size_t line = 0; line < hierarchy_.size(); ++line) {
      rows->text(hierarchy_.value(line));
      rows->text(hierarchy_.label(line, level_));
      rows->end_row();
    }
    return rows->finish();
  }

  std::filesystem::path file_;
  Hierarchy hierarchy_;
  int level_;
  bool searched_;
};

constexpr std::string_view kSearch = "search";

}  // namespace

Result<OperationPointer> make_generalize(const Settings& entry,
                                         const std::filesystem::path& folder) {
  RENGA_ASSIGN(const std::string name, entry.text("hierarchy"));
  const std::filesystem::path file = folder / name;
  RENGA_ASSIGN(const std::string csv, files::read_small(file));
  RENGA_ASSIGN(Hierarchy hierarchy, Hierarchy::parse(csv, file.filename().string()));
  if (const auto word = entry.text("level")) {
    if (*word == kSearch)
      return std::make_shared<const Generalize>(file, std::move(hierarchy), 0, true);
    return fail(entry.error(Code::value_unknown, "level")
                    .with("field", "level")
                    .with("known", "0, 1, …, search"));
  }
  RENGA_ASSIGN(const std::int64_t level, integer_within(entry, "level", 0, hierarchy.levels() - 1));
  return std::make_shared<const Generalize>(file, std::move(hierarchy), static_cast<int>(level),
                                            false);
}

}  // namespace renga::anonymize
