#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Call {
  deliver::DeliverOptions options;
  std::filesystem::path approval;
  service::PassphraseFile passphrase;
};

Outcome describe(const deliver::Delivery& delivery, const Session& session) {
  Outcome outcome;
  outcome.json = {{"dossier", delivery.dossier},
                  {"place", delivery.place},
                  {"package_sha256", delivery.package_sha256},
                  {"package_bytes", delivery.bytes},
                  {"manifest_sha256", delivery.manifest_sha256}};
  outcome.lines = {
      fmt::format("{} {} → {}", session.say({"申出", "Dossier"}), delivery.dossier, delivery.place),
      fmt::format("{} {} {}", session.say({"パッケージ", "Package"}),
                  with_thousands(delivery.bytes), session.say({"バイト", "bytes"})),
      fmt::format("SHA-256 {}", delivery.package_sha256)};
  return outcome;
}

}  // namespace

void add_deliver(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  verb.add_option("dataset", call->options.dataset, session.say({"データセット", "the dataset"}))
      ->required();
  verb.add_option("--to", call->options.place, session.say({"利用場所", "the place of use"}))
      ->required();
  verb.add_option("--approval", call->approval,
                  session.say({"承認ファイル", "the approval of the dossier"}))
      ->required();
  verb.add_option("--out", call->options.package,
                  session.say({"パッケージ（.zip）", "the package (.zip)"}))
      ->required();
  verb.add_option("--passphrase-file", call->passphrase,
                  session.say({"パスフレーズのファイル（省略時は RENGA_PASSPHRASE）",
                               "file with the passphrase (default: RENGA_PASSPHRASE)"}));
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->options.existing = session.existing();
      RENGA_ASSIGN(const auto delivery,
                   service::deliver_dataset(call->approval, call->options, call->passphrase,
                                            session.progress()));
      return describe(delivery, session);
    });
  });
}

}  // namespace renga::cli
