// Receipts in the official format become a dataset.

#include "benchmarks.hpp"
#include "cost.hpp"
#include "dataset.hpp"

#include <algorithm>

namespace renga::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kPeople = 100'000;
constexpr double kMegabyte = 1e6;

std::vector<std::string> receipt_files(const fs::path& world) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(world / "ndb"))
    if (entry.path().extension() == ".UKE") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

double megabytes(const std::vector<std::string>& files) {
  double bytes = 0;
  for (const std::string& file : files) bytes += static_cast<double>(fs::file_size(file));
  return bytes / kMegabyte;
}

/// The receipts of the files: lines that begin with RE, which is ASCII in CP932 too.
std::int64_t count_receipts(const std::vector<std::string>& files) {
  std::int64_t receipts = 0;
  std::string last = "\n";
  for (const std::string& file : files)
    must(files::read_pieces(file, [&](std::string_view piece) -> Done {
      const std::string text = last + std::string(piece);
      for (std::size_t at = text.find("\nRE,"); at != std::string::npos;
           at = text.find("\nRE,", at + 1))
        ++receipts;
      last = text.substr(text.size() - std::min<std::size_t>(3, text.size()));
      return {};
    }));
  return receipts;
}

}  // namespace

Contest receipts(const Ground& ground) {
  const std::int64_t people = ground.scaled(kPeople);
  const fs::path world = ground.folder / ("world-" + std::to_string(people));
  make_once(world, [&](const fs::path& folder) {
    timed_renga({"synth", "--people", std::to_string(people), "--seed", std::to_string(kSeed),
                 "--out", folder});
  });
  const std::vector<std::string> files = receipt_files(world);
  const fs::path said = ground.folder / "said.json";
  const auto run = [=] {
    std::vector<std::string> words = {
        "ingest", "--db", "ndb", "--replace", "--json", "--out", ground.folder / "dataset"};
    words.insert(words.end(), files.begin(), files.end());
    // Exit code 1: the generator writes mistakes on purpose, and they are found.
    return timed_renga(words, said, 1);
  };
  const auto result = [said] {
    const nlohmann::json json = json_in(said);
    return json.at("rows").at("re").dump();
  };
  Contest contest;
  contest.title = "receipts (UKE) → dataset, all cores";
  contest.budget = "100 MB/s per core, memory under 1 GiB";
  contest.unit = "MB";
  contest.amount = megabytes(files);
  contest.rounds = 3;
  contest.contestants = {{"renga ingest", run, result, std::to_string(count_receipts(files))}};
  return contest;
}

}  // namespace renga::bench
