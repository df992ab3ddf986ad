#include "service/demo_walk.hpp"

#include "crypto/crypto.hpp"
#include "dataset/dataset.hpp"
#include "service/demo_examiner.hpp"
#include "service/text.hpp"

#include <algorithm>
#include <set>

namespace renga::service {
namespace {

namespace fs = std::filesystem;
using package::Purpose;

constexpr Bilingual kExaminer = {"検証者", "Examiner"};
constexpr Bilingual kFund = {"支払基金・国保中央会", "Fund"};
constexpr Bilingual kNdb = {"NDB", "NDB"};
constexpr Bilingual kProducer = {"認定作成事業者", "Producer"};
constexpr Bilingual kApplicant = {"利活用者", "Applicant"};
constexpr Bilingual kEverybody = {"申出に関わる全ての者", "All parties of the dossier"};

constexpr std::string_view kPlace = "大学A 情報解析室";

std::string_view template_named(std::string_view name) {
  for (const text::File& file : text::kFiles)
    if (file.name == name) return file.content;
  bug("a template of the demonstration is missing");
}

std::int64_t rows_of(const Manifest& manifest) {
  std::int64_t rows = 0;
  for (const TableEntry& table : manifest.tables) rows += table.rows;
  return rows;
}

std::vector<fs::path> files_in(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == extension) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Done write_template(std::string_view name, const fs::path& file) {
  return files::write_whole(file, template_named(name), files::Existing::refuse);
}

}  // namespace

template <typename Work>
Done DemoWalk::step(std::string_view name, Bilingual label, Bilingual party, Work work) {
  const auto begin = std::chrono::steady_clock::now();
  Result<std::int64_t> rows = work();
  if (!rows) return fail(std::move(rows).error());
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
  summary_.steps.push_back({std::string(name), label, party, passed.count(), *rows});
  return {};
}

IdsCall DemoWalk::fund_call() const {
  return {folders_.fund_keys, folders_.approval, passphrase_file_};
}

Done DemoWalk::note(const fs::path& folder, std::string_view persons) {
  RENGA_ASSIGN(const dataset::Dataset dataset, dataset::Dataset::open(folder));
  const TableEntry* person = dataset.manifest().find("person");
  if (!persons.empty() && person != nullptr) summary_.persons[std::string(persons)] = person->rows;
  DemoDataset noted;
  noted.name = fs::relative(folder, folders_.root).generic_string();
  noted.party = noted.name.substr(0, noted.name.find('/'));
  noted.rows = rows_of(dataset.manifest());
  for (const TableEntry& table : dataset.manifest().tables) noted.sha256[table.file] = table.sha256;
  noted.sha256[std::string(dataset::kManifestName)] = dataset.digest();
  summary_.datasets.push_back(std::move(noted));
  return {};
}

Done DemoWalk::agree() {
  return step("dossier-agree", {"事前相談から手数料の納付まで", "consultation to payment"},
              kEverybody, [this]() -> Result<std::int64_t> {
                RENGA_TRY(dossier_->walk("agreed"));
                return std::ssize(dossier_->kept().events);
              });
}

Done DemoWalk::begin() {
  summary_.people = options_.people;
  summary_.seed = options_.seed;
  summary_.dossier = options_.dossier;
  const Date day = today();
  RENGA_ASSIGN(DemoDossier opened,
               DemoDossier::open(folders_, {options_.dossier, std::string(kPlace), day}));
  dossier_.emplace(std::move(opened));
  RENGA_TRY(agree());
  RENGA_ASSIGN(const std::string approval, approval_text(dossier_->kept(), day));
  RENGA_TRY(files::write_whole(folders_.approval, approval, files::Existing::refuse));
  RENGA_ASSIGN(approval_, ApprovalDesk::from_file(folders_.approval, day));
  passphrase_file_ = folders_.office / "passphrase.txt";
  RENGA_TRY(files::write_whole(passphrase_file_, "demonstration-only\n", files::Existing::refuse));
  producer_passphrase_file_ = folders_.producer / "passphrase.txt";
  RENGA_TRY(files::write_whole(producer_passphrase_file_, "demonstration-producer\n",
                               files::Existing::refuse));
  post_.emplace(folders_, passphrase_file_);
  return post_->open_desks();
}

Done DemoWalk::make_world() {
  return step("synth", {"人工の日本を作成", "make an artificial Japan"}, kExaminer,
              [this]() -> Result<std::int64_t> {
                synth::Options options;
                options.people = options_.people;
                options.seed = options_.seed;
                options.out = folders_.world;
                RENGA_ASSIGN(findings_.world, synth::make(options, progress_));
                return findings_.world->receipt_records;
              });
}

Done DemoWalk::ingest_records() {
  const auto ingest = [this](Database database, std::string_view party, std::vector<fs::path> files,
                             const fs::path& out) -> Result<std::int64_t> {
    ingest::Options options;
    options.database = database;
    options.files = std::move(files);
    options.out = out;
    options.party = party;
    options.limits = options_.limits;
    RENGA_ASSIGN(const ingest::Report report, ingest::ingest(options, progress_));
    RENGA_TRY(note(out));
    return rows_of(report.manifest);
  };
  RENGA_TRY(step("ingest-ndb", {"レセプト・健診の取込み", "ingest receipts and check-ups"}, kNdb,
                 [&]() -> Result<std::int64_t> {
                   std::vector<fs::path> files = files_in(folders_.world / "ndb", ".UKE");
                   files.push_back(folders_.world / "ndb" / "checkup.csv");
                   return ingest(Database::ndb, "ndb", files, folders_.ndb / "intake");
                 }));
  return step("ingest-hospital", {"A病院の記録の取込み", "ingest the records of hospital A"},
              kProducer, [&]() -> Result<std::int64_t> {
                return ingest(Database::jisedai, "producer",
                              files_in(folders_.world / "hospital", ".csv"),
                              folders_.producer / "source");
              });
}

Done DemoWalk::make_keys() {
  return step("keys", {"鍵の生成", "make the keys"}, kFund, [this]() -> Result<std::int64_t> {
    RENGA_ASSIGN(const auto fund,
                 make_fund_keys(fund_call(), options_.seed, files::Existing::refuse));
    RENGA_ASSIGN(const auto producer,
                 make_dossier_keys(fund_call(), {folders_.keys_to_send, producer_passphrase_file_},
                                   options_.seed, files::Existing::refuse));
    RENGA_TRY(send_keys_to_producer());
    return std::ssize(fund) + std::ssize(producer);
  });
}

Done DemoWalk::send_keys_to_producer() {
  const fs::path package = post_->package("fund", "producer", Purpose::keys);
  RENGA_TRY(seal_package(post_->desk("fund", "producer"), folders_.keys_to_send, options_.dossier,
                         Purpose::keys, package, files::Existing::refuse, progress_));
  fs::remove(folders_.keys_to_send);
  RENGA_TRY(unseal_package(post_->desk("producer", "fund"), package, options_.dossier,
                           Purpose::keys, folders_.producer_keys, files::Existing::refuse,
                           progress_));
  return {};
}

Done DemoWalk::ask_fund(std::string_view party, const fs::path& dataset, const std::string& dossier,
                        Purpose purpose) {
  Exchange step;
  step.input = dataset;
  step.out = post_->package(party, "fund", purpose);
  RENGA_TRY(exchange(
      post_->desk(party, "fund"), step,
      [&](const fs::path& input, const fs::path& out, files::Existing existing) {
        return request_ids({input, dossier, out, existing, options_.limits}, progress_);
      },
      progress_));
  return {};
}

Result<ids::Outcome> DemoWalk::answer_from_fund(std::string_view party, Purpose question,
                                                Purpose answer, const ExchangeWork& work) {
  Exchange step;
  step.input = post_->package(party, "fund", question);
  step.input_purposes = {question};
  step.dossier = options_.dossier;
  step.out = post_->package("fund", party, answer);
  step.output_purpose = answer;
  return exchange(post_->desk("fund", party), step, work, progress_);
}

Result<ids::Outcome> DemoWalk::attach_answer(std::string_view party, const IdsCall& keys,
                                             const fs::path& dataset, Purpose answer,
                                             const fs::path& out) {
  Exchange step;
  step.input = post_->package("fund", party, answer);
  step.input_purposes = {answer};
  step.dossier = options_.dossier;
  step.out = out;
  return exchange(
      post_->opening_desk(party, "fund"), step,
      [&](const fs::path& input, const fs::path& target, files::Existing existing) {
        return attach_ids(keys, {dataset, input, target, existing, options_.limits}, progress_);
      },
      progress_);
}

Done DemoWalk::store_in_ndb() {
  return step("ids-store", {"格納用IDでNDBへ格納", "store in NDB under stored IDs"}, kNdb,
              [this]() -> Result<std::int64_t> {
                const fs::path& ndb = folders_.ndb;
                RENGA_TRY(ask_fund("ndb", ndb / "intake", "", Purpose::stored_request));
                RENGA_TRY(answer_from_fund(
                    "ndb", Purpose::stored_request, Purpose::stored_answer,
                    [this](const fs::path& input, const fs::path& out, files::Existing existing) {
                      ids::StoreOptions store;
                      store.request = input;
                      store.history = folders_.history;
                      store.out = out;
                      store.existing = existing;
                      store.limits = options_.limits;
                      store.look_alikes = true;
                      return store_ids(fund_call(), store, progress_);
                    }));
                RENGA_ASSIGN(const ids::Outcome stored,
                             attach_answer("ndb", {}, ndb / "intake", Purpose::stored_answer,
                                           ndb / "stored"));
                RENGA_TRY(note(ndb / "stored", "ndb.stored"));
                return rows_of(stored.manifest);
              });
}

Done DemoWalk::give_ids_to_producer() {
  return step(
      "ids-producer", {"提供用IDの付与", "attach provision IDs"}, kProducer,
      [this]() -> Result<std::int64_t> {
        const fs::path& producer = folders_.producer;
        RENGA_TRY(dossier_->walk("ids_asked"));
        RENGA_TRY(ask_fund("producer", producer / "source", options_.dossier, Purpose::id_request));
        RENGA_TRY(answer_from_fund(
            "producer", Purpose::id_request, Purpose::id_answer,
            [this](const fs::path& input, const fs::path& out,
                   files::Existing existing) -> Result<ids::Outcome> {
              ids::AnswerOptions answer;
              answer.request = input;
              answer.history = folders_.history;
              answer.out = out;
              answer.existing = existing;
              answer.limits = options_.limits;
              answer.look_alikes = true;
              RENGA_ASSIGN(ids::Outcome made, answer_ids(fund_call(), answer, progress_));
              fs::create_directories(folders_.examiner);
              fs::copy(out, folders_.answer_seen, fs::copy_options::recursive);
              return made;
            }));
        const IdsCall own = {folders_.producer_keys, folders_.approval, producer_passphrase_file_};
        RENGA_ASSIGN(const ids::Outcome attached,
                     attach_answer("producer", own, producer / "source", Purpose::id_answer,
                                   producer / "records"));
        RENGA_TRY(note(producer / "records", "jisedai.source"));
        RENGA_TRY(dossier_->walk("ids_issued"));
        return rows_of(attached.manifest);
      });
}

Done DemoWalk::anonymize_records() {
  return step("anonymize", {"匿名加工", "anonymise"}, kProducer, [this]() -> Result<std::int64_t> {
    const fs::path& producer = folders_.producer;
    RENGA_TRY(write_template("policy.toml", producer / "policy.toml"));
    anonymize::Options options;
    options.input = producer / "records";
    options.policy = producer / "policy.toml";
    options.out = producer / "anonymous";
    options.report = producer / "anonymous.html";
    options.language = options_.language;
    options.limits = options_.limits;
    RENGA_ASSIGN(findings_.anonymized, anonymize::anonymize(options, progress_));
    RENGA_TRY(note(producer / "anonymous", "jisedai.anonymous"));
    return rows_of(findings_.anonymized->manifest);
  });
}

Done DemoWalk::extract_from_ndb() {
  return step(
      "extract", {"特別抽出と提供用IDの付与", "special extraction under provision IDs"}, kNdb,
      [this]() -> Result<std::int64_t> {
        const fs::path& ndb = folders_.ndb;
        RENGA_TRY(write_template("request.toml", ndb / "request.toml"));
        extract::Options options;
        options.dataset = ndb / "stored";
        options.request = ndb / "request.toml";
        options.out = ndb / "extract";
        options.limits = options_.limits;
        RENGA_ASSIGN(findings_.extracted, extract::extract(*approval_, options, progress_));
        RENGA_TRY(ask_fund("ndb", ndb / "extract", options_.dossier, Purpose::provision_request));
        RENGA_TRY(answer_from_fund(
            "ndb", Purpose::provision_request, Purpose::provision_answer,
            [this](const fs::path& input, const fs::path& out, files::Existing existing) {
              return issue_ids(fund_call(), {input, out, existing, options_.limits}, progress_);
            }));
        RENGA_ASSIGN(const ids::Outcome issued,
                     attach_answer("ndb", {}, ndb / "extract", Purpose::provision_answer,
                                   ndb / "provision"));
        RENGA_TRY(note(ndb / "extract"));
        RENGA_TRY(note(ndb / "provision", "ndb.provided"));
        return rows_of(issued.manifest);
      });
}

Done DemoWalk::deliver_and_receive(std::string_view party, const fs::path& dataset) {
  const std::string name(party);
  const fs::path package = folders_.applicant / (name + ".zip");
  const fs::path received = folders_.applicant / ("received-" + name);
  return step(
      "deliver-" + name, {"暗号化パッケージでの提供と受領", "deliver and receive a package"},
      party == "ndb" ? kNdb : kProducer, [&]() -> Result<std::int64_t> {
        RENGA_TRY(deliver_dataset(folders_.approval, {dataset, std::string(kPlace), package},
                                  passphrase_file_, progress_));
        deliver::ReceiveOptions options;
        options.package = package;
        options.out = received;
        options.receipt = folders_.applicant / ("receipt-" + name + ".json");
        options.receiver = "担当者";
        options.dossier = options_.dossier;
        options.place = kPlace;
        RENGA_ASSIGN(const deliver::Receipt receipt,
                     receive_package(options, passphrase_file_, progress_));
        RENGA_TRY(note(received));
        RENGA_ASSIGN(const std::string sha256, crypto::sha256_file(package));
        RENGA_TRY(dossier_->walk(name + "_provided", {{name, sha256}}));
        std::int64_t rows = 0;
        for (const auto& [table, count] : receipt.rows) rows += count;
        return rows;
      });
}

Done DemoWalk::link_deliveries() {
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(passphrase_file_));
  RENGA_ASSIGN(const crypto::KeyRing fund, load_keys(folders_.fund_keys, passphrase));
  RENGA_TRY(write_truth(folders_, fund, options_.dossier, options_.limits));
  return step("link", {"提供用IDによる連結", "link on provision IDs"}, kApplicant,
              [this]() -> Result<std::int64_t> {
                const fs::path& applicant = folders_.applicant;
                link::Options options;
                options.datasets = {applicant / "received-ndb", applicant / "received-jisedai"};
                options.out = applicant / "linked";
                options.report = applicant / "linked.html";
                options.truth = folders_.truth;
                options.language = options_.language;
                options.limits = options_.limits;
                RENGA_ASSIGN(findings_.linked, link::link(*approval_, options, progress_));
                RENGA_TRY(note(applicant / "linked"));
                RENGA_ASSIGN(const auto person,
                             link::person_with_use_case(applicant / "linked", options_.limits));
                if (person) {
                  RENGA_ASSIGN(findings_.timeline,
                               link::timeline(applicant / "linked", *person, options_.limits));
                }
                return rows_of(findings_.linked->manifest);
              });
}

