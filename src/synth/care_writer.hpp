#pragma once

#include "synth/appended_file.hpp"
#include "synth/clerk.hpp"

#include <filesystem>
#include <optional>

namespace renga::synth {

/// Long-term care (SYN-101): the ledger of recipients, certifications, claims with their lines, and
/// LIFE, for some of the older people.
class CareWriter {
 public:
  CareWriter(const std::filesystem::path& folder, const Institutions& institutions,
             const Period& period, std::uint64_t seed);

  /// The last row of the ledger about this person, or nothing for who gets no care.
  Result<std::optional<WrittenRow>> add(const Person& person, Clerk& clerk);
  Done close();

  std::int64_t bytes() const;

 private:
  struct Recipient;
  Done add_month(const Recipient& recipient, Date month, Random& random);
  Done certify(const Recipient& recipient, Date decided, std::string_view kind);
  Done assess(const Recipient& recipient, Date day, Random& random);

  const Institutions& institutions_;
  const Period& period_;
  std::uint64_t seed_;
  Sheet recipient_, certification_, claim_, service_, life_;
  std::int64_t claims_ = 0;
};

}  // namespace renga::synth
