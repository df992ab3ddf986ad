#include "dossier/guards.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

/// Members that may vote: present and without an interest.
template <typename Test>
std::ptrdiff_t count(const Meeting& meeting, Test test) {
  return std::ranges::count_if(meeting.members,
                               [&](const auto& entry) { return test(entry.second); });
}

template <typename Test>
bool meets_composition(const Meeting& meeting, const Terms& terms, Test counts) {
  constexpr std::array<std::string_view, 3> kKinds = {"natural", "humanities", "lay"};
  constexpr std::array<std::string_view, 2> kSexes = {"female", "male"};
  const auto some = [&](auto test) {
    return count(meeting, [&](const Member& member) { return counts(member) && test(member); });
  };
  return some([](const Member&) { return true; }) >= terms.members_min &&
         some([](const Member& member) { return member.outside; }) >= terms.outside_members_min &&
         std::ranges::all_of(kKinds,
                             [&](auto kind) {
                               return some([&](const Member& m) { return m.kind == kind; }) > 0;
                             }) &&
         std::ranges::all_of(kSexes, [&](auto sex) {
           return some([&](const Member& m) { return m.sex == sex; }) > 0;
         });
}

}  // namespace

bool all_consultations_completed(const Call& call) {
  const auto completed = [&](const std::string& party) {
    return call.dossier.stage(Track::consultation, party) == Stage::completed;
  };
  return completed("producer") && std::ranges::all_of(call.dossier.databases, completed);
}

bool items_fixed(const Call& call) {
  const Stage stage = call.dossier.stage(Track::board);
  return stage == Stage::items_fixed || stage == Stage::contracted;
}

bool board_passed(const Dossier& dossier) {
  const Stage stage = dossier.stage(Track::board);
  return stage == Stage::passed || stage == Stage::items_fixed || stage == Stage::contracted;
}

bool committee_passed(const Dossier& dossier) {
  return dossier.stage(Track::committee, committee_for(dossier.databases)) == Stage::passed;
}

bool has_handler(const Dossier& dossier, const std::string& account) {
  const auto found = dossier.handlers.find(account);
  return found != dossier.handlers.end() && !found->second.removed;
}

bool all_pledged(const Dossier& dossier) {
  return std::ranges::all_of(dossier.handlers, [](const auto& entry) {
    return entry.second.removed || entry.second.pledged;
  });
}

bool fee_settled(const Dossier& dossier) {
  return dossier.fee.exempt || (dossier.fee.yen && dossier.fee.paid);
}

bool has_quorum(const Meeting& meeting, const Terms& terms) {
  return meets_composition(meeting, terms,
                           [](const Member& member) { return member.present && !member.recused; });
}

bool is_composed(const Meeting& meeting, const Terms& terms) {
  return meets_composition(meeting, terms, [](const Member&) { return true; });
}

bool carried(const Meeting& meeting) {
  const auto votes = [&](std::string_view vote) {
    return count(meeting,
                 [&](const Member& member) { return !member.recused && member.vote == vote; });
  };
  return votes("for") > votes("against");
}

}  // namespace renga::dossier
