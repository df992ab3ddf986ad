#include "disclosure/certificate.hpp"

#include "disclosure/audit.hpp"

#include <algorithm>

namespace renga::disclosure {
namespace {

/// Gives the moves that some bound uses numbers of their own, in the order of their first use.
class MoveList {
 public:
  MoveList(const Audit& audit, const std::vector<std::int64_t>& places)
      : audit_(audit), places_(places), numbers_(audit.moves.size(), -1) {}

  std::int64_t number_of(std::int32_t move) {
    if (move == kBase) return -1;
    std::int64_t& number = numbers_[static_cast<std::size_t>(move)];
    if (number >= 0) return number;
    number = static_cast<std::int64_t>(moves_.size());
    auto& steps = moves_.emplace_back();
    for (const Step& step : audit_.moves[static_cast<std::size_t>(move)])
      if (places_[step.number] >= 0) steps.push_back({places_[step.number], step.change});
    return number;
  }

  std::vector<std::vector<CertifiedStep>> take() { return std::move(moves_); }

 private:
  const Audit& audit_;
  const std::vector<std::int64_t>& places_;
  std::vector<std::int64_t> numbers_;
  std::vector<std::vector<CertifiedStep>> moves_;
};

}  // namespace

Certificate certificate_of(const Audit& audit) {
  const System& system = *audit.system;
  Certificate certificate;
  std::vector<std::int64_t> places(system.numbers.size(), -1);
  for (const Bound& bound : audit.bounds) {
    const auto cells = system.cells_of(bound.number);
    if (cells.empty()) continue;
    places[bound.number] = static_cast<std::int64_t>(certificate.cells.size());
    certificate.cells.push_back(cells.front());
    certificate.base.push_back(audit.base[bound.number]);
    if (audit.believed[bound.number].least == 0) certificate.zeros.push_back(places[bound.number]);
  }
  MoveList moves(audit, places);
  for (const Bound& bound : audit.bounds) {
    if (places[bound.number] < 0) continue;
    certificate.bounds.push_back({places[bound.number], moves.number_of(bound.reach.least_move),
                                  moves.number_of(bound.reach.most_move), bound.reach.least,
                                  bound.reach.most});
  }
  certificate.moves = moves.take();
  for (const std::uint32_t place : audit.left_out) {
    const Relation& relation = system.relations[place];
    const auto cells = system.cells_of(system.terms_of(relation).front().number);
    if (!cells.empty()) certificate.unused.push_back({cells.front(), relation.dimension});
  }
  return certificate;
}

}  // namespace renga::disclosure
