#pragma once

#include "base/base.hpp"

#include <chrono>
#include <string>

namespace renga::cli {

/// Shows progress on stderr: a line that is overwritten on a terminal, one line per finished step
/// elsewhere.
class ProgressLine final : public Progress {
 public:
  explicit ProgressLine(Language language);
  void begin(Bilingual step, std::int64_t total, Bilingual unit) override;
  void reach(std::int64_t done) override;
  void end() override;

 private:
  void draw(bool finished);

  Language language_;
  bool terminal_;
  std::string step_;
  std::string unit_;
  std::int64_t total_ = 0;
  std::int64_t done_ = 0;
  std::chrono::steady_clock::time_point began_;
  std::chrono::steady_clock::time_point drawn_;
};

}  // namespace renga::cli
