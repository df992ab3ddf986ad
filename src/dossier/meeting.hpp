#pragma once

#include "dossier/choices.hpp"
#include "dossier/command.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::dossier {

// What meetings of board and committee share.

inline constexpr std::array kMeetingFields = {
    Field{"members",
          FieldKind::words,
          true,
          {"委員（番号:区分:性別:内外:出欠）",
           "members, as account:kind:sex:outside|inside|business:present|absent"}},
    Field{"expedited", FieldKind::flag, false, {"迅速審査", "expedited review"}},
    Field{"ground", FieldKind::text, false, {"迅速審査の要件", "ground of the expedited review"}},
    Field{"producer_attends", FieldKind::flag, false, {"作成事業者の同席", "producer attends"}},
    Field{"applicant_attends", FieldKind::flag, false, {"申出者の同席", "applicant attends"}},
    Field{"reason",
          FieldKind::text,
          false,
          {"申出者の同席が必要な理由", "why the applicant attends"}},
};
inline constexpr std::array kMemberFields = {
    Field{"member", FieldKind::word, true, {"委員の番号", "account of the member"}},
    Field{"reason", FieldKind::text, false, {"理由", "reason"}},
};
inline constexpr std::array kVoteFields = {
    Field{"member", FieldKind::word, true, {"委員の番号", "account of the member"}},
    Field{"vote", FieldKind::word, true, {"賛否", "for or against"}, {}, votes},
};
template <Choices (*outcomes)()>
inline constexpr std::array kOutcomeFields = {
    Field{"outcome", FieldKind::word, true, {"審査結果の区分", "outcome"}, {}, outcomes},
    Field{"reason", FieldKind::text, false, {"理由", "reason"}},
    Field{"conditions", FieldKind::text, false, {"条件", "conditions"}},
    Field{"minutes", FieldKind::digest, true, {"議事録のダイジェスト", "digest of the minutes"}},
    Field{"criteria",
          FieldKind::words,
          false,
          {"審査項目の適否（番号:met・unmet）", "marks, as RULE:met or RULE:unmet"}},
};

/// The meeting that a list of members states; a word of another form is a member of no kind, who
/// counts for nothing.
Meeting members_of(const Fields& fields);
void recuse_member(Meeting& meeting, const Fields& fields);
void cast_vote(Meeting& meeting, const Fields& fields);
/// Whether an outcome comes with the reason or the conditions that its row asks for.
bool says_why(std::span<const OutcomeRow> outcomes, const Fields& fields);

bool member_is_there(const Meeting& meeting, const Fields& fields);
/// Present, without an interest, voting once and in person.
bool member_may_vote(const Meeting& meeting, const Call& call);

/// How a criterion is named in the marks: by its rule, with the database where several databases
/// state it in their own way (FLOW-C11).
std::string mark_of(const Ask& criterion);
/// The criteria of a body for this case (REV-01 to REV-44).
std::vector<const Ask*> criteria_of(std::string_view body, const Dossier& dossier,
                                    const Terms& terms);
/// A criterion without a mark, or one unmet where the outcome agrees without conditions.
std::optional<Fault> criteria_fault(std::string_view body, std::span<const OutcomeRow> outcomes,
                                    const Call& call);

template <Track track>
inline constexpr Guard kMemberThere = {
    [](const Call& call) {
      return member_is_there(call.dossier.thread(track, call.key()).meeting, call.fields());
    },
    "BRD-01",
    {"この会議の委員を指定してください。", "Name a member of this meeting."}};

template <Track track>
inline constexpr Guard kMayVote = {
    [](const Call& call) {
      return member_may_vote(call.dossier.thread(track, call.key()).meeting, call);
    },
    "BRD-15",
    {"出席し、利害関係のない委員本人が、1回だけ、賛成（for）又は反対（against）を投じてください。",
     "A member who is present and without an interest votes once, in person, for or against."}};

}  // namespace renga::dossier
