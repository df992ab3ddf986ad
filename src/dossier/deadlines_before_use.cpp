// What is due before data are provided (FLOW-A6 to FLOW-C9, CAL-01 to CAL-06, FEE-23, OUT-13,
// OUT-22).

#include "dossier/deadline_rows.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr Roles kApplying = {Role::contact, Role::agent};

/// The next printed deadline of each database, while the form is not in.
void find_consultation(Found& found, Date today) {
  const Dossier& dossier = found.dossier();
  if (dossier.public_form || dossier.stage(Track::application) != Stage::asked) return;
  for (const std::string& database : dossier.databases) {
    const Ask* next = nullptr;
    for (const Ask& ask : found.terms().all("deadline")) {
      if (ask.said.text("database") != database || *ask.said.day("by") < today) continue;
      if (next == nullptr || *ask.said.day("by") < *next->said.day("by")) next = &ask;
    }
    if (next == nullptr) continue;
    found.add({next->rule,
               {"事前相談の締切（次の審査分）", "consultation deadline of the next review"},
               kApplying,
               {Role::window},
               database,
               "submit_public_form",
               *next->said.day("by")});
    const std::string judging = committee_for(dossier.databases);
    if (dossier.stage(Track::committee, judging) == Stage::outline_asked)
      found.add({"FLOW-C9",
                 {"様式2-1・2-2の提出", "forms 2-1 and 2-2"},
                 {Role::producer},
                 {Role::office},
                 judging,
                 "send_outline",
                 *next->said.day("by")});
  }
}

/// Each consulted party tells the office (FLOW-A6); the producer tells its result (FLOW-B6).
void find_sharing(Found& found, Date) {
  for (const auto& [key, thread] : found.dossier().threads) {
    if (key.track == Track::consultation && !thread.office_informed &&
        (thread.stage == Stage::received || thread.stage == Stage::guided ||
         thread.stage == Stage::completed))
      found.add_after({"FLOW-A6",
                       {"参事官室への事前相談の情報共有", "telling the office of the consultation"},
                       {key.key == "producer" ? Role::producer : Role::window},
                       {Role::office},
                       key.key,
                       "inform_office_of_consultation",
                       *thread.since},
                      *thread.since, "promptly");
    if (key.track == Track::board && thread.notified && !thread.office_informed)
      found.add_after({"FLOW-B6",
                       {"参事官室への審査結果の情報共有", "telling the office the board's result"},
                       {Role::producer},
                       {Role::office},
                       {},
                       "inform_office_of_board_result",
                       *thread.since},
                      *thread.since, "promptly");
  }
}

bool is_decided(const Thread& thread) {
  constexpr Stages kDecided = {Stage::passed, Stage::refused, Stage::correcting,
                               Stage::conditional};
  return !thread.outcome.empty() && kDecided.has(thread.stage);
}

void find_notices(Found& found, Date) {
  for (const auto& [key, thread] : found.dossier().threads) {
    if (!is_decided(thread)) continue;
    const bool board = key.track == Track::board;
    if (!board && key.track != Track::committee) continue;
    if (!thread.notified)
      found.add_after({board ? "FLOW-B4" : "FLOW-C8",
                       {"審査結果の通知", "the notice of the result"},
                       {board ? Role::producer : Role::extractor},
                       kApplying,
                       key.key,
                       board ? "notify_board_result" : "notify_committee_result",
                       *thread.since},
                      *thread.since, "promptly");
    if (!thread.expedited_reported)
      found.add_after(
          {board ? "BRD-18" : "OUT-13",
           {"迅速審査・条件の確認結果の報告", "reporting an expedited or settled review"},
           {board ? Role::producer : Role::office},
           {board ? Role::board : Role::committee},
           key.key,
           board ? "report_expedited_review" : "report_settlement",
           *thread.since},
          *thread.since, "promptly");
  }
}

/// BRD-21: so often a year the board publishes which meetings were held and what was reviewed.
void find_board_matters(Found& found, Date) {
  constexpr int kMonthsOfYear = 12;
  const Dossier& dossier = found.dossier();
  const Ask* often = found.terms().value("board.publications_per_year_min", found.facts());
  const Thread& board = dossier.thread(Track::board);
  if (often == nullptr || dossier.over() || !board.since || board.outcome.empty()) return;
  const int months = kMonthsOfYear / static_cast<int>(often->said.number("number"));
  found.add(
      {often->rule,
       {"審査委員会の開催状況及び審査の概要の公表", "publishing the board's meetings and reviews"},
       {Role::producer},
       {Role::board},
       {},
       "publish_board_matters",
       months_after(dossier.board_published_on.value_or(*board.since), months)});
}

void find_returned_form(Found& found, Date) {
  const Dossier& dossier = found.dossier();
  const std::string judging = committee_for(dossier.databases);
  const auto by = dossier.thread(Track::committee, judging).notes.day("by");
  if (!dossier.form_open || dossier.public_form || !by) return;
  found.add({"APP-18",
             {"差戻しを受けた申出書の再提出", "handing in the returned form again"},
             kApplying,
             {Role::office},
             judging,
             "submit_public_form",
             *by});
}

void find_ethics(Found& found, Date) {
  const auto answer = found.dossier().answers.find("ethics_approval");
  if (answer == found.dossier().answers.end() || answer->second.text("choice") != "pending") return;
  const auto by = answer->second.day("day");
  if (!by) return;
  found.add({"APP-85",
             {"倫理審査の承諾書の写しの提出", "the copy of the ethics consent"},
             kApplying,
             {Role::window},
             {},
             "save_section",
             *by});
}

void find_payment(Found& found, Date) {
  const Fee& fee = found.dossier().fee;
  const auto told = found.dossier().thread(Track::agreement).notes.day("fee_told");
  if (!fee.yen || fee.paid || fee.exempt || !told) return;
  Due due = {"FEE-23",
             {"手数料の納付", "payment of the fee"},
             kApplying,
             {Role::office, Role::extractor},
             {},
             "confirm_payment",
             fee.pay_by.value_or(*told)};
  // LNK-20: of NDB linked with 介護DB, soon after the amount was told, whatever day it names.
  const auto& databases = found.dossier().databases;
  const Ask* clock = found.clock("fee_payment_linked");
  if (clock != nullptr && databases.contains("ndb") && databases.contains("kaigo")) {
    due.rule = clock->rule;
    found.add_after(std::move(due), *told, clock->said.text("word"));
  } else if (fee.pay_by) {
    found.add(std::move(due));
  }
}

/// The planned time that the approval notice told (OUT-22, PRV-05, PRV-06).
void find_provision(Found& found, Date) {
  const Dossier& dossier = found.dossier();
  const Thread& thread = dossier.thread(Track::committee, committee_for(dossier.databases));
  const auto planned = thread.notes.day("planned_provision");
  if (!planned || dossier.use_from) return;
  const Ask* onsite = found.clock("onsite_start");
  const Ask* clock = onsite == nullptr ? found.clock("provision") : onsite;
  found.add({clock == nullptr ? "OUT-22" : clock->rule,
             {"通知した提供予定時期", "the planned time of provision"},
             {Role::extractor, Role::producer},
             kApplying,
             {},
             "send_data",
             *planned});
}

constexpr std::array<FindsDue, 8> kRows = {find_consultation,  find_sharing,       find_notices,
                                           find_board_matters, find_returned_form, find_ethics,
                                           find_payment,       find_provision};

}  // namespace

std::span<const FindsDue> deadlines_before_use() {
  return kRows;
}

}  // namespace renga::dossier
