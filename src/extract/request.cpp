#include "extract/request.hpp"

#include "crypto/crypto.hpp"
#include "files/files.hpp"

#include <algorithm>
#include <array>

namespace renga::extract {
namespace {

/// The databases that records are extracted from.
constexpr std::array<std::pair<Database, std::string_view>, 4> kDatabases = {
    {{Database::ndb, "ndb"},
     {Database::kaigo, "kaigo"},
     {Database::dpc, "dpc"},
     {Database::jisedai, "jisedai"}}};

constexpr std::array<std::pair<Kind, std::string_view>, 4> kKinds = {
    {{Kind::special_extraction, "special_extraction"},
     {Kind::aggregate_table, "aggregate_table"},
     {Kind::sampling_dataset, "sampling_dataset"},
     {Kind::trial_dataset, "trial_dataset"}}};

constexpr std::array<std::pair<Kind, Bilingual>, 4> kLabels = {
    {{Kind::special_extraction, {"特別抽出", "special extraction"}},
     {Kind::aggregate_table, {"集計表", "aggregate tables"}},
     {Kind::sampling_dataset, {"サンプリングデータセット", "sampling dataset"}},
     {Kind::trial_dataset, {"トライアルデータセット", "trial dataset"}}}};

std::int64_t line_of(const Settings& settings, std::string_view key) {
  return settings.error(code::field_bad, key).where().row;
}

Result<std::map<std::string, std::string>> read_reasons(const Settings& entry,
                                                        const TableRequest& table) {
  std::map<std::string, std::string> reasons;
  if (!entry.has("reasons")) return reasons;
  RENGA_ASSIGN(const Settings settings, entry.table("reasons"));
  for (const std::string& column : settings.keys()) {
    if (std::ranges::find(table.columns, column) == table.columns.end())
      return fail(settings.error(code::key_unknown, column)
                      .rule("EXT-6")
                      .with("key", column)
                      .with("known", join(table.columns, ", ")));
    RENGA_ASSIGN(reasons[column], settings.text(column));
  }
  return reasons;
}

Result<TableRequest> read_table(const Settings& entry) {
  RENGA_TRY(entry.only({"name", "columns", "reason", "reasons"}));
  TableRequest table;
  table.name_line = line_of(entry, "name");
  table.columns_line = line_of(entry, "columns");
  RENGA_ASSIGN(table.name, entry.text("name"));
  RENGA_ASSIGN(table.columns, entry.texts("columns"));
  RENGA_ASSIGN(table.reason, entry.text("reason"));
  RENGA_ASSIGN(table.reasons, read_reasons(entry, table));
  return table;
}

Error given_twice(const Settings& entry, std::string_view key, std::string_view name) {
  return entry.error(code::given_twice, key).rule("EXT-1").with("field", name);
}

Result<std::vector<TableRequest>> read_tables(const Settings& root) {
  std::vector<TableRequest> tables;
  RENGA_ASSIGN(const std::vector<Settings> entries, root.tables("table"));
  for (const Settings& entry : entries) {
    RENGA_ASSIGN(TableRequest table, read_table(entry));
    if (std::ranges::find(tables, table.name, &TableRequest::name) != tables.end())
      return fail(given_twice(entry, "name", table.name));
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (std::ranges::count(table.columns, table.columns[i]) > 1)
        return fail(given_twice(entry, "columns", table.columns[i]));
    tables.push_back(std::move(table));
  }
  if (tables.empty())
    return fail(root.error(code::field_missing, "table").rule("EXT-1").with("field", "table"));
  return tables;
}

Done read_period(const Settings& root, Request& request) {
  RENGA_ASSIGN(const Settings period, root.table("period"));
  RENGA_TRY(period.only({"from", "until"}));
  request.period_line = line_of(period, "from");
  RENGA_ASSIGN(request.period, read_months(period));
  return {};
}

Done read_special(const Settings& root, Request& request) {
  RENGA_TRY(root.only({"database", "kind", "seed", "period", "population", "table"}));
  RENGA_TRY(read_period(root, request));
  RENGA_ASSIGN(request.population, read_population(root));
  RENGA_ASSIGN(request.tables, read_tables(root));
  return {};
}

Done read_aggregate(const Settings& root, Request& request) {
  RENGA_TRY(root.only({"database", "kind", "seed", "rulebook", "period", "population", "table"}));
  RENGA_TRY(read_period(root, request));
  RENGA_ASSIGN(request.rulebook, root.text("rulebook"));
  RENGA_ASSIGN(request.population, read_population(root));
  RENGA_ASSIGN(request.aggregates, read_aggregates(root));
  return {};
}

Done read_preset(const Settings& root, Request& request) {
  RENGA_TRY(root.only({"database", "kind", "seed", "month"}));
  request.period_line = line_of(root, "month");
  RENGA_ASSIGN(request.period.from, read_month(root, "month"));
  request.period.until = request.period.from;
  return {};
}

Done fill_from_file(const std::filesystem::path& folder, CodeList& list,
                    std::vector<InputEntry>& inputs) {
  if (list.file) {
    const std::filesystem::path path = folder / *list.file;
    RENGA_ASSIGN(const std::string text, files::read_small(path));
    for (std::string& code : codes_of_text(text)) list.codes.push_back(std::move(code));
    inputs.push_back({path.filename().string(), crypto::sha256_hex(text)});
  }
  if (!list.codes.empty()) return {};
  return fail(Error(code::field_missing)
                  .at({list.file ? (folder / *list.file).string() : "", 0, ""})
                  .rule("EXT-5")
                  .with("field", "codes"));
}

}  // namespace

std::string_view name_of(Kind kind) {
  for (const auto& [known, name] : kKinds)
    if (known == kind) return name;
  bug("a kind of provision without a name");
}

Bilingual label_of(Kind kind) {
  for (const auto& [known, label] : kLabels)
    if (known == kind) return label;
  bug("a kind of provision without a label");
}

Result<Request> parse_request(std::string_view text, std::string_view file) {
  RENGA_ASSIGN(const Settings root, Settings::parse(text, file));
  Request request;
  RENGA_ASSIGN(request.kind, root.choice("kind", kKinds));
  const auto read = request.kind == Kind::aggregate_table ? &read_aggregate
                    : is_preset(request.kind)             ? &read_preset
                                                          : &read_special;
  RENGA_TRY(read(root, request));
  RENGA_ASSIGN(request.database, root.choice("database", kDatabases));
  RENGA_ASSIGN(request.seed, root.integer("seed"));
  return request;
}

Result<LoadedRequest> load_request(const std::filesystem::path& file) {
  RENGA_ASSIGN(const std::string text, files::read_small(file));
  LoadedRequest loaded;
  RENGA_ASSIGN(loaded.request, parse_request(text, file.string()));
  loaded.inputs = {{file.filename().string(), crypto::sha256_hex(text)}};
  std::vector<CodeList*> lists = code_lists_of(loaded.request.population);
  for (AggregateTable& table : loaded.request.aggregates)
    for (CodeList* list : code_lists_of(table)) lists.push_back(list);
  for (CodeList* list : lists) RENGA_TRY(fill_from_file(file.parent_path(), *list, loaded.inputs));
  return loaded;
}

}  // namespace renga::extract
