// The verbs of `renga ids` as a party calls them: datasets in, datasets out, digests verified.

#include "bench/sql.hpp"
#include "benchmarks.hpp"
#include "cost.hpp"
#include "dataset.hpp"

namespace renga::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kPersons = 1'000'000;

/// Columns that say whose record it is, as both kinds of records have them.
const std::vector<Column> kIdentity = columns_of(
    Role::direct, {{"name_kana", Type::text}, {"birth_date", Type::date}, {"sex", Type::code}});
const std::vector<Column> kNumber = columns_of(
    Role::direct, {{"insurer", Type::code}, {"symbol", Type::text}, {"number", Type::text}});
const std::vector<Column> kRecordKeys =
    columns_of(Role::key, {{"receipt", Type::integer}, {"record_no", Type::integer}});

TableSchema schema_of(std::string name, std::initializer_list<std::vector<Column>> parts) {
  TableSchema schema{std::move(name), {}};
  for (const auto& part : parts)
    schema.columns.insert(schema.columns.end(), part.begin(), part.end());
  return schema;
}

const TableSchema kPatient =
    schema_of("patient", {columns_of(Role::direct, {{"patient_no", Type::code}}), kIdentity,
                          kNumber, columns_of(Role::direct, {{"branch", Type::code}}),
                          columns_of(Role::quasi, {{"insured_on", Type::date}})});
const TableSchema kRe = schema_of(
    "re", {kRecordKeys, kIdentity, columns_of(Role::quasi, {{"care_month", Type::month}})});
const TableSchema kHo = schema_of("ho", {kRecordKeys, kNumber});
const TableSchema kSn =
    schema_of("sn", {kRecordKeys, columns_of(Role::plain, {{"bearer", Type::code}}),
                     columns_of(Role::direct, {{"branch", Type::code}})});
const TableSchema kHistory{"history", columns_of(Role::direct, {{"subject", Type::text},
                                                                {"insurer_number", Type::code},
                                                                {"symbol", Type::text},
                                                                {"number", Type::text},
                                                                {"branch", Type::code},
                                                                {"valid_from", Type::date},
                                                                {"valid_to", Type::date}})};

Manifest source_of(Database database) {
  Manifest manifest;
  manifest.database = database;
  manifest.id_kind = IdKind::source;
  manifest.command = "bench";
  return manifest;
}

void make_world(const Ground& ground, std::int64_t persons, const fs::path& folder) {
  fs::create_directories(folder);
  engine::Engine engine = open_engine(ground.folder);
  must(engine.run(sql::make_insured,
                  engine::Parameters().value("seed", kSeed).value("rows", persons)));
  for (const engine::Sql statement :
       {sql::make_patient, sql::make_re, sql::make_ho, sql::make_sn, sql::make_history})
    must(engine.run(statement));
  write_dataset(engine, {kPatient}, source_of(Database::jisedai), folder / "patients");
  write_dataset(engine, {kRe, kHo, kSn}, source_of(Database::ndb), folder / "receipts");
  must(engine.write_csv(kHistory, "history", {}, folder / "history.csv"));
}

/// The parties of one world, and the road from identifiers to provision IDs.
struct Road {
  fs::path world;
  fs::path approval;
  fs::path passphrase;
  fs::path producer_passphrase;
  fs::path said;  ///< what the last verb printed
  std::int64_t persons = 0;

  fs::path at(std::string_view name) const { return world / name; }

  Cost verb(std::vector<std::string> words, std::string_view out,
            std::string_view keys = "") const {
    words.insert(words.begin(), "ids");
    words.insert(words.end(), {"--json", "--replace", "--out", at(out)});
    if (!keys.empty())
      words.insert(words.end(), {"--keys", at(keys), "--passphrase-file",
                                 keys == "fund.keys" ? passphrase : producer_passphrase});
    return timed_renga(words, said);
  }

  Cost request(std::string_view dataset, std::string_view out) const {
    return verb({"request", at(dataset)}, out);
  }
  Cost answer() const {
    return verb(
        {"answer", at("patients-request"), "--approval", approval, "--history", at("history.csv")},
        "patients-answer", "fund.keys");
  }
  Cost store() const {
    return verb({"store", at("receipts-request"), "--history", at("history.csv"), "--db", "ndb"},
                "receipts-stored-ids", "fund.keys");
  }
  Cost issue() const {
    return verb({"issue", at("stored-request"), "--approval", approval}, "stored-answer",
                "fund.keys");
  }
  Cost attach(std::string_view dataset, std::string_view answer, std::string_view out,
              std::string_view keys = "") const {
    return verb({"attach", at(dataset), "--answer", at(answer)}, out, keys);
  }

