#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

struct Call {
  link::Options options;
  std::filesystem::path approval;
  link::TimelineOptions timeline;
  std::int64_t person = 0;
  bool use_case = false;
};

Json side_json(const link::Side& side) {
  return {{"database", name_of(side.database)},
          {"persons", side.persons},
          {"linked", side.linked_by_stage},
          {"unlinked", side.unlinked_by_reason}};
}

Json quality_json(const link::Quality& quality) {
  return {{"precision", quality.precision},     {"recall", quality.recall},
          {"true_pairs", quality.true_pairs},   {"found_pairs", quality.found_pairs},
          {"right_pairs", quality.right_pairs}, {"recall_people", quality.recall_people},
          {"true_people", quality.true_people}, {"found_people", quality.found_people}};
}

Json mismatch_json(const link::Mismatch& mismatch, const link::Report& report) {
  const link::Cause& cause = link::cause_named(mismatch.cause);
  return {{"cause", mismatch.cause},
          {"kind", link::name_of(cause.kind)},
          {"leg", mismatch.leg},
          {"database", name_of(mismatch.database)},
          {"other_database", mismatch.other ? name_of(*mismatch.other) : ""},
          {"lines", mismatch.lines},
          {"linked", mismatch.linked},
          {"examples", report.examples.at(mismatch.cause)}};
}

/// "ndb–jisedai" of a pair, "ndb" of a person alone.
std::string sides_of(const link::Mismatch& mismatch) {
  const std::string side(name_of(mismatch.database));
  return mismatch.other ? side + "–" + std::string(name_of(*mismatch.other)) : side;
}

Json estimate_json(const link::Estimate& estimate) {
  Json json = {{"database", name_of(estimate.database)},
               {"other_database", name_of(estimate.other)},
               {"by_id5", estimate.by_id5},
               {"by_id4", estimate.by_id4},
               {"by_both", estimate.by_both},
               {"linked", estimate.linked},
               {"missed", estimate.missed},
               {"missed_low", estimate.missed_low},
               {"missed_high", estimate.missed_high},
               {"recall", estimate.recall}};
  if (estimate.truly_missed) json["truly_missed"] = *estimate.truly_missed;
  return json;
}

Json verdict_json(const link::Verdict& verdict) {
  Json json;
  const auto pairs = [](const link::Judgement& judged) -> Json {
    return {{"true_pairs", judged.true_pairs},
            {"found_pairs", judged.found_pairs},
            {"right_pairs", judged.right_pairs},
            {"wrong_pairs", judged.wrong_pairs}};
  };
  for (const auto& [stage, judged] : verdict.by_stage) json["stages"][stage] = pairs(judged);
  json["true_causes"] = Json::object();
  for (const auto& [cause, judged] : verdict.by_true_cause)
    json["true_causes"][cause] = pairs(judged);
  json["causes"] = Json::object();
  for (const auto& [cause, agreed] : verdict.by_cause)
    json["causes"][cause.empty() ? "unexplained" : cause] = {
        {"missed_pairs", agreed.missed_pairs},
        {"missed_agreeing", agreed.missed_agreeing},
        {"wrong_pairs", agreed.wrong_pairs},
        {"wrong_agreeing", agreed.wrong_agreeing}};
  return json;
}

void describe_mismatches(const link::Report& report, const Session& session, Outcome& outcome) {
  Json mismatches = Json::array();
  for (const link::Mismatch& mismatch : report.mismatches) {
    const link::Cause& cause = link::cause_named(mismatch.cause);
    mismatches.push_back(mismatch_json(mismatch, report));
    outcome.lines.push_back(fmt::format("{:<6} {:<3} {:<30} {:<11} {:>10}  {}",
                                        link::name_of(cause.kind), mismatch.leg, mismatch.cause,
                                        sides_of(mismatch), with_thousands(mismatch.lines),
                                        session.say(cause.label)));
  }
  outcome.json["mismatches"] = mismatches;
  Json estimates = Json::array();
  for (const link::Estimate& estimate : report.estimates) {
    estimates.push_back(estimate_json(estimate));
    outcome.lines.push_back(fmt::format(
        "{}–{} {}: {:.1f} ({:.1f}–{:.1f})", name_of(estimate.database), name_of(estimate.other),
        session.say(
            {"両IDで見落とした人の推計（95%区間）", "missed by both IDs, estimated (95 %)"}),
        estimate.missed, estimate.missed_low, estimate.missed_high));
  }
  outcome.json["estimates"] = estimates;
  if (report.verdict) outcome.json["verdict"] = verdict_json(*report.verdict);
}

