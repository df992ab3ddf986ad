// What the applicant pays, and who need not (FEE-03 to FEE-24).

#include "dossier/guards.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr std::array kEstimateFields = {
    Field{"yen", FieldKind::number, true, {"見積額（円）", "estimate in yen"}}};
constexpr std::array kEstimateGuards = {
    Guard{[](const Call& call) {
            return stated_word(call, "fee.estimate_told") != "after_approval" ||
                   committee_passed(call.dossier);
          },
          "FEE-10",
          {"手数料の見積額は、承諾後に通知します。", "The estimate is told after the approval."}}};
void estimate(Dossier& dossier, const Event& event, const Terms&) {
  dossier.fee.estimate_yen = event.fields.number("yen");
}

constexpr std::array kHoursFields = {
    Field{"hours",
          FieldKind::number,
          true,
          {"申出処理・抽出の時間", "hours of handling and extraction"}},
    Field{"minutes", FieldKind::number, false, {"端数の分", "minutes beyond the hours"}},
    Field{"environment_hours",
          FieldKind::number,
          false,
          {"環境構築の時間", "hours of building the environment"}},
    Field{"care_hours",
          FieldKind::number,
          false,
          {"介護DB分の時間", "hours of handling and extraction for the care database"}},
    Field{"yen_per_hour", FieldKind::number, false, {"1時間当たりの額（円）", "yen per hour"}},
    Field{"pay_by", FieldKind::day, false, {"納付期限", "day by which it is paid"}},
};
constexpr std::array kRateGuards = {
    Guard{[](const Call& call) {
            return stated_word(call, "fee.actual_told") != "data_ready" ||
                   call.dossier.any(Track::provision, Stage::prepared) || call.dossier.holds_data();
          },
          "FEE-22",
          {"実際の額は、提供データを用意した後に通知します。",
           "The actual amount is told when the data are ready."}},
    Guard{[](const Call& call) {
            return call.terms.fee_yen_per_hour > 0 || call.fields().number("yen_per_hour") > 0;
          },
          "FEE-05",
          {"政令の定める1時間当たりの額を指定してください。",
           "State the amount per hour of the Cabinet Order."}},
    Guard{[](const Call& call) {
            return call.fields().number("care_hours") == 0 || call.terms.fee_yen_per_care_hour > 0;
          },
          "FEE-07",
          {"介護DB分の時間を分けるのは、その額を定めたガイドラインによる申出に限ります。作業時間（h"
           "ours）に含めてください。",
           "Hours for the care database have an amount of their own only where a guideline states "
           "it. Count them in the hours of work (hours)."}},
    Guard{[](const Call& call) {
            return call.fields().number("environment_hours") == 0 ||
                   call.terms.value("fee.hours_counted_also", facts_of(call.dossier)) != nullptr;
          },
          "FEE-09",
          {"環境構築の時間は、オンサイトリサーチセンター又はHICの利用に限り加えます。それ以外では空"
           "けてください。",
           "Building the environment counts for an on-site centre or HIC only. Leave it out "
           "elsewhere."}},
    Guard{[](const Call& call) {
            const auto by = call.fields().day("pay_by");
            return stated_word(call, "fee.actual_told").empty() || (by && *by >= call.around.today);
          },
          "FEE-22",
          {"額とともに納付期限を通知してください。", "Tell the day by which it is paid, too."}},
};

/// Each started hour counts (FEE-06), those for the care database by their own amount (FEE-07).
std::int64_t yen_of(const Fields& fields, const Terms& terms) {
  constexpr std::int64_t kMinutes = 60;
  const std::int64_t rate =
      terms.fee_yen_per_hour > 0 ? terms.fee_yen_per_hour : fields.number("yen_per_hour");
  const std::int64_t started = (fields.number("minutes") + kMinutes - 1) / kMinutes;
  return rate * (fields.number("hours") + fields.number("environment_hours") + started) +
         terms.fee_yen_per_care_hour * fields.number("care_hours");
}
void set_fee(Dossier& dossier, const Event& event, const Terms& terms) {
  dossier.fee.yen = yen_of(event.fields, terms);
  dossier.fee.pay_by = event.fields.day("pay_by");
  dossier.threads[{Track::agreement, {}}].notes.set("fee_told", event.day);
  dossier.fee.paid = false;
}

constexpr std::array kAskFields = {
    Field{"papers", FieldKind::words, false, {"証拠書類の種類", "kinds of evidence"}}};
