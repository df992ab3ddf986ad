// Tables with a hierarchy, protected once: how long an exact audit of what can be recomputed takes.

#include "benchmarks.hpp"
#include "cost.hpp"
#include "dataset.hpp"

#include <array>

#include <fmt/core.h>

namespace renga::bench {
namespace {

namespace fs = std::filesystem;

/// Labels of the first dimension stand under parents, so many under each.
struct Shape {
  std::vector<int> sizes;
  int group = 0;
};

/// 12,558 cells: 69 × 26 × 7 with all totals and parents.
const Shape kMedium{.sizes = {59, 25, 6}, .group = 7};
/// 29,925 cells: 133 × 25 × 9.
const Shape kLarge{.sizes = {119, 24, 8}, .group = 10};
/// A million cells: 401 × 50 × 50.
const Shape kHuge{.sizes = {363, 49, 49}, .group = 10};

/// SplitMix64: the same numbers on every machine.
std::uint64_t mixed(std::uint64_t word) {
  word += 0x9E3779B97F4A7C15;
  word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
  word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
  return word ^ (word >> 31);
}

/// Few patients in one cell of eight, none in one of eight.
std::int64_t count_at(std::uint64_t place) {
  const std::uint64_t word = mixed(place + static_cast<std::uint64_t>(kSeed));
  if (word % 8 == 0) return 0;
  const auto drawn = static_cast<std::int64_t>(word >> 8);
  return word % 8 == 1 ? 1 + drawn % 9 : 10 + drawn % 500;
}

/// Sums over a cube: along the first axis groups and the total, along the others the total.
/// Position 0 of an axis is its total, then come groups, then labels.
class Cube {
 public:
  explicit Cube(const Shape& shape) : shape_(shape) {
    groups_ = (shape.sizes[0] + shape.group - 1) / shape.group;
    sides_ = {1 + groups_ + shape.sizes[0], 1 + shape.sizes[1], 1 + shape.sizes[2]};
    counts_.assign(static_cast<std::size_t>(sides_[0] * sides_[1] * sides_[2]), 0);
    for (int i = 0; i < shape.sizes[0]; ++i)
      for (int j = 0; j < shape.sizes[1]; ++j)
        for (int k = 0; k < shape.sizes[2]; ++k) add(i, j, k);
  }

  void write(const fs::path& folder) const {
    std::string text = "a,b,c,patients\n";
    for (int i = 0; i < sides_[0]; ++i)
      for (int j = 0; j < sides_[1]; ++j)
        for (int k = 0; k < sides_[2]; ++k)
          text += fmt::format("{},{},{},{}\n", first(i), j == 0 ? "計" : fmt::format("b{}", j),
                              k == 0 ? "計" : fmt::format("c{}", k), counts_[place(i, j, k)]);
    fs::create_directories(folder);
    must(files::write_whole(folder / "table.csv", text, files::Existing::replace));
    must(files::write_whole(folder / "declaration.toml", declaration(), files::Existing::replace));
  }

  std::int64_t cells() const { return std::ssize(counts_); }

 private:
  std::size_t place(int i, int j, int k) const {
    return static_cast<std::size_t>((i * sides_[1] + j) * sides_[2] + k);
  }

  void add(int i, int j, int k) {
    const std::int64_t count = count_at(place(i, j, k));
    for (const int a : {0, 1 + i / shape_.group, 1 + groups_ + i})
      for (const int b : {0, 1 + j})
        for (const int c : {0, 1 + k}) counts_[place(a, b, c)] += count;
  }

  std::string first(int i) const {
    if (i == 0) return "計";
    return i <= groups_ ? fmt::format("g{}", i) : fmt::format("a{}", i - groups_);
  }

  std::string declaration() const {
    std::string parts;
    for (int g = 0; g < groups_; ++g) {
      std::string labels;
      for (int i = g * shape_.group; i < std::min((g + 1) * shape_.group, shape_.sizes[0]); ++i)
        labels += fmt::format("{}\"a{}\"", labels.empty() ? "" : ", ", i + 1);
      parts += fmt::format("g{} = [{}]\n", g + 1, labels);
    }
    std::string text =
        "rulebook = \"ndb-2023-10\"\ndata_kind = \"special_extraction\"\n\n"
        "[[table]]\nfile = \"table.csv\"\nlayout = \"long\"\n\n"
        "[[table.measure]]\ncolumn = \"patients\"\nunit = \"patients\"\n";
    for (const char* name : {"a", "b", "c"})
      text += fmt::format(
          "\n[[table.dimension]]\ncolumn = \"{}\"\nkind = \"other\"\ntotal = \"計\"\n{}", name,
          name[0] == 'a' ? "[table.dimension.parts]\n" + parts : "");
    return text;
  }

  Shape shape_;
  int groups_ = 0;
  std::array<int, 3> sides_ = {};
  std::vector<std::int64_t> counts_;
};

Shape scaled(Shape shape, const Ground& ground) {
  shape.sizes[0] = static_cast<int>(ground.scaled(shape.sizes[0]));
  return shape;
}

std::string what_is_open(const fs::path& said) {
  const nlohmann::json json = json_in(said);
  const auto& certificate = json.at("certificate");
  return fmt::format("{} recoverable, {} unproven", certificate.at("recoverable").get<int>(),
                     certificate.at("unproven").get<int>());
}

Contestant audit_of(const Ground& ground, const std::string& name, const Shape& shape) {
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
  const Shape shape = scaled(kHuge, ground);
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
  contest.contestants = {{"renga check --fix",
                          [=] {
                            return timed_renga(
                                {"check", "--declare", (folder / "declaration.toml").string(),
                                 "--fix", (folder / "protected").string(), "--replace", "--json"},
                                said, 1);
                          },
                          [=] {
                            const nlohmann::json json = json_in(said).at("protected");
                            return fmt::format("{} recoverable, {} unproven",
                                               json.at("certificate").at("recoverable").get<int>(),
                                               json.at("certificate").at("unproven").get<int>());
                          },
                          "0 recoverable, 0 unproven"}};
  return contest;
}

}  // namespace renga::bench
