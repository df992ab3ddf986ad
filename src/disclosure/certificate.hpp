#pragma once

#include "disclosure/system.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace renga::disclosure {

struct Audit;

/// A change of one hidden number: its position in the certificate and by how much.
struct CertifiedStep {
  std::int64_t number = 0;
  std::int64_t change = 0;

  auto operator<=>(const CertifiedStep&) const = default;
};

/// That a hidden number is `least` in one table and `most` in another. A table is the base (-1) or
/// the base changed by a move.
struct CertifiedBound {
  std::int64_t number = 0;
  std::int64_t least_table = -1;
  std::int64_t most_table = -1;
  std::int64_t least = 0;
  std::int64_t most = 0;

  auto operator<=>(const CertifiedBound&) const = default;
};

/// A printed sum that the certificate does not use, because its numbers contradict it.
struct UnusedSum {
  CellRef whole;
  std::size_t dimension = 0;

  auto operator<=>(const UnusedSum&) const = default;
};

/// Tables of whole numbers that agree with everything printed and differ in the hidden cells
/// (docs/spec/certificate.md). It is made from what is printed alone and tells nothing that a
/// reader could not work out.
struct Certificate {
  std::vector<CellRef> cells;  ///< the first cell of each hidden number
  std::vector<std::int64_t> base;
  std::vector<std::vector<CertifiedStep>> moves;
  std::vector<CertifiedBound> bounds;
  std::vector<std::int64_t> zeros;  ///< numbers whose mark the sums show to be possibly a zero
  std::vector<UnusedSum> unused;

  auto operator<=>(const Certificate&) const = default;
};

/// Only for an audit that started from nothing but the release itself.
Certificate certificate_of(const Audit& audit);

/// What adding up a certificate gave.
struct Verification {
  /// Why it proves nothing, as the name of the first check that failed; empty where it holds.
  std::string fault;
  std::int64_t cells = 0;         ///< hidden numbers that a rule speaks of
  std::int64_t open = 0;          ///< of these, shown to leave open what is wanted
  std::int64_t narrowest = 0;     ///< fewest values of one of them
  std::vector<CellRef> not_open;  ///< the first cells of the others

  bool holds() const { return fault.empty(); }
};

/// Proves a certificate by addition alone: no solver, no search (CRT-10 to CRT-15).
Verification verify(const Release& release, const Rules& rules, const Certificate& certificate);

}  // namespace renga::disclosure
