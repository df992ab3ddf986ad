// A table of a million cells, of which a known number breaks the primary rule.

#include "bench/sql.hpp"
#include "benchmarks.hpp"
#include "cost.hpp"
#include "dataset.hpp"

#include <fmt/core.h>

namespace renga::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kCells = 1'000'000;

const TableSchema kTable{
    "cell", columns_of(Role::plain,
                       {{"left", Type::code}, {"right", Type::code}, {"patients", Type::integer}})};

constexpr std::string_view kDeclaration = R"(rulebook = "ndb-2023-10"
data_kind = "special_extraction"

[[table]]
file = "table.csv"
layout = "long"

[[table.dimension]]
column = "left"
kind = "other"

[[table.dimension]]
column = "right"
kind = "other"

[[table.measure]]
column = "patients"
unit = "patients"
)";

void make_table(const Ground& ground, std::int64_t cells, const fs::path& folder) {
  fs::create_directories(folder);
  engine::Engine engine = open_engine(ground.folder);
  must(engine.run(sql::make_cells, engine::Parameters().value("seed", kSeed).value("rows", cells)));
  must(engine.write_csv(kTable, kTable.name, {}, folder / "table.csv"));
  must(files::write_whole(folder / "declaration.toml", kDeclaration, files::Existing::replace));
}

std::int64_t small_cells(const Ground& ground, const fs::path& folder) {
  engine::Engine engine = open_engine(ground.folder);
  return must(engine.integer(sql::count_small_cells,
                             engine::Parameters().value("file", folder / "table.csv")));
}

std::string small_cells_found(const fs::path& said) {
  std::int64_t found = 0;
  const nlohmann::json findings = json_in(said).at("findings");
  for (const auto& finding : findings)
    if (finding.at("rule") == "patients-min") ++found;
  return std::to_string(found);
}

}  // namespace

Contest check_cells(const Ground& ground) {
  const std::int64_t cells = ground.scaled(kCells);
  const fs::path folder = ground.folder / fmt::format("table-{}", cells);
  const fs::path said = ground.folder / "said.json";
  make_once(folder, [&](const fs::path& made) { make_table(ground, cells, made); });
  Contest contest;
  contest.title = "the primary rules on one large table";
  contest.budget = "1 million cells under 2 s";
  contest.unit = "cells";
  contest.amount = static_cast<double>(cells);
  contest.rounds = 3;
  contest.contestants = {
      {"renga check",
       // Exit code 1: the check finds what is there to be found.
       [=] {
         return timed_renga({"check", "--declare", folder / "declaration.toml", "--json"}, said, 1);
       },
       [=] { return small_cells_found(said); }, std::to_string(small_cells(ground, folder))}};
  return contest;
}

}  // namespace renga::bench
