// An office of 3,000 dossiers with 72,000 events, in either database: a command, all lists made
// again, and what a new version of a guideline touches. PostgreSQL takes part where the benchmark
// runs under tests/stores/with_postgresql.py.

#include "benchmarks.hpp"
#include "cost.hpp"
#include "files/files.hpp"
#include "service/service.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include <fmt/core.h>

namespace renga::bench {
namespace {

namespace fs = std::filesystem;
using service::DossierOffice;
using service::OfficePlace;
using service::Rebuilding;

constexpr std::int64_t kDossiers = 3'000;
/// Three of four dossiers are consulted on; every fourth has been submitted, so that the mean is a
/// little over 24 events.
constexpr std::size_t kShort = 15;
constexpr std::size_t kLong = 52;
constexpr int kCommands = 200;
constexpr std::string_view kOrigin = "example.test/renga";

std::string replaced(std::string text, std::string_view from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// The first steps of the example's road, as lines.
std::vector<std::string> road() {
  const std::string text = must(files::read_small(fs::path(RENGA_BENCH_DIR).parent_path() /
                                                  "examples" / "dossier" / "road.txt"));
  std::vector<std::string> steps;
  for (const std::string_view line : split(text, '\n'))
    if (dossier::holds_step(line) && steps.size() < kLong)
      steps.push_back(replaced(std::string(line), "@a", std::string(64, 'a')));
  if (steps.size() < kLong) throw Failure("the example's road is too short");
  return steps;
}

ledger::Draft draft_of(const std::string& step, std::int64_t dossier) {
  const std::string own = fmt::format("-{}", dossier);
  std::string line = replaced(step, "contact-1", "contact" + own);
  line = replaced(line, "handler-1", "handler" + own);
  const std::string number = fmt::format("R8-{:04}", dossier);
  line = replaced(line, "R8-0001", number);
  auto read = dossier::step_of(line);
  const auto* written = std::get_if<dossier::WrittenStep>(&read);
  if (written == nullptr) throw Failure("a step of the road cannot be read: " + line);
  const dossier::Event event{written->command.name, written->command.key, written->command.fields,
                             written->account, written->day};
  return {.time_utc = to_iso(event.day) + "T00:00:00.000Z",
          .subject = number,
          .kind = event.command,
          .actor = event.actor,
          .body = dossier::to_body(event)};
}

/// All dossiers go on together, so that the events of each lie far apart.
void write_ledger(const fs::path& file, std::int64_t dossiers) {
  const auto steps = road();
  files::StagedFile out = must(files::StagedFile::open(file, files::Existing::replace));
  ledger::Head head = ledger::beginning(kOrigin);
  for (std::size_t step = 0; step < steps.size(); ++step)
    for (std::int64_t dossier = 1; dossier <= dossiers; ++dossier) {
      if (step >= kShort && dossier % 4 != 0) continue;
      ledger::Draft draft = draft_of(steps[step], dossier);
      draft.time_utc = std::max(draft.time_utc, head.time_utc);
      const ledger::Written next = must(ledger::write(draft, head));
      must(out.write(next.line + "\n"));
      head = next.head;
    }
  must(out.commit());
}

/// An office with its dossiers, made once and kept open.
struct Kept {
  OfficePlace place;
  std::unique_ptr<DossierOffice> office;
  std::int64_t dossiers = 0;
  std::int64_t given = 0;
  std::vector<double> seconds = {};  ///< of each command
  Random random{static_cast<std::uint64_t>(kSeed), "commands of an office"};
};

OfficePlace place_for(const Ground& ground, const std::string& name, const std::string& url) {
  const fs::path folder = ground.folder / name;
  fs::remove_all(folder);
  fs::create_directories(folder);
  fs::copy_file(fs::path(RENGA_BENCH_DIR).parent_path() / "examples" / "office" / "office.toml",
                folder / "office.toml");
  return {folder, url};
}

std::shared_ptr<Kept> keep(const Ground& ground, const std::string& name, const std::string& url) {
  const std::int64_t dossiers = ground.scaled(kDossiers);
  const fs::path file = ground.folder / fmt::format("ledger-{}.jsonl", dossiers);
  make_once(file, [&](const fs::path& made) { write_ledger(made, dossiers); });
  auto kept = std::make_shared<Kept>();
  kept->place = place_for(ground, name, url);
  kept->dossiers = dossiers;
  must(service::import_ledger(kept->place, file));
  kept->office = std::make_unique<DossierOffice>(
      must(DossierOffice::open(kept->place, store::Opening::existing)));
  return kept;
}

/// SQLite, and PostgreSQL where there is one; each benchmark has its own schema there.
std::vector<std::pair<std::string, std::shared_ptr<Kept>>> offices(const Ground& ground,
                                                                   const std::string& benchmark) {
  std::vector<std::pair<std::string, std::shared_ptr<Kept>>> all = {
      {"SQLite", keep(ground, "sqlite", "")}};
  const char* url = std::getenv("RENGA_TEST_POSTGRESQL");
  if (url == nullptr) return all;
  auto outside = must(store::Store::open(must(store::Address::parse(url)), store::Opening::create));
  auto transaction = must(outside.write());
  const std::string text = "CREATE SCHEMA " + benchmark;
  const store::Sql make_schema = {"make_schema", text};
  must(transaction.run(make_schema));
  must(transaction.commit());
  const std::string own = std::string(url) + "&options=-csearch_path%3D" + benchmark;
  all.emplace_back("PostgreSQL", keep(ground, "postgresql", own));
  return all;
}

/// Whom a reported incident tells: the office and both extractors of the example.
constexpr std::int64_t kTold = 3;

/// Each is one that tells others, so that what it tells is kept with it.
void give_commands(Kept& kept) {
  for (int i = 0; i < kCommands; ++i) {
    const std::int64_t dossier = kept.random.between(1, kept.dossiers);
    const std::string key = std::to_string(++kept.given);
    const dossier::Fields fields = {{"kind", "loss"}, {"facts", std::string(64, 'b')}};
    const auto before = std::chrono::steady_clock::now();
    must(kept.office->give(fmt::format("R8-{:04}", dossier), {"report_incident", key, fields},
                           "producer-1",
                           {*parse_iso_date("2026-04-02"), "2026-04-02T00:00:00.000Z"}));
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - before;
    kept.seconds.push_back(passed.count());
  }
}

/// The command that half of all, and of a hundred 99, are no slower than.
std::string quantiles(std::vector<double> seconds) {
  std::ranges::sort(seconds);
  const auto at = [&](double share) {
    return 1000 *
           seconds[static_cast<std::size_t>(share * static_cast<double>(seconds.size() - 1))];
  };
  return fmt::format("p50 {:.2f} ms, p99 {:.2f} ms, longest {:.2f} ms", at(0.5), at(0.99), at(1));
}

std::string kept_commands(Kept& kept, std::int64_t before) {
  const auto checked = must(service::rebuild_views(kept.place, Rebuilding::check));
  auto transaction = must(kept.office->store().read());
  const auto notices = must(store::notice_rows(transaction));
  must(files::write_whole(kept.place.folder / "commands.txt", quantiles(kept.seconds) + "\n",
                          files::Existing::replace));
  return fmt::format("{} lost, {} differing, {} not told", before + kept.given - checked.entries,
                     checked.differing, kTold * kept.given - std::ssize(notices));
}

std::string impact_of(const OfficePlace& place) {
  const auto books = must(service::read_rulebooks(std::nullopt));
  const auto older = must(service::rulebook_named(books, "ndb-2022-04"));
  const auto newer = must(service::rulebook_named(books, "ndb-2023-10"));
  const auto impact = rulebook::impact_of(older, newer, must(service::bound_dossiers(place)));
  return fmt::format("{} dossiers, {} untouched", impact.dossiers.size(), impact.untouched);
}

}  // namespace

Contest dossier_commands(const Ground& ground) {
  Contest contest;
  contest.title = "commands of dossiers, judged and kept one by one";
  contest.budget = "a command under 5 ms";
  contest.unit = "commands";
  contest.amount = kCommands;
  for (const auto& [name, kept] : offices(ground, "commands")) {
    const std::int64_t before =
        must(service::rebuild_views(kept->place, Rebuilding::check)).entries;
    contest.contestants.push_back({name, [kept] { return timed([&] { give_commands(*kept); }); },
                                   [kept, before] { return kept_commands(*kept, before); },
                                   "0 lost, 0 differing, 0 not told"});
  }
  return contest;
}

Contest dossier_lists(const Ground& ground) {
  Contest contest;
  contest.title = "all lists made again from the ledger";
  contest.budget = "all projections of 72,000 events rebuilt in 10 s";
  contest.unit = "events";
  contest.rounds = 3;
  for (const auto& [name, kept] : offices(ground, "lists")) {
    contest.amount =
        static_cast<double>(must(service::rebuild_views(kept->place, Rebuilding::check)).entries);
    contest.contestants.push_back(
        {name,
         [kept] {
           return timed([&] { must(service::rebuild_views(kept->place, Rebuilding::write)); });
         },
         [kept] {
           const auto checked = must(service::rebuild_views(kept->place, Rebuilding::check));
           return fmt::format("{} dossiers, {} differing", checked.dossiers, checked.differing);
         },
         fmt::format("{} dossiers, 0 differing", kept->dossiers)});
  }
  return contest;
}

Contest dossier_impact(const Ground& ground) {
  Contest contest;
  contest.title = "what a new version of a guideline touches";
  contest.budget = "over all dossiers under 2 s";
  contest.unit = "dossiers";
  for (const auto& [name, kept] : offices(ground, "impact")) {
    contest.amount = static_cast<double>(kept->dossiers);
    const auto said = std::make_shared<std::string>();
    contest.contestants.push_back(
        {name, [kept, said] { return timed([&] { *said = impact_of(kept->place); }); },
         [said] { return *said; },
         // All of them were begun under the newer version.
         fmt::format("{} dossiers, {} untouched", kept->dossiers, kept->dossiers)});
  }
  return contest;
}

}  // namespace renga::bench
