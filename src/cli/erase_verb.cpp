#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

Outcome describe(const erase::Certificate& certificate, const Session& session) {
  Outcome outcome;
  outcome.json = Json::parse(to_json(certificate));
  for (const erase::ErasedTarget& target : certificate.targets)
    outcome.lines.push_back(fmt::format("{} {}（{}）", session.say({"消去", "erased"}), target.name,
                                        name_of(target.kind)));
  outcome.lines.push_back(fmt::format(
      "{} {} / {} {}", with_thousands(certificate.files()), session.say({"ファイル", "files"}),
      with_thousands(certificate.bytes()), session.say({"バイト", "bytes"})));
  return outcome;
}

}  // namespace

void add_erase(CLI::App& verb, Session& session) {
  const auto options = std::make_shared<erase::Options>();
  verb.add_option("paths", options->paths,
                  session.say({"データセット、パッケージ又は鍵ファイル",
                               "datasets, packages or key files"}))
      ->required();
  verb.add_option("--certificate", options->certificate,
                  session.say({"消去の証明書（JSON）", "the certificate (JSON)"}))
      ->required();
  verb.add_option("--place", options->place, session.say({"利用場所", "the place"}))->required();
  verb.add_option("--operator", options->person, session.say({"作業者", "who operates"}))
      ->required();
  verb.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->existing = session.existing();
      RENGA_ASSIGN(const auto certificate, service::erase_paths(*options, session.progress()));
      return describe(certificate, session);
    });
  });
}

}  // namespace renga::cli
