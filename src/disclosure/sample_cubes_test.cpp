#include "disclosure/sample_cubes.hpp"

#include <functional>

namespace renga::disclosure::sample {
namespace {

class CubeMaker {
 public:
  CubeMaker(const CubeShape& shape, std::uint64_t seed) : shape_(shape), draw_(seed) {}

  Table make() {
    table_.file = "cube.csv";
    table_.measures = {{"patients", Unit::patients}};
    for (std::size_t d = 0; d < shape_.sizes.size(); ++d) add_dimension(d);
    std::vector<std::int32_t> labels(shape_.sizes.size(), 0);
    fill(0, labels);
    for (const auto& [place, value] : sums_) add_cell(place, value);
    return std::move(table_);
  }

 private:
  void add_dimension(std::size_t d) {
    Dimension& dimension =
        table_.dimensions.emplace_back("d" + std::to_string(d), DimensionKind::other, "計");
    auto& above = above_.emplace_back(1);
    for (std::size_t i = 0; i < shape_.sizes[d]; ++i) {
      const std::int32_t label = dimension.place_of("v" + std::to_string(i));
      std::vector<std::int32_t> makes = {label, 0};
      if (d == 0 && shape_.group > 0) {
        const std::int32_t parent = dimension.place_of("g" + std::to_string(i / shape_.group));
        dimension.put_under(label, parent);
        makes.push_back(parent);
      }
      above.resize(std::max(above.size(), static_cast<std::size_t>(label) + 1));
      above[static_cast<std::size_t>(label)] = makes;
      inner_.resize(shape_.sizes.size());
      inner_[d].push_back(label);
    }
  }

  std::int64_t count() {
    const std::int64_t kind = draw_.below(100);
    if (kind < shape_.zero_share) return 0;
    return kind < shape_.zero_share + shape_.small_share ? 1 + draw_.below(14)
                                                         : 10 + draw_.below(300);
  }

  void fill(std::size_t d, std::vector<std::int32_t>& labels) {
    if (d == labels.size()) {
      const std::int64_t value = count();
      std::vector<std::int32_t> whole = labels;
      add_to(0, labels, whole, value);
      return;
    }
    for (const std::int32_t label : inner_[d]) {
      labels[d] = label;
      fill(d + 1, labels);
    }
  }

  void add_to(std::size_t d, const std::vector<std::int32_t>& labels,
              std::vector<std::int32_t>& whole, std::int64_t value) {
    if (d == labels.size()) {
      sums_[whole] += value;
      return;
    }
    for (const std::int32_t label : above_[d][static_cast<std::size_t>(labels[d])]) {
      whole[d] = label;
      add_to(d + 1, labels, whole, value);
    }
  }

  void add_cell(const std::vector<std::int32_t>& place, std::int64_t value) {
    Cell cell;
    cell.row = static_cast<std::int32_t>(table_.cells.size() + 2);
    cell.column = 1;
    cell.content = Content::number;
    cell.value = static_cast<double>(value);
    cell.labels = place;
    table_.cells.push_back(std::move(cell));
  }

  const CubeShape& shape_;
  Draw draw_;
  Table table_;
  std::vector<std::vector<std::int32_t>> inner_;
  std::vector<std::vector<std::vector<std::int32_t>>> above_;  ///< what a label counts in
  std::map<std::vector<std::int32_t>, std::int64_t> sums_;
};

}  // namespace

std::int64_t Draw::below(std::int64_t beyond) {
  // SplitMix64.
  state_ += 0x9E3779B97F4A7C15;
  std::uint64_t word = state_;
  word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
  word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
  word ^= word >> 31;
  return static_cast<std::int64_t>(word % static_cast<std::uint64_t>(beyond));
}

Table cube(const CubeShape& shape, std::uint64_t seed) {
  return CubeMaker(shape, seed).make();
}

}  // namespace renga::disclosure::sample
