#pragma once

#include "service/dossier_service.hpp"
#include "service/kept_dossier.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renga::service {

/// A part of the road whose length people ask about: from the first such command to the first
/// such one after it.
struct RoadPart {
  dossier::Track track;
  std::string_view from;
  std::string_view to;
  Bilingual label;
};
inline constexpr std::size_t kRoadParts = 8;
const std::array<RoadPart, kRoadParts>& road_parts();

/// What one dossier adds to the figures over all.
struct DossierFigures {
  std::string_view phase;
  std::string month;  ///< of its opening: 2026-04
  std::vector<std::pair<dossier::Track, std::string>> outcomes;
  /// For each role, in the order of dossier::roles(), the threads in which a command waits for it.
  std::vector<std::int64_t> waiting;
  std::array<std::optional<std::int64_t>, kRoadParts> days;
};
DossierFigures figures_of(const KeptDossier& kept);

/// Answers about one dossier that change with its events and the day alone: found once, not for
/// every list. Safe to call from several threads.
class KeptAnswers {
 public:
  using Tasks = std::shared_ptr<const std::vector<OpenTask>>;
  using Dues = std::shared_ptr<const std::vector<dossier::Due>>;
  using Figures = std::shared_ptr<const DossierFigures>;
  using Around = std::function<dossier::Surroundings()>;

  /// Which commands are open to this person.
  Tasks tasks(const KeptDossier& kept, const dossier::Actor& actor, Date today,
              const Around& around);
  Result<Dues> dues(const KeptDossier& kept, Date today);
  Figures figures(const KeptDossier& kept, Date today);

 private:
  struct Kept {
    std::int64_t events = -1;
    Date day = Date::from_days(0);
    std::map<std::string, Tasks> by_actor;
    Dues dues;
    Figures figures;
  };
  /// Of the dossier as it is; held under the lock.
  Kept& of(const KeptDossier& kept, Date today);

  std::mutex lock_;
  std::map<std::string, Kept> dossiers_;
};

}  // namespace renga::service
