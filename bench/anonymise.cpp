// A wide table with seven quasi-identifiers: load, measure, anonymise to k = 5, save.

#include "bench/sql.hpp"
#include "benchmarks.hpp"
#include "cost.hpp"
#include "dataset.hpp"

#include <fmt/core.h>

namespace renga::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kRows = 4'900'000;

const TableSchema kSurvey{"survey", columns_of(Role::plain, {{"region", Type::code},
                                                             {"age", Type::integer},
                                                             {"sex", Type::code},
                                                             {"race", Type::code},
                                                             {"marital", Type::code},
                                                             {"education", Type::code},
                                                             {"birthplace", Type::code},
                                                             {"occupation", Type::code},
                                                             {"income", Type::integer}})};

void make_survey(const Ground& ground, std::int64_t rows, const fs::path& file) {
  engine::Engine engine = open_engine(ground.folder);
  must(engine.run(sql::make_survey, engine::Parameters().value("seed", kSeed).value("rows", rows)));
  must(engine.write_csv(kSurvey, kSurvey.name, {}, file));
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

}  // namespace

Contest anonymise(const Ground& ground) {
  const std::int64_t rows = ground.scaled(kRows);
  const fs::path in = ground.folder / fmt::format("survey-{}.csv", rows);
  const fs::path out = ground.folder / "anonymous.csv";
  const fs::path said = ground.folder / "said.json";
  make_once(in, [&](const fs::path& file) { make_survey(ground, rows, file); });
  const auto run = [=] {
    return timed_renga({"anonymize", in, "--policy", RENGA_BENCH_DIR "/anonymise.toml", "--format",
                        "csv", "--out", out, "--replace", "--json"},
                       said);
  };
  Contest contest;
  contest.title = "anonymise 9 columns with 7 quasi-identifiers, CSV in and out";
  contest.budget = "4.9 million rows under 5 s and 1 GiB";
  contest.unit = "rows";
  contest.amount = static_cast<double>(rows);
  contest.rounds = 3;
  contest.contestants = {{"renga anonymize", run, [=] { return result_of(ground, said, out); },
                          "k is reached, report right"}};
  return contest;
}

}  // namespace renga::bench
