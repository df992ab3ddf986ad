#include "cli/office_options.hpp"
#include "cli/verbs.hpp"
#include "portal/portal.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Call {
  service::DeskOptions desk;
  portal::ServeOptions serve;
  std::string today;
};

Done settle(Call& call) {
  call.serve.uploads = call.desk.folder / "uploads" / "coming";
  if (call.serve.log.empty()) call.serve.log = call.desk.folder / "portal.log";
  if (call.serve.log == "-") call.serve.log.clear();
  RENGA_ASSIGN(call.desk.today, fixed_day(call.today));
  return {};
}

void ask_where(CLI::App& verb, Call& call, const Session& session) {
  ask_for_office(verb, call.desk.folder, call.desk.database, session);
  verb.add_option("--port", call.serve.port,
                  session.say({"ポート番号（0は空いている番号）", "port; 0 takes a free one"}));
  verb.add_option("--address", call.serve.address,
                  session.say({"待ち受けるアドレス（このマシン以外からは TLS が必要）",
                               "address; from other machines only with TLS"}));
  verb.add_flag("--upgrade", call.desk.upgrade,
                session.say({"前の版のデータベースを更新する",
                             "bring the database of an earlier version up"}));
}

void ask_for_limits(CLI::App& verb, portal::ServeOptions& serve, const Session& session) {
  verb.add_option("--connections-per-address", serve.connections_per_address,
                  session.say({"1つのアドレスから同時に受け付ける接続の数（既定は256）",
                               "connections that one address may have open (default: 256)"}))
      ->check(CLI::PositiveNumber);
  verb.add_option("--header-seconds", serve.header_seconds,
                  session.say({"要求のヘッダーを待つ秒数（既定は15）",
                               "seconds that the header of a request may take (default: 15)"}))
      ->check(CLI::Range(1, 3600));
  verb.add_option("--body-seconds", serve.body_seconds,
                  session.say({"要求の本体が止まってから待つ秒数（既定は60）",
                               "seconds that a body may stand still (default: 60)"}))
      ->check(CLI::Range(1, 3600));
}

void ask_how(CLI::App& verb, Call& call, const Session& session) {
  auto* certificate = verb.add_option(
      "--certificate", call.serve.certificate,
      session.say({"TLS 証明書（PEM、中間証明書を含む）", "TLS certificate with its chain (PEM)"}));
  auto* key = verb.add_option("--key", call.serve.key,
                              session.say({"TLS の秘密鍵（PEM）", "its private key (PEM)"}));
  certificate->needs(key);
  key->needs(certificate);
  verb.add_flag(
      "--behind-proxy", call.serve.behind_proxy,
      session.say({"同じマシンのプロキシが TLS を終端する", "a proxy on this machine speaks TLS"}));
  verb.add_option("--log", call.serve.log,
                  session.say({"ログのファイル（省略時は DATA/portal.log、- は標準エラー）",
                               "log file (default: DATA/portal.log; - is stderr)"}));
  verb.add_option("--portal", call.serve.folder,
                  session.say({"組み込みの画面の代わりに使うフォルダー",
                               "folder of pages in the place of those built in"}));
  ask_for_fixed_day(verb, call.today, session);
}

}  // namespace

void add_serve(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  ask_where(verb, *call, session);
  ask_how(verb, *call, session);
  ask_for_limits(verb, call->serve, session);
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_TRY(settle(*call));
      RENGA_ASSIGN(const auto desk, service::Desk::open(call->desk));
      call->serve.started = [&](const std::string& url) {
        // Whoever started the program opens this address, or reads it from a pipe.
        if (session.json()) {
          fmt::print("{}\n", Json{{"url", url}}.dump());
        } else {
          fmt::print("{}: {}\n", session.say({"開始しました", "serving"}), url);
        }
        std::fflush(stdout);
      };
      RENGA_TRY(portal::serve(*desk, call->serve));
      Outcome outcome;
      outcome.json = {{"stopped", true}};
      outcome.lines = {session.say({"停止しました", "stopped"})};
      return outcome;
    });
  });
}

}  // namespace renga::cli
