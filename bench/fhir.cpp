// A bulk export of HL7 FHIR becomes a dataset.

#include "benchmarks.hpp"
#include "cost.hpp"
#include "dataset.hpp"

#include <algorithm>

namespace renga::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kPeople = 100'000;
constexpr double kMegabyte = 1e6;

double megabytes_below(const fs::path& folder) {
  double bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder))
    bytes += static_cast<double>(fs::file_size(entry.path()));
  return bytes / kMegabyte;
}

/// Resources by table, as the generator counts them: the rows of its CSV files without the header.
std::string rows_of_tables(const fs::path& folder) {
  nlohmann::json rows;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::int64_t lines = 0;
    must(files::read_pieces(entry.path(), [&](std::string_view piece) -> Done {
      lines += std::ranges::count(piece, '\n');
      return {};
    }));
    rows[entry.path().stem().string()] = lines - 1;
  }
  return rows.dump();
}

}  // namespace

Contest fhir(const Ground& ground) {
  const std::int64_t people = ground.scaled(kPeople);
  const fs::path world = ground.folder / ("world-" + std::to_string(people));
  make_once(world, [&](const fs::path& folder) {
    timed_renga({"synth", "--people", std::to_string(people), "--seed", std::to_string(kSeed),
                 "--formats", "fhir", "--out", folder});
    fs::remove_all(folder / "ndb");
  });
  const fs::path said = ground.folder / "said.json";
  const auto run = [=] {
    return timed_renga({"ingest", "--db", "jisedai", "--replace", "--json", "--out",
                        ground.folder / "dataset", world / "fhir"},
                       said);
  };
  const auto result = [said] { return json_in(said).at("rows").dump(); };
  Contest contest;
  contest.title = "HL7 FHIR (NDJSON) → dataset, all cores";
  contest.budget = "50 MB/s per core, memory under 1 GiB";
  contest.unit = "MB";
  contest.amount = megabytes_below(world / "fhir");
  contest.rounds = 3;
  contest.contestants = {{"renga ingest", run, result, rows_of_tables(world / "hospital")}};
  return contest;
}

}  // namespace renga::bench