  void make_keys() const {
    const std::vector<std::string> shared = {"--passphrase-file",   passphrase,  "--seed",
                                             std::to_string(kSeed), "--replace", "--keys",
                                             at("fund.keys")};
    std::vector<std::string> keys = {"ids", "keys"};
    keys.insert(keys.end(), shared.begin(), shared.end());
    timed_renga(keys);
    std::vector<std::string> dossier = {"ids",
                                        "dossier",
                                        "--approval",
                                        approval,
                                        "--producer-keys",
                                        at("producer.keys"),
                                        "--producer-passphrase-file",
                                        producer_passphrase};
    dossier.insert(dossier.end(), shared.begin(), shared.end());
    timed_renga(dossier);
  }

  /// Everything before the verbs that are measured.
  void walk_once() const {
    make_keys();
    request("patients", "patients-request");
    request("receipts", "receipts-request");
    answer();
    attach("patients", "patients-answer", "patients-provision", "producer.keys");
    store();
    attach("receipts", "receipts-stored-ids", "receipts-stored");
    request("receipts-stored", "stored-request");
    issue();
  }

  /// SHA-256 of the two provision IDs of all persons, in their order.
  std::string provision_ids(std::string_view dataset, std::string_view table) const {
    engine::Engine engine = open_engine(world);
    const dataset::Dataset made = must(dataset::Dataset::open(at(dataset)));
    must(made.attach(engine));
    return digest_of_rows(engine, sql::ids_in_order,
                          engine::Parameters().identifier("table", table));
  }

  /// How many rows the last verb wrote, and how many of them have both IDs.
  std::string counts() const {
    const nlohmann::json json = json_in(said).at("counts");
    std::string text;
    for (const char* name : {"id4.ok", "id5.ok"}) text += json.at(name).dump() + " ";
    return text;
  }
  std::string all_of_them() const {
    return std::to_string(persons) + " " + std::to_string(persons) + " ";
  }
};

Road road_on(const Ground& ground) {
  Road road;
  road.persons = ground.scaled(kPersons);
  road.world = ground.folder / ("world-" + std::to_string(road.persons));
  road.approval = approval_file(ground);
  road.passphrase = ground.folder / "passphrase.txt";
  road.said = ground.folder / "said.json";
  must(files::write_whole(road.passphrase, "benchmark\n", files::Existing::replace));
  road.producer_passphrase = ground.folder / "producer-passphrase.txt";
  must(files::write_whole(road.producer_passphrase, "producer\n", files::Existing::replace));
  make_once(road.world, [&](const fs::path& folder) { make_world(ground, road.persons, folder); });
  road.walk_once();
  return road;
}

}  // namespace

Contest id_verbs(const Ground& ground) {
  const Road road = road_on(ground);
  // Two roads lead to one provision ID: over X at the producer, and over S in the public database.
  const std::string expected = road.provision_ids("stored-answer", "answer");
  const auto counts = [road] { return road.counts(); };
  Contest contest;
  contest.title = "the verbs of `renga ids`, one record a person; ratios are to the first verb";
  contest.unit = "persons";
  contest.amount = static_cast<double>(road.persons);
  contest.rounds = 3;
  contest.contestants = {
      {"ids answer", [road] { return road.answer(); }, counts, road.all_of_them()},
      {"ids attach, to provision IDs",
       [road] {
         return road.attach("patients", "patients-answer", "patients-provision", "producer.keys");
       },
       [road] { return road.provision_ids("patients-provision", "person"); }, expected},
      {"ids store", [road] { return road.store(); }, counts, road.all_of_them()},
      {"ids attach, to stored IDs",
       [road] { return road.attach("receipts", "receipts-stored-ids", "receipts-stored"); }, counts,
       road.all_of_them()},
      {"ids issue", [road] { return road.issue(); },
       [road] { return road.provision_ids("stored-answer", "answer"); },
       road.provision_ids("patients-provision", "person")}};
  return contest;
}

}  // namespace renga::bench