constexpr std::array kAskGuards = {
    Guard{[](const Call& call) { return !call.dossier.fee.yen; },
          "FEE-20",
          {"手数料の免除は、実際の手数料の通知までに申し出てください。",
           "Ask for exemption before the actual fee is told."}},
    Guard{[](const Call& call) {
            const Ask* papers = call.terms.value("exemption.papers", facts_of(call.dossier));
            const bool subsidised = std::ranges::any_of(
                call.dossier.applicants,
                [](const auto& entry) { return !entry.second.subsidy.empty(); });
            if (papers == nullptr || !subsidised) return true;
            const auto shown = call.fields().words("papers");
            return std::ranges::all_of(papers->said.words("words"), [&](const std::string& paper) {
              return std::ranges::find(shown, paper) != shown.end();
            });
          },
          "FEE-18",
          {"補助金等の交付決定通知の写しと、研究計画書又は交付申請書を添えてください。",
           "Attach the grant notice, and the plan or the grant application."}},
    Guard{[](const Call& call) {
            const Ask* paper = call.terms.value("exemption.reason_paper", facts_of(call.dossier));
            const auto shown = call.fields().words("papers");
            return paper == nullptr || !paper->said.flag("flag") ||
                   std::ranges::find(shown, "reason_paper") != shown.end();
          },
          "FEE-19",
          {"免除を求める理由書を添えてください。", "Attach the paper that states the reason."}},
};
void ask_exemption(Dossier& dossier, const Event&, const Terms&) {
  dossier.fee.exemption_asked = true;
}

constexpr std::array kExemptFields = {
    Field{"exempt", FieldKind::flag, true, {"免除の可否", "whether the fee is waived"}},
    Field{"all_qualify",
          FieldKind::flag,
          false,
          {"全ての提供申出者が要件を満たす", "all applicants qualify"}},
    Field{"confirmed",
          FieldKind::words,
          false,
          {"確認した補助金等の要件", "conditions of the subsidy that were confirmed"}},
    Field{"reason", FieldKind::text, false, {"理由", "reason"}},
};
constexpr std::array kExemptGuards = {
    Guard{[](const Call& call) { return call.dossier.fee.exemption_asked; },
          "FEE-21",
          {"免除の申出がありません。先に提供申出者が申し出てください。",
           "Nobody asked for exemption. The applicant asks first."}},
    Guard{[](const Call& call) {
            return !call.fields().flag("exempt") || call.fields().flag("all_qualify");
          },
          "FEE-12",
          {"全ての提供申出者が要件を満たす場合に限り免除できます。",
           "The fee is waived only where all applicants qualify."}},
};

/// The class by which one applicant is exempt: public, subsidised, contractor_of_exempt, or none.
std::string class_of(const Applicant& applicant, const Call& call) {
  if (applicant.kind == "public") return "public";
  if (applicant.contractor) return "contractor_of_exempt";
  const auto counts = call.terms.of("subsidy", facts_of(call.dossier));
  const bool subsidised = std::ranges::any_of(counts, [&](const Ask* subsidy) {
    return subsidy->said.text("source") == applicant.subsidy;
  });
  return subsidised ? "subsidised" : "";
}

/// LNK-19: of NDB linked with 介護DB the guideline of 2022 states who is exempt in a rule of its
/// own; empty where no such rule binds.
std::string_view rule_of_linked_use(const Call& call) {
  const auto& databases = call.dossier.databases;
  if (!databases.contains("ndb") || !databases.contains("kaigo")) return {};
  for (const Ask& ask : call.terms.all("exemption"))
    if (ask.said.text("class") == "linked_all_exempt") return ask.rule;
  return {};
}

