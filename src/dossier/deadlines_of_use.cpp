// What is due once data were provided (PRV-08 to PRV-13, USE-01 to USE-05, CHG-18, CHG-19, RPT-01
// to RPT-07, END-01 to END-17, SEC-37, SEC-63, VIO-11 to VIO-24, AUD-01, LAW-30).

#include "dossier/deadline_rows.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr Roles kUsing = {Role::contact, Role::agent};
constexpr Roles kOffices = {Role::office, Role::extractor};
constexpr int kMonthsOfYear = 12;

const Fields& notes_of(const Dossier& dossier) {
  return dossier.thread(Track::application).notes;
}

void find_receipts(Found& found, Date) {
  for (const auto& [key, thread] : found.dossier().threads)
    if (key.track == Track::provision && thread.stage == Stage::sent)
      found.add_after({"PRV-08",
                       {"受領書の提出", "the receipt"},
                       kUsing,
                       kOffices,
                       key.key,
                       "receive_data",
                       *thread.since},
                      *thread.since, "promptly");
}

/// PRV-12: the HDD after it was copied; END-02: every other medium at the end.
void find_media(Found& found, Date) {
  const auto ended = notes_of(found.dossier()).day("ended_on");
  for (const auto& [key, thread] : found.dossier().threads) {
    if (key.track != Track::provision || !thread.notes.has("medium") ||
        thread.notes.flag("medium_returned"))
      continue;
    const bool copied = thread.notes.text("medium") == "HDD" && thread.stage == Stage::held &&
                        thread.notes.number("copies_made") > 0;
    if (!copied && !ended) continue;
    const Date event = copied ? *thread.since : *ended;
    found.add_after({copied ? "PRV-12" : "END-02",
                     {"媒体の返却", "the return of the medium"},
                     kUsing,
                     kOffices,
                     key.key,
                     "return_medium",
                     event},
                    event, "promptly");
  }
}

void find_periods(Found& found, Date) {
  const Dossier& dossier = found.dossier();
  if (dossier.stage(Track::application) != Stage::in_use) return;
  for (const auto& [name, place] : dossier.places)
    if (place.use_until && place.copies > 0)
      found.add({place.kind == "own" ? "USE-01" : "USE-03",
                 {"利用期間の終了", "the end of the use period"},
                 kUsing,
                 kOffices,
                 name,
                 "finish_use",
                 *place.use_until});
}

/// CHG-18: the last printed consultation deadline in the year before the end, or the end itself
/// where that year's are not printed yet; CHG-19: months before it.
void find_extension(Found& found, Date) {
  const Dossier& dossier = found.dossier();
  if (dossier.stage(Track::application) != Stage::in_use || !dossier.use_until) return;
  const Ask* months = found.clock("extension_application_months");
  Date by = *dossier.use_until;
  if (months != nullptr) {
    by = months_before(by, static_cast<int>(-months->said.number("amount")));
  } else {
    const Date end = by;
    Date last = months_before(end, kMonthsOfYear);
    for (const Ask& ask : found.terms().all("deadline"))
      if (const Date day = *ask.said.day("by"); day <= end && day > last) by = last = day;
  }
  found.add({months == nullptr ? "CHG-18" : "CHG-19",
             {"延長する場合の変更申出", "applying for an extension, if one is wanted"},
             kUsing,
             {Role::window},
             {},
             "apply_for_change",
             by});
}

void find_results(Found& found, Date) {
  const Dossier& dossier = found.dossier();
  if (dossier.applicant_kind == "public") return;
  const Ask* clock = found.clock("results_report");
  const int months = clock == nullptr ? found.terms().results_months
                                      : static_cast<int>(clock->said.number("amount"));
  for (const auto& [key, thread] : dossier.threads)
    if (key.track == Track::publication && thread.stage == Stage::published)
      found.add({"RPT-01",
                 {"利用実績報告書の提出", "the report of results"},
                 kUsing,
                 kOffices,
                 key.key,
                 "report_results",
                 months_after(*thread.since, months)});
}

/// RPT-05: the ministry gathers the reports and tells the committee.
void find_telling(Found& found, Date) {
  const auto& duties = found.terms().all("duty");
  if (std::ranges::find(duties, "RPT-05", &Ask::rule) == duties.end()) return;
  for (const auto& [key, thread] : found.dossier().threads)
    if (key.track == Track::publication && thread.stage == Stage::reported &&
        !thread.notes.has("told_committee"))
      found.add_after({"RPT-05",
                       {"利用実績の委員会への報告", "telling the committee the results"},
                       kOffices,
                       {Role::committee},
                       key.key,
                       "tell_committee_of_results",
                       *thread.since},
                      *thread.since, "promptly");
}

/// LAW-16, END-11: how soon data of the producer are erased where they were provided.
const Ask* producers_clock(const Found& found, const std::string& place) {
  const Thread& thread = found.dossier().thread(Track::provision, "jisedai/" + place);
  return thread.stage == Stage::idle ? nullptr : found.clock("erasure_jisedai");
}

void find_management_report(Found& found, Date) {
  const Dossier& dossier = found.dossier();
  if (!dossier.use_from || !dossier.use_until || dossier.over()) return;
  const auto reported = notes_of(dossier).day("status_reported");
  const Date by = months_after(*dossier.use_from, found.terms().status_report_months);
  if (*dossier.use_until > by && !reported)
    found.add({"RPT-06",
               {"利用開始2年後の管理状況報告", "the report on management after two years"},
               kUsing,
               kOffices,
               {},
               "report_status",
               by});
  const auto demanded = notes_of(dossier).day("status_demanded");
  if (!demanded || (reported && *reported >= *demanded)) return;
  const Ask* clock = found.clock("management_report_on_demand");
  const bool in_days = clock == nullptr || clock->said.has("amount");
  Due due = {"RPT-07", {"求めのあった管理状況報告", "the report that was asked for"},
             kUsing,   kOffices,
             {},       "report_status",
             *demanded};
  if (!in_days) {
    found.add_after(std::move(due), *demanded, "promptly");
    return;
  }
  const auto days = clock == nullptr ? found.terms().report_on_demand_days
                                     : static_cast<int>(clock->said.number("amount"));
  due.by = demanded->plus_days(days);
  found.add(std::move(due));
}

