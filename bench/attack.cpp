#include "attack.hpp"

#include "cost.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>

#include <fmt/core.h>

namespace renga::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kLimit = 10;
constexpr std::int64_t kWanted = 5;
constexpr std::int64_t kMost = 1'000'000'000;
constexpr std::size_t kSample = 10;
constexpr int kPasses = 100;

std::string line_of(std::int64_t shown, std::int64_t wrong, std::int64_t narrowed,
                    std::int64_t narrowed_exactly) {
  return fmt::format("{} small shown, {} wrong, {} narrowed, {} of the sample narrowed", shown,
                     wrong, narrowed, narrowed_exactly);
}

class Attack {
 public:
  Attack(const Cube& cube, const fs::path& table, fs::path scratch)
      : cube_(cube), scratch_(std::move(scratch)), sums_(cube.sums()) {
    read(table);
    index();
  }

  std::string run() {
    conclude();
    std::int64_t narrowed = 0;
    for (std::size_t i = 0; i < hidden_.size(); ++i)
      if (hidden_[i] && too_narrow(least_[i], most_[i])) ++narrowed;
    return line_of(shown_, wrong_, narrowed, try_sample());
  }

 private:
  static bool too_narrow(std::int64_t least, std::int64_t most) {
    return least < kLimit && most - least + 1 < kWanted;
  }

