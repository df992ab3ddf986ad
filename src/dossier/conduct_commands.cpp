// Suspicion, stop of use, hearing and measures (VIO-01 to VIO-25).

#include "dossier/guards.hpp"

#include <array>

namespace renga::dossier {
namespace {

constexpr std::array kSuspicionFields = {
    Field{"persons",
          FieldKind::words,
          false,
          {"違反に関わった人の番号", "accounts of those involved"}},
    Field{"violation", FieldKind::word, true, {"違反の類型", "kind of violation"}},
    Field{
        "facts", FieldKind::digest, true, {"事実関係の資料のダイジェスト", "digest of the facts"}},
};
constexpr std::array kSuspicionGuards = {
    Guard{[](const Call& call) {
            return row_named(violations(), call.fields().text("violation")) != nullptr;
          },
          "VIO-09",
          {"違反の類型から選んでください。", "Choose one of the kinds of violation."}},
};
void note_suspicion(Dossier& dossier, const Event& event, const Terms&) {
  dossier.threads[{Track::conduct, event.key}].notes = event.fields;
  dossier.stopped = true;
}

constexpr std::array kMeasureFields = {
    Field{"months", FieldKind::number, false, {"提供禁止の月数", "months of the ban"}},
    Field{"unlimited", FieldKind::flag, false, {"無期限", "without limit"}},
    Field{"days_late", FieldKind::number, false, {"遅延日数", "days late"}},
    Field{"names_published", FieldKind::flag, false, {"氏名等の公表", "names are published"}},
    Field{"reason", FieldKind::text, true, {"理由", "reason"}},
};

const ViolationRow& violation_of(const Call& call) {
  const ViolationRow* row = row_named(
      violations(), call.dossier.thread(Track::conduct, call.key()).notes.text("violation"));
  ensure(row != nullptr, "a suspicion names a violation of the table");
  return *row;
}

constexpr std::array kMeasureGuards = {
    Guard{[](const Call& call) {
            return !call.fields().flag("unlimited") || violation_of(call).unlimited_allowed;
          },
          "VIO-05",
          {"この類型に無期限の措置はありません。月数を指定してください。",
           "This kind allows no measure without limit. State the months."}},
    Guard{
        [](const Call& call) {
          const ViolationRow& row = violation_of(call);
          const std::int64_t months = call.fields().number("months");
          return row.days_late_again || call.fields().flag("unlimited") ||
                 (months >= row.months_min && months <= row.months_max);
        },
        "VIO-01",
        {"措置の表にある範囲の月数を指定してください。", "State months within the table's range."}},
    Guard{[](const Call& call) {
            return !violation_of(call).days_late_again || call.fields().has("days_late");
          },
          "VIO-02",
          {"返却・消去が遅れた日数を指定してください。", "State how many days it was late."}},
};

/// The last day of a ban; nothing where it has no limit.
std::optional<Date> last_day(const ViolationRow& row, const Event& event) {
  if (event.fields.flag("unlimited")) return std::nullopt;
  if (row.days_late_again)
    return event.day.plus_days(static_cast<std::int32_t>(event.fields.number("days_late")));
  const Date month = event.day.plus_months(static_cast<int>(event.fields.number("months")));
  const auto day = Date::from_civil(month.year(), month.month(), event.day.day());
  return (day ? *day : month.plus_months(1)).plus_days(-1);
}

void note_measure(Dossier& dossier, const Event& event, const Terms&) {
  Fields& notes = dossier.threads[{Track::conduct, event.key}].notes;
  const ViolationRow* row = row_named(violations(), notes.text("violation"));
  ensure(row != nullptr, "a suspicion names a violation of the table");
  for (const auto& [name, value] : event.fields.all()) notes.set(name, value);
  if (const auto until = last_day(*row, event)) notes.set("banned_until", *until);
}

void lift_stop(Dossier& dossier, const Event&, const Terms&) {
  dossier.stopped = dossier.any(Track::conduct, Stage::suspected) ||
                    dossier.any(Track::conduct, Stage::heard) ||
                    dossier.any(Track::conduct, Stage::measured);
}

constexpr std::array kLiftGuards = {
    Guard{[](const Call& call) {
            const Thread& thread = call.dossier.thread(Track::conduct, call.key());
            if (thread.stage != Stage::measured) return true;
            const auto until = thread.notes.day("banned_until");
            return until && call.around.today > *until;
          },
          "VIO-14",
          {"措置の期間が過ぎてから解除します。", "The period of the measure must have passed."}},
};

constexpr std::array kRows = {
    CommandRow{.name = "suspect_violation",
               .label = {"疑義を確認し利用停止を要請", "state a suspicion and ask to stop use"},
               .track = Track::conduct,
               .roles = {Role::office, Role::extractor},
               .from = {Stage::idle},
               .to = Stage::suspected,
               .rule = "VIO-11",
               .fields = kSuspicionFields,
               .guards = kSuspicionGuards,
               .effect = note_suspicion,
               .told = {Role::contact, Role::handler, Role::producer, Role::committee}},
    CommandRow{.name = "hear_committee",
               .label = {"委員会の意見を聴取", "hear the committee"},
               .track = Track::conduct,
               .roles = {Role::office, Role::extractor},
               .from = {Stage::suspected},
               .to = Stage::heard,
               .rule = "VIO-24",
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
               .effect = note_measure,
               .told = {Role::contact, Role::handler, Role::producer, Role::extractor},
               .document = "measure_notice"},
    CommandRow{.name = "lift_measure",
               .label = {"停止の解除", "lift the stop or measure"},
               .track = Track::conduct,
               .roles = {Role::office},
               .from = {Stage::suspected, Stage::heard, Stage::measured},
               .to = Stage::cleared,
               .rule = "VIO-14",
               .guards = kLiftGuards,
               .effect = lift_stop,
               .told = {Role::contact, Role::handler, Role::producer}},
};

}  // namespace

std::span<const CommandRow> conduct_commands() {
  return kRows;
}

}  // namespace renga::dossier
