// A wide table with seven quasi-identifiers: load, measure, anonymise to k = 5, save; k, l and t
// alone, beside others; and ten times as many rows.

#include "bench/sql.hpp"
#include "benchmarks.hpp"
#include "cost.hpp"
#include "dataset.hpp"

#include <fmt/core.h>

namespace renga::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kRows = 4'900'000;
constexpr std::int64_t kManyRows = 49'000'000;
constexpr const char* kSensitive = "occupation";

const TableSchema kSurvey{"survey", columns_of(Role::plain, {{"region", Type::code},
                                                             {"age", Type::integer},
                                                             {"sex", Type::code},
                                                             {"race", Type::code},
                                                             {"marital", Type::code},
                                                             {"education", Type::code},
                                                             {"birthplace", Type::code},
                                                             {kSensitive, Type::code},
                                                             {"income", Type::integer}})};

std::vector<std::string> quasi_names() {
  std::vector<std::string> names;
  for (const Column& column : kSurvey.columns) {
    if (column.name == kSensitive) return names;
    names.push_back(column.name);
  }
  return names;
}

fs::path survey_of(const Ground& ground, std::int64_t rows) {
  const fs::path file = ground.folder / fmt::format("survey-{}.csv", rows);
  make_once(file, [&](const fs::path& made) {
    engine::Engine engine = open_engine(ground.folder);
    must(engine.run(sql::make_survey,
                    engine::Parameters().value("seed", kSeed).value("rows", rows)));
    must(engine.write_csv(kSurvey, kSurvey.name, {}, made));
  });
  return file;
}

/// What the report says of the result, and what is really in the file.
std::string result_of(const Ground& ground, const fs::path& said, const fs::path& file) {
  const nlohmann::json after = json_in(said).at("after");
  engine::Engine engine = open_engine(ground.folder);
  const auto found =
      must(engine.rows(sql::smallest_class, engine::Parameters().value("file", file.string())));
  const bool told = found.at(0).integer(0) == after.at("persons").get<std::int64_t>() &&
                    found.at(0).integer(1) == after.at("k").get<std::int64_t>();
  return fmt::format("k {} reached, report {}", found.at(0).integer(1) >= 5 ? "is" : "is not",
                     told ? "right" : "wrong");
}

/// `memory` is what the engine may take, in MiB.
Contest whole_run(const Ground& ground, std::int64_t rows, const std::string& memory) {
  const fs::path in = survey_of(ground, rows);
  const fs::path out = ground.folder / "anonymous.csv";
  const fs::path said = ground.folder / "said.json";
  const auto run = [=] {
    return timed_renga({"anonymize", in, "--policy", RENGA_BENCH_DIR "/anonymise.toml", "--format",
                        "csv", "--memory", memory, "--out", out, "--replace", "--json"},
                       said);
  };
  Contest contest;
  contest.title = "anonymise 9 columns with 7 quasi-identifiers, CSV in and out";
  contest.unit = "rows";
  contest.amount = static_cast<double>(rows);
  contest.rounds = 3;
  contest.contestants = {{"renga anonymize", run, [=] { return result_of(ground, said, out); },
                          "k is reached, report right"}};
  return contest;
}

/// The classes of the file, and the worst mix of sensitive values, by statements of the engine.
struct Truth {
  std::int64_t classes = 0;
  std::int64_t k = 0;
  std::int64_t l = 0;
  double t = 0;
};
Truth truth_of(const Ground& ground, const fs::path& file) {
  engine::Engine engine = open_engine(ground.folder);
  const auto found =
      must(engine.rows(sql::true_mixing, engine::Parameters().value("file", file.string())));
  const engine::Row& row = found.at(0);
  return {row.integer(0), row.integer(1), row.integer(2), row.decimal(3)};
}

std::string mixing_text(std::int64_t k, std::int64_t l, double t) {
  return fmt::format("k {}, l {}, t {:.9f}", k, l, t);
}

std::string mixing_in(const fs::path& said) {
  const nlohmann::json json = json_in(said);
  return mixing_text(json.at("k").get<std::int64_t>(),
                     static_cast<std::int64_t>(json.at("l_distinct").get<double>()),
                     json.at("t_equal").get<double>());
}

/// The Python that has a module: the first on the path, or Debian's own.
std::optional<std::string> python_with(const std::string& module) {
  for (const char* program : {"python3", "/usr/bin/python3"})
    if (runs({program, "-c", "import " + module})) return program;
  return std::nullopt;
}

/// Another program over the same file, where it is installed.
struct Peer {
  std::string name;
  std::string module;
  std::vector<std::string> words;  ///< what Python is given
  std::function<std::string(const fs::path& said)> result;
  std::string expected;
};

void add_peer(Contest& contest, const Peer& peer, const fs::path& said) {
  const std::optional<std::string> python = python_with(peer.module);
  if (!python) {
    std::fputs(fmt::format("left out: {} ({} is not installed)\n", peer.name, peer.module).c_str(),
               stderr);
    return;
  }
  std::vector<std::string> words = {*python};
  words.insert(words.end(), peer.words.begin(), peer.words.end());
  contest.contestants.push_back({peer.name, [=] { return timed_program(words, said); },
                                 [said, result = peer.result] { return result(said); },
                                 peer.expected});
}

}  // namespace

Contest anonymise(const Ground& ground) {
  Contest contest = whole_run(ground, ground.scaled(kRows), "896");
  contest.budget = "4.9 million rows under 5 s and 1 GiB";
  return contest;
}

Contest anonymise_many(const Ground& ground) {
  Contest contest = whole_run(ground, ground.scaled(kManyRows), "3072");
  contest.budget = "49 million rows within 4 GiB";
  contest.rounds = 1;
  return contest;
}

Contest mixing(const Ground& ground) {
  const std::int64_t rows = ground.scaled(kRows);
  const fs::path in = survey_of(ground, rows);
  const fs::path said = ground.folder / "said.json";
  const Truth truth = truth_of(ground, in);
  Contest contest;
  contest.title = "k, l and t of 9 columns with 7 quasi-identifiers, from CSV";
  contest.budget = "4.9 million rows under 3 s";
  contest.unit = "rows";
  contest.amount = static_cast<double>(rows);
  contest.rounds = 3;
  const auto run = [=] {
    return timed_renga({"risk", in, "--policy", RENGA_BENCH_DIR "/mixing.toml", "--json"}, said);
  };
  const std::string expected = mixing_text(truth.k, truth.l, truth.t);
  contest.contestants = {{"renga risk", run, [=] { return mixing_in(said); }, expected}};
  const auto classes = [](const fs::path& file) {
    const nlohmann::json json = json_in(file);
    return fmt::format("{} classes, k {}", json.at("classes").get<std::int64_t>(),
                       json.at("k").get<std::int64_t>());
  };
  std::vector<std::string> grouping = {RENGA_BENCH_DIR "/peers/group_by.py", in};
  std::vector<std::string> measuring = {RENGA_BENCH_DIR "/peers/mixing.py", in, kSensitive};
  for (const std::string& name : quasi_names()) {
    grouping.push_back(name);
    measuring.push_back(name);
  }
  add_peer(contest,
           {"pandas reads and groups (k alone)", "pandas", grouping, classes,
            fmt::format("{} classes, k {}", truth.classes, truth.k)},
           said);
  add_peer(contest, {"pyCANON (k, l, t)", "pycanon", measuring, &mixing_in, expected}, said);
  return contest;
}

}  // namespace renga::bench
