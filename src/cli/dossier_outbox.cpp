#include "cli/dossier_outbox.hpp"

#include "cli/office_options.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Asked {
  service::OutboxCall call;
  service::Sending sending;
  std::string now;
};

void ask(CLI::App& verb, Asked& asked, const Session& session) {
  ask_for_office(verb, asked.call.folder, asked.call.database, session);
  verb.add_option("--now", asked.now,
                  session.say({"基準の時刻（試験用、UTC、省略時は現在）",
                               "a fixed moment in UTC, for tests (default: now)"}));
}

/// 2026-04-01T09:30:00.000Z, in every place a digit where that has one.
Done settle(Asked& asked) {
  constexpr std::string_view kForm = "2026-04-01T09:30:00.000Z";
  if (asked.now.empty()) return {};
  bool right = asked.now.size() == kForm.size();
  for (std::size_t at = 0; right && at < kForm.size(); ++at) {
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    right = is_digit(kForm[at]) ? is_digit(asked.now[at]) : kForm[at] == asked.now[at];
  }
  if (!right || !parse_iso_date(asked.now.substr(0, 10)))
    return fail(Error(code::field_bad)
                    .with("field", "--now")
                    .with("kind", "moment")
                    .with("expected", kForm));
  asked.call.moment = asked.now;
  return {};
}

std::string state_of(const service::ListedNotice& listed) {
  const bool stuck = listed.notice.state == "waiting" && !listed.has_address;
  return stuck ? "no_address" : listed.notice.state;
}

Result<Outcome> list(Asked& asked) {
  RENGA_TRY(settle(asked));
  RENGA_ASSIGN(const auto all, service::list_outbox(asked.call));
  Outcome outcome;
  outcome.json = {{"notices", Json::array()}};
  for (const service::ListedNotice& listed : all) {
    const auto& notice = listed.notice;
    outcome.json["notices"].push_back({{"id", notice.id},
                                       {"dossier", notice.dossier},
                                       {"event", notice.event},
                                       {"account", notice.account},
                                       {"subject", notice.subject},
                                       {"state", state_of(listed)},
                                       {"attempts", notice.attempts},
                                       {"due", notice.due},
                                       {"reason", notice.reason}});
    outcome.lines.push_back(fmt::format("{} {} → {}: {}{}", state_of(listed), notice.dossier,
                                        notice.account, notice.subject,
                                        notice.reason.empty() ? "" : " (" + notice.reason + ")"));
  }
  return outcome;
}

Result<Outcome> send(Asked& asked, const Session& session) {
  RENGA_TRY(settle(asked));
  RENGA_ASSIGN(const auto sent, service::send_outbox(asked.call, asked.sending));
  Outcome outcome;
  outcome.json = {{"mails", sent.mails},
                  {"notices", sent.notices},
                  {"failed", sent.failed},
                  {"given_up", sent.given_up},
                  {"without_address", sent.without_address}};
  outcome.lines = {fmt::format("{} {}, {} {}, {} {}, {} {}, {} {}",
                               session.say({"送信したメール", "mails sent"}), sent.mails,
                               session.say({"含まれるお知らせ", "notices in them"}), sent.notices,
                               session.say({"送り直し待ち", "to be tried again"}), sent.failed,
                               session.say({"送信断念", "given up"}), sent.given_up,
                               session.say({"宛先なし", "without address"}), sent.without_address)};
  return outcome;
}

Result<Outcome> remind(Asked& asked, const Session& session) {
  RENGA_TRY(settle(asked));
  RENGA_ASSIGN(const std::int64_t notices, service::keep_reminders(asked.call));
  Outcome outcome;
  outcome.json = {{"notices", notices}};
  outcome.lines = {
      fmt::format("{} {}", session.say({"新たな期限のお知らせ", "new reminders"}), notices)};
  return outcome;
}

}  // namespace

void add_dossier_outbox(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  const auto asked = std::make_shared<Asked>();
  CLI::App& listing = session.add_command(
      verb, "list", {"お知らせの送信状況を示します", "list the notices and how far they got"},
      "renga dossier outbox list --data office");
  ask(listing, *asked, session);
  listing.callback([asked, &session] { session.choose([asked] { return list(*asked); }); });
  CLI::App& reminding =
      session.add_command(verb, "remind",
                          {"その日の期限のお知らせを送信待ちにします",
                           "put what is to be said of deadlines today into the outbox"},
                          "renga dossier outbox remind --data office");
  ask(reminding, *asked, session);
  reminding.callback(
      [asked, &session] { session.choose([asked, &session] { return remind(*asked, session); }); });
  CLI::App& sending = session.add_command(
      verb, "send", {"送信を待つお知らせを送ります", "send the notices that are due"},
      "renga dossier outbox send --data office");
  ask(sending, *asked, session);
  sending.add_flag("--digest", asked->sending.digest,
                   session.say({"利用者ごとに1通にまとめる", "one mail an account"}));
  sending.add_flag("--retry", asked->sending.retry,
                   session.say({"送信を断念したものも送り直す", "try again what was given up"}));
  sending.callback(
      [asked, &session] { session.choose([asked, &session] { return send(*asked, session); }); });
}

}  // namespace renga::cli
