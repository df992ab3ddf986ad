#include "anonymize/earlier.hpp"

#include "anonymize/csv_source.hpp"
#include "anonymize/release.hpp"
#include "anonymize/sql.hpp"

#include <algorithm>

namespace renga::anonymize {
namespace {

/// A column whose values are known to the earlier release by less than this share is divided
/// otherwise there.
constexpr double kSameWords = 0.5;

/// One table of the earlier release in the engine.
struct EarlierTable {
  std::string relation;
  TableSchema schema;
};

struct Earlier {
  std::vector<EarlierTable> tables;
  std::string dossier;

  const EarlierTable* find(const std::string& table) const {
    const auto found = std::ranges::find(
        tables, table, [](const EarlierTable& earlier) { return earlier.schema.name; });
    return found == tables.end() ? nullptr : &*found;
  }
};

std::string relation_of(const std::string& table) {
  return "earlier:" + table;
}

Done load_csv_file(const std::filesystem::path& file, const std::string& table, Earlier& earlier,
                   engine::Engine& engine) {
  RENGA_ASSIGN(const CsvHeader header, read_csv_header(file));
  EarlierTable loaded{relation_of(table), {table, {}}};
  for (const std::string& name : header.columns)
    loaded.schema.columns.push_back({name, Type::text, Role::plain, "", ""});
  engine::Parameters parameters;
  parameters.identifier("relation", loaded.relation)
      .value("path", file.string())
      .value("separator", std::string(1, header.separator));
  RENGA_TRY(engine.run(sql::load_earlier, parameters));
  earlier.tables.push_back(std::move(loaded));
  return {};
}

/// A folder of CSV files, one for each table.
Done load_folder(const std::filesystem::path& folder, const Plan& plan, Earlier& earlier,
                 engine::Engine& engine) {
  for (const TablePlan& table : plan.tables) {
    const std::filesystem::path file = folder / (table.schema.name + ".csv");
    if (std::filesystem::exists(file))
      RENGA_TRY(load_csv_file(file, table.schema.name, earlier, engine));
  }
  if (!earlier.tables.empty()) return {};
  return fail(Error(code::dataset_not_one).with("path", folder.string()));
}

Done load_dataset(const std::filesystem::path& folder, Earlier& earlier, engine::Engine& engine) {
  RENGA_ASSIGN(const dataset::Dataset dataset, dataset::Dataset::open(folder));
  RENGA_TRY(dataset.attach(engine, relation_of("")));
  earlier.dossier = dataset.manifest().dossier;
  for (const TableEntry& entry : dataset.manifest().tables)
    earlier.tables.push_back({relation_of(entry.schema.name), entry.schema});
  return {};
}

Result<Earlier> load(const std::filesystem::path& path, const Plan& plan, engine::Engine& engine) {
  if (!std::filesystem::exists(path))
    return fail(Error(code::file_missing).with("path", path.string()));
  Earlier earlier;
  if (!std::filesystem::is_directory(path)) {
    RENGA_TRY(load_csv_file(path, plan.tables.front().schema.name, earlier, engine));
  } else if (std::filesystem::exists(path / dataset::kManifestName)) {
    RENGA_TRY(load_dataset(path, earlier, engine));
    // One CSV file may have become a dataset whose table has the name of that file.
    if (plan.from_csv && earlier.tables.size() == 1)
      earlier.tables.front().schema.name = plan.tables.front().schema.name;
  } else {
    RENGA_TRY(load_folder(path, plan, earlier, engine));
  }
  return earlier;
}

Finding finding(Check check, const std::string& table, const std::string& column,
                std::int64_t count) {
  const CheckRow& row = row_of(check);
  return {check, std::string(row.name), std::string(row.rule), row.severity, table, column, count};
}

std::vector<engine::Expression> pieces_of(const std::vector<std::string>& columns) {
  std::vector<engine::Expression> pieces;
  for (const std::string& name : columns)
    pieces.push_back(
        expression_of(sql::framed_value, engine::Parameters().identifier("value", name)));
  return pieces;
}

/// The quasi-identifying columns of the outcome that the earlier table has too.
std::vector<std::string> quasi_in_both(const TablePlan& table, const EarlierTable& earlier) {
  std::vector<std::string> names;
  for (const Column& column : table.outcome_schema().columns)
    if (column.role == Role::quasi && earlier.schema.find(column.name) != nullptr)
      names.push_back(column.name);
  return names;
}

/// One table and what the earlier release has of it.
class Comparison {
 public:
  Comparison(const TablePlan& table, const EarlierTable& earlier, std::int64_t fewest,
             engine::Engine& engine)
      : table_(table), earlier_(earlier), fewest_(fewest), engine_(engine) {}

