#pragma once

#include "synth/appended_file.hpp"
#include "synth/clerk.hpp"

#include <filesystem>
#include <optional>
#include <span>

namespace renga::synth {

/// Deaths (SYN-102): after the last record of a person and before the end of the period.
class DeathWriter {
 public:
  DeathWriter(const std::filesystem::path& folder, const Institutions& institutions,
              const Period& period, std::uint64_t seed);

  /// `last_seen` is the day of the person's last record; nothing where there is none.
  Result<std::optional<WrittenRow>> add(const Person& person, const Health& health,
                                        std::optional<Date> last_seen, Clerk& clerk);
  Done close() { return sheet_.close(); }

  std::int64_t bytes() const { return sheet_.bytes(); }

 private:
  const Institutions& institutions_;
  const Period& period_;
  std::uint64_t seed_;
  Sheet sheet_;
};

}  // namespace renga::synth