std::optional<Fault> exemption_fault(const Call& call) {
  constexpr Bilingual kNone = {
      "この提供申出者は免除の要件を満たしません。免除しないと決定してください。",
      "This applicant does not qualify: do not waive the fee."};
  constexpr Bilingual kConfirm = {"補助金等について、この要件を確認してください。",
                                  "Confirm this condition of the subsidy."};
  const auto& classes = call.terms.all("exemption");
  if (!call.fields().flag("exempt") || classes.empty()) return std::nullopt;
  const std::string_view linked = rule_of_linked_use(call);
  bool subsidised = false;
  for (const auto& [name, applicant] : call.dossier.applicants) {
    const std::string by = class_of(applicant, call);
    if (std::ranges::none_of(classes, [&](const Ask& ask) { return ask.said.text("class") == by; }))
      return Fault{std::string(!linked.empty()             ? linked
                               : applicant.subsidy.empty() ? "FEE-12"
                                                           : "FEE-13"),
                   kNone, name};
    subsidised = subsidised || by == "subsidised";
  }
  const bool only_contractors = std::ranges::all_of(
      call.dossier.applicants, [](const auto& entry) { return entry.second.contractor; });
  if (only_contractors) return Fault{std::string(linked.empty() ? "FEE-14" : linked), kNone, {}};
  const auto confirmed = call.fields().words("confirmed");
  for (const Ask& condition : call.terms.all("exemption_condition"))
    if (const std::string key = condition.said.text("key");
        subsidised && std::ranges::find(confirmed, key) == confirmed.end())
      return Fault{condition.rule, kConfirm, key};
  return std::nullopt;
}
void decide_exemption(Dossier& dossier, const Event& event, const Terms&) {
  dossier.fee.exempt = event.fields.flag("exempt");
}

constexpr std::array kPaymentFields = {
    Field{"method", FieldKind::word, false, {"納付方法", "how it was paid"}}};
constexpr std::array kPaymentGuards = {
    Guard{[](const Call& call) { return call.dossier.fee.yen.has_value(); },
          "FEE-22",
          {"手数料の額を通知してから納付を確認します。", "The amount must be told first."}},
    Guard{[](const Call& call) {
            const std::string method = stated_word(call, "fee.method");
            return method.empty() || call.fields().text("method") == method;
          },
          "FEE-23",
          {"手数料は、所定の書面に収入印紙（revenue_stamps）を貼って納付してください。",
           "Pay the fee with revenue stamps (revenue_stamps) on the ministry's paper."}},
};
void confirm_payment(Dossier& dossier, const Event&, const Terms&) {
  dossier.fee.paid = true;
}

constexpr Roles kCharging = {Role::office, Role::extractor};
constexpr Stages kAsking = {Stage::idle, Stage::requested};
constexpr Stages kAgreeing = {Stage::requested};

constexpr std::array kRows = {
    CommandRow{.name = "estimate_fee",
               .label = {"手数料の見積額を通知", "tell the estimate of the fee"},
               .track = Track::agreement,
               .roles = kCharging,
               .from = kAsking,
               .to = std::nullopt,
               .rule = "FEE-10",
               .fields = kEstimateFields,
               .guards = kEstimateGuards,
               .effect = estimate,
               .told = {Role::contact}},
    CommandRow{.name = "ask_fee_exemption",
               .label = {"手数料の免除を申出", "ask for exemption from the fee"},
               .track = Track::agreement,
               .roles = {Role::contact, Role::agent},
               .from = kAsking,
               .to = std::nullopt,
               .rule = "FEE-20",
               .fields = kAskFields,
               .guards = kAskGuards,
               .effect = ask_exemption,
               .told = {Role::office}},
    CommandRow{.name = "decide_fee_exemption",
               .label = {"手数料の免除を決定", "decide on the exemption"},
               .track = Track::agreement,
               .roles = kCharging,
               .from = kAsking,
               .to = std::nullopt,
               .rule = "FEE-21",
               .fields = kExemptFields,
               .guards = kExemptGuards,
               .fault = exemption_fault,
               .asks = {"免除の区分と補助金等の要件（FEE-12〜FEE-17）",
                        "classes of exemption, conditions of a subsidy (FEE-12 to FEE-17)"},
               .effect = decide_exemption,
               .told = {Role::contact}},
    CommandRow{.name = "set_fee",
               .label = {"手数料の額を通知", "tell the fee"},
               .track = Track::agreement,
               .roles = {Role::extractor, Role::office},
               .from = kAgreeing,
               .to = std::nullopt,
               .rule = "FEE-22",
               .fields = kHoursFields,
               .guards = kRateGuards,
               .effect = set_fee,
               .told = {Role::contact},
               .document = "fee_notice"},
    CommandRow{.name = "confirm_payment",
               .label = {"手数料の納付を確認", "confirm the payment"},
               .track = Track::agreement,
               .roles = kCharging,
               .from = kAgreeing,
               .to = std::nullopt,
               .rule = "FEE-24",
               .fields = kPaymentFields,
               .guards = kPaymentGuards,
               .effect = confirm_payment,
               .told = {Role::contact, Role::extractor}},
};

}  // namespace

std::span<const CommandRow> fee_commands() {
  return kRows;
}

}  // namespace renga::dossier
