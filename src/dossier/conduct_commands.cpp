// Suspicion, stop of use, hearing and measures (VIO-01 to VIO-25).

#include "dossier/choices.hpp"
#include "dossier/guards.hpp"
#include "dossier/measures.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

const Thread& thread_of(const Call& call) {
  return call.dossier.thread(Track::conduct, call.key());
}
Fields& notes_of(Dossier& dossier, const Event& event) {
  return dossier.threads[{Track::conduct, event.key}].notes;
}

constexpr Field kPersons = {
    "persons", FieldKind::words, false, {"違反に関わった人", "persons involved"}};

constexpr std::array kSuspicionFields = {
    kPersons,
    Field{
        "applicants", FieldKind::words, false, {"違反に関わった提供申出者", "applicants involved"}},
    Field{"violation",
          FieldKind::word,
          true,
          {"違反の類型", "kind of violation"},
          {},
          violation_kinds},
    Field{"like",
          FieldKind::word,
          false,
          {"準じる類型", "the kind that another breach is like"},
          {},
          likened_violations},
    Field{"found", FieldKind::day, false, {"事実が判明した日", "day on which it was found"}},
    Field{
        "facts", FieldKind::digest, true, {"事実関係の資料のダイジェスト", "digest of the facts"}},
};
constexpr std::array kSuspicionGuards = {
    Guard{[](const Call& call) {
            return (call.fields().text("violation") == "other") == call.fields().has("like");
          },
          "VIO-09",
          {"その他の違反では、どの類型（①〜⑧）に準じるか（like）を指定してください。",
           "For another breach name the kind that it is like (like), one of the eight."}},
    Guard{[](const Call& call) {
            const auto found = call.fields().day("found");
            return !found || *found <= call.around.today;
          },
          "VIO-11",
          {"事実が判明した日には、今日以前の日を記入してください。",
           "Give a day on which it was found that is not in the future."}},
};

/// A row that a database's guideline does not have (VIO-06 for DPCDB).
std::optional<Fault> row_fault(const Call& call) {
  constexpr Bilingual kNone = {
      "この申出のデータベースの指針にこの類型はありません。指針にある類型を選んでください。",
      "The guidelines of these databases have no such kind. Choose one that they have."};
  const auto& rows = call.terms.all("violation");
  if (rows.empty()) return std::nullopt;
  const std::string kind = call.fields().text("violation");
  // The rulebooks name showing without the check in short.
  const std::string key = kind == "shown_unchecked" ? "shown" : kind;
  if (call.terms.keyed("violation", key, facts_of(call.dossier)) != nullptr) return std::nullopt;
  return Fault{std::string(row_named(violations(), kind)->rule), kNone, kind};
}

void note_suspicion(Dossier& dossier, const Event& event, const Terms&) {
  Fields& notes = notes_of(dossier, event);
  notes = event.fields;
  if (!notes.has("found")) notes.set("found", event.day);
  // Whom measures reach: persons and applicants are told apart by their numbers alone (VIO-18).
  auto reached = event.fields.words("persons");
  for (const std::string& applicant : event.fields.words("applicants"))
    reached.push_back(applicant);
  if (!reached.empty()) notes.set("persons", reached);
  dossier.stopped = true;
}

constexpr std::array kOpinionFields = {
    Field{"opinion", FieldKind::digest, false, {"意見のダイジェスト", "digest of the opinion"}}};
void note_opinion(Dossier& dossier, const Event& event, const Terms&) {
  notes_of(dossier, event).set("heard_on", event.day);
}

constexpr std::array kMeasureFields = {
    Field{"months", FieldKind::number, false, {"提供禁止の月数", "months of the ban"}},
    Field{"unlimited", FieldKind::flag, false, {"無期限", "without limit"}},
    Field{"measures", FieldKind::words, false, {"措置", "measures"}, {}, measure_kinds},
    Field{"names_published", FieldKind::flag, false, {"氏名等の公表", "names are published"}},
    Field{"profit_yen", FieldKind::number, false, {"不当な利益の額（円）", "unjust profit in yen"}},
    Field{"loss_yen", FieldKind::number, false, {"与えた損失の額（円）", "loss caused in yen"}},
    Field{
        "handlers_only", FieldKind::flag, false, {"取扱者のみへの措置", "against handlers alone"}},
    Field{"warning", FieldKind::text, false, {"利活用者への注意", "warning to the user"}},
    Field{"reason", FieldKind::text, true, {"理由", "reason"}},
};
constexpr std::array kMeasureGuards = {
    Guard{[](const Call& call) {
            return !call.fields().flag("handlers_only") || call.fields().has("warning");
          },
          "VIO-21",
          {"取扱者のみへの措置では、利活用者に内容を通告し、注意を求めてください。",
           "With a measure against handlers alone the user is told and warned."}},
};

