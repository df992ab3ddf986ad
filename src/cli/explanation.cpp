#include "cli/explanation.hpp"

#include <fmt/core.h>

namespace renga::cli {
namespace {

Json step_json(const extract::PlannedStep& step) {
  Json json = {{"name", step.name}, {"kind", step.kind}, {"reads", step.reads}};
  if (step.persons) json["persons"] = *step.persons;
  if (step.receipts) json["receipts"] = *step.receipts;
  if (step.rows) json["rows"] = *step.rows;
  if (step.cells) json["cells"] = *step.cells;
  return json;
}

/// What a step may leave over, the widest first.
std::string guess_of(const extract::PlannedStep& step, const Session& session) {
  std::vector<std::string> guesses;
  const auto add = [&](const std::optional<std::int64_t>& count, Bilingual word) {
    if (count) guesses.push_back("~" + with_thousands(*count) + " " + session.say(word));
  };
  add(step.receipts, {"件", "receipts"});
  add(step.persons, {"人", "persons"});
  add(step.rows, {"行", "rows"});
  add(step.cells, {"セル", "cells"});
  return join(guesses, ", ");
}

std::string step_line(const extract::PlannedStep& step, const Session& session) {
  return fmt::format("{:<8} {:<24} {:>20}  {}{}", step.kind, step.name, guess_of(step, session),
                     session.say(step.label),
                     step.reads.empty() ? "" : " (" + join(step.reads, ", ") + ")");
}

}  // namespace

Outcome explanation_outcome(const extract::Explanation& explanation, const Session& session) {
  Outcome outcome;
  Json steps = Json::array();
  for (const extract::PlannedStep& step : explanation.steps) {
    steps.push_back(step_json(step));
    outcome.lines.push_back(step_line(step, session));
  }
  constexpr std::int64_t kMib = 1 << 20;
  outcome.lines.push_back(fmt::format(
      "{}: {} {}, {} MiB; {} {} MiB ({} {} MiB); {} {} s", session.say({"見積り", "Estimate"}),
      with_thousands(explanation.rows_written), session.say({"行", "rows"}),
      explanation.bytes_written / kMib, session.say({"メモリー", "memory"}), explanation.memory_mib,
      session.say({"ディスクへの退避", "spilled to disk"}), explanation.spill_mib,
      session.say({"時間", "time"}), explanation.seconds));
  outcome.lines.push_back(session.say({"何も書き出していません。", "Nothing was written."}));
  outcome.json = {{"dossier", explanation.dossier},
                  {"steps", steps},
                  {"rows_read", explanation.rows_read},
                  {"rows_written", explanation.rows_written},
                  {"bytes_written", explanation.bytes_written},
                  {"memory_mib", explanation.memory_mib},
                  {"spill_mib", explanation.spill_mib},
                  {"seconds", explanation.seconds}};
  return outcome;
}

}  // namespace renga::cli
