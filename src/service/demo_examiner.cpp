#include "service/demo_examiner.hpp"

#include "dataset/dataset.hpp"
#include "ids/ids.hpp"
#include "service/sql.hpp"

namespace renga::service {
namespace {

const TableSchema kTruth{"truth",
                         {{"database", Type::code, Role::plain, "データベース", ""},
                          {"id4", Type::text, Role::id, "ID4", ""},
                          {"id5", Type::text, Role::id, "ID5", ""},
                          {"person", Type::integer, Role::key, "個人番号", ""},
                          {"causes", Type::text, Role::plain, "原因", ""}}};

const std::vector<std::string> kTruthOrder = {"database", "person", "id4", "id5", "causes"};

const TableSchema kPublication{"publication",
                               {{"年齢階級", Type::text, Role::plain, "年齢階級", ""},
                                {"性別", Type::text, Role::plain, "性別", ""},
                                {"患者数", Type::integer, Role::plain, "患者数", "patients"}}};

/// The last day of the demonstration's period, on which ages are taken.
const Date kAgeDay = *Date::from_civil(2025, 3, 31);

Result<dataset::Dataset> attach(engine::Engine& engine, const std::filesystem::path& folder,
                                std::string_view prefix) {
  RENGA_ASSIGN(dataset::Dataset dataset, dataset::Dataset::open(folder));
  RENGA_TRY(dataset.attach(engine, prefix));
  return dataset;
}

const crypto::Key& key_of(const crypto::KeyRing& ring, crypto::Purpose purpose,
                          std::string_view scope) {
  const crypto::Key* key = ring.find(purpose, scope);
  ensure(key != nullptr && key->usable(), "the demonstration's fund lacks a key");
  return *key;
}

Done load_world(engine::Engine& engine, const DemoFolders& folders) {
  RENGA_TRY(engine.run(sql::world_causes, engine::Parameters().value(
                                              "path", (folders.world / "causes.csv").string())));
  RENGA_TRY(engine.run(sql::world_truth,
                       engine::Parameters().value("path", (folders.world / "truth.csv").string())));
  return {};
}

Done ndb_truth(const DemoFolders& folders, const crypto::KeyRing& fund, std::string_view dossier,
               const engine::Limits& limits, const std::filesystem::path& out) {
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(limits));
  RENGA_TRY(load_world(engine, folders));
  RENGA_ASSIGN(const dataset::Dataset intake, attach(engine, folders.ndb / "intake", "intake_"));
  RENGA_TRY(attach(engine, folders.ndb / "stored", "stored_"));
  std::vector<std::string> names;
  for (const InputEntry& input : intake.manifest().inputs) names.push_back(input.name);
  RENGA_TRY(engine.run(sql::source_files, engine::Parameters().value("names", names)));
  RENGA_TRY(ids::define_issuing(engine, key_of(fund, crypto::Purpose::database, "ndb"),
                                key_of(fund, crypto::Purpose::processing, dossier),
                                key_of(fund, crypto::Purpose::user, dossier)));
  for (const engine::Sql& step :
       {sql::truth_of_receipts, sql::truth_of_checkups, sql::truth_of_ndb})
    RENGA_TRY(engine.run(step));
  RENGA_TRY(engine.write_csv(kTruth, "truth", kTruthOrder, out));
  return {};
}

Done jisedai_truth(const DemoFolders& folders, const crypto::KeyRing& fund,
                   std::string_view dossier, const engine::Limits& limits,
                   const std::filesystem::path& out) {
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(limits));
  RENGA_TRY(load_world(engine, folders));
  RENGA_TRY(attach(engine, folders.producer / "source", "source_"));
  RENGA_TRY(attach(engine, folders.answer_seen, "answer_"));
  RENGA_TRY(ids::define_provision(engine, key_of(fund, crypto::Purpose::user, dossier)));
  RENGA_TRY(engine.run(sql::truth_of_patients));
  RENGA_TRY(engine.write_csv(kTruth, "truth", kTruthOrder, out));
  return {};
}

}  // namespace

Done write_truth(const DemoFolders& folders, const crypto::KeyRing& fund, std::string_view dossier,
                 const engine::Limits& limits) {
  const std::filesystem::path ndb = folders.examiner / "ndb.csv";
  const std::filesystem::path jisedai = folders.examiner / "jisedai.csv";
  std::filesystem::create_directories(folders.examiner);
  RENGA_TRY(ndb_truth(folders, fund, dossier, limits, ndb));
  RENGA_TRY(jisedai_truth(folders, fund, dossier, limits, jisedai));
  RENGA_ASSIGN(const std::string first, files::read_small(ndb, std::int64_t{1} << 32));
  RENGA_ASSIGN(const std::string second, files::read_small(jisedai, std::int64_t{1} << 32));
  RENGA_TRY(files::write_whole(folders.truth, first + second.substr(second.find('\n') + 1),
                               files::Existing::refuse));
  std::filesystem::remove(ndb);
  std::filesystem::remove(jisedai);
  std::filesystem::remove_all(folders.answer_seen);
  return {};
}

Done write_publication_table(const DemoFolders& folders, const std::filesystem::path& csv,
                             const engine::Limits& limits) {
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(limits));
  RENGA_TRY(attach(engine, folders.applicant / "linked", "linked_"));
  RENGA_TRY(attach(engine, folders.applicant / "received-ndb", "ndb_"));
  RENGA_TRY(engine.run(sql::publication_table, engine::Parameters().value("day", kAgeDay)));
  RENGA_TRY(engine.write_csv(kPublication, "publication",
                             std::vector<std::string>{"low", "last_sex", "性別"}, csv));
  return {};
}

}  // namespace renga::service
