#pragma once

#include "synth/appended_file.hpp"
#include "synth/body.hpp"
#include "synth/clerk.hpp"

#include <filesystem>
#include <optional>

namespace renga::synth {

/// The check-ups (特定健診) of insured persons of 40 to 74 years; about half of them come.
class CheckupWriter {
 public:
  CheckupWriter(const std::filesystem::path& folder, const Institutions& institutions,
                const Period& period, const Rates& rates, std::uint64_t seed);

  /// Draws whether this person has one and writes it, or nothing.
  Result<std::optional<WrittenRow>> add(const Person& person, const Body& body, Clerk& clerk);
  Done close() { return sheet_.close(); }

  std::int64_t rows() const { return sheet_.rows(); }
  std::int64_t bytes() const { return sheet_.bytes(); }

 private:
  const Institutions& institutions_;
  const Period& period_;
  const Rates& rates_;
  std::uint64_t seed_;
  Sheet sheet_;
};

}  // namespace renga::synth