/// The months by the row of the violation (VIO-01 to VIO-09), and measures that the guideline has.
std::optional<Fault> measure_fault(const Call& call) {
  constexpr Bilingual kLimit = {"この類型に無期限の措置はありません。月数を指定してください。",
                                "This kind allows no measure without limit. State the months."};
  constexpr Bilingual kRange = {"措置の表にある範囲の月数を指定してください。",
                                "State months within the table's range."};
  constexpr Bilingual kComputed = {
      "この類型の期間は、返却・消去の日と遅延日数から計算します。月数を指定しないでください。",
      "The period follows from the day of erasure and the delay. Do not state months."};
  constexpr Bilingual kNone = {"この指針にこの措置はありません。指針にある措置を選んでください。",
                               "The guideline has no such measure. Choose one that it has."};
  const ViolationRow& row = violation_of(thread_of(call));
  const std::int64_t months = call.fields().number("months");
  const bool unlimited = call.fields().flag("unlimited");
  if (unlimited && !row.unlimited_allowed) return Fault{std::string(row.rule), kLimit, "unlimited"};
  if (row.days_late_again && call.fields().has("months"))
    return Fault{std::string(row.rule), kComputed, "months"};
  if (!row.days_late_again && !unlimited && (months < row.months_min || months > row.months_max))
    return Fault{std::string(row.rule), kRange, "months"};
  if (call.terms.all("sanction").empty()) return std::nullopt;
  for (const std::string& measure : call.fields().words("measures"))
    if (call.terms.keyed("sanction", measure, facts_of(call.dossier)) == nullptr)
      return Fault{measure == "no_publication" ? "VIO-16" : "VIO-14", kNone, measure};
  return std::nullopt;
}

void note_measure(Dossier& dossier, const Event& event, const Terms&) {
  Fields& notes = notes_of(dossier, event);
  for (const auto& [name, value] : event.fields.all()) notes.set(name, value);
  const ViolationRow& row = violation_of(dossier.thread(Track::conduct, event.key));
  if (row.days_late_again) {
    if (const auto until = last_day_of_delay(dossier)) notes.set("banned_until", *until);
  } else if (!event.fields.flag("unlimited")) {
    notes.set("banned_until",
              last_day_of_months(notes.day("found").value_or(event.day), notes.number("months")));
  }
  const auto measures = event.fields.words("measures");
  if (std::ranges::find(measures, "no_publication") != measures.end())
    dossier.no_publication = true;
  const std::int64_t owed = event.fields.number("profit_yen") + event.fields.number("loss_yen");
  if (owed > 0) dossier.owed[event.key] = owed;
}

constexpr std::array kPaidFields = {
    Field{"yen", FieldKind::number, true, {"支払われた額（円）", "yen paid"}}};
constexpr std::array kPaidGuards = {
    Guard{[](const Call& call) {
            const auto owed = call.dossier.owed.find(call.key());
            return owed != call.dossier.owed.end() && call.fields().number("yen") == owed->second;
          },
          "VIO-20",
          {"国に支払うべき額の全額の支払を確認してください。",
           "Confirm the payment of the whole amount owed to the state."}}};
void note_paid(Dossier& dossier, const Event& event, const Terms&) {
  dossier.owed.erase(event.key);
}

bool has_open_conduct(const Dossier& dossier) {
  return dossier.any(Track::conduct, Stage::suspected) ||
         dossier.any(Track::conduct, Stage::heard) || dossier.any(Track::conduct, Stage::measured);
}
void lift_stop(Dossier& dossier, const Event&, const Terms&) {
  // A revoked approval keeps the use stopped (OUT-07).
  dossier.stopped = has_open_conduct(dossier) || dossier.stage(Track::board) == Stage::refused;
  dossier.no_publication = false;
  for (const auto& [key, thread] : dossier.threads) {
    const auto measures = thread.notes.words("measures");
    if (key.track == Track::conduct && thread.stage == Stage::measured &&
        std::ranges::find(measures, "no_publication") != measures.end())
      dossier.no_publication = true;
  }
}

