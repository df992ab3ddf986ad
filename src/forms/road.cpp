#include "forms/road.hpp"

#include <algorithm>
#include <array>

namespace renga::forms {
namespace {

using dossier::CommandRow;
using dossier::Event;
using dossier::Role;
using dossier::Roles;
using dossier::Track;
using report::RoadStep;
using report::Standing;
using report::Text;

struct Lane {
  Bilingual label;
  Roles roles;
};

/// The lanes of the manual's figures, and the roles that act in each.
constexpr std::array kLanes = {
    Lane{{"提供申出者", "Applicant"}, {Role::applicant, Role::contact, Role::agent, Role::handler}},
    Lane{{"認定作成事業者", "Producer"}, {Role::producer, Role::board}},
    Lane{{"厚生労働省 参事官室", "Office"}, {Role::office}},
    Lane{{"公的DB窓口事業者", "Window"}, {Role::window}},
    Lane{{"公的DB部局・抽出事業者・審査会", "Extractor and committee"},
         {Role::extractor, Role::committee}},
    Lane{{"支払基金・国保中央会", "Fund"}, {Role::fund}},
};

std::vector<std::size_t> lanes_of(Roles roles) {
  std::vector<std::size_t> lanes;
  for (std::size_t lane = 0; lane < kLanes.size(); ++lane)
    if (kLanes[lane].roles.meets(roles)) lanes.push_back(lane);
  return lanes;
}

RoadStep step_of(const CommandRow& row) {
  return {.label = Text(row.label), .lanes = lanes_of(row.roles), .told = lanes_of(row.told)};
}

report::Road road_with_lanes(const report::Caption& caption) {
  report::Road road{.caption = caption, .lanes = {}, .sections = {}};
  for (const Lane& lane : kLanes) road.lanes.emplace_back(lane.label);
  return road;
}

/// Commands that follow each other and belong to one track stand in one section.
void add_step(report::Road& road, Track& track, const CommandRow& row, RoadStep step) {
  if (road.sections.empty() || track != row.track)
    road.sections.push_back({Text(dossier::label_of(row.track)), {}});
  track = row.track;
  road.sections.back().steps.push_back(std::move(step));
}

/// What the events say of one command: how often, and when last.
struct Done {
  std::int64_t times = 0;
  std::optional<Date> last = std::nullopt;
};

Done done_of(const CommandRow& row, std::span<const Event> events) {
  Done done;
  for (const Event& event : events) {
    if (event.command != row.name) continue;
    ++done.times;
    done.last = event.day;
  }
  return done;
}

Roles everybody() {
  Roles all;
  for (const auto& role : dossier::roles()) all = all.with(role.word);
  return all;
}

/// Whether a command is open for a key about which it was not given yet.
bool is_next(const CommandRow& row, const dossier::Dossier& dossier,
             std::span<const Event> events) {
  return std::ranges::any_of(dossier::keys_of(dossier, row.track), [&](const std::string& key) {
    return !dossier::was_given(row, key, events) &&
           dossier::is_open(row, key, dossier, everybody());
  });
}

Text note_of(const Done& done) {
  const std::string times = done.times > 1 ? "（" + std::to_string(done.times) + "回）" : "";
  const std::string times_english = done.times > 1 ? " ×" + std::to_string(done.times) : "";
  return {to_wareki(*done.last) + times, to_iso(*done.last) + times_english};
}

}  // namespace

report::Road road_in_general() {
  report::Road road = road_with_lanes(
      {.title = Text("申出の道のり", "The road of a dossier"),
       .summary = Text("箱は行う者の列にあり、点線の先の丸は知らせを受ける者です。破線の箱は、必要"
                       "なときだけ行う手続です。",
                       "A box stands in the lane of who acts; circles at dashed lines are those "
                       "who are told; dashed boxes are done only where they are needed.")});
  Track track{};
  for (const CommandRow& row : dossier::commands()) {
    RoadStep step = step_of(row);
    step.standing = dossier::is_aside(row) ? Standing::aside : Standing::plain;
    step.note = Text(std::string(row.rule));
    add_step(road, track, row, std::move(step));
  }
  return road;
}

report::Road road_of(const dossier::Dossier& dossier, std::span<const Event> events) {
  report::Road road = road_with_lanes(
      {.title = Text("申出 " + dossier.number + " の現在の位置",
                     "Where dossier " + dossier.number + " stands"),
       .summary = Text("✓ は済んだ手続、▶ は今できる手続、破線の箱はこれからの手続です。",
                       "✓ is done, ▶ is open now, dashed boxes lie ahead.")});
  Track track{};
  for (const CommandRow& row : dossier::commands()) {
    const Done done = done_of(row, events);
    if (dossier::is_aside(row) && done.times == 0) continue;
    if (dossier.over() && done.times == 0) continue;
    RoadStep step = step_of(row);
    const bool next = !dossier::is_aside(row) && is_next(row, dossier, events);
    step.standing = next ? Standing::current : done.times > 0 ? Standing::done : Standing::ahead;
    if (done.last) step.note = note_of(done);
    add_step(road, track, row, std::move(step));
  }
  return road;
}

}  // namespace renga::forms
