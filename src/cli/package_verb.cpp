#include "cli/package_options.hpp"
#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

/// What `renga seal` and `renga unseal` take.
struct Call {
  service::PackageCall packages;
  std::filesystem::path input;
  std::filesystem::path out;
  std::string dossier;
  std::string purpose;
  bool show = false;
};

Outcome describe(const package::Statement& statement, const Session& session) {
  const package::PurposeRow& row = package::row_of(statement.purpose);
  Outcome outcome;
  outcome.json = Json::parse(to_json(statement));
  outcome.lines = {
      fmt::format("{} {}", session.say({"番号", "Number"}), statement.number),
      fmt::format("{} {}  {} {}", session.say({"申出", "Dossier"}), statement.dossier,
                  session.say({"目的", "for"}), session.say(row.label)),
      fmt::format("{} {}", session.say({"有効期限", "Valid until"}), statement.valid_until_utc),
      fmt::format("SHA-256 {}", statement.content_sha256)};
  return outcome;
}

Outcome describe(const crypto::CmsOutline& outline, const Session& session) {
  Outcome outcome;
  outcome.json = {{"seal", "AES-256-GCM"},
                  {"receivers", outline.receivers},
                  {"sealed_bytes", outline.sealed_bytes}};
  for (const std::string& receiver : outline.receivers)
    outcome.lines.push_back(
        fmt::format("{} {}", session.say({"宛先の証明書の番号", "For the certificate"}), receiver));
  outcome.lines.push_back(
      fmt::format("{} {} {}", session.say({"封かんされた中身", "Sealed content"}),
                  with_thousands(static_cast<std::int64_t>(outline.sealed_bytes)),
                  session.say({"バイト", "bytes"})));
  return outcome;
}

/// An option that only some uses of the verb need.
Done require(bool given, std::string_view option) {
  if (given) return {};
  return fail(Error(code::field_missing).with("field", option));
}

Result<package::Purpose> purpose_of(const Call& call) {
  const auto purpose = package::purpose_named(call.purpose);
  RENGA_TRY(require(purpose.has_value(), "--purpose"));
  if (package::row_of(*purpose).of_dossier) RENGA_TRY(require(!call.dossier.empty(), "--dossier"));
  return *purpose;
}

void add_shared(CLI::App& verb, Session& session, Call& call) {
  verb.add_option("--passphrase-file", call.packages.passphrase,
                  session.say({"パスフレーズのファイル（省略時は RENGA_PASSPHRASE）",
                               "file with the passphrase (default: RENGA_PASSPHRASE)"}));
  verb.add_option(
      "--identity", call.packages.identity,
      session.say({"作業する機関の身元ファイル", "the identity of the party that acts"}));
  verb.add_option("--dossier", call.dossier, session.say({"申出番号", "the dossier number"}));
  add_purpose(verb, session, call.purpose);
}

Result<Outcome> unseal(const Call& call, const Session& session) {
  if (call.show) {
    RENGA_ASSIGN(const auto outline, service::outline_package(call.input));
    return describe(outline, session);
  }
  RENGA_TRY(require(!call.out.empty(), "--out"));
  RENGA_ASSIGN(const package::Purpose purpose, purpose_of(call));
  RENGA_ASSIGN(const auto statement,
               service::unseal_package(call.packages, call.input, call.dossier, purpose, call.out,
                                       session.existing(), session.progress()));
  return describe(statement, session);
}

}  // namespace

void add_seal(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  verb.add_option("input", call->input,
                  session.say({"データセット又は鍵ファイル", "the dataset, or a key file"}))
      ->required();
  verb.add_option("--to", call->packages.seal_to,
                  session.say({"宛先の証明書", "the receiver's certificate"}))
      ->required();
  verb.add_option("--out", call->out,
                  session.say({"封かんパッケージ（.p7m）", "the sealed package (.p7m)"}))
      ->required();
  add_shared(verb, session, *call);
  add_days(verb, session, call->packages);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const package::Purpose purpose, purpose_of(*call));
      RENGA_ASSIGN(const auto statement,
                   service::seal_package(call->packages, call->input, call->dossier, purpose,
                                         call->out, session.existing(), session.progress()));
      return describe(statement, session);
    });
  });
}

void add_unseal(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  verb.add_option("input", call->input, session.say({"封かんパッケージ", "the sealed package"}))
      ->required();
  verb.add_option("--out", call->out, session.say({"出力先", "where the content goes"}));
  verb.add_flag("--show", call->show,
                session.say({"開封せず、鍵なしで分かることを表示します",
                             "show what can be told without a key; nothing is opened"}));
  add_shared(verb, session, *call);
  add_opening(verb, session, call->packages);
  verb.callback(
      [call, &session] { session.choose([call, &session] { return unseal(*call, session); }); });
}

}  // namespace renga::cli
