#pragma once

#include "base/base.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renga::operators {

/// Values and the broader groups they belong to: one line a value, `value;level 1;level 2;…`, all
/// lines with the same number of levels. Level 0 is the value itself.
class Hierarchy {
 public:
  /// Lines of unequal length and values named twice are errors with their line.
  static Result<Hierarchy> parse(std::string_view csv, std::string_view file);

  int levels() const { return levels_; }
  std::size_t size() const { return lines_.size(); }
  const std::string& value(std::size_t line) const { return lines_[line].front(); }
  const std::string& label(std::size_t line, int level) const {
    return lines_[line][static_cast<std::size_t>(level)];
  }

 private:
  std::vector<std::vector<std::string>> lines_;
  int levels_ = 0;
};

}  // namespace renga::operators
