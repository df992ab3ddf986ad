#pragma once

#include "dossier/command.hpp"
#include "dossier/deadlines.hpp"

#include <span>

namespace renga::dossier {

// One row for each kind of deadline; `deadlines` asks them all.

/// Where rows put what they find.
class Found {
 public:
  Found(const Dossier& dossier, const Terms& terms)
      : dossier_(dossier), terms_(terms), facts_(facts_of(dossier)) {}

  const Dossier& dossier() const { return dossier_; }
  const Terms& terms() const { return terms_; }
  const Facts& facts() const { return facts_; }

  void add(Due due) { all_.push_back(std::move(due)); }
  /// A day that a guideline states only by its haste: so many business days after the event, which
  /// are our own measure (DOS-31).
  void add_after(Due due, Date event, std::string_view haste);
  /// The clock of a binding guideline, or nothing.
  const Ask* clock(std::string_view key) const { return terms_.keyed("clock", key, facts_); }

  std::vector<Due> take() { return std::move(all_); }
  const std::optional<Error>& error() const { return error_; }

 private:
  const Dossier& dossier_;
  const Terms& terms_;
  Facts facts_;
  std::vector<Due> all_;
  std::optional<Error> error_;
};

using FindsDue = void (*)(Found& found, Date today);

/// Up to the provision: consultation, forms, notices, fee.
std::span<const FindsDue> deadlines_before_use();
/// From the provision on: receipts, periods, reports, erasure, measures.
std::span<const FindsDue> deadlines_of_use();

}  // namespace renga::dossier
