#include "cli/verbs.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

Outcome describe(const synth::Summary& made, const Session& session) {
  Outcome outcome;
  const std::pair<Bilingual, std::int64_t> counts[] = {
      {{"人", "people"}, made.people},
      {{"レセプト", "receipts"}, made.receipts},
      {{"レセプトのレコード", "receipt records"}, made.receipt_records},
      {{"健診", "check-ups"}, made.checkups},
      {{"A病院の患者", "patients of hospital A"}, made.patients},
      {{"A病院の受診", "encounters at hospital A"}, made.encounters},
  };
  for (const auto& [label, count] : counts)
    outcome.lines.push_back(fmt::format("{:>14} {}", with_thousands(count), session.say(label)));
  Json quirks = Json::object();
  for (const auto& [name, count] : made.quirks) quirks[name] = count;
  outcome.json = {{"people", made.people},
                  {"receipts", made.receipts},
                  {"receipt_records", made.receipt_records},
                  {"checkups", made.checkups},
                  {"patients", made.patients},
                  {"encounters", made.encounters},
                  {"bytes", made.bytes},
                  {"quirks", quirks}};
  return outcome;
}

}  // namespace

void add_synth(CLI::App& verb, Session& session) {
  const auto options = std::make_shared<synth::Options>();
  verb.add_option("--people", options->people, session.say({"人数", "number of people"}))
      ->capture_default_str();
  verb.add_option("--seed", options->seed, session.say({"乱数の種", "seed"}))
      ->capture_default_str();
  verb.add_option("--months", options->months, session.say({"月数", "months of care"}))
      ->capture_default_str();
  verb.add_option("--out", options->out, session.say({"出力先", "where it goes"}))->required();
  verb.callback([options, &session] {
    session.choose([options, &session]() -> Result<Outcome> {
      options->existing = session.existing();
      RENGA_ASSIGN(const auto made, service::make_synthetic(*options, session.progress()));
      return describe(made, session);
    });
  });
}

}  // namespace renga::cli
