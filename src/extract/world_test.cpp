#include "extract/sql.hpp"
#include "extract/world_for_test.hpp"

#include <array>

#include <gtest/gtest.h>

namespace renga::extract::world {
namespace {

const TableSchema kPerson{"person",
                          {{"person", Type::integer, Role::key, "", ""},
                           {"id4", Type::text, Role::id, "", ""},
                           {"id5", Type::text, Role::id, "", ""},
                           {"id4_validity", Type::code, Role::plain, "", ""},
                           {"id5_validity", Type::code, Role::plain, "", ""},
                           {"sex", Type::code, Role::quasi, "", ""},
                           {"birth_month", Type::month, Role::quasi, "", ""}}};
const TableSchema kReceipt{"re",
                           {{"receipt", Type::integer, Role::key, "", ""},
                            {"person", Type::integer, Role::key, "", ""},
                            {"source_file", Type::integer, Role::plain, "", ""},
                            {"prefecture", Type::code, Role::quasi, "", ""},
                            {"institution", Type::code, Role::quasi, "", ""},
                            {"receipt_kind", Type::code, Role::plain, "", ""},
                            {"care_month", Type::month, Role::plain, "", ""},
                            {"claim_form", Type::code, Role::plain, "", ""}}};
const TableSchema kInsurer{"ho",
                           {{"receipt", Type::integer, Role::key, "", ""},
                            {"person", Type::integer, Role::key, "", ""},
                            {"points", Type::integer, Role::plain, "", ""}}};
const TableSchema kDisease{"sy",
                           {{"receipt", Type::integer, Role::key, "", ""},
                            {"person", Type::integer, Role::key, "", ""},
                            {"record_no", Type::integer, Role::key, "", ""},
                            {"disease", Type::code, Role::sensitive, "", ""},
                            {"start_date", Type::date, Role::plain, "", ""},
                            {"disease_text", Type::text, Role::sensitive, "", ""}}};
const TableSchema kDrug{"iy",
                        {{"receipt", Type::integer, Role::key, "", ""},
                         {"person", Type::integer, Role::key, "", ""},
                         {"record_no", Type::integer, Role::key, "", ""},
                         {"code", Type::code, Role::plain, "", ""},
                         {"amount", Type::decimal, Role::plain, "", ""},
                         {"points", Type::integer, Role::plain, "", ""}}};
const TableSchema kCheckup{"checkup",
                           {{"checkup", Type::integer, Role::key, "", ""},
                            {"person", Type::integer, Role::key, "", ""},
                            {"checkup_date", Type::date, Role::plain, "", ""},
                            {"smoking", Type::code, Role::sensitive, "", ""}}};
const TableSchema kItem{"checkup_item",
                        {{"checkup", Type::integer, Role::key, "", ""},
                         {"person", Type::integer, Role::key, "", ""},
                         {"item", Type::code, Role::plain, "", ""}}};

constexpr std::array<std::string_view, 3> kPrefectures = {"13", "14", "27"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kKinds = {
    {{"1111", "medical"},
     {"1112", "medical"},
     {"1115", "dpc"},
     {"3112", "dental"},
     {"4112", "pharmacy"}}};
const Date kFirstMonth = *Date::from_civil(2022, 4, 1);

int code_number(Random& random, const Size& size) {
  const auto codes = static_cast<std::uint64_t>(size.codes);
  const auto first = static_cast<int>(random.below(codes));
  return size.skewed ? std::min(first, static_cast<int>(random.below(codes))) : first;
}

/// Fills the details of one receipt.
void add_records(Random& random, const Size& size, const Receipt& receipt, World& world) {
  const auto records = random.below(4);
  for (std::uint64_t i = 0; i < records; ++i) {
    Disease disease{receipt.receipt,
                    receipt.person,
                    static_cast<std::int64_t>(i + 1),
                    disease_code(code_number(random, size)),
                    {}};
    if (random.chance(0.8))
      disease.start = receipt.month.plus_days(static_cast<int>(random.between(-400, 20)));
    world.diseases.push_back(std::move(disease));
  }
  if (random.chance(0.6))
    world.drugs.push_back({receipt.receipt, receipt.person, 9, drug_code(code_number(random, size)),
                           static_cast<double>(random.between(1, 40)) / 8, random.between(1, 300)});
}

void add_receipts(Random& random, const Size& size, const Person& person, World& world) {
  const auto count = random.below(static_cast<std::uint64_t>(size.receipts_each) + 1);
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto& [kind, form] = kKinds[random.below(kKinds.size())];
    Receipt receipt;
    receipt.receipt = 100 + std::ssize(world.receipts) * 2;
    receipt.person = person.person;
    receipt.month = kFirstMonth.plus_months(
        static_cast<int>(random.below(static_cast<std::uint64_t>(size.months))));
    receipt.kind = kind;
    receipt.form = form;
    receipt.prefecture = kPrefectures[random.below(kPrefectures.size())];
    receipt.points =
        random.chance(0.05) ? random.between(40'000, 900'000) : random.between(100, 39'000);
    add_records(random, size, receipt, world);
    world.receipts.push_back(std::move(receipt));
  }
}

void add_checkups(Random& random, const Size& size, const Person& person, World& world) {
  const auto count = random.below(3);
  for (std::uint64_t i = 0; i < count; ++i) {
    Checkup checkup;
    checkup.checkup = 1 + std::ssize(world.checkups);
    checkup.person = person.person;
    checkup.date = kFirstMonth.plus_days(
        static_cast<int>(random.below(30U * static_cast<std::uint64_t>(size.months))));
    checkup.smoking = random.chance(0.3) ? "1" : "2";
    for (std::uint64_t item = random.below(3); item > 0; --item)
      checkup.items.push_back("9A75" + std::to_string(item));
    world.checkups.push_back(std::move(checkup));
  }
}

using Fill = std::function<void(engine::Appender&)>;

Done write_table(engine::Engine& engine, dataset::Writer& writer, const TableSchema& schema,
                 const Fill& fill) {
  RENGA_TRY(engine.create_table(schema));
  RENGA_ASSIGN(const auto appender, engine.append_to(schema));
  fill(*appender);
  RENGA_TRY(appender->finish());
  RENGA_TRY(writer.add(engine, schema, schema.name, {}));
  return {};
}

void keys(engine::Appender& to, std::int64_t first, std::int64_t person) {
  to.integer(first);
  to.integer(person);
}

void fill_persons(const World& world, engine::Appender& to) {
  for (const Person& person : world.persons) {
    to.integer(person.person);
    to.text(person.id4);
    to.null();
    to.text("ok");
    to.text("not_in_history");
    to.text(person.sex);
    to.date(person.birth_month);
    to.end_row();
  }
}

void fill_receipts(const World& world, engine::Appender& to) {
  for (const Receipt& receipt : world.receipts) {
    keys(to, receipt.receipt, receipt.person);
    to.integer(7);
    to.text(receipt.prefecture);
    to.text("1234567");
    to.text(receipt.kind);
    to.date(receipt.month);
    to.text(receipt.form);
    to.end_row();
  }
}

void fill_diseases(const World& world, engine::Appender& to) {
  for (const Disease& disease : world.diseases) {
    keys(to, disease.receipt, disease.person);
    to.integer(disease.record_no);
    to.text(disease.code);
    disease.start ? to.date(*disease.start) : to.null();
    to.text("文字");
    to.end_row();
  }
}

void fill_drugs(const World& world, engine::Appender& to) {
  for (const Drug& drug : world.drugs) {
    keys(to, drug.receipt, drug.person);
    to.integer(drug.record_no);
    to.text(drug.code);
    to.decimal(drug.amount);
    to.integer(drug.points);
    to.end_row();
  }
}

void fill_insurers(const World& world, engine::Appender& to) {
  for (const Receipt& receipt : world.receipts) {
    keys(to, receipt.receipt, receipt.person);
    to.integer(receipt.points);
    to.end_row();
  }
}

void fill_checkups(const World& world, engine::Appender& to) {
  for (const Checkup& checkup : world.checkups) {
    keys(to, checkup.checkup, checkup.person);
    to.date(checkup.date);
    to.text(checkup.smoking);
    to.end_row();
  }
}

void fill_items(const World& world, engine::Appender& to) {
  for (const Checkup& checkup : world.checkups)
    for (const std::string& item : checkup.items) {
      keys(to, checkup.checkup, checkup.person);
      to.text(item);
      to.end_row();
    }
}

}  // namespace

std::string disease_code(int number) {
  constexpr std::array<std::string_view, 6> kCodes = {"2500013", "2500014", "4019014",
                                                      "8830400", "2501",    "0000%99"};
  if (number < 6) return std::string(kCodes[static_cast<std::size_t>(number)]);
  return std::to_string(7'000'000 + number);
}

std::string drug_code(int number) {
  return std::to_string(610'000'000 + number);
}

World random_world(std::uint64_t seed, const Size& size) {
  Random random(seed, "world");
  World world;
  for (int i = 0; i < size.persons; ++i) {
    Person person;
    person.person = 10 + 3 * i;
    person.id4 = std::string(28, 'a') + std::to_string(1000 + i);
    person.sex = random.chance(0.5) ? "1" : "2";
    person.birth_month = *Date::from_civil(static_cast<int>(random.between(1918, 2021)),
                                           static_cast<unsigned>(random.between(1, 12)), 1);
    add_receipts(random, size, person, world);
    add_checkups(random, size, person, world);
    world.persons.push_back(std::move(person));
  }
  return world;
}

Done write(const World& world, const std::filesystem::path& folder) {
  RENGA_ASSIGN(engine::Engine engine,
               engine::Engine::open({.memory_mib = 256, .threads = 1, .spill_folder = {}}));
  RENGA_ASSIGN(dataset::Writer writer, dataset::Writer::create(folder, files::Existing::replace));
  const std::array<std::pair<const TableSchema*, void (*)(const World&, engine::Appender&)>, 7>
      tables = {{{&kPerson, &fill_persons},
                 {&kReceipt, &fill_receipts},
                 {&kInsurer, &fill_insurers},
                 {&kDisease, &fill_diseases},
                 {&kDrug, &fill_drugs},
                 {&kCheckup, &fill_checkups},
                 {&kItem, &fill_items}}};
  for (const auto& [schema, fill] : tables)
    RENGA_TRY(write_table(engine, writer, *schema,
                          [&, fill = fill](engine::Appender& to) { fill(world, to); }));
  Manifest manifest;
  manifest.id_kind = IdKind::stored;
  RENGA_TRY(writer.publish(manifest));
  return {};
}

std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& dataset,
                                              const std::string& table,
                                              const std::vector<std::string>& columns) {
  auto engine = engine::Engine::open({.memory_mib = 256, .threads = 1, .spill_folder = {}});
  EXPECT_TRUE(engine->view_parquet("seen", dataset / (table + ".parquet")));
  std::vector<engine::Expression> texts;
  for (const std::string& column : columns) {
    auto parameters = std::make_shared<engine::Parameters>();
    parameters->identifier("column", column);
    texts.push_back({sql::test_text, std::move(parameters), ""});
  }
  const auto found = engine->rows(sql::test_rows, engine::Parameters().columns("columns", texts));
  EXPECT_TRUE(found) << found.error().message(Language::english);
  std::vector<std::vector<std::string>> rows;
  for (const engine::Row& row : *found) {
    rows.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) rows.back().push_back(row.text(i));
  }
  return rows;
}

}  // namespace renga::extract::world
