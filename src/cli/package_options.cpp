#include "cli/package_options.hpp"

namespace renga::cli {
namespace {

/// Nothing between parties stays open for longer than a year.
constexpr std::int64_t kDaysMost = 366;

}  // namespace

void add_identity_options(CLI::App& verb, Session& session, service::PackageCall& call) {
  verb.add_option(
      "--identity", call.identity,
      session.say({"作業する機関の身元ファイル", "the identity of the party that acts"}));
  verb.add_option("--identity-passphrase-file", call.passphrase,
                  session.say({"身元ファイルのパスフレーズのファイル（省略時は他と同じ）",
                               "file with the identity's passphrase (default: as the others)"}));
}

void add_opening(CLI::App& verb, Session& session, service::PackageCall& call) {
  verb.add_option("--from", call.senders,
                  session.say({"送り主の証明書（又はそのフォルダー）",
                               "the sender's certificate, or a folder of certificates"}));
  verb.add_option("--received", call.received,
                  session.say({"受領番号の台帳（省略時は身元ファイルと同じ場所）",
                               "register of received packages (default: beside the identity)"}));
}

void add_days(CLI::App& verb, Session& session, service::PackageCall& call) {
  verb.add_option("--days", call.days,
                  session.say({"有効日数", "for how many days it may be opened"}))
      ->check(CLI::Range(std::int64_t{1}, kDaysMost))
      ->capture_default_str();
}

void add_sealing(CLI::App& verb, Session& session, service::PackageCall& call) {
  verb.add_option("--seal-to", call.seal_to,
                  session.say({"出力を封かんする宛先の証明書",
                               "seal the output for the party of this certificate"}));
  add_days(verb, session, call);
}

void add_purpose(CLI::App& verb, Session& session, std::string& purpose) {
  std::vector<std::string> names;
  for (const package::PurposeRow& row : package::purposes()) names.emplace_back(row.name);
  verb.add_option("--purpose", purpose, session.say({"目的", "what it is for"}))
      ->check(CLI::IsMember(names));
}

}  // namespace renga::cli
