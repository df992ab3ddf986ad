#include "cli/ids_tools.hpp"

#include <array>
#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

/// One person's identifiers as typed.
struct Typed {
  std::string kana;
  std::string birth_date;
  std::string sex;
  std::string insurer;
  std::string symbol;
  std::string number;
  std::string branch;
  std::string valid_from;
  std::string compare;
  std::string normalisation = "strict";
};

Json step_json(const ids::ExplainedStep& step, const Session& session) {
  return {{"rule", step.sentence},
          {"title", session.say(step.title)},
          {"before", step.before.disclose()},
          {"after", step.after.disclose()},
          {"code_points", ids::code_points_text(step.after)},
          {"changed", step.changed()}};
}

/// One line a step, and the code points below where the step changed something.
void add_step_lines(const ids::ExplainedStep& step, const Session& session, Outcome& outcome) {
  outcome.lines.push_back(fmt::format("{} {:<7} {}: {}", step.changed() ? '*' : ' ', step.sentence,
                                      session.say(step.title), step.after.disclose()));
  if (step.changed()) {
    outcome.lines.push_back(fmt::format("            {}", ids::code_points_text(step.before)));
    outcome.lines.push_back(fmt::format("          → {}", ids::code_points_text(step.after)));
  }
}

void add_explanation(std::string_view id, const ids::Explanation& explanation,
                     const Session& session, Outcome& outcome) {
  Json steps = Json::array();
  outcome.lines.push_back(fmt::format("{}:", id));
  for (const ids::ExplainedStep& step : explanation.steps) {
    steps.push_back(step_json(step, session));
    add_step_lines(step, session, outcome);
  }
  Json& json = outcome.json[std::string(id)];
  json = {{"steps", steps}, {"validity", name_of(explanation.validity)}};
  outcome.lines.push_back(fmt::format("  {}: {} ({})", session.say({"有効性", "validity"}),
                                      name_of(explanation.validity),
                                      session.say(label_of(explanation.validity))));
  if (!explanation.frame) return;
  json["frame"] = explanation.frame->disclose();
  outcome.lines.push_back(fmt::format("  {}: {}",
                                      session.say({"ハッシュ対象のバイト列", "bytes to be hashed"}),
                                      explanation.frame->disclose()));
}

/// What a comparison says, as one sentence.
Bilingual verdict_of(const ids::SpellingComparison& comparison) {
  if (comparison.same_strict)
    return {"strict でも robust でも同じ氏名になります。", "One name under strict and robust."};
  if (comparison.same_robust)
    return {"robust では同じ氏名になりますが、strict では異なります。",
            "One name under robust, two under strict."};
  if (comparison.one_begins_other)
    return {"一方が他方の先頭部分です（途中で切れた可能性があります）。",
            "One is the beginning of the other, as where a name was cut."};
  return {"どちらの正規化でも異なる氏名です。", "Two names under both profiles."};
}

void add_comparison(const ids::SpellingComparison& comparison, const Session& session,
                    Outcome& outcome) {
  Json json = {{"same_strict", comparison.same_strict},
               {"same_robust", comparison.same_robust},
               {"one_begins_other", comparison.one_begins_other},
               {"same_head", comparison.same_head},
               {"same_tail", comparison.same_tail},
               {"parts_at", comparison.parts_at}};
  outcome.lines.push_back(session.say(verdict_of(comparison)));
  if (comparison.same_after) {
    json["same_after"] = *comparison.same_after;
    outcome.lines.push_back(fmt::format("  {}: {}",
                                        session.say({"一致する段階", "the same from this step on"}),
                                        *comparison.same_after));
  }
  if (comparison.parts_at > 0)
    outcome.lines.push_back(fmt::format(
        "  {}: {}", session.say({"最初に異なる文字（robust）", "first difference (robust)"}),
        comparison.parts_at));
  outcome.json["comparison"] = json;
}

Result<Outcome> explained(const Typed& typed, const Session& session) {
  RENGA_ASSIGN(
      const auto explained,
      service::explain_ids(
          {Personal<std::string>(typed.kana), Personal<std::string>(typed.birth_date), typed.sex,
           Personal<ids::WrittenNumber>({typed.insurer, typed.symbol, typed.number, typed.branch}),
           typed.valid_from, Personal<std::string>(typed.compare),
           *ids::normalisation_named(typed.normalisation)}));
  Outcome outcome;
  outcome.json = {{"normalisation", explained.normalisation}};
  add_explanation("id4", explained.id4, session, outcome);
  if (explained.id5) add_explanation("id5", *explained.id5, session, outcome);
  if (!explained.comparison) return outcome;
  add_explanation("id4_compared", *explained.id4_compared, session, outcome);
  add_comparison(*explained.comparison, session, outcome);
  return outcome;
}

struct TypedOption {
  const char* name;
  std::string Typed::*value;
  Bilingual help;
};

constexpr std::array kTypedOptions = {
    TypedOption{"--kana", &Typed::kana, {"カナ氏名", "kana name"}},
    TypedOption{"--birth", &Typed::birth_date, {"生年月日", "birth date"}},
    TypedOption{"--sex", &Typed::sex, {"男女区分", "sex"}},
    TypedOption{"--insurer", &Typed::insurer, {"保険者番号", "insurer number"}},
    TypedOption{"--symbol", &Typed::symbol, {"記号", "symbol"}},
    TypedOption{"--number", &Typed::number, {"番号", "number"}},
    TypedOption{"--branch", &Typed::branch, {"枝番", "branch"}},
    TypedOption{"--valid-from",
                &Typed::valid_from,
                {"その番号の資格取得日（YYYY-MM-DD）", "first day of the number (YYYY-MM-DD)"}},
    TypedOption{"--compare",
                &Typed::compare,
                {"比べるカナ氏名", "another spelling of the name, to compare"}},
};

}  // namespace

void add_ids_explain(CLI::App& verb, Session& session) {
  const auto typed = std::make_shared<Typed>();
  for (const TypedOption& option : kTypedOptions)
    verb.add_option(option.name, (*typed).*option.value, session.say(option.help));
  for (const char* name : {"--kana", "--birth", "--sex"}) verb.get_option(name)->required();
  add_normalisation(verb, session, typed->normalisation);
  verb.footer(session.say({"例", "Example"}) +
              ":\n  renga ids explain --kana 'ｺｳﾛｳ ﾊﾅｺ' --birth H15.7.26 --sex 2");
  verb.callback([typed, &session] {
    session.choose([typed, &session]() -> Result<Outcome> { return explained(*typed, session); });
  });
}

}  // namespace renga::cli
