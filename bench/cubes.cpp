#include "cubes.hpp"

#include "files/files.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace renga::bench {
namespace {

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

}  // namespace

Cube::Cube(const CubeShape& shape) : shape_(shape) {
  groups_ = (shape.sizes[0] + shape.group - 1) / shape.group;
  sides_ = {1 + groups_ + shape.sizes[0], 1 + shape.sizes[1], 1 + shape.sizes[2]};
  counts_.assign(static_cast<std::size_t>(sides_[0] * sides_[1] * sides_[2]), 0);
  for (int i = 0; i < shape.sizes[0]; ++i)
    for (int j = 0; j < shape.sizes[1]; ++j)
      for (int k = 0; k < shape.sizes[2]; ++k) add(i, j, k);
}

void Cube::add(int i, int j, int k) {
  const std::int64_t count = count_at(place(i, j, k));
  for (const int a : {0, 1 + i / shape_.group, 1 + groups_ + i})
    for (const int b : {0, 1 + j})
      for (const int c : {0, 1 + k}) counts_[place(a, b, c)] += count;
}

void Cube::write(const std::filesystem::path& folder) const {
  std::string text = "a,b,c,patients\n";
  for (int i = 0; i < sides_[0]; ++i)
    for (int j = 0; j < sides_[1]; ++j)
      for (int k = 0; k < sides_[2]; ++k)
        text += fmt::format("{},{},{},{}\n", first(i), j == 0 ? "計" : fmt::format("b{}", j),
                            k == 0 ? "計" : fmt::format("c{}", k), counts_[place(i, j, k)]);
  std::filesystem::create_directories(folder);
  must(files::write_whole(folder / "table.csv", text, files::Existing::replace));
  must(files::write_whole(folder / "declaration.toml", declaration(), files::Existing::replace));
}

void Cube::add_sums_of_first(std::vector<Sum>& sums, int j, int k) const {
  Sum all = {static_cast<std::uint32_t>(place(0, j, k))};
  for (int g = 1; g <= groups_; ++g) {
    all.push_back(static_cast<std::uint32_t>(place(g, j, k)));
    Sum one = {all.back()};
    for (int i = (g - 1) * shape_.group; i < std::min(g * shape_.group, shape_.sizes[0]); ++i)
      one.push_back(static_cast<std::uint32_t>(place(1 + groups_ + i, j, k)));
    sums.push_back(std::move(one));
  }
  sums.push_back(std::move(all));
}

std::vector<Cube::Sum> Cube::sums() const {
  std::vector<Sum> sums;
  for (int j = 0; j < sides_[1]; ++j)
    for (int k = 0; k < sides_[2]; ++k) add_sums_of_first(sums, j, k);
  for (int i = 0; i < sides_[0]; ++i) {
    for (int k = 0; k < sides_[2]; ++k) {
      Sum& sum = sums.emplace_back();
      for (int j = 0; j < sides_[1]; ++j) sum.push_back(static_cast<std::uint32_t>(place(i, j, k)));
    }
    for (int j = 0; j < sides_[1]; ++j) {
      Sum& sum = sums.emplace_back();
      for (int k = 0; k < sides_[2]; ++k) sum.push_back(static_cast<std::uint32_t>(place(i, j, k)));
    }
  }
  return sums;
}

int Cube::group_of(std::size_t place) const {
  const int i = static_cast<int>(place) / (sides_[1] * sides_[2]);
  return i <= groups_ ? 0 : 1 + (i - groups_ - 1) / shape_.group;
}

std::string Cube::first(int i) const {
  if (i == 0) return "計";
  return i <= groups_ ? fmt::format("g{}", i) : fmt::format("a{}", i - groups_);
}

std::string Cube::declaration() const {
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
    text +=
        fmt::format("\n[[table.dimension]]\ncolumn = \"{}\"\nkind = \"other\"\ntotal = \"計\"\n{}",
                    name, name[0] == 'a' ? "[table.dimension.parts]\n" + parts : "");
  return text;
}

}  // namespace renga::bench