Done DemoWalk::check_table() {
  return step(
      "check", {"公表物確認", "check before publication"}, kApplicant,
      [this]() -> Result<std::int64_t> {
        const fs::path folder = folders_.applicant / "publication";
        fs::create_directories(folder);
        RENGA_TRY(write_publication_table(folders_, folder / "table1.csv", options_.limits));
        RENGA_TRY(write_template("declaration.toml", folder / "declaration.toml"));
        publication::Options options;
        options.declaration = folder / "declaration.toml";
        options.fix = folder / "protected";
        RENGA_ASSIGN(findings_.checked, publication::check(options, progress_));
        RENGA_TRY(publish_table(folder));
        return std::ssize(findings_.checked->before.findings);
      });
}

/// Two reviewers judge the protected table with the report of its check; then it is published.
Done DemoWalk::publish_table(const fs::path& folder) {
  const std::string report = findings_.checked->json(options_.language);
  RENGA_TRY(files::write_whole(folder / "check.json", report, files::Existing::refuse));
  RENGA_ASSIGN(const std::string outputs, crypto::sha256_file(folder / "protected" / "table1.csv"));
  const std::string verdict(disclosure::name_of(findings_.checked->verdict()));
  return dossier_->walk(
      "published",
      {{"outputs", outputs}, {"check", crypto::sha256_hex(report)}, {"verdict", verdict}});
}

