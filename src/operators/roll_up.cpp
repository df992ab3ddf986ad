#include "operators/leveled.hpp"
#include "operators/operators.hpp"
#include "operators/ranges.hpp"
#include "operators/sql.hpp"

namespace renga::operators {
namespace {

constexpr std::int64_t kMostPersons = 1'000'000;

/// A value that fewer than `min_persons` persons have becomes its group in the hierarchy, and that
/// group the next one, until enough persons have it or the last level is reached. Only those who
/// climbed count for a group, so that it says nothing about the values that stayed.
class RollUp final : public Operation {
 public:
  RollUp(LeveledFile file, std::int64_t min_persons)
      : file_(std::move(file)), min_persons_(min_persons) {}

  std::string parameters() const override {
    return "hierarchy = \"" + file_.path.filename().string() +
           "\", min_persons = " + std::to_string(min_persons_);
  }
  std::vector<std::filesystem::path> files() const override { return {file_.path}; }
  std::optional<Column> outcome(const Site& site) const override { return as_labels(site.column); }

  Done prepare(engine::Engine& engine, const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("levels", site.lookup("levels"))
        .identifier("rolled", site.lookup("rolled"))
        .identifier("holders", site.lookup("holders"))
        .value("min_persons", min_persons_);
    RENGA_TRY(file_.fill(engine, site.lookup("levels"), 0, file_.hierarchy.levels() - 1));
    RENGA_TRY(file_.check_complete(engine, site));
    RENGA_TRY(engine.run(sql::holders, parameters));
    RENGA_TRY(engine.run(sql::roll_begin, parameters));
    for (int level = 1; level < file_.hierarchy.levels(); ++level) {
      parameters.value("level", std::int64_t{level});
      RENGA_TRY(engine.run(sql::roll_on, parameters));
    }
    return {};
  }

  engine::Expression expression(const Site& site) const override {
    engine::Parameters parameters = site.parameters();
    parameters.identifier("levels", site.lookup("rolled"));
    return expression_of(sql::generalize, std::move(parameters));
  }

 private:
  LeveledFile file_;
  std::int64_t min_persons_;
};

}  // namespace

Result<OperationPointer> make_roll_up(const Settings& entry, const std::filesystem::path& folder) {
  RENGA_ASSIGN(LeveledFile file, LeveledFile::read(entry, folder));
  RENGA_ASSIGN(const std::int64_t min_persons,
               integer_within(entry, "min_persons", 2, kMostPersons));
  return std::make_shared<const RollUp>(std::move(file), min_persons);
}

}  // namespace renga::operators
