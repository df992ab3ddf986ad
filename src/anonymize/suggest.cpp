#include "anonymize/anonymize.hpp"
#include "anonymize/csv_source.hpp"
#include "anonymize/guess.hpp"
#include "anonymize/release.hpp"
#include "anonymize/source.hpp"
#include "anonymize/sql.hpp"

#include <algorithm>
#include <set>

namespace renga::anonymize {
namespace {

/// A column of the input, and every table that has it.
struct Found {
  ColumnFacts facts;
  std::vector<std::string> tables;
};

std::string relation_of(const std::string& table) {
  return "in:" + table;
}

Done load(const Source& source, engine::Engine& engine) {
  if (source.dataset) return source.dataset->attach(engine, relation_of(""));
  const TableSchema& table = source.tables.front();
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  engine::Parameters parameters;
  parameters.identifier("relation", relation_of(table.name))
      .value("path", source.path.string())
      .value("separator", std::string(1, source.separator));
  const Result<std::int64_t> loaded = engine.run(sql::load_earlier, parameters);
  if (loaded) return {};
  RENGA_TRY(find_fault(source.path, source.separator, names.size()));
  return fail(loaded.error());
}

Result<bool> has_one_date_form(const engine::Parameters& column, engine::Engine& engine) {
  for (const DateForm& form : kDateForms) {
    engine::Parameters parameters = column;
    parameters.value("read", std::string(form.read)).value("day", std::string(form.day));
    RENGA_ASSIGN(const std::int64_t misfits, engine.integer(sql::values_of_no_date, parameters));
    if (misfits == 0) return true;
  }
  return false;
}

Done count_signs(const engine::Parameters& column, engine::Engine& engine, ColumnFacts& facts) {
  return engine.each_row(sql::signs_of_column, column, [&](const engine::Row& row) -> Done {
    facts.signs.add(static_cast<signs::SignSet>(row.integer(0)), row.integer(2), row.integer(1));
    return {};
  });
}

Result<ColumnFacts> facts_of(const TableSchema& table, const Column& column, bool from_csv,
                             engine::Engine& engine) {
  ColumnFacts facts;
  facts.column = column;
  engine::Parameters parameters;
  parameters.identifier("relation", relation_of(table.name)).identifier("column", column.name);
  RENGA_ASSIGN(const std::vector<engine::Row> rows, engine.rows(sql::column_facts, parameters));
  const engine::Row& row = rows.at(0);
  facts.rows = row.integer(0);
  facts.missing = facts.rows - row.integer(1);
  facts.values = row.integer(2);
  facts.all_numbers = facts.values > 0 && row.integer(3) == row.integer(1) &&
                      (from_csv || column.type == Type::integer || column.type == Type::decimal);
  if (facts.all_numbers) {
    facts.smallest = row.decimal(4);
    facts.largest = row.decimal(5);
  }
  if (from_csv && facts.values > 0) {
    RENGA_ASSIGN(facts.all_dates, has_one_date_form(parameters, engine));
  }
  RENGA_TRY(count_signs(parameters, engine, facts));
  return facts;
}

Result<std::vector<Found>> look_at(const Source& source, engine::Engine& engine) {
  std::vector<Found> found;
  for (const TableSchema& table : source.tables)
    for (const Column& column : table.columns) {
      const auto same = std::ranges::find_if(
          found, [&](const Found& other) { return other.facts.column.name == column.name; });
      if (same != found.end()) {
        same->tables.push_back(table.name);
        continue;
      }
      RENGA_ASSIGN(ColumnFacts facts, facts_of(table, column, source.from_csv(), engine));
      found.push_back({std::move(facts), {table.name}});
    }
  return found;
}

/// The column that names persons over several rows; nothing where every row is a person.
const Found* person_of(const std::vector<Found>& found) {
  for (const Found& column : found)
    if (names_persons(column.facts.column) && column.facts.missing == 0 &&
        column.facts.values < column.facts.rows)
      return &column;
  return nullptr;
}

class Writer {
 public:
  explicit Writer(Language language) : language_(language) {}

