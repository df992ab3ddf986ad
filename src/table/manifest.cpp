#include "table/manifest.hpp"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

namespace renga {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "renga-dataset-1";

struct IdKindRow {
  IdKind kind;
  std::string_view name;
  Bilingual label;
};

constexpr std::array<IdKindRow, 5> kIdKinds = {{
    {IdKind::source, "source", {"元の識別子", "source identifiers"}},
    {IdKind::stored, "stored", {"格納用ID", "stored IDs"}},
    {IdKind::processing, "processing", {"加工用ID", "processing IDs"}},
    {IdKind::provision, "provision", {"提供用ID", "provision IDs"}},
    {IdKind::none, "none", {"IDなし", "no IDs"}},
}};

struct DatabaseRow {
  Database database;
  std::string_view name;
  Bilingual label;
};

constexpr std::array<DatabaseRow, 5> kDatabases = {{
    {Database::ndb, "ndb", {"NDB", "NDB"}},
    {Database::kaigo, "kaigo", {"介護DB", "Long-term care DB"}},
    {Database::dpc, "dpc", {"DPCDB", "DPC DB"}},
    {Database::jisedai, "jisedai", {"次世代DB", "Next-generation DB"}},
    {Database::linked, "linked", {"連結データ", "Linked data"}},
}};

Json column_json(const Column& column) {
  Json json = {{"name", column.name},
               {"type", name_of(column.type)},
               {"role", name_of(column.role)},
               {"label", column.label}};
  if (!column.unit.empty()) json["unit"] = column.unit;
  return json;
}

Json table_json(const TableEntry& table) {
  Json columns = Json::array();
  for (const Column& column : table.schema.columns) columns.push_back(column_json(column));
  return {{"name", table.schema.name},
          {"rows", table.rows},
          {"file", table.file},
          {"sha256", table.sha256},
          {"columns", columns}};
}

Error json_error(std::string_view file, std::string_view reason) {
  return Error(code::json_bad).at({std::string(file), 0, ""}).with("reason", reason);
}

Column column_from(const Json& json) {
  const auto type = type_named(json.at("type").get<std::string>());
  const auto role = role_named(json.at("role").get<std::string>());
  if (!type || !role) throw Json::other_error::create(501, "unknown column type or role", &json);
  return {json.at("name"), *type, *role, json.at("label"), json.value("unit", "")};
}

TableEntry table_from(const Json& json) {
  TableEntry table;
  table.schema.name = json.at("name");
  table.rows = json.at("rows");
  table.file = json.at("file");
  table.sha256 = json.at("sha256");
  for (const Json& column : json.at("columns")) table.schema.columns.push_back(column_from(column));
  return table;
}

Manifest manifest_from(const Json& json) {
  Manifest manifest;
  const auto database = database_named(json.at("database").get<std::string>());
  const auto kind = id_kind_named(json.at("id_kind").get<std::string>());
  if (!database || !kind)
    throw Json::other_error::create(501, "unknown database or id_kind", &json);
  manifest.database = *database;
  manifest.id_kind = *kind;
  manifest.dossier = json.at("dossier");
  manifest.party = json.at("party");
  for (const Json& table : json.at("tables")) manifest.tables.push_back(table_from(table));
  const Json& made_by = json.at("made_by");
  manifest.command = made_by.at("command");
  manifest.version = made_by.at("version");
  for (const Json& input : made_by.at("inputs"))
    manifest.inputs.push_back({input.at("name"), input.at("sha256")});
  manifest.parameters = made_by.at("parameters").get<std::map<std::string, std::string>>();
  manifest.counts = json.at("counts").get<std::map<std::string, std::int64_t>>();
  manifest.parents = json.at("parents").get<std::vector<std::string>>();
  return manifest;
}

}  // namespace

std::string_view name_of(IdKind kind) {
  return kIdKinds[static_cast<std::size_t>(kind)].name;
}
Bilingual label_of(IdKind kind) {
  return kIdKinds[static_cast<std::size_t>(kind)].label;
}
std::string_view name_of(Database database) {
  return kDatabases[static_cast<std::size_t>(database)].name;
}
Bilingual label_of(Database database) {
  return kDatabases[static_cast<std::size_t>(database)].label;
}

std::optional<IdKind> id_kind_named(std::string_view name) {
  for (const IdKindRow& row : kIdKinds)
    if (row.name == name) return row.kind;
  return std::nullopt;
}

std::optional<Database> database_named(std::string_view name) {
  for (const DatabaseRow& row : kDatabases)
    if (row.name == name) return row.database;
  return std::nullopt;
}

const TableEntry* Manifest::find(std::string_view table) const {
  for (const TableEntry& entry : tables)
    if (entry.schema.name == table) return &entry;
  return nullptr;
}

std::string to_json(const Manifest& manifest) {
  Json tables = Json::array();
  for (const TableEntry& table : manifest.tables) tables.push_back(table_json(table));
  Json inputs = Json::array();
  for (const InputEntry& input : manifest.inputs)
    inputs.push_back({{"name", input.name}, {"sha256", input.sha256}});
  const Json json = {{"format", kFormat},
                     {"database", name_of(manifest.database)},
                     {"id_kind", name_of(manifest.id_kind)},
                     {"dossier", manifest.dossier},
                     {"party", manifest.party},
                     {"tables", tables},
                     {"made_by",
                      {{"command", manifest.command},
                       {"version", manifest.version},
                       {"inputs", inputs},
                       {"parameters", manifest.parameters}}},
                     {"counts", manifest.counts},
                     {"parents", manifest.parents}};
  return json.dump(2) + "\n";
}

Result<Manifest> manifest_from_json(std::string_view text, std::string_view file) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return fail(json_error(file, "not a JSON object"));
  const std::string format = json.value("format", "");
  if (format != kFormat)
    return fail(
        Error(code::dataset_format_unknown).at({std::string(file), 0, ""}).with("format", format));
  try {
    return manifest_from(json);
  } catch (const Json::exception& problem) {
    return fail(json_error(file, problem.what()));
  }
}

}  // namespace renga