  /// Of the columns in both, those with the same words; of the others it is told that they have
  /// others.
  Result<std::vector<std::string>> comparable(std::vector<Finding>& findings) {
    std::vector<std::string> columns;
    for (const std::string& name : quasi_in_both(table_, earlier_)) {
      engine::Parameters parameters = both();
      parameters.identifier("column", name);
      RENGA_ASSIGN(const std::vector<engine::Row> rows,
                   engine_.rows(sql::values_shared, parameters));
      const auto values = static_cast<double>(rows.at(0).integer(0));
      const auto shared = static_cast<double>(rows.at(0).integer(1));
      if (shared >= kSameWords * values)
        columns.push_back(name);
      else
        findings.push_back(finding(Check::not_comparable, table_.schema.name, name,
                                   rows.at(0).integer(0) - rows.at(0).integer(1)));
    }
    return columns;
  }

  /// Groups that differ by few persons.
  Result<std::int64_t> differing_groups(const std::vector<std::string>& columns,
                                        const std::string& person) {
    if (columns.empty()) return 0;
    RENGA_TRY(count_groups("groups", table_.outcome_relation(), columns, "renga:person"));
    const bool has_person = earlier_.schema.find(person) != nullptr;
    RENGA_TRY(count_groups("groups:earlier", earlier_.relation, columns,
                           has_person ? person : std::string()));
    engine::Parameters parameters;
    parameters.identifier("groups", "groups")
        .identifier("groups_earlier", "groups:earlier")
        .value("fewest", fewest_);
    return engine_.integer(sql::groups_compared, parameters);
  }

  Result<std::int64_t> shared_ids(const std::string& id) {
    engine::Parameters parameters = both();
    parameters.identifier("id", id);
    return engine_.integer(sql::ids_shared, parameters);
  }

  /// Persons in small classes of both releases' values together.
  Result<std::int64_t> small_together(const std::string& id) {
    std::vector<std::string> now;
    for (const Column& column : table_.outcome_schema().columns)
      if (column.role == Role::quasi) now.push_back(column.name);
    std::vector<std::string> before;
    for (const Column& column : earlier_.schema.columns)
      if (column.role == Role::quasi) before.push_back(column.name);
    if (now.empty() || before.empty()) return 0;
    engine::Parameters parameters = both();
    parameters.identifier("id", id)
        .columns("pieces", pieces_of(now))
        .columns("pieces_earlier", pieces_of(before))
        .value("fewest", fewest_);
    return engine_.integer(sql::persons_in_small_together, parameters);
  }

 private:
  engine::Parameters both() const {
    engine::Parameters parameters;
    parameters.identifier("relation", table_.outcome_relation())
        .identifier("earlier", earlier_.relation);
    return parameters;
  }

  Done count_groups(const std::string& groups, const std::string& relation,
                    const std::vector<std::string>& columns, const std::string& person) {
    engine::Parameters parameters;
    parameters.identifier("groups", groups)
        .identifier("relation", relation)
        .columns("pieces", pieces_of(columns));
    if (!person.empty()) parameters.identifier("person", person);
    RENGA_TRY(
        engine_.run(person.empty() ? sql::groups_of_rows : sql::groups_of_persons, parameters));
    return {};
  }

  const TablePlan& table_;
  const EarlierTable& earlier_;
  std::int64_t fewest_;
  engine::Engine& engine_;
};

Done compare_ids(Comparison& comparison, const TablePlan& table, const EarlierTable& earlier,
                 bool same_dossier, std::vector<Finding>& findings) {
  for (const Column& column : table.outcome_schema().columns) {
    const Column* before = earlier.schema.find(column.name);
    const bool is_id = column.role == Role::id && before != nullptr && before->role == Role::id;
    if (!is_id) continue;
    RENGA_ASSIGN(const std::int64_t shared, comparison.shared_ids(column.name));
    if (shared == 0) continue;
    if (!same_dossier) {
      findings.push_back(finding(Check::earlier_id, table.schema.name, column.name, shared));
      continue;
    }
    RENGA_ASSIGN(const std::int64_t persons, comparison.small_together(column.name));
    if (persons > 0)
      findings.push_back(finding(Check::earlier_class, table.schema.name, column.name, persons));
  }
  return {};
}

}  // namespace

Result<std::vector<Finding>> compare_with_earlier(const std::filesystem::path& path,
                                                  const Policy& policy, const Source& source,
                                                  const Plan& plan, engine::Engine& engine) {
  RENGA_ASSIGN(const Earlier earlier, load(path, plan, engine));
  const std::string dossier = source.dataset ? source.dataset->manifest().dossier : std::string();
  std::vector<Finding> findings;
  for (const TablePlan& table : plan.tables) {
    const EarlierTable* before = earlier.find(table.schema.name);
    if (before == nullptr) continue;
    Comparison comparison(table, *before, fewest_persons(policy), engine);
    RENGA_ASSIGN(const std::vector<std::string> columns, comparison.comparable(findings));
    RENGA_ASSIGN(const std::int64_t groups, comparison.differing_groups(columns, plan.person));
    if (groups > 0)
      findings.push_back(finding(Check::earlier_group, table.schema.name, "", groups));
    RENGA_TRY(compare_ids(comparison, table, *before, earlier.dossier == dossier, findings));
  }
  return findings;
}

}  // namespace renga::anonymize
