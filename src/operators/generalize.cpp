#include "operators/leveled.hpp"
#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

class Generalize final : public Operation {
 public:
  Generalize(LeveledFile file, int level, bool searched)
      : file_(std::move(file)), level_(level), searched_(searched) {}

  std::string parameters() const override {
    return "hierarchy = \"" + file_.path.filename().string() +
           "\", level = " + std::to_string(level_);
  }
  const Hierarchy* searched() const override { return searched_ ? &file_.hierarchy : nullptr; }
  OperationPointer at_level(int level) const override {
    return std::make_shared<const Generalize>(file_, level, false);
  }
  std::vector<std::filesystem::path> files() const override { return {file_.path}; }
  std::optional<int> level() const override { return level_; }
  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  Done prepare(engine::Engine& engine, const Site& site) const override {
    RENGA_TRY(file_.fill(engine, site.lookup("levels"), level_, level_));
    return file_.check_complete(engine, site);
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("levels", site.lookup("levels"));
    return expression_of(sql::generalize, std::move(parameters));
  }

 private:
  LeveledFile file_;
  int level_;
  bool searched_;
};

constexpr std::string_view kSearch = "search";

}  // namespace

Result<OperationPointer> make_generalize(const Settings& entry,
                                         const std::filesystem::path& folder) {
  RENGA_ASSIGN(LeveledFile file, LeveledFile::read(entry, folder));
  if (const auto word = entry.text("level")) {
    if (*word == kSearch) return std::make_shared<const Generalize>(std::move(file), 0, true);
    return fail(entry.error(code::value_unknown, "level")
                    .with("field", "level")
                    .with("known", "0, 1, …, search"));
  }
  const std::int64_t last = file.hierarchy.levels() - 1;
  RENGA_ASSIGN(const std::int64_t level, integer_within(entry, "level", 0, last));
  return std::make_shared<const Generalize>(std::move(file), static_cast<int>(level), false);
}

}  // namespace renga::operators
