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
  Json causes = Json::object();
  for (const auto& [name, count] : made.causes) causes[name] = count;
  outcome.json = {{"people", made.people},
                  {"receipts", made.receipts},
                  {"receipt_records", made.receipt_records},
                  {"checkups", made.checkups},
                  {"patients", made.patients},
                  {"encounters", made.encounters},
                  {"bytes", made.bytes},
                  {"quirks", quirks},
                  {"causes", causes}};
  return outcome;
}

/// The command line of one call.
struct Call {
  synth::Options options;
  std::filesystem::path rates;
  std::string first_month = "2024-04";
  std::string formats;
  bool prints_rates = false;
};

Outcome describe(const synth::Rates& rates, const Session& session) {
  Outcome outcome;
  outcome.json = Json::object();
  for (const synth::RateEntry& entry : synth::rate_entries())
    outcome.json[std::string(entry.group)][std::string(entry.name)] = rates.*entry.value;
  std::string text = synth::to_toml(rates, session.language());
  text.pop_back();  // Each line ends when it is printed.
  outcome.lines.push_back(std::move(text));
  return outcome;
}

Result<Outcome> run(Call& call, Session& session) {
  if (!call.rates.empty()) {
    RENGA_ASSIGN(call.options.rates, service::read_rates(call.rates));
  }
  if (call.prints_rates) return describe(call.options.rates, session);
  const auto first = parse_iso_date(call.first_month + "-01");
  if (!first)
    return fail(Error(code::field_bad)
                    .with("field", "--from")
                    .with("kind", "month")
                    .with("expected", "YYYY-MM"));
  call.options.first_month = *first;
  RENGA_ASSIGN(call.options.formats, synth::parse_formats(call.formats));
  call.options.existing = session.existing();
  RENGA_ASSIGN(const auto made, service::make_synthetic(call.options, session.progress()));
  return describe(made, session);
}

}  // namespace

void add_synth(CLI::App& verb, Session& session) {
  const auto call = std::make_shared<Call>();
  synth::Options& options = call->options;
  verb.add_option("--people", options.people, session.say({"人数", "number of people"}))
      ->capture_default_str();
  verb.add_option("--seed", options.seed, session.say({"乱数の種", "seed"}))->capture_default_str();
  verb.add_option("--from", call->first_month,
                  session.say({"最初の診療年月（YYYY-MM）", "first month of care (YYYY-MM)"}))
      ->capture_default_str();
  verb.add_option("--months", options.months, session.say({"月数", "months of care"}))
      ->capture_default_str();
  verb.add_option("--rates", call->rates,
                  session.say({"発生率の TOML ファイル", "TOML file with rates"}));
  verb.add_option("--formats", call->formats,
                  session.say({"追加する形式（カンマ区切り、全部は all）：dpc, dental, pharmacy, "
                               "checkup, care, survey, fhir, ss-mix2, death, packed, tables",
                               "formats to add, separated by commas, or all: dpc, dental, "
                               "pharmacy, checkup, care, survey, fhir, ss-mix2, death, packed, "
                               "tables"}));
  CLI::Option* out =
      verb.add_option("--out", options.out, session.say({"出力先", "where it goes"}))->required();
  verb.add_flag_callback(
          "--print-rates",
          [call, out] {
            call->prints_rates = true;
            out->required(false);
          },
          session.say({"発生率を TOML で表示して終わる", "print the rates as TOML and stop"}))
      ->trigger_on_parse();
  verb.callback([call, &session] {
    session.choose([call, &session]() -> Result<Outcome> { return run(*call, session); });
  });
}

}  // namespace renga::cli
