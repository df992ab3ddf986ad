#include "service/review_office.hpp"

#include "service/errors.hpp"
#include "service/field_labels.hpp"

#include <algorithm>
#include <array>

namespace renga::service {
namespace {

using dossier::Role;
using dossier::Track;

constexpr std::array<std::string_view, 3> kMarks = {"meets", "meets_not", "unsure"};
constexpr std::size_t kCommentBytes = 4000;

/// Whose meeting it is, and who prepares it.
struct BodyRow {
  std::string_view track;
  Track word;
  dossier::Roles readers;
};
constexpr std::array kBodies = {
    BodyRow{"board", Track::board, {Role::board, Role::producer}},
    BodyRow{"committee", Track::committee, {Role::committee, Role::office, Role::window}},
};

struct Review {
  const BodyRow& body;
  SeenDossier seen;
  std::string key;

  const dossier::Thread& thread() const { return seen.kept.state.thread(body.word, key); }
};

Result<Review> review_of(Desk& desk, const Account& who, const std::string& number,
                         std::string_view track) {
  RENGA_ASSIGN(SeenDossier seen, desk.show(who, number));
  const auto body = std::ranges::find(kBodies, track, &BodyRow::track);
  if (body == kBodies.end() || !body->readers.meets(seen.roles))
    return fail(Error(code::dossier_unknown).with("dossier", number));
  std::string key = body->word == Track::committee
                        ? std::string(dossier::committee_for(seen.kept.state.databases))
                        : std::string();
  return Review{*body, std::move(seen), std::move(key)};
}

std::vector<CriterionNote> criteria_of(const Review& review) {
  std::vector<CriterionNote> notes;
  for (const dossier::Ask* ask :
       dossier::criteria_of(review.body.track, review.seen.kept.state, review.seen.kept.terms))
    notes.push_back({dossier::mark_of(*ask), ask->rule, {ask->japanese, ask->english}});
  return notes;
}

store::MeetingKey meeting_key(const Review& review) {
  return {review.seen.kept.state.number, std::string(review.body.track), review.key};
}

Result<CriteriaView> view_of(Desk& desk, const Account& who, const Review& review) {
  CriteriaView view{.criteria = criteria_of(review), .marks = {}};
  RENGA_ASSIGN(view.marks, desk.reading([&](store::Transaction& transaction) {
    return store::marks_of(transaction, meeting_key(review));
  }));
  // Members do not see each other's marks before the outcome.
  if (review.thread().outcome.empty())
    std::erase_if(view.marks,
                  [&](const store::MarkRow& row) { return row.account != who.account; });
  return view;
}

bool may_mark(const Review& review, const Account& who) {
  const dossier::Thread& thread = review.thread();
  const auto member = thread.meeting.members.find(who.account);
  return member != thread.meeting.members.end() && member->second.present &&
         !member->second.recused && thread.outcome.empty();
}

}  // namespace

Result<CriteriaView> criteria(Desk& desk, const Account& who, const std::string& number,
                              std::string_view track) {
  RENGA_ASSIGN(const Review review, review_of(desk, who, number, track));
  return view_of(desk, who, review);
}

Result<CriteriaView> keep_marks(Desk& desk, const Account& who, const std::string& number,
                                std::string_view track, const std::vector<store::MarkRow>& marks) {
  RENGA_ASSIGN(const Review review, review_of(desk, who, number, track));
  if (!may_mark(review, who)) return fail(Error(code::not_a_member).rule("BRD-15"));
  const auto known = criteria_of(review);
  for (const store::MarkRow& row : marks) {
    const bool there = std::ranges::find(known, row.criterion, &CriterionNote::name) != known.end();
    if (!there || std::ranges::find(kMarks, row.mark) == kMarks.end() ||
        row.comment.size() > kCommentBytes)
      return fail(
          in_field(Error(code::value_unknown), "marks").with("known", "meets, meets_not, unsure"));
  }
  RENGA_TRY(desk.writing([&](store::Transaction& transaction) {
    return store::replace_marks(transaction, meeting_key(review), who.account, marks);
  }));
  return view_of(desk, who, review);
}

}  // namespace renga::service
