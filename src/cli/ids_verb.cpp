#include "cli/ids_custody_verbs.hpp"
#include "cli/ids_tools.hpp"
#include "cli/package_options.hpp"
#include "cli/verbs.hpp"

#include <array>
#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

/// Everything that some subverb of `renga ids` takes; each subverb adds only its own options.
struct Call {
  service::IdsCall shared;
  service::PackageCall packages;
  std::optional<std::uint64_t> seed;
  service::ProducerKeys producer;
  std::filesystem::path input;
  std::filesystem::path answer;
  std::filesystem::path history;
  std::filesystem::path out;
  std::string dossier;
  std::string place;
  std::string database = "ndb";
  std::string normalisation = "strict";
  bool look_alikes = false;
};

Outcome describe(const ids::Outcome& made, const Session& session) {
  Outcome outcome;
  Json rows = Json::object();
  for (const TableEntry& table : made.manifest.tables) {
    rows[table.schema.name] = table.rows;
    outcome.lines.push_back(fmt::format("{:<16} {:>14} {}", table.schema.name,
                                        with_thousands(table.rows), session.say({"行", "rows"})));
  }
  for (const auto& [name, count] : made.counts)
    if (count > 0)
      outcome.lines.push_back(fmt::format("  {:<28} {:>14}", name, with_thousands(count)));
  outcome.json = {{"id_kind", name_of(made.manifest.id_kind)},
                  {"dossier", made.manifest.dossier},
                  {"rows", rows},
                  {"counts", made.counts}};
  return outcome;
}

Outcome describe(const std::vector<service::KeyNote>& notes, const Session&) {
  Outcome outcome;
  Json keys = Json::array();
  for (const service::KeyNote& note : notes) {
    keys.push_back({{"id", note.id},
                    {"purpose", note.purpose},
                    {"scope", note.scope},
                    {"place", note.place},
                    {"origin", note.origin}});
    outcome.lines.push_back(fmt::format("{}  {:<12} {:<10} {:<8} {}", note.id, note.purpose,
                                        note.scope, note.origin, note.place));
  }
  outcome.json = {{"keys", keys}};
  return outcome;
}

void add_keys(CLI::App& verb, Session& session, Call& call, bool required) {
  add_key_options(verb, session, call.shared, required);
}

void add_place(CLI::App& verb, Session& session, Call& call) {
  verb.add_option("--place", call.place,
                  session.say({"利用場所（利用場所ごとに鍵がある申出では必須）",
                               "the place of use; needed where each place has its own key"}));
}

void add_approval(CLI::App& verb, Session& session, Call& call) {
  verb.add_option("--approval", call.shared.approval,
                  session.say({"承認ファイル", "the approval of the dossier"}))
      ->required();
}

void add_history(CLI::App& verb, Session& session, Call& call) {
  verb.add_option(
          "--history", call.history,
          session.say({"被保険者番号の履歴（CSV 又は ids history load の出力）",
                       "the history of insured numbers: CSV, or what ids history load wrote"}))
      ->required();
}

void add_input(CLI::App& verb, Session& session, Call& call, Bilingual what) {
  verb.add_option("input", call.input, session.say(what))->required();
}

void add_out(CLI::App& verb, Session& session, Call& call) {
  verb.add_option("--out", call.out, session.say({"出力先", "where the result goes"}))->required();
}

void add_seed(CLI::App& verb, Session& session, Call& call) {
  verb.add_option("--seed", call.seed,
                  session.say({"合成データ専用：鍵を種から作ります",
                               "for synthetic data only: make the keys from a seed"}));
}

/// How the fund makes ID4, and what it makes beside it.
void add_name_options(CLI::App& verb, Session& session, Call& call) {
  add_normalisation(verb, session, call.normalisation);
  verb.add_flag("--look-alikes", call.look_alikes,
                session.say({"不突合の原因を説明するためのキーも作ります",
                             "also make the keys that explain a mismatch"}));
}

using Shared = std::shared_ptr<Call>;
using package::Purpose;

/// The packages of a step that may open one and seal one.
void add_exchange(CLI::App& verb, Session& session, service::PackageCall& packages) {
  add_identity_options(verb, session, packages);
  add_opening(verb, session, packages);
  add_sealing(verb, session, packages);
}

/// A step between the fund and another party for the dossier of the approval.
Result<service::Exchange> for_approval(const Call& call, Purpose request, Purpose answer) {
  service::Exchange step;
  RENGA_ASSIGN(step.dossier, service::dossier_of_approval(call.shared.approval));
  step.input = call.input;
  step.input_purposes = {request};
  step.output_purpose = answer;
  return step;
}

