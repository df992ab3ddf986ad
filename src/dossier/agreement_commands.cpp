// Request form, pledges, fees to the fund and IDs (PRV-01 to PRV-04, FEE-01, FEE-02, IDS-18 to
// IDS-31, FLOW-D1 to FLOW-D4).

#include "dossier/choices.hpp"
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
    kAuthorised,
    kNotStopped,
};

constexpr std::array kHandlerFields = {
    Field{"handler", FieldKind::word, true, {"取扱者", "handler"}}};
constexpr std::array kPledgeFields = {
    kHandlerFields[0],
    Field{
        "with_terms", FieldKind::flag, false, {"利用規約と一体", "one body with the terms of use"}},
};
constexpr std::array kPledgeGuards = {
    Guard{[](const Call& call) { return has_handler(call.dossier, call.fields().text("handler")); },
          "HND-12",
          {"申出書に記載された取扱者だけが誓約できます。",
           "Only handlers of the application can sign."}},
    Guard{[](const Call& call) { return call.fields().text("handler") == call.actor.account; },
          "PRV-02",
          {"誓約書には取扱者本人が署名します。本人の利用者で行ってください。",
           "Each handler signs in person. Use that person's own account."}},
    Guard{[](const Call& call) {
            const Ask* one = call.terms.value("pledge.with_terms_of_use", facts_of(call.dossier));
            return one == nullptr || !one->said.flag("flag") || call.fields().flag("with_terms");
          },
          "PRV-03",
          {"誓約書は利用規約と一体として提出してください。",
           "Hand in the pledge as one body with the terms of use."}},
};
void sign_pledge(Dossier& dossier, const Event& event, const Terms&) {
  dossier.handlers.at(event.fields.text("handler")).pledged = true;
}

constexpr std::array kHicPledgeGuards = {
    kPledgeGuards[0], kPledgeGuards[1],
    Guard{[](const Call& call) { return facts_of(call.dossier).contains("place:hic"); },
          "DOC-17",
          {"HICを利用する申出に限ります。HICを利用場所に加えてから行ってください。",
           "Only where HIC is a place of use. Add it as a place first."}}};
void sign_hic_pledge(Dossier& dossier, const Event& event, const Terms&) {
  dossier.handlers.at(event.fields.text("handler")).hic_pledged = true;
}

constexpr std::array kSealFields = {
    Field{"applicant", FieldKind::word, true, {"提供申出者", "applicant"}}};
constexpr std::array kSealGuards = {
    Guard{[](const Call& call) {
            return call.dossier.applicants.contains(call.fields().text("applicant"));
          },
          "PRV-02",
          {"この申出の提供申出者を指定してください。", "Name an applicant of the dossier."}}};
void seal_pledge(Dossier& dossier, const Event& event, const Terms&) {
  dossier.applicants.at(event.fields.text("applicant")).pledged = true;
}

constexpr std::array kFundFields = {
    Field{"fee", FieldKind::word, true, {"手数料の種類", "which fee"}, {}, fund_fees},
    Field{"yen", FieldKind::number, true, {"額（円）", "yen"}},
};
void pay_fund(Dossier& dossier, const Event& event, const Terms&) {
  dossier.fund_fees.insert(event.fields.text("fee"));
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
               .fields = kPledgeFields,
               .guards = kPledgeGuards,
               .effect = sign_pledge,
               .told = {Role::extractor, Role::producer},
               .document = "pledge"},
    CommandRow{.name = "sign_hic_pledge",
               .label = {"HIC利用の誓約書に署名", "sign the pledge for HIC"},
               .track = Track::agreement,
               .roles = {Role::applicant, Role::handler, Role::contact},
               .from = kAgreeing,
               .to = std::nullopt,
               .rule = "DOC-17",
               .fields = kHandlerFields,
               .guards = kHicPledgeGuards,
               .effect = sign_hic_pledge,
               .told = {Role::extractor}},
    CommandRow{.name = "seal_pledge",
               .label = {"提供申出者として誓約", "pledge as an applicant"},
               .track = Track::agreement,
               .roles = {Role::applicant, Role::contact},
               .from = kAgreeing,
               .to = std::nullopt,
               .rule = "PRV-02",
               .fields = kSealFields,
               .guards = kSealGuards,
               .effect = seal_pledge,
               .told = {Role::extractor, Role::producer}},
    CommandRow{.name = "pay_fund_fee",
               .label = {"支払基金に手数料を納付", "pay the fund"},
               .track = Track::ids,
               .roles = {Role::producer},
               .from = {Stage::requested, Stage::made, Stage::issued, Stage::erased},
               .to = std::nullopt,
               .rule = "FEE-02",
               .fields = kFundFields,
               .effect = pay_fund,
               .told = {Role::fund}},
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