constexpr std::array kLiftGuards = {
    Guard{[](const Call& call) {
            const Thread& thread = thread_of(call);
            if (thread.stage != Stage::measured) return true;
            const auto until = thread.notes.day("banned_until");
            return until && call.around.today > *until;
          },
          "VIO-14",
          {"措置の期間が過ぎてから解除します。", "The period of the measure must have passed."}},
    Guard{
        [](const Call& call) { return !call.dossier.owed.contains(call.key()); },
        "VIO-20",
        {"国への支払を確認してから解除します。", "What is owed to the state must be paid first."}},
};

constexpr std::array kCarriedFields = {
    Field{"persons", FieldKind::words, true, {"措置を受けた人・機関の番号", "whom it reaches"}},
    Field{"law", FieldKind::word, true, {"措置の根拠法", "law of the ban"}, {}, other_laws},
    Field{"banned_until", FieldKind::day, false, {"措置の最終日", "last day of the ban"}},
};
/// The same time and the same persons as the other system's measure.
void carry_over(Dossier& dossier, const Event& event, const Terms&) {
  notes_of(dossier, event) = event.fields;
}

constexpr Roles kTold = {Role::contact, Role::handler, Role::producer};

constexpr std::array kRows = {
    CommandRow{.name = "suspect_violation",
               .label = {"疑義を確認し利用停止を要請", "state a suspicion and ask to stop use"},
               .track = Track::conduct,
               .roles = {Role::office, Role::extractor},
               .from = {Stage::idle, Stage::incident},
               .to = Stage::suspected,
               .rule = "VIO-11",
               .fields = kSuspicionFields,
               .guards = kSuspicionGuards,
               .fault = row_fault,
               .asks = {"データベースの指針にある類型（VIO-01〜VIO-09）",
                        "a kind that the database's guideline has (VIO-01 to VIO-09)"},
               .effect = note_suspicion,
               .told = kTold.with(Role::committee)},
    CommandRow{.name = "hear_committee",
               .label = {"委員会の意見を聴取", "hear the committee"},
               .track = Track::conduct,
               .roles = {Role::office, Role::extractor},
               .from = {Stage::suspected},
               .to = Stage::heard,
               .rule = "VIO-24",
               .fields = kOpinionFields,
               .effect = note_opinion,
               .told = {Role::committee}},
    CommandRow{.name = "decide_measure",
               .label = {"措置を決定", "decide the measure"},
               .track = Track::conduct,
               .roles = {Role::office},
               .from = {Stage::heard},
               .to = Stage::measured,
               .rule = "VIO-12",
               .fields = kMeasureFields,
               .guards = kMeasureGuards,
               .fault = measure_fault,
               .asks = {"措置の表の期間と種類（VIO-01〜VIO-09・VIO-13〜VIO-17）",
                        "periods and measures of the table (VIO-01 to VIO-09, VIO-13 to VIO-17)"},
               .effect = note_measure,
               .told = kTold.with(Role::extractor),
               .document = "measure_notice"},
    CommandRow{.name = "confirm_payment_to_state",
               .label = {"国への支払を確認", "confirm what was paid to the state"},
               .track = Track::conduct,
               .roles = {Role::office},
               .from = {Stage::measured},
               .to = std::nullopt,
               .rule = "VIO-20",
               .fields = kPaidFields,
               .guards = kPaidGuards,
               .effect = note_paid,
               .told = {Role::contact}},
    CommandRow{.name = "carry_over_ban",
               .label = {"他法による措置を引継ぎ", "carry over another system's ban"},
               .track = Track::conduct,
               .roles = {Role::office},
               .from = {Stage::idle},
               .to = Stage::measured,
               .rule = "VIO-23",
               .fields = kCarriedFields,
               .effect = carry_over,
               .told = kTold.with(Role::extractor)},
    CommandRow{.name = "lift_measure",
               .label = {"停止の解除", "lift the stop or measure"},
               .track = Track::conduct,
               .roles = {Role::office},
               .from = {Stage::suspected, Stage::heard, Stage::measured},
               .to = Stage::cleared,
               .rule = "VIO-14",
               .guards = kLiftGuards,
               .effect = lift_stop,
               .told = kTold},
};

}  // namespace

std::span<const CommandRow> conduct_commands() {
  return kRows;
}

}  // namespace renga::dossier
