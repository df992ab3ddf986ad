#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Call {
  optout::ApplyOptions options;
  std::filesystem::path people;
};

using CallPointer = std::shared_ptr<Call>;

struct Subverb {
  std::string_view name;
  Bilingual summary;
  std::string_view example;
};

CLI::App& subverb(CLI::App& verb, const Subverb& sub, const CallPointer& call, Session& session) {
  CLI::App& made = session.add_command(verb, sub.name, sub.summary, sub.example);
  made.add_option("--register", call->options.register_file,
                  session.say({"オプトアウトの名簿", "the register of refusals"}))
      ->required();
  return made;
}

/// Number, day and notice; who it is cannot be shown, because the register does not say it.
Outcome describe(const std::vector<optout::Refusal>& refusals) {
  Outcome outcome;
  outcome.json = {{"refusals", Json::array()}};
  std::int64_t number = 0;
  for (const optout::Refusal& refusal : refusals) {
    ++number;
    outcome.json["refusals"].push_back({{"number", number},
                                        {"refused_on", refusal.refused_on},
                                        {"notice", refusal.notice},
                                        {"by_name", !refusal.marks.name.empty()},
                                        {"by_number", !refusal.marks.number.empty()}});
    outcome.lines.push_back(
        fmt::format("{:>6}  {}  {}", number, refusal.refused_on, refusal.notice));
  }
  return outcome;
}

Outcome describe(const optout::Applied& applied, const Session& session) {
  Outcome outcome;
  outcome.json = {{"removed", applied.removed_rows}, {"deliveries", Json::array()}};
  outcome.lines.push_back(fmt::format("{} {}", session.say({"除いた行", "rows taken out"}),
                                      with_thousands(applied.removed_rows)));
  for (const optout::Descendant& one : applied.deliveries) {
    outcome.json["deliveries"].push_back(
        {{"manifest", one.manifest}, {"dossier", one.dossier}, {"id_kind", name_of(one.id_kind)}});
    outcome.lines.push_back(fmt::format("{} {} ({})", session.say({"提供済み", "was delivered in"}),
                                        one.manifest, one.dossier));
  }
  return outcome;
}

void add_add(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  CLI::App& add = subverb(verb,
                          {"add",
                           {"申し出た人を名簿に加えます", "add people who refused"},
                           "renga optout add --register refusals.json --from people.csv"},
                          call, session);
  // Identifiers come in a file: a command line is kept in histories and seen by others.
  add.add_option("--from", call->people, session.say({"申し出た人（CSV）", "the people (CSV)"}))
      ->required();
  add.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      RENGA_ASSIGN(const std::int64_t added,
                   service::add_refusals(call->options.register_file, call->people));
      return Outcome{Exit::done,
                     {{"added", added}},
                     {fmt::format("{} {}", session.say({"加えた人数", "people added"}), added)}};
    });
  });
}

void add_list(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  CLI::App& list = subverb(verb,
                           {"list",
                            {"名簿の日付と通知を表示します", "show days and notices"},
                            "renga optout list --register refusals.json"},
                           call, session);
  list.callback([call, &session] {
    session.choose([call]() -> Result<Outcome> {
      RENGA_ASSIGN(const auto refusals, service::list_refusals(call->options.register_file));
      return describe(refusals);
    });
  });
}

void add_apply(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  CLI::App& apply =
      subverb(verb,
              {"apply",
               {"保有するデータセットから除き、提供済みのものを挙げます",
                "take them out of a held dataset, and tell what was delivered from it"},
               "renga optout apply source --register refusals.json --out source-without"},
              call, session);
  apply.add_option("dataset", call->options.dataset, session.say({"データセット", "the dataset"}))
      ->required();
  apply.add_option("--out", call->options.out, session.say({"出力先", "the new dataset"}))
      ->required();
  apply.add_option("--manifest", call->options.manifests,
                   session.say({"提供した物の manifest.json", "manifests of what was delivered"}));
  apply.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> {
      call->options.existing = session.existing();
      call->options.limits = session.limits();
      RENGA_ASSIGN(const auto applied, service::apply_refusals(call->options, session.progress()));
      return describe(applied, session);
    });
  });
}

}  // namespace

void add_optout(CLI::App& verb, Session& session) {
  verb.require_subcommand(1);
  add_add(verb, session);
  add_list(verb, session);
  add_apply(verb, session);
}

}  // namespace renga::cli
