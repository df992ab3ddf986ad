#include "service/kept_answers.hpp"

#include "service/account_words.hpp"
#include "service/sight.hpp"

#include <algorithm>

namespace renga::service {
namespace {

using dossier::Stage;
using dossier::Track;

constexpr std::array<RoadPart, kRoadParts> kParts = {
    RoadPart{Track::consultation,
             "ask_consultation",
             "complete_consultation",
             {"事前相談", "consultation"}},
    RoadPart{Track::board,
             "submit_to_producer",
             "decide_board",
             {"作成事業者への申請から審査結果まで", "application to the producer's decision"}},
    RoadPart{Track::committee,
             "accept_public_form",
             "decide_committee",
             {"公的DBの受理から審査結果まで", "acceptance to the committee's decision"}},
    RoadPart{Track::agreement,
             "submit_request_form",
             "confirm_payment",
             {"依頼書から手数料の納付まで", "request form to payment"}},
    RoadPart{Track::ids,
             "request_ids",
             "issue_ids",
             {"提供用IDの依頼から交付まで", "request to hand-over of provision IDs"}},
    RoadPart{Track::provision,
             "decide_committee",
             "send_data",
             {"審査結果から提供まで", "decision to provision"}},
    RoadPart{Track::publication,
             "request_publication",
             "confirm_publication",
             {"公表物の確認", "check before publication"}},
    RoadPart{Track::application,
             "open_dossier",
             "send_data",
             {"申出の作成から提供まで", "opening to provision"}},
};

std::optional<std::int64_t> days_of(const KeptDossier& kept, const RoadPart& part) {
  const auto begin = std::ranges::find(kept.events, part.from, &dossier::Event::command);
  if (begin == kept.events.end()) return std::nullopt;
  const auto end = std::find_if(begin, kept.events.end(), [&](const dossier::Event& event) {
    return event.command == part.to;
  });
  if (end == kept.events.end()) return std::nullopt;
  return end->day.days() - begin->day.days();
}

bool waits_for(const dossier::Role role, const dossier::ThreadKey& key,
               const dossier::Thread& thread) {
  if (thread.stage == Stage::idle) return false;
  return std::ranges::any_of(dossier::commands(), [&](const dossier::CommandRow& row) {
    return row.track == key.track && row.to.has_value() && row.roles.has(role) &&
           row.from.has(thread.stage);
  });
}

/// The tracks in which a command waits for each role; not how many commands it could choose from.
std::vector<std::int64_t> waiting_in(const dossier::Dossier& state) {
  std::vector<std::int64_t> waiting;
  for (const auto& role : dossier::roles())
    waiting.push_back(state.over() ? 0
                                   : std::ranges::count_if(state.threads, [&](const auto& thread) {
                                       return waits_for(role.word, thread.first, thread.second);
                                     }));
  return waiting;
}

}  // namespace

const std::array<RoadPart, kRoadParts>& road_parts() {
  return kParts;
}

DossierFigures figures_of(const KeptDossier& kept) {
  DossierFigures figures{.phase = phase_of(kept.state).name,
                         .month = to_iso(kept.events.front().day).substr(0, 7),
                         .outcomes = {},
                         .waiting = waiting_in(kept.state),
                         .days = {}};
  for (const auto& [key, thread] : kept.state.threads)
    if (!thread.outcome.empty() && (key.track == Track::board || key.track == Track::committee))
      figures.outcomes.emplace_back(key.track, thread.outcome);
  std::ranges::transform(kParts, figures.days.begin(),
                         [&](const RoadPart& part) { return days_of(kept, part); });
  return figures;
}

KeptAnswers::Kept& KeptAnswers::of(const KeptDossier& kept, Date today) {
  Kept& known = dossiers_[kept.state.number];
  const std::int64_t events = std::ssize(kept.events);
  if (known.events != events || known.day != today) {
    known = Kept();
    known.events = events;
    known.day = today;
  }
  return known;
}

KeptAnswers::Tasks KeptAnswers::tasks(const KeptDossier& kept, const dossier::Actor& actor,
                                      Date today, const Around& around) {
  // An office of many people does not keep an answer for each of them for ever.
  constexpr std::size_t kActorsMost = 32;
  const std::string name = actor.account + " " + join(names_of(actor.roles), ",");
  const std::lock_guard lock(lock_);
  Kept& known = of(kept, today);
  const auto found = known.by_actor.find(name);
  if (found != known.by_actor.end()) return found->second;
  if (known.by_actor.size() >= kActorsMost) known.by_actor.clear();
  auto tasks = std::make_shared<const std::vector<OpenTask>>(open_tasks(kept, actor, around()));
  return known.by_actor.emplace(name, std::move(tasks)).first->second;
}

Result<KeptAnswers::Dues> KeptAnswers::dues(const KeptDossier& kept, Date today) {
  const std::lock_guard lock(lock_);
  Kept& known = of(kept, today);
  if (known.dues == nullptr) {
    RENGA_ASSIGN(auto dues, dossier::deadlines(kept.state, kept.terms, today));
    known.dues = std::make_shared<const std::vector<dossier::Due>>(std::move(dues));
  }
  return known.dues;
}

KeptAnswers::Figures KeptAnswers::figures(const KeptDossier& kept, Date today) {
  const std::lock_guard lock(lock_);
  Kept& known = of(kept, today);
  if (known.figures == nullptr)
    known.figures = std::make_shared<const DossierFigures>(figures_of(kept));
  return known.figures;
}

}  // namespace renga::service