Done DemoWalk::erase_for(Bilingual party, std::string_view folder, std::string_view place,
                         std::vector<fs::path> paths) {
  erase::Options options;
  options.paths = std::move(paths);
  options.certificate = folders_.root / folder / "erasure.json";
  options.place = place;
  options.person = "消去担当";
  RENGA_ASSIGN(erase::Certificate certificate, erase_paths(options, progress_));
  summary_.erased[std::string(folder) + ".files"] = certificate.files();
  summary_.erased[std::string(folder) + ".bytes"] = certificate.bytes();
  findings_.certificates.emplace_back(party, std::move(certificate));
  return {};
}

Done DemoWalk::erase_everything() {
  return step(
      "erase", {"消去と証明", "erase and certify"}, kApplicant, [this]() -> Result<std::int64_t> {
        const fs::path& ndb = folders_.ndb;
        const fs::path& applicant = folders_.applicant;
        // The public database keeps no identifiers (IDS-01).
        RENGA_TRY(erase_for(kNdb, "ndb", "NDB",
                            {ndb / "intake", post_->package("ndb", "fund", Purpose::stored_request),
                             post_->package("fund", "ndb", Purpose::stored_answer)}));
        if (!options_.keep)
          RENGA_TRY(erase_for(
              kApplicant, "applicant", kPlace,
              {applicant / "ndb.zip", applicant / "jisedai.zip", applicant / "received-ndb",
               applicant / "received-jisedai", applicant / "linked"}));
        // After the end of use the producer erases the processing IDs and its key (IDS-29, END-17).
        RENGA_TRY(
            erase_for(kProducer, "producer", "認定作成事業者",
                      {post_->package("producer", "fund", Purpose::id_request),
                       post_->package("fund", "producer", Purpose::id_answer),
                       post_->package("fund", "producer", Purpose::keys), folders_.producer_keys}));
        std::int64_t files = 0;
        for (const auto& [party, certificate] : findings_.certificates)
          files += certificate.files();
        return files;
      });
}