Result<Outcome> run(const Call& call, service::Exchange step, const Session& session,
                    const service::ExchangeWork& work) {
  step.out = call.out;
  step.existing = session.existing();
  service::PackageCall packages = call.packages;
  if (!packages.passphrase) packages.passphrase = call.shared.passphrase;
  RENGA_ASSIGN(const auto made, service::exchange(packages, step, work, session.progress()));
  return describe(made, session);
}

void add_fund_keys(CLI::App& verb, Session& session, const Shared& call) {
  add_keys(verb, session, *call, true);
  add_seed(verb, session, *call);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto notes,
                   service::make_fund_keys(call->shared, call->seed, session.existing()));
      return describe(notes, session);
    });
  });
}

void add_dossier_keys(CLI::App& verb, Session& session, const Shared& call) {
  add_keys(verb, session, *call, true);
  add_approval(verb, session, *call);
  add_seed(verb, session, *call);
  verb.add_option(
          "--producer-keys", call->producer.file,
          session.say({"作成事業者の鍵ファイルの出力先", "where the producer's key file goes"}))
      ->required();
  verb.add_option("--producer-passphrase-file", call->producer.passphrase,
                  session.say({"作成事業者の鍵ファイルのパスフレーズ（省略時は "
                               "RENGA_PRODUCER_PASSPHRASE）",
                               "file with the passphrase of the producer's key file (default: "
                               "RENGA_PRODUCER_PASSPHRASE)"}));
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto notes, service::make_dossier_keys(call->shared, call->producer,
                                                                call->seed, session.existing()));
      return describe(notes, session);
    });
  });
}

void add_request(CLI::App& verb, Session& session, const Shared& call) {
  add_input(verb, session, *call, {"データセット", "the dataset"});
  add_out(verb, session, *call);
  verb.add_option("--dossier", call->dossier, session.say({"申出番号", "the dossier number"}));
  add_identity_options(verb, session, call->packages);
  add_passphrase(verb, session, call->shared);
  add_sealing(verb, session, call->packages);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      service::Exchange step;
      step.input = call->input;
      return run(*call, std::move(step), session,
                 [&](const auto& input, const auto& out, files::Existing existing) {
                   return service::request_ids(
                       {input, call->dossier, out, existing, session.limits()}, session.progress());
                 });
    });
  });
}

void add_answer(CLI::App& verb, Session& session, const Shared& call) {
  add_input(verb, session, *call,
            {"照会（封かんパッケージでもよい）", "the request, or a package"});
  add_keys(verb, session, *call, true);
  add_approval(verb, session, *call);
  add_history(verb, session, *call);
  add_name_options(verb, session, *call);
  add_out(verb, session, *call);
  add_exchange(verb, session, call->packages);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(service::Exchange step,
                   for_approval(*call, Purpose::id_request, Purpose::id_answer));
      return run(*call, std::move(step), session,
                 [&](const auto& input, const auto& out, files::Existing existing) {
                   ids::AnswerOptions options;
                   options.request = input;
                   options.history = call->history;
                   options.normalisation = *ids::normalisation_named(call->normalisation);
                   options.look_alikes = call->look_alikes;
                   options.out = out;
                   options.existing = existing;
                   options.limits = session.limits();
                   return service::answer_ids(call->shared, options, session.progress());
                 });
    });
  });
}

void add_store(CLI::App& verb, Session& session, const Shared& call) {
  add_input(verb, session, *call,
            {"照会（封かんパッケージでもよい）", "the request, or a package"});
  add_keys(verb, session, *call, true);
  add_history(verb, session, *call);
  add_name_options(verb, session, *call);
  verb.add_option("--db", call->database, session.say({"公的DB", "the public database"}))
      ->required()
      ->check(CLI::IsMember({"ndb", "kaigo", "dpc"}));
  add_out(verb, session, *call);
  add_exchange(verb, session, call->packages);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      service::Exchange step;
      step.input = call->input;
      step.input_purposes = {Purpose::stored_request};
      step.output_purpose = Purpose::stored_answer;
      return run(*call, std::move(step), session,
                 [&](const auto& input, const auto& out, files::Existing existing) {
                   ids::StoreOptions options;
                   options.request = input;
                   options.history = call->history;
                   options.database = *database_named(call->database);
                   options.normalisation = *ids::normalisation_named(call->normalisation);
                   options.look_alikes = call->look_alikes;
                   options.out = out;
                   options.existing = existing;
                   options.limits = session.limits();
                   return service::store_ids(call->shared, options, session.progress());
                 });
    });
  });
}

