#pragma once

#include "base/language.hpp"

#include <cstdint>
#include <string_view>

namespace renga {

/// Where long work says how far it is. The doors show it; rooms only report.
class Progress {
 public:
  virtual ~Progress() = default;
  /// A new step begins. `total` is its size in `unit`s, 0 where it is not known.
  virtual void begin(Bilingual step, std::int64_t total, Bilingual unit) = 0;
  /// So much of the step is done, counted from its beginning.
  virtual void reach(std::int64_t done) = 0;
  virtual void end() = 0;
};

/// For callers that show nothing.
class NoProgress final : public Progress {
 public:
  void begin(Bilingual, std::int64_t, Bilingual) override {}
  void reach(std::int64_t) override {}
  void end() override {}
};

}  // namespace renga
