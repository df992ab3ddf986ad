#include "benchmarks.hpp"
#include "machine.hpp"

#include <array>
#include <cstdio>

#include <CLI/CLI.hpp>

namespace renga::bench {
namespace {

struct Entry {
  std::string_view name;
  Contest (*prepare)(const Ground& ground);
};

constexpr auto kBenchmarks = std::to_array<Entry>({
    {"keyed-hash", keyed_hash},
    {"provision-ids", provision_ids},
    {"raw-names", raw_names},
    {"id-verbs", id_verbs},
    {"link", link_join},
    {"extract", extract},
    {"receipts", receipts},
    {"fhir", fhir},
    {"anonymise", anonymise},
    {"mixing", mixing},
    {"anonymise-many", anonymise_many},
    {"check", check_cells},
    {"audit", audit_cells},
    {"protect", protect_cells},
    {"dossier-commands", dossier_commands},
    {"dossier-lists", dossier_lists},
    {"dossier-impact", dossier_impact},
});

struct Call {
  std::vector<std::string> names;
  std::filesystem::path data = "build/bench-data";
  double scale = 1;
  int rounds = 0;
  bool json = false;
};

void print(const std::string& text, std::FILE* to = stdout) {
  std::fputs(text.c_str(), to);
  std::fflush(to);
}

bool is_wanted(const Call& call, std::string_view name) {
  return call.names.empty() || std::ranges::find(call.names, name) != call.names.end();
}

nlohmann::ordered_json held(const Entry& entry, const Call& call) {
  print("preparing " + std::string(entry.name) + "\n", stderr);
  const Ground ground{std::filesystem::absolute(call.data) / entry.name, call.scale};
  std::filesystem::create_directories(ground.folder);
  Contest contest = entry.prepare(ground);
  contest.name = entry.name;
  if (call.rounds > 0) contest.rounds = call.rounds;
  const std::vector<Score> scores = hold(contest);
  if (!call.json) print(lines_of(contest, scores) + line_of_machine() + "\n");
  return json_of(contest, scores);
}

int hold_all(const Call& call) {
  nlohmann::ordered_json report = {{"machine", machine()}, {"benchmarks", nlohmann::json::array()}};
  bool all_right = true;
  for (const Entry& entry : kBenchmarks) {
    if (!is_wanted(call, entry.name)) continue;
    try {
      report["benchmarks"].push_back(held(entry, call));
    } catch (const Failure& failure) {
      print(std::string(entry.name) + ": " + failure.what() + "\n", stderr);
      all_right = false;
    }
  }
  if (call.json) print(report.dump(2) + "\n");
  return all_right ? 0 : 1;
}

std::set<std::string> known_names() {
  std::set<std::string> names;
  for (const Entry& entry : kBenchmarks) names.emplace(entry.name);
  return names;
}

}  // namespace
}  // namespace renga::bench

int main(int count, char** words) {
  using renga::bench::Call;
  Call call;
  CLI::App app("Measures Renga beside what it is compared with, and checks every result.");
  app.add_option("names", call.names, "the benchmarks (default: all)")
      ->check(CLI::IsMember(renga::bench::known_names()));
  app.add_option("--data", call.data, "where the generated data lie")->capture_default_str();
  app.add_option("--scale", call.scale, "part of the usual amount of data")->capture_default_str();
  app.add_option("--rounds", call.rounds, "rounds (default: what each benchmark says)");
  app.add_flag("--json", call.json, "one JSON object on standard output");
  CLI11_PARSE(app, count, words);
  return renga::bench::hold_all(call);
}
