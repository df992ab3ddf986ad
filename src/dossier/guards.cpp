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

using Counts = bool (*)(const Member& member);
using Holds = bool (*)(const Meeting& meeting, const Terms& terms, Counts counts);

template <typename Test>
std::ptrdiff_t count_of(const Meeting& meeting, Counts counts, Test test) {
  return count(meeting, [&](const Member& member) { return counts(member) && test(member); });
}

/// One of a kind or sex at least.
template <auto of, char first_letter>
bool has_one(const Meeting& meeting, const Terms&, Counts counts) {
  return count_of(meeting, counts, [](const Member& member) {
           const std::string& word = member.*of;
           return !word.empty() && word.front() == first_letter &&
                  word.find('+') == std::string::npos;
         }) > 0;
}

struct CompositionRow {
  std::string_view rule;
  Holds holds;
  Bilingual remedy;
};

constexpr std::array kComposition = {
    CompositionRow{"BRD-02",
                   [](const Meeting& meeting, const Terms& terms, Counts counts) {
                     return count_of(meeting, counts, [](const Member&) { return true; }) >=
                            terms.members_min;
                   },
                   {"5人以上の委員で構成してください。", "At least five members are needed."}},
    CompositionRow{"BRD-03",
                   [](const Meeting& meeting, const Terms& terms, Counts counts) {
                     return has_one<&Member::sex, 'f'>(meeting, terms, counts) &&
                            has_one<&Member::sex, 'm'>(meeting, terms, counts);
                   },
                   {"男女両性の委員を含めてください。", "Members of both sexes are needed."}},
    CompositionRow{
        "BRD-04",
        has_one<&Member::kind, 'n'>,
        {"自然科学の有識者を含めてください。", "An expert of natural science is needed."}},
    CompositionRow{"BRD-05",
                   has_one<&Member::kind, 'h'>,
                   {"人文・社会科学の有識者を含めてください。",
                    "An expert of the humanities or social sciences is needed."}},
    CompositionRow{"BRD-06",
                   has_one<&Member::kind, 'l'>,
                   {"一般の立場で意見を述べる委員を含めてください。", "A lay member is needed."}},
    CompositionRow{
        "BRD-07",
        [](const Meeting& meeting, const Terms&, Counts) {
          return std::ranges::none_of(meeting.members, [](const auto& entry) {
            return entry.second.kind.find('+') != std::string::npos;
          });
        },
        {"1人の委員が複数の区分を兼ねることはできません。区分ごとに別の委員を置いてください。",
         "Nobody counts for two kinds at once. Name another member for each kind."}},
    CompositionRow{"BRD-08",
                   [](const Meeting& meeting, const Terms& terms, Counts counts) {
                     return count_of(meeting, counts, [](const Member& m) { return m.outside; }) >=
                            terms.outside_members_min;
                   },
                   {"役員又は従業者でない委員を2人以上含めてください。",
                    "At least two members from outside are needed."}},
    CompositionRow{
        "BRD-09",
        [](const Meeting& meeting, const Terms&, Counts) {
          return count(meeting, [](const Member& m) { return m.business; }) == 0;
        },
        {"認定作成事業に従事する人は委員になれません。別の人を選んでください。",
         "Nobody who works in the certified business is a member. Choose somebody else."}},
};

const CompositionRow* unmet_row(const Meeting& meeting, const Terms& terms, Counts counts) {
  const auto found = std::ranges::find_if(
      kComposition, [&](const CompositionRow& row) { return !row.holds(meeting, terms, counts); });
  return found == kComposition.end() ? nullptr : &*found;
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

bool is_barred(const Call& call) {
  const auto is_banned = [&](const std::string& who) { return call.around.banned.contains(who); };
  return std::ranges::any_of(
             call.dossier.handlers,
             [&](const auto& entry) { return !entry.second.removed && is_banned(entry.first); }) ||
         std::ranges::any_of(call.dossier.applicants,
                             [&](const auto& entry) { return is_banned(entry.first); });
}

bool is_agent_alone(const Call& call) {
  return call.actor.roles.has(Role::agent) &&
         !call.actor.roles.meets({Role::applicant, Role::contact});
}

bool all_pledged(const Dossier& dossier) {
  return std::ranges::all_of(dossier.handlers, [](const auto& entry) {
    return entry.second.removed || entry.second.pledged;
  });
}

bool applicants_pledged(const Call& call) {
  const Ask* signers = call.terms.value("pledge.signers", facts_of(call.dossier));
  if (signers == nullptr) return true;
  const auto who = signers->said.words("words");
  return std::ranges::find(who, "applicant") == who.end() ||
         std::ranges::all_of(call.dossier.applicants,
                             [](const auto& entry) { return entry.second.pledged; });
}

bool is_duty(const Terms& terms, std::string_view rule) {
  return std::ranges::any_of(terms.all("duty"), [&](const Ask& duty) { return duty.rule == rule; });
}

std::string stated_word(const Call& call, std::string_view what) {
  const Ask* value = call.terms.value(what, facts_of(call.dossier));
  return value == nullptr ? std::string() : value->said.text("word");
}

bool fee_settled(const Dossier& dossier) {
  return dossier.fee.exempt || (dossier.fee.yen && dossier.fee.paid);
}

bool has_quorum(const Meeting& meeting, const Terms& terms) {
  return unmet_row(meeting, terms, [](const Member& member) {
           return member.present && !member.recused;
         }) == nullptr;
}

std::optional<Fault> composition_fault(const Meeting& meeting, const Terms& terms) {
  const CompositionRow* row = unmet_row(meeting, terms, [](const Member&) { return true; });
  if (row == nullptr) return std::nullopt;
  return Fault{std::string(row->rule), row->remedy};
}

bool carried(const Meeting& meeting) {
  const auto votes = [&](std::string_view vote) {
    return count(meeting,
                 [&](const Member& member) { return !member.recused && member.vote == vote; });
  };
  return votes("for") > votes("against");
}

}  // namespace renga::dossier