/// With `keep` the applicant still holds the data, and the dossier stays open.
Done DemoWalk::end_dossier() {
  if (!options_.keep) {
    RENGA_TRY(dossier_->walk("ended"));
  }
  RENGA_TRY(erase_everything());
  if (options_.keep) return {};
  RENGA_ASSIGN(const std::string place, crypto::sha256_file(folders_.applicant / "erasure.json"));
  RENGA_ASSIGN(const std::string ids, crypto::sha256_file(folders_.producer / "erasure.json"));
  return dossier_->walk("closed", {{"place_certificate", place}, {"ids_certificate", ids}});
}

void DemoWalk::sum_up() {
  const KeptDossier& kept = dossier_->kept();
  std::set<std::string> accounts;
  for (const dossier::Event& event : kept.events) accounts.insert(event.actor);
  summary_.record = {std::string(dossier::name_of(kept.state.stage(dossier::Track::application))),
                     std::ssize(kept.events), std::ssize(accounts),
                     std::ssize(forms::papers_of({kept.events, kept.bindings}))};
  const link::Report& linked = *findings_.linked;
  for (const auto& [stage, count] : linked.links_by_stage) summary_.persons["linked"] += count;
  for (const auto& [mode, quality] : *linked.quality)
    summary_.linkage[mode] = {quality.precision, quality.recall, quality.true_pairs,
                              quality.found_pairs, quality.right_pairs};
  const auto note_risk = [this](const std::string& when, const anonymize::Measures& measures) {
    summary_.risk[when + ".unique_share"] = measures.unique_share;
    summary_.risk[when + ".risk_average"] = measures.risk_average;
    summary_.risk[when + ".risk_highest"] = measures.risk_highest;
    summary_.risk[when + ".k"] = static_cast<double>(measures.k);
  };
  note_risk("before", findings_.anonymized->before);
  note_risk("after", findings_.anonymized->after);
  const publication::Report& checked = *findings_.checked;
  summary_.check = {{"before.findings", std::ssize(checked.before.findings)},
                    {"after.findings", std::ssize(checked.after->findings)},
                    {"hidden.primary", checked.hidden_primary},
                    {"hidden.secondary", checked.hidden_secondary}};
}

Done DemoWalk::walk() {
  RENGA_TRY(begin());
  RENGA_TRY(make_world());
  RENGA_TRY(ingest_records());
  RENGA_TRY(make_keys());
  RENGA_TRY(store_in_ndb());
  RENGA_TRY(give_ids_to_producer());
  RENGA_TRY(anonymize_records());
  RENGA_TRY(extract_from_ndb());
  RENGA_TRY(dossier_->walk("paid"));
  RENGA_TRY(deliver_and_receive("ndb", folders_.ndb / "provision"));
  RENGA_TRY(deliver_and_receive("jisedai", folders_.producer / "anonymous"));
  RENGA_TRY(link_deliveries());
  RENGA_TRY(check_table());
  RENGA_TRY(end_dossier());
  sum_up();
  return {};
}

}  // namespace renga::service
