#include "service/dossier_projection.hpp"

#include <algorithm>
#include <tuple>

namespace renga::service {
namespace {

using dossier::Stage;
using dossier::Track;

template <typename Texts>
std::string joined(const Texts& texts) {
  return join(std::vector<std::string>(texts.begin(), texts.end()), ",");
}

std::optional<std::string> iso(const std::optional<Date>& day) {
  if (!day) return std::nullopt;
  return to_iso(*day);
}

store::DossierRow row_of(const KeptDossier& kept) {
  const dossier::Dossier& state = kept.state;
  const std::string judging = dossier::committee_for(state.databases);
  return {.number = state.number,
          .title = state.title,
          .applicant_kind = state.applicant_kind,
          .provision_kind = state.provision_kind,
          .databases = joined(state.databases),
          .rulebooks = joined(kept.terms.rulebooks),
          .stage = std::string(name_of(state.stage(Track::application))),
          .contact = state.contact,
          .submitted = state.stage(Track::board) != Stage::idle,
          .approved = state.stage(Track::committee, judging) == Stage::passed,
          .over = state.over(),
          .stopped = state.stopped,
          .use_from = iso(state.use_from),
          .use_until = iso(state.use_until),
          .opened_on = to_iso(kept.events.front().day),
          .changed_on = to_iso(kept.events.back().day),
          .events = state.events};
}

std::vector<store::ThreadRow> threads_of(const dossier::Dossier& state) {
  std::vector<store::ThreadRow> rows;
  for (const auto& [key, thread] : state.threads)
    rows.push_back({std::string(name_of(key.track)), key.key, std::string(name_of(thread.stage)),
                    iso(thread.since)});
  std::ranges::sort(rows, {}, [](const auto& row) { return std::tie(row.track, row.key); });
  return rows;
}

std::vector<store::HandlerRow> handlers_of(const dossier::Dossier& state) {
  std::vector<store::HandlerRow> rows;
  for (const auto& [account, handler] : state.handlers)
    rows.push_back({account, handler.pledged, handler.removed});
  return rows;
}

/// Each person once a thread, in the order of the store.
std::vector<store::BanRow> bans_of(const dossier::Dossier& state) {
  std::vector<store::BanRow> rows;
  for (const auto& [key, thread] : state.threads) {
    if (key.track != Track::conduct || thread.stage != Stage::measured) continue;
    const auto until = iso(thread.notes.day("banned_until"));
    for (const std::string& person : thread.notes.words("persons"))
      rows.push_back({key.key, person, until});
  }
  std::ranges::sort(rows, {}, [](const auto& row) { return std::tie(row.key, row.account); });
  const auto same = [](const auto& one, const auto& other) {
    return std::tie(one.key, one.account) == std::tie(other.key, other.account);
  };
  const auto rest = std::ranges::unique(rows, same);
  rows.erase(rest.begin(), rest.end());
  return rows;
}

/// USE-01: the last day of use, while data may still be there. RPT-01: the report of results that
/// each publication owes.
std::vector<store::DeadlineRow> deadlines_of(const KeptDossier& kept) {
  const dossier::Dossier& state = kept.state;
  std::vector<store::DeadlineRow> rows;
  if (state.over()) return rows;
  if (state.use_until) rows.push_back({"end_of_use", "", to_iso(*state.use_until)});
  for (const auto& [key, thread] : state.threads)
    if (key.track == Track::publication && thread.stage == Stage::published && thread.since)
      rows.push_back({"report_of_results", key.key,
                      to_iso(thread.since->plus_months(kept.terms.results_months))});
  return rows;
}

}  // namespace

store::DossierView view_of(const KeptDossier& kept) {
  ensure(!kept.events.empty(), "a dossier begins with an event");
  return {.dossier = row_of(kept),
          .threads = threads_of(kept.state),
          .handlers = handlers_of(kept.state),
          .bans = bans_of(kept.state),
          .deadlines = deadlines_of(kept)};
}

Done project(store::Transaction& transaction, const KeptDossier& before, const KeptDossier& after) {
  if (before.events.empty()) return store::put_view(transaction, view_of(after), nullptr);
  const store::DossierView earlier = view_of(before);
  return store::put_view(transaction, view_of(after), &earlier);
}

}  // namespace renga::service