void add_issue(CLI::App& verb, Session& session, const Shared& call) {
  add_input(verb, session, *call,
            {"照会（封かんパッケージでもよい）", "the request, or a package"});
  add_keys(verb, session, *call, true);
  add_approval(verb, session, *call);
  add_place(verb, session, *call);
  add_out(verb, session, *call);
  add_exchange(verb, session, call->packages);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(service::Exchange step,
                   for_approval(*call, Purpose::provision_request, Purpose::provision_answer));
      return run(*call, std::move(step), session,
                 [&](const auto& input, const auto& out, files::Existing existing) {
                   return service::issue_ids(call->shared,
                                             {input, out, existing, session.limits(), call->place},
                                             session.progress());
                 });
    });
  });
}

void add_attach(CLI::App& verb, Session& session, const Shared& call) {
  add_input(verb, session, *call, {"データセット", "the dataset"});
  verb.add_option("--answer", call->answer,
                  session.say({"回答（封かんパッケージでもよい）", "the answer, or a package"}))
      ->required();
  add_keys(verb, session, *call, false);
  add_place(verb, session, *call);
  add_out(verb, session, *call);
  verb.add_option("--dossier", call->dossier,
                  session.say({"封かんパッケージの申出番号", "the dossier of the package"}));
  add_identity_options(verb, session, call->packages);
  add_opening(verb, session, call->packages);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      service::Exchange step;
      step.input = call->answer;
      step.input_purposes = {Purpose::id_answer, Purpose::stored_answer, Purpose::provision_answer};
      step.dossier = call->dossier;
      return run(*call, std::move(step), session,
                 [&](const auto& answer, const auto& out, files::Existing existing) {
                   return service::attach_ids(
                       call->shared,
                       {call->input, answer, out, existing, session.limits(), call->place},
                       session.progress());
                 });
    });
  });
}

struct Subverb {
  std::string_view name;
  Bilingual summary;
  std::string_view example;
  void (*add)(CLI::App& verb, Session& session, const Shared& call);
};

constexpr std::array kSubverbs = {
    Subverb{"keys",
            {"支払基金の鍵ファイルを作ります", "make the fund's key file"},
            "renga ids keys --keys fund.json --passphrase-file fund-passphrase.txt",
            &add_fund_keys},
    Subverb{"dossier",
            {"申出の鍵を作り、作成事業者の鍵ファイルを書きます",
             "make a dossier's keys and the producer's key file"},
            "renga ids dossier --keys fund.json --approval approval.toml --producer-keys "
            "producer.json --producer-passphrase-file producer-passphrase.txt",
            &add_dossier_keys},
    Subverb{"request",
            {"識別子（又は格納用ID）だけの照会を作ります",
             "make the request to the fund: identifiers or stored IDs alone"},
            "renga ids request receipts --out request",
            &add_request},
    Subverb{"answer",
            {"支払基金→作成事業者：加工用IDで回答します",
             "fund → producer: answer with processing IDs"},
            "renga ids answer request --keys fund.json --approval approval.toml --history history "
            "--out answer",
            &add_answer},
    Subverb{
        "store",
        {"支払基金→公的DB：格納用IDで回答します", "fund → public database: answer with stored IDs"},
        "renga ids store request --keys fund.json --history history --db ndb --out answer",
        &add_store},
    Subverb{"issue",
            {"支払基金→公的DB：提供用IDで回答します",
             "fund → public database: answer with provision IDs"},
            "renga ids issue request --keys fund.json --approval approval.toml --out answer",
            &add_issue},
    Subverb{
        "attach",
        {"識別子の代わりに回答のIDを付けます", "put the IDs of an answer in place of identifiers"},
        "renga ids attach records --answer answer --keys producer.json --out provided",
        &add_attach},
    Subverb{
        "explain",
        {"一人の識別子がハッシュされるまでを段階ごとに示します",
         "show step by step what of one person is hashed"},
        "renga ids explain --kana ﾔﾏﾀﾞﾊﾅｺ --birth S55.1.2 --sex 2",
        [](CLI::App& verb, Session& session, const Shared&) { add_ids_explain(verb, session); }},
    Subverb{
        "vectors",
        {"テストベクターをこのプログラムで照合します",
         "hold a file of vectors against this program"},
        "renga ids vectors tests/vectors/ids.json",
        [](CLI::App& verb, Session& session, const Shared&) { add_ids_vectors(verb, session); }},
    Subverb{
        "list",
        {"照会・回答・個人表をCSVに書き出します", "write a request, an answer or persons as CSV"},
        "renga ids list answer --out answer.csv",
        [](CLI::App& verb, Session& session, const Shared&) { add_ids_list(verb, session); }},
};

}  // namespace

void add_ids(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  const auto call = std::make_shared<Call>();
  for (const Subverb& subverb : kSubverbs)
    subverb.add(session.add_command(verb, subverb.name, subverb.summary, subverb.example), session,
                call);

  add_ids_custody(verb, session);
}

}  // namespace renga::cli