Outcome describe(const link::Report& report, const Session& session) {
  Outcome outcome;
  Json sides = Json::array();
  for (const link::Side& side : report.sides) {
    sides.push_back(side_json(side));
    outcome.lines.push_back(fmt::format("{:<10} {:>14} {}", name_of(side.database),
                                        with_thousands(side.persons),
                                        session.say({"人", "persons"})));
    for (const auto& [stage, count] : side.linked_by_stage)
      outcome.lines.push_back(fmt::format("  {:<24} {:>10}", stage, with_thousands(count)));
    for (const auto& [reason, count] : side.unlinked_by_reason)
      outcome.lines.push_back(fmt::format("  {:<24} {:>10}", reason, with_thousands(count)));
  }
  outcome.json = {{"sides", sides}, {"links", report.links_by_stage}};
  describe_mismatches(report, session, outcome);
  if (report.quality) {
    Json quality = Json::object();
    for (const auto& [mode, measured] : *report.quality) {
      quality[mode] = quality_json(measured);
      outcome.lines.push_back(fmt::format("{:<5} precision {:.6f}  recall {:.6f}", mode,
                                          measured.precision, measured.recall));
    }
    outcome.json["quality"] = quality;
  }
  return outcome;
}

Outcome describe(const link::PersonTimeline& timeline, const Session& session) {
  Outcome outcome;
  Json events = Json::array();
  for (const link::PersonEvent& event : timeline.events) {
    const std::string end = event.end ? to_iso(*event.end) : std::string();
    events.push_back({{"date", to_iso(event.date)},
                      {"end", end},
                      {"database", name_of(event.database)},
                      {"table", event.table},
                      {"label", session.say(event.label)},
                      {"detail", event.detail}});
    outcome.lines.push_back(fmt::format("{} {:>10}  {:<8} {:<14} {} {}", to_iso(event.date), end,
                                        name_of(event.database), event.table,
                                        session.say(event.label), event.detail));
  }
  outcome.json = {{"person", timeline.person}, {"events", events}};
  outcome.lines.push_back(session.say({"連結した個人", "Linked person"}) + " " +
                          std::to_string(timeline.person));
  return outcome;
}

using Shared = std::shared_ptr<Call>;

void add_timeline(CLI::App& verb, Session& session, const Shared& call) {
  CLI::App* command =
      &session.add_command(verb, "timeline",
                           {"連結した一人の記録を日付の順に示します",
                            "one linked person's events over all databases, in order"},
                           "renga link timeline linked --person 1 --html person.html");
  command
      ->add_option("linked", call->timeline.linked,
                   session.say({"連結データ", "the linked dataset"}))
      ->required();
  auto* who = command->add_option_group("person");
  CLI::Option* asked =
      who->add_option("--person", call->person,
                      session.say({"連結した個人の番号", "the number of the linked person"}));
  who->add_flag("--use-case", call->use_case,
                session.say({"手引書のユースケースに当たる人を探します",
                             "find a person who shows the manual's use case"}));
  who->require_option(1);
  command->add_option("--html", call->timeline.html,
                      session.say({"図と表（HTML）", "a page (HTML)"}));
  command->add_option("--svg", call->timeline.svg, session.say({"図（SVG）", "the picture (SVG)"}));
  command->callback([call, asked, &session] {
    session.choose([call, asked, &session]() -> Result<Outcome> {
      if (asked->count() > 0) call->timeline.person = call->person;
      call->timeline.existing = session.existing();
      call->timeline.limits = session.limits();
      call->timeline.language = session.language();
      RENGA_ASSIGN(const auto timeline, service::show_timeline(call->timeline));
      return describe(timeline, session);
    });
  });
}

}  // namespace

void add_link(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  verb.require_subcommand(0, 1);
  add_timeline(verb, session, call);
  verb.add_option(
      "datasets", call->options.datasets,
      session.say({"提供用IDのデータセット（2個以上）", "two or more datasets of provision IDs"}));
  verb.add_option("--approval", call->approval,
                  session.say({"承認ファイル", "the approval of the dossier"}));
  verb.add_option("--out", call->options.out, session.say({"出力先", "where the linked data go"}));
  verb.add_option("--report", call->options.report,
                  session.say({"報告（HTML）", "the report (HTML)"}));
  verb.add_option("--truth", call->options.truth,
                  session.say({"正解（合成データの検証用）", "the truth, for synthetic data"}));
  verb.add_option("--mismatches", call->options.mismatches,
                  session.say({"不突合・誤突合の一覧（CSV）", "the ledger of mismatches (CSV)"}));
  verb.callback([call, &verb, &session] {
    if (!verb.get_subcommands().empty()) return;
    for (const char* needed : {"datasets", "--approval", "--out"})
      if (verb.count(needed) == 0) throw CLI::RequiredError(needed);
    session.choose([call, &session]() -> Result<Outcome> {
      call->options.existing = session.existing();
      call->options.limits = session.limits();
      call->options.language = session.language();
      RENGA_ASSIGN(const auto report,
                   service::link_datasets(call->approval, call->options, session.progress()));
      return describe(report, session);
    });
  });
}

}  // namespace renga::cli
