#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

constexpr std::int64_t kYearsMost = 5;

/// In groups of four, as two people read it to each other.
std::string in_groups(std::string_view hex) {
  constexpr std::size_t kGroup = 4;
  std::string text;
  for (; !hex.empty(); hex.remove_prefix(std::min(kGroup, hex.size()))) {
    if (!text.empty()) text += ' ';
    text += hex.substr(0, kGroup);
  }
  return text;
}

Outcome describe(const crypto::CertificateFacts& facts, const Session& session) {
  Outcome outcome;
  outcome.json = {{"party", facts.party},
                  {"name", facts.name},
                  {"fingerprint", facts.fingerprint},
                  {"serial", facts.serial},
                  {"valid_from_utc", facts.valid_from_utc},
                  {"valid_until_utc", facts.valid_until_utc}};
  outcome.lines = {fmt::format("{} ({})", facts.name, facts.party),
                   fmt::format("{} {} – {}", session.say({"有効期間", "Valid"}),
                               facts.valid_from_utc, facts.valid_until_utc),
                   fmt::format("{} SHA-256", session.say({"拇印", "Fingerprint"})),
                   fmt::format("  {}", in_groups(facts.fingerprint)),
                   session.say({"拇印を相手機関と電話等で読み合わせてください。",
                                "Compare the fingerprint with the other party by telephone."})};
  return outcome;
}

void add_make(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<service::IdentityCall>();
  verb.add_option("--party", call->party, session.say({"機関の種別", "code name of the party"}))
      ->required()
      ->check(CLI::IsMember(
          {"holder", "producer", "fund", "ndb", "kaigo", "dpc", "extractor", "applicant"}));
  verb.add_option("--name", call->name, session.say({"機関の名称", "name of the party"}))
      ->required();
  verb.add_option("--years", call->years, session.say({"有効年数", "years of validity"}))
      ->check(CLI::Range(std::int64_t{1}, kYearsMost))
      ->capture_default_str();
  verb.add_option("--out", call->identity,
                  session.say({"身元ファイル（証明書は同じ場所の .crt）",
                               "the identity; its certificate goes beside it as .crt"}))
      ->required();
  verb.add_option("--passphrase-file", call->passphrase,
                  session.say({"パスフレーズのファイル（省略時は RENGA_PASSPHRASE）",
                               "file with the passphrase (default: RENGA_PASSPHRASE)"}));
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->existing = session.existing();
      RENGA_ASSIGN(const auto facts, service::make_identity(*call));
      return describe(facts, session);
    });
  });
}

void add_show(CLI::App& verb, Session& session) {
  const auto file = std::make_shared<std::filesystem::path>();
  verb.add_option("certificate", *file, session.say({"証明書", "the certificate"}))->required();
  verb.callback([file, &session] {
    session.choose([file, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto facts, service::show_certificate(*file));
      return describe(facts, session);
    });
  });
}

}  // namespace

void add_identity(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  add_make(
      session.add_command(
          verb, "make", {"身元ファイルと証明書を作ります", "make an identity and its certificate"},
          "renga identity make --party fund --name 支払基金 --out fund.identity"),
      session);
  add_show(session.add_command(verb, "show",
                               {"証明書の拇印を表示します", "show a certificate's fingerprint"},
                               "renga identity show fund.crt"),
           session);
}

}  // namespace renga::cli
