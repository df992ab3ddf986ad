// Request form, pledges, fee and IDs (PRV-01 to PRV-04, FEE-01 to FEE-24, IDS-18 to IDS-31, FLOW-D1
// to FLOW-D4).

#include "dossier/guards.hpp"

#include <array>

namespace renga::dossier {
namespace {

constexpr std::array kRequestGuards = {
    Guard{[](const Call& call) {
            const std::string committee = committee_for(call.dossier.databases);
            return committee_passed(call.dossier) &&
                   call.dossier.thread(Track::committee, committee).notified;
          },
          "PRV-01",
          {"公的DBの承諾通知を受けてから依頼書を提出します。",
           "The request form follows the approval notice of the public databases."}},
    Guard{[](const Call& call) { return call.dossier.stage(Track::board) == Stage::contracted; },
          "PRV-20",
          {"作成事業者との契約を先に締結してください。",
           "Make the contract with the producer first."}},
};

constexpr std::array kHandlerFields = {
    Field{"handler", FieldKind::word, true, {"取扱者の番号", "account of the handler"}}};
constexpr std::array kPledgeGuards = {
    Guard{[](const Call& call) { return has_handler(call.dossier, call.fields().text("handler")); },
          "HND-12",
          {"申出書に記載された取扱者だけが誓約できます。",
           "Only handlers of the application can sign."}},
    Guard{[](const Call& call) { return call.fields().text("handler") == call.actor.account; },
          "PRV-02",
          {"誓約書には取扱者本人が署名します。", "Each handler signs in person."}},
};
void sign_pledge(Dossier& dossier, const Event& event, const Terms&) {
  dossier.handlers.at(event.fields.text("handler")).pledged = true;
}

constexpr std::array kHoursFields = {
    Field{"hours", FieldKind::number, true, {"作業時間（時間）", "hours of work"}},
    Field{"yen_per_hour", FieldKind::number, false, {"1時間当たりの額（円）", "yen per hour"}},
};
constexpr std::array kRateGuards = {
    Guard{[](const Call& call) {
            return call.terms.fee_yen_per_hour > 0 || call.fields().number("yen_per_hour") > 0;
          },
          "FEE-05",
          {"政令の定める1時間当たりの額を指定してください。",
           "State the amount per hour of the Cabinet Order."}},
};
void set_fee(Dossier& dossier, const Event& event, const Terms& terms) {
  const std::int64_t rate =
      terms.fee_yen_per_hour > 0 ? terms.fee_yen_per_hour : event.fields.number("yen_per_hour");
  dossier.fee.yen = rate * event.fields.number("hours");
  dossier.fee.paid = false;
}

constexpr std::array kExemptionGuards = {
    Guard{[](const Call& call) { return !call.dossier.fee.yen; },
          "FEE-20",
          {"手数料の免除は、実際の手数料の通知までに申し出てください。",
           "Ask for exemption before the actual fee is told."}},
};
void ask_exemption(Dossier& dossier, const Event&, const Terms&) {
  dossier.fee.exemption_asked = true;
}

constexpr std::array kExemptFields = {
    Field{"exempt", FieldKind::flag, true, {"免除の可否", "whether the fee is waived"}},
    Field{"all_qualify",
          FieldKind::flag,
          true,
          {"全ての提供申出者が要件を満たす", "all applicants qualify"}},
};
constexpr std::array kExemptGuards = {
    Guard{[](const Call& call) { return call.dossier.fee.exemption_asked; },
          "FEE-21",
          {"免除の申出がありません。", "Nobody asked for exemption."}},
    Guard{[](const Call& call) {
            return !call.fields().flag("exempt") || call.fields().flag("all_qualify");
          },
          "FEE-12",
          {"全ての提供申出者が要件を満たす場合に限り免除できます。",
           "The fee is waived only where all applicants qualify."}},
};
void decide_exemption(Dossier& dossier, const Event& event, const Terms&) {
  dossier.fee.exempt = event.fields.flag("exempt");
}

constexpr std::array kPaymentGuards = {
    Guard{[](const Call& call) { return call.dossier.fee.yen.has_value(); },
          "FEE-22",
          {"手数料の額を通知してから納付を確認します。", "The amount must be told first."}},
};
void confirm_payment(Dossier& dossier, const Event&, const Terms&) {
  dossier.fee.paid = true;
}

constexpr std::array kIdsGuards = {
    Guard{[](const Call& call) {
            return board_passed(call.dossier) && committee_passed(call.dossier);
          },
          "IDS-31",
          {"審査委員会の承認と公的DBの承諾の両方の後に行います。",
           "Both the producer's board and the public committee must have approved."}},
    kNotStopped,
};

constexpr Stages kAgreeing = {Stage::requested};

constexpr std::array kRows = {
    CommandRow{.name = "submit_request_form",
               .label = {"依頼書を提出", "hand in the request form"},
               .track = Track::agreement,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::idle},
               .to = Stage::requested,
               .rule = "PRV-01",
               .guards = kRequestGuards,
               .told = {Role::extractor, Role::producer},
               .document = "request_form"},
    CommandRow{.name = "sign_pledge",
               .label = {"誓約書に署名", "sign the pledge"},
               .track = Track::agreement,
               .roles = {Role::applicant, Role::handler, Role::contact},
               .from = kAgreeing,
               .to = std::nullopt,
               .rule = "PRV-02",
               .fields = kHandlerFields,
               .guards = kPledgeGuards,
               .effect = sign_pledge,
               .told = {Role::extractor, Role::producer},
               .document = "pledge"},
    CommandRow{.name = "ask_fee_exemption",
               .label = {"手数料の免除を申出", "ask for exemption from the fee"},
               .track = Track::agreement,
               .roles = {Role::contact, Role::agent},
               .from = {Stage::idle, Stage::requested},
               .to = std::nullopt,
               .rule = "FEE-20",
               .guards = kExemptionGuards,
               .effect = ask_exemption,
               .told = {Role::office}},
    CommandRow{.name = "decide_fee_exemption",
               .label = {"手数料の免除を決定", "decide on the exemption"},
               .track = Track::agreement,
               .roles = {Role::office, Role::extractor},
               .from = {Stage::idle, Stage::requested},
               .to = std::nullopt,
               .rule = "FEE-21",
               .fields = kExemptFields,
               .guards = kExemptGuards,
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
               .roles = {Role::office, Role::extractor},
               .from = kAgreeing,
               .to = std::nullopt,
               .rule = "FEE-24",
               .guards = kPaymentGuards,
               .effect = confirm_payment,
               .told = {Role::contact, Role::extractor}},
    CommandRow{.name = "request_ids",
               .label = {"提供用IDの生成を依頼", "ask for provision IDs"},
               .track = Track::ids,
               .roles = {Role::producer},
               .from = {Stage::idle},
               .to = Stage::requested,
               .rule = "FLOW-D1",
               .guards = kIdsGuards,
               .told = {Role::fund}},
    CommandRow{.name = "make_ids",
               .label = {"提供用IDを生成", "make the provision IDs"},
               .track = Track::ids,
               .roles = {Role::fund},
               .from = {Stage::requested},
               .to = Stage::made,
               .rule = "FLOW-D2",
               .guards = kIdsGuards},
    CommandRow{.name = "issue_ids",
               .label = {"提供用IDを交付", "hand over the provision IDs"},
               .track = Track::ids,
               .roles = {Role::fund},
               .from = {Stage::made},
               .to = Stage::issued,
               .rule = "FLOW-D4",
               .guards = kIdsGuards,
               .told = {Role::producer, Role::extractor}},
};

}  // namespace

std::span<const CommandRow> agreement_commands() {
  return kRows;
}

}  // namespace renga::dossier
