// Tables with a hierarchy, protected once: how long an exact audit of what can be recomputed takes.

#include "attack.hpp"
#include "benchmarks.hpp"
#include "cost.hpp"
#include "cubes.hpp"
#include "dataset.hpp"

#include <fmt/core.h>

namespace renga::bench {
namespace {

namespace fs = std::filesystem;

/// 12,558 cells: 69 × 26 × 7 with all totals and parents.
const CubeShape kMedium{.sizes = {59, 25, 6}, .group = 7};
/// 29,925 cells: 133 × 25 × 9.
const CubeShape kLarge{.sizes = {119, 24, 8}, .group = 10};
/// A million cells: 401 × 50 × 50.
const CubeShape kHuge{.sizes = {363, 49, 49}, .group = 10};

CubeShape scaled(CubeShape shape, const Ground& ground) {
  shape.sizes[0] = static_cast<int>(ground.scaled(shape.sizes[0]));
  return shape;
}

std::string what_is_open(const fs::path& said) {
  const nlohmann::json json = json_in(said);
  const auto& certificate = json.at("certificate");
  return fmt::format("{} recoverable, {} unproven", certificate.at("recoverable").get<int>(),
                     certificate.at("unproven").get<int>());
}

Contestant audit_of(const Ground& ground, const std::string& name, const CubeShape& shape) {
  const fs::path folder = ground.folder / fmt::format("{}-{}", name, shape.sizes[0]);
  const fs::path said = ground.folder / (name + "-said.json");
  make_once(folder, [&](const fs::path& made) {
    Cube(shape).write(made);
    timed_renga({"check", "--declare", (made / "declaration.toml").string(), "--fix",
                 (made / "protected").string(), "--json"},
                said, 1);
    fs::copy_file(made / "declaration.toml", made / "protected" / "declaration.toml");
  });
  return {"renga check, " + name,
          [=] {
            return timed_renga({"check", "--declare",
                                (folder / "protected" / "declaration.toml").string(), "--json"},
                               said, 1);
          },
          [=] { return what_is_open(said); }, "0 recoverable, 0 unproven"};
}

}  // namespace

Contest audit_cells(const Ground& ground) {
  Contest contest;
  contest.title = "an exact audit of protected tables with a hierarchy";
  contest.budget = "12,500 cells under 1 s, 30,000 under 5 s";
  contest.unit = "cells";
  contest.amount = static_cast<double>(Cube(scaled(kMedium, ground)).cells());
  contest.rounds = 3;
  contest.contestants = {audit_of(ground, "medium", scaled(kMedium, ground)),
                         audit_of(ground, "large", scaled(kLarge, ground))};
  return contest;
}

Contest protect_cells(const Ground& ground) {
  const CubeShape shape = scaled(kHuge, ground);
  const Cube cube(shape);
  const fs::path folder = ground.folder / fmt::format("cube-{}", shape.sizes[0]);
  const fs::path said = ground.folder / "said.json";
  make_once(folder, [&](const fs::path& made) { cube.write(made); });
  Contest contest;
  contest.title = "protecting a million cells, three dimensions with a hierarchy";
  contest.budget = "10 minutes and 8 GiB";
  contest.unit = "cells";
  contest.amount = static_cast<double>(cube.cells());
  contest.rounds = 1;
  contest.contestants = {
      {"renga check --fix",
       [=] {
         return timed_renga({"check", "--declare", (folder / "declaration.toml").string(), "--fix",
                             (folder / "protected").string(), "--replace", "--json"},
                            said, 1);
       },
       [=, scratch = ground.folder] {
         const nlohmann::json json = json_in(said).at("protected");
         const auto& proven = json.at("certificate");
         return fmt::format("{} recoverable, {} unproven; {}", proven.at("recoverable").get<int>(),
                            proven.at("unproven").get<int>(),
                            attacked(cube, folder / "protected" / "table.csv", scratch));
       },
       "0 recoverable, 0 unproven; " + nothing_found()}};
  return contest;
}

}  // namespace renga::bench