  void read(const fs::path& table) {
    std::ifstream in(table);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      const std::string text = line.substr(line.rfind(',') + 1);
      const bool hides = text == "*";
      const std::int64_t value = hides ? 0 : std::atoll(text.c_str());
      const std::int64_t count = cube_.count(hidden_.size());
      shown_ += !hides && value > 0 && value < kLimit ? 1 : 0;
      wrong_ += hides ? (count == 0 ? 1 : 0) : (value != count ? 1 : 0);
      least_.push_back(hides ? 1 : value);
      most_.push_back(hides ? kMost : value);
      hidden_.push_back(hides);
    }
    if (std::ssize(hidden_) != cube_.cells()) throw Failure("the copy has another size");
  }

  void index() {
    sums_of_.resize(hidden_.size());
    for (std::uint32_t s = 0; s < sums_.size(); ++s)
      for (const std::uint32_t place : sums_[s])
        if (hidden_[place]) sums_of_[place].push_back(s);
  }

  bool narrow(std::uint32_t place, std::int64_t least, std::int64_t most) {
    if (least <= least_[place] && most >= most_[place]) return false;
    least_[place] = std::max(least_[place], least);
    most_[place] = std::min(most_[place], most);
    if (least_[place] > most_[place]) throw Failure("a sum of the copy contradicts its parts");
    return true;
  }

  /// Whole and parts bound each other.
  bool conclude(const Cube::Sum& sum) {
    std::int64_t least = 0;
    std::int64_t most = 0;
    for (std::size_t i = 1; i < sum.size(); ++i) {
      least += least_[sum[i]];
      most += most_[sum[i]];
    }
    bool news = narrow(sum[0], least, most);
    const std::int64_t low = least_[sum[0]];
    const std::int64_t high = most_[sum[0]];
    for (std::size_t i = 1; i < sum.size(); ++i) {
      const std::int64_t own_least = least_[sum[i]];
      const std::int64_t own_most = most_[sum[i]];
      if (own_least == own_most) continue;
      news = narrow(sum[i], low - (most - own_most), high - (least - own_least)) || news;
      least += least_[sum[i]] - own_least;
      most += most_[sum[i]] - own_most;
    }
    return news;
  }

  void conclude() {
    bool news = true;
    for (int pass = 0; news && pass < kPasses; ++pass) {
      news = false;
      for (const Cube::Sum& sum : sums_) news = conclude(sum) || news;
    }
  }

  /// Hidden cells of the same group that sums tie to one.
  std::vector<std::uint32_t> around(std::uint32_t start) const {
    std::vector<std::uint32_t> found = {start};
    std::vector<bool> met(hidden_.size(), false);
    met[start] = true;
    for (std::size_t i = 0; i < found.size(); ++i)
      for (const std::uint32_t s : sums_of_[found[i]])
        for (const std::uint32_t place : sums_[s]) {
          if (!hidden_[place] || met[place] || cube_.group_of(place) != cube_.group_of(start))
            continue;
          met[place] = true;
          found.push_back(place);
        }
    return found;
  }

  /// What is hidden elsewhere is told.
  void write_program(const fs::path& path, const std::vector<std::uint32_t>& cells,
                     std::string_view direction) const {
    std::map<std::uint32_t, bool> rows;
    std::vector<bool> inside(hidden_.size(), false);
    for (const std::uint32_t cell : cells) {
      inside[cell] = true;
      for (const std::uint32_t s : sums_of_[cell]) rows[s] = true;
    }
    std::ofstream out(path);
    out << direction << "\n x" << cells.front() << "\nSubject To\n";
    for (const auto& [s, used] : rows) {
      std::int64_t right = 0;
      out << " r" << s << ":";
      for (std::size_t i = 0; i < sums_[s].size(); ++i) {
        const std::uint32_t place = sums_[s][i];
        if (inside[place])
          out << (i == 0 ? " - x" : " + x") << place;
        else
          right += i == 0 ? cube_.count(place) : -cube_.count(place);
      }
      out << " = " << right << "\n";
    }
    out << "Bounds\n";
    for (const std::uint32_t cell : cells) out << " 1 <= x" << cell << "\n";
    out << "End\n";
  }

  double solved(const std::vector<std::uint32_t>& cells, std::string_view direction) const {
    const fs::path program = scratch_ / "attack.lp";
    const fs::path answer = scratch_ / "attack.txt";
    write_program(program, cells, direction);
    timed_program({"glpsol", "--lp", program.string(), "--write", answer.string()}, "/dev/null");
    std::ifstream in(answer);
    std::string line;
    while (std::getline(in, line))
      if (line.starts_with("s bas ")) {
        if (line.find(" f f ") == std::string::npos)
          return line.find(" u") == std::string::npos ? std::nan("") : static_cast<double>(kMost);
        return std::stod(line.substr(line.rfind(' ') + 1));
      }
    throw Failure("glpsol gave no answer");
  }

  std::int64_t try_sample() const {
    if (!runs({"glpsol", "--version"})) {
      std::fputs("glpsol is not installed: no sample was solved\n", stderr);
      return 0;
    }
    std::vector<std::uint32_t> cells;
    for (std::uint32_t i = 0; i < hidden_.size(); ++i)
      if (hidden_[i] && cube_.group_of(i) > 0 && cube_.count(i) < kLimit) cells.push_back(i);
    std::int64_t narrowed = 0;
    for (std::size_t n = 0; n < std::min(kSample, cells.size()); ++n) {
      const std::size_t pick = (2 * n + 1) * cells.size() / (2 * kSample);
      const auto block = around(cells[pick]);
      const double least = solved(block, "Minimize");
      const double most = solved(block, "Maximize");
      if (std::isnan(least) || std::isnan(most)) throw Failure("glpsol found no table");
      const auto low = static_cast<std::int64_t>(std::ceil(least - 1e-6));
      const auto high = static_cast<std::int64_t>(std::floor(std::min(most, 1e9) + 1e-6));
      if (too_narrow(low, high)) ++narrowed;
    }
    return narrowed;
  }

  const Cube& cube_;
  fs::path scratch_;
  std::vector<Cube::Sum> sums_;
  std::vector<std::vector<std::uint32_t>> sums_of_;  ///< of hidden cells
  std::vector<bool> hidden_;
  std::vector<std::int64_t> least_;
  std::vector<std::int64_t> most_;
  std::int64_t shown_ = 0;
  std::int64_t wrong_ = 0;
};

}  // namespace

std::string attacked(const Cube& cube, const fs::path& protected_table, const fs::path& scratch) {
  return Attack(cube, protected_table, scratch).run();
}

std::string nothing_found() {
  return line_of(0, 0, 0, 0);
}

}  // namespace renga::bench