void find_erasure(Found& found, Date) {
  const Dossier& dossier = found.dossier();
  const auto ended = notes_of(dossier).day("ended_on");
  if (!ended || dossier.over()) return;
  const bool impossible = notes_of(dossier).flag("impossible");
  for (const auto& [name, place] : dossier.places) {
    if (place.copies == 0) continue;
    const bool onsite = place.kind == "onsite";
    const Ask* clock = found.terms().keyed("clock", onsite ? "onsite_erasure" : "erasure",
                                           facts_at(dossier, place));
    const Ask* producers = producers_clock(found, name);
    const std::string stated = clock == nullptr ? "without_delay" : clock->said.text("word");
    const bool sooner = producers != nullptr && stated == "without_delay";
    const std::string haste = sooner ? producers->said.text("word") : stated;
    found.add_after({impossible ? "END-04"
                     : sooner   ? producers->rule
                     : onsite   ? "END-06"
                                : "END-01",
                     {"データ及び生成物の消去と報告", "erasing data and products, and the report"},
                     kUsing,
                     kOffices.with(Role::producer),
                     name,
                     "erase_place",
                     *ended},
                    *ended, impossible ? "promptly" : haste);
  }
  if (dossier.stage(Track::ids) == Stage::issued)
    found.add_after({"END-17",
                     {"加工用ID5の消去", "erasing the processing IDs"},
                     {Role::producer},
                     kOffices,
                     {},
                     "erase_processing_ids",
                     *ended},
                    *ended, "without_delay");
}

/// SEC-37, SEC-63: how long the records of entry and access are kept after the end.
void find_records(Found& found, Date today) {
  const auto ended = notes_of(found.dossier()).day("ended_on");
  if (!ended) return;
  for (const std::string_view what : {"entry_records.keep_years", "access_log.keep_years"}) {
    const Ask* years = found.terms().value(what, found.facts());
    if (years == nullptr) continue;
    const Date until =
        months_after(*ended, kMonthsOfYear * static_cast<int>(years->said.number("number")));
    if (until < today) continue;
    found.add({years->rule,
               {"入退室・アクセス記録の保管", "keeping the records of entry and access"},
               kUsing,
               {},
               {},
               {},
               until});
  }
}

/// What follows from the stage of a conduct thread, by its haste.
struct ConductRow {
  Stage stage;
  std::string_view rule;
  Bilingual what;
  Roles who;
  Roles watching;
  std::string_view command;
  std::string_view haste;
};
constexpr std::array kConduct = {
    ConductRow{Stage::incident,
               "SEC-17",
               {"事故報告への対応", "dealing with the incident"},
               kOffices,
               {Role::contact, Role::producer},
               "close_incident",
               "at_once"},
    ConductRow{Stage::complained,
               "LAW-30",
               {"苦情への回答", "answering the complaint"},
               {Role::producer},
               {Role::office},
               "answer_complaint",
               "promptly"},
    ConductRow{Stage::suspected,
               "VIO-24",
               {"委員会への報告と意見聴取", "reporting to the committee and hearing it"},
               kOffices,
               {Role::committee},
               "hear_committee",
               "promptly"},
    ConductRow{Stage::heard,
               "VIO-12",
               {"措置の決定", "deciding the measure"},
               {Role::office},
               {Role::committee},
               "decide_measure",
               "promptly"},
    ConductRow{Stage::answered,
               "AUD-01",
               {"指摘への対応の確認", "looking at the correction"},
               kOffices,
               {Role::contact},
               "accept_correction",
               "promptly"},
};

void find_conduct(Found& found, Date) {
  for (const auto& [key, thread] : found.dossier().threads) {
    if (key.track != Track::conduct) continue;
    for (const ConductRow& row : kConduct)
      if (row.stage == thread.stage)
        found.add_after({std::string(row.rule), row.what, row.who, row.watching, key.key,
                         std::string(row.command), *thread.since},
                        *thread.since, row.haste);
    if (const auto by = thread.notes.day("correct_by"); by && thread.stage == Stage::inspected)
      found.add({"CHG-10",
                 {"実地監査の指摘への対応", "putting right what the inspection found"},
                 kUsing,
                 kOffices,
                 key.key,
                 "answer_findings",
                 *by});
    if (const auto until = thread.notes.day("banned_until");
        until && thread.stage == Stage::measured)
      found.add({"VIO-14",
                 {"措置の期間の終了と解除", "the end of the measure and its lifting"},
                 {Role::office},
                 kUsing,
                 key.key,
                 "lift_measure",
                 until->plus_days(1)});
    if (found.dossier().owed.contains(key.key))
      found.add_after({"VIO-20",
                       {"国への支払", "payment to the state"},
                       kUsing,
                       {Role::office},
                       key.key,
                       "confirm_payment_to_state",
                       *thread.since},
                      *thread.since, "without_delay");
  }
}

constexpr std::array<FindsDue, 10> kRows = {
    find_receipts, find_media,   find_periods,           find_extension, find_results,
    find_telling,  find_erasure, find_management_report, find_records,   find_conduct};

}  // namespace

std::span<const FindsDue> deadlines_of_use() {
  return kRows;
}

}  // namespace renga::dossier