  Suggestion written(const Source& source, const std::vector<Found>& found) {
    const Found* person = source.dataset ? nullptr : person_of(found);
    begin(source, person);
    for (const Found& column : found) {
      const Role role = column.facts.column.role;
      const bool is_person =
          &column == person || (source.dataset && column.facts.column.name == "person");
      if (is_person || role == Role::id || role == Role::key) continue;
      entry(column);
    }
    return std::move(suggestion_);
  }

 private:
  void line(std::string_view text) { suggestion_.policy += std::string(text) + "\n"; }
  void comment(Bilingual text) { line("# " + std::string(text.in(language_))); }

  void begin(const Source& source, const Found* person) {
    comment({"renga anonymize --suggest が書いた下書きです。役割と演算を一つずつ確認してください。",
             "A draft that renga anonymize --suggest wrote. Check every role and operator."});
    comment({"role = \"decide\" の列は、決めるまで実行できません。",
             "Columns with role = \"decide\" must be decided before the policy runs."});
    if (!source.dataset) {
      comment(person != nullptr
                  ? Bilingual{"1人に複数の行があります", "persons have several rows"}
                  : Bilingual{"行ごとに別の人とみています", "every row is taken for a person"});
      line("person = \"" + (person != nullptr ? person->facts.column.name : std::string("row")) +
           "\"");
    }
    comment({"長い秘密の文字列を自分で決めてください。空のままでは実行できません。",
             "Choose a long secret of your own. The policy does not run while this is empty."});
    line("seed = \"\"");
    line("");
    line("[model]");
    comment({"準識別子の組が同じ人を k 人以上にします", "so many persons share their values"});
    line("k = 10");
    comment({"そのために除いてよい人の割合です", "so large a share of them may leave for that"});
    line("suppression_max = 0.01");
  }

  void entry(const Found& column) {
    const ColumnFacts& facts = column.facts;
    const Guess idea = guess(facts);
    line("");
    comment(idea.reason);
    const std::string values = std::to_string(facts.values);
    const std::string missing = std::to_string(facts.missing);
    line(language_ == Language::japanese ? "# 表 " + join(column.tables, ", ") + "、値の種類 " +
                                               values + "、欠測 " + missing + " 行"
                                         : "# table " + join(column.tables, ", ") + ", values " +
                                               values + ", rows without one " + missing);
    line("[column." + toml_key(facts.column.name) + "]");
    line(std::string("role = \"") + (idea.role ? std::string(name_of(*idea.role)) : "decide") +
         "\"");
    suggestion_.policy += idea.lines;
    ++suggestion_.columns;
    if (!idea.role) suggestion_.undecided.push_back(facts.column.name);
  }

  Language language_;
  Suggestion suggestion_;
};

/// The draft's place is taken first, so that one that may not be written stops the work early.
Result<std::optional<files::StagedFile>> open_draft(const SuggestOptions& options) {
  if (!options.out) return std::nullopt;
  return files::StagedFile::open(*options.out, options.existing);
}

}  // namespace

Result<Suggestion> suggest(const SuggestOptions& options, Progress& progress) {
  RENGA_ASSIGN(std::optional<files::StagedFile> file, open_draft(options));
  RENGA_ASSIGN(const Source source, open_source(options.input));
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(options.limits));
  progress.begin({"データの確認", "Looking at the data"}, 0, {"", ""});
  RENGA_TRY(define_signs(engine));
  RENGA_TRY(load(source, engine));
  RENGA_ASSIGN(const std::vector<Found> found, look_at(source, engine));
  progress.end();
  Suggestion suggestion = Writer(options.language).written(source, found);
  if (file) {
    RENGA_TRY(file->write(suggestion.policy));
    RENGA_TRY(file->commit());
  }
  return suggestion;
}

}  // namespace renga::anonymize
