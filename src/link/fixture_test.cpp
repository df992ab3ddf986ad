#include "link/fixture_test.hpp"

#include "link/sql.hpp"

namespace renga::link {

namespace {

namespace fs = std::filesystem;

const engine::Limits kSmall = {.memory_mib = 256, .threads = 2, .spill_folder = {}};

void put_id(engine::Appender& to, const std::string& id) {
  if (id.empty()) return to.null();
  to.text(id.size() == 1 ? std::string(64, id[0]) : id);
}

std::string validity(const std::string& given, const std::string& id, std::string_view missing) {
  if (!given.empty()) return given;
  return std::string(id.empty() ? missing : "ok");
}

void put_birth(engine::Appender& to, const Someone& someone, Type type) {
  if (type == Type::text) return to.text(std::to_string(someone.birth_year));
  to.date(*Date::from_civil(someone.birth_year, 1, 1));
}

void put_person(engine::Appender& to, const Someone& someone, const TestData& data) {
  to.integer(someone.person);
  put_id(to, someone.id4);
  put_id(to, someone.id5);
  to.text(validity(someone.id4_validity, someone.id4, "no_kana"));
  to.text(validity(someone.id5_validity, someone.id5, "not_in_history"));
  if (data.with_sex) to.text(someone.sex);
  put_birth(to, someone, data.month_type);
  if (data.with_names)
    for (const std::string& key : someone.name_keys) put_id(to, key);
  to.end_row();
}

TableSchema schema_for(const TestData& data) {
  TableSchema schema = person_schema();
  schema.columns.back().type = data.month_type;
  if (!data.with_sex) schema.columns.erase(schema.columns.end() - 2);
  if (data.with_names)
    for (const std::string name : {"id4_spelling", "id4_head", "id4_tail"})
      schema.columns.push_back({name, Type::text, Role::id, "", ""});
  return schema;
}

}  // namespace

TableSchema person_schema() {
  return {"person",
          {{"person", Type::integer, Role::key, "", ""},
           {"id4", Type::text, Role::id, "", ""},
           {"id5", Type::text, Role::id, "", ""},
           {"id4_validity", Type::code, Role::plain, "", ""},
           {"id5_validity", Type::code, Role::plain, "", ""},
           {"sex", Type::code, Role::quasi, "", ""},
           {"birth_month", Type::month, Role::quasi, "", ""}}};
}

engine::Engine small_engine() {
  auto engine = engine::Engine::open(kSmall);
  EXPECT_TRUE(engine);
  return std::move(*engine);
}

void write_dataset(engine::Engine& engine, const std::vector<TableSchema>& tables,
                   const fs::path& folder, Manifest manifest) {
  auto writer = dataset::Writer::create(folder, files::Existing::replace);
  ASSERT_TRUE(writer);
  for (const TableSchema& schema : tables)
    ASSERT_TRUE(writer->add(engine, schema, schema.name, {}));
  ASSERT_TRUE(writer->publish(std::move(manifest)));
}

LinkTest::LinkTest()
    : folder_(fs::path("link-test") /
              testing::UnitTest::GetInstance()->current_test_info()->name()) {
  fs::remove_all(folder_);
  fs::create_directories(folder_);
}

LinkTest::~LinkTest() {
  fs::remove_all(folder_);
}

void LinkTest::write(Database database, const TestData& data) {
  engine::Engine engine = small_engine();
  std::vector<TableSchema> schemas = {schema_for(data)};
  std::vector<std::function<void(engine::Appender&)>> fillings = {[&](engine::Appender& to) {
    for (const Someone& someone : data.people) put_person(to, someone, data);
  }};
  for (const auto& [schema, filling] : data.tables) {
    schemas.push_back(schema);
    fillings.push_back(filling);
  }
  for (std::size_t i = 0; i < schemas.size(); ++i) {
    ASSERT_TRUE(engine.create_table(schemas[i]));
    auto appender = engine.append_to(schemas[i]);
    ASSERT_TRUE(appender);
    fillings[i](**appender);
    ASSERT_TRUE((*appender)->finish());
  }
  Manifest manifest;
  manifest.database = database;
  manifest.id_kind = data.id_kind;
  manifest.dossier = data.dossier;
  write_dataset(engine, schemas, folder_ / name_of(database), std::move(manifest));
}

fs::path LinkTest::write_text(std::string_view name, std::string_view text) {
  EXPECT_TRUE(files::write_whole(folder_ / name, text, files::Existing::replace));
  return folder_ / name;
}

Options LinkTest::options(const std::vector<Database>& databases, std::string_view out) const {
  Options options;
  for (const Database database : databases) options.datasets.push_back(folder_ / name_of(database));
  options.out = folder_ / out;
  options.limits = kSmall;
  return options;
}

Result<Report> LinkTest::run(const Options& options, std::set<Act> acts) const {
  NoProgress progress;
  return link(service::ApprovalDesk::approval(kDossier, std::move(acts)), options, progress);
}

Report LinkTest::linked(const Options& options) const {
  auto report = run(options);
  EXPECT_TRUE(report) << (report ? "" : report.error().message(Language::english));
  return report ? std::move(*report) : Report();
}

std::vector<std::string> LinkTest::rows(std::string_view table,
                                        const std::vector<std::string>& columns,
                                        std::string_view out) const {
  const auto dataset = dataset::Dataset::open(folder_ / out);
  EXPECT_TRUE(dataset);
  engine::Engine engine = small_engine();
  EXPECT_TRUE(dataset->attach(engine));
  std::vector<engine::Expression> expressions;
  for (const std::string& column : columns) {
    auto parameters = std::make_shared<engine::Parameters>();
    parameters->identifier("column", column);
    expressions.push_back({sql::test_as_text, std::move(parameters), ""});
  }
  engine::Parameters parameters;
  parameters.identifier("table", table).columns("columns", expressions);
  const auto found = engine.rows(sql::test_rows, parameters);
  EXPECT_TRUE(found) << (found ? "" : found.error().message(Language::english));
  std::vector<std::string> texts;
  if (!found) return texts;
  for (const engine::Row& row : *found) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(row.text(i));
    texts.push_back(join(cells, " "));
  }
  return texts;
}

}  // namespace renga::link
