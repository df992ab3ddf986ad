#pragma once

// A dossier that has made every form, and the people behind its accounts. All of it is invented.

#include "forms/forms.hpp"

#include <string>
#include <vector>

namespace renga::forms::sample {

inline const std::string kDigest(64, 'a');

inline Registrant registrant(const char* name, const char* affiliation, const char* position,
                             dossier::Roles roles) {
  return {Personal<std::string>(name), affiliation, position, roles};
}

inline Registry registry() {
  using enum dossier::Role;
  Registry registry;
  registry.accounts["applicant-1"] = registrant("架空 太郎", "架空大学", "学長", {applicant});
  registry.accounts["contact-1"] =
      registrant("合成 花子", "架空大学 医学部", "准教授", {dossier::Role::contact});
  registry.accounts["handler-1"] =
      registrant("見本 次郎", "架空大学 情報解析室", "研究員", {handler});
  registry.accounts["producer-1"] =
      registrant("試作 一郎", "一般財団法人 架空医療情報機構", "審査委員会事務局", {producer});
  return registry;
}

inline dossier::Terms terms() {
  dossier::Terms terms;
  terms.rulebooks = {"ndb-2023-10", "jisedai-2025-06"};
  terms.fee_yen_per_hour = 6100;
  return terms;
}

inline Date day(int month, int day_of_month) {
  return Date::from_civil(2026, static_cast<unsigned>(month), static_cast<unsigned>(day_of_month))
      .value();
}

struct Step {
  const char* command;
  const char* key;
  const char* actor;
  dossier::Fields fields = {};
};

using Words = std::vector<std::string>;

inline std::vector<Step> opening() {
  return {
      {"open_dossier",
       "",
       "applicant-1",
       {{"number", "R8-0001"},
        {"title", "連結データによる<合成>研究 & 検証"},
        {"databases", Words{"ndb", "kaigo"}},
        {"provision_kind", "special_extraction"},
        {"applicant_kind", "corporate"}}},
      {"ask_consultation", "producer", "applicant-1"},
      {"ask_consultation", "ndb", "applicant-1"},
      {"save_section", "", "applicant-1", {{"section", "研究の目的"}, {"sha256", kDigest}}},
      {"name_handler", "", "applicant-1", {{"handler", "contact-1"}, {"full_time", true}}},
      {"name_handler", "", "applicant-1", {{"handler", "handler-1"}, {"full_time", false}}},
      {"set_contact", "", "applicant-1", {{"handler", "contact-1"}}},
      {"name_place",
       "",
       "applicant-1",
       {{"place", "架空大学 情報解析室"}, {"kind", "own"}, {"country", "JP"}}},
      {"name_place", "", "applicant-1", {{"place", "HIC"}, {"kind", "hic"}, {"country", "JP"}}},
      {"name_place",
       "",
       "applicant-1",
       {{"place", "オンサイトA"}, {"kind", "onsite"}, {"country", "JP"}}},
      {"submit_to_producer", "", "contact-1"},
      {"return_to_applicant", "", "producer-1", {{"reason", "利用場所の記載に不備がある。"}}},
      {"submit_to_producer", "", "contact-1"},
      {"accept_for_board", "", "producer-1"},
      {"convene_board",
       "",
       "producer-1",
       {{"members", Words{"m1:natural:female:outside:present", "m2:humanities:male:outside:present",
                          "m3:lay:female:inside:present", "m4:natural:male:inside:present",
                          "m5:natural:male:inside:absent"}}}},
      {"recuse_board_member", "", "m4", {{"member", "m4"}}},
      {"vote_on_board", "", "m1", {{"member", "m1"}, {"vote", "for"}}},
      {"vote_on_board", "", "m2", {{"member", "m2"}, {"vote", "for"}}},
      {"vote_on_board", "", "m3", {{"member", "m3"}, {"vote", "against"}}},
      {"decide_board",
       "",
       "m1",
       {{"outcome", "conditional"},
        {"conditions", "集計の単位を明らかにすること。"},
        {"minutes", kDigest}}},
      {"notify_board_result", "", "producer-1"},
  };
}

inline std::vector<Step> reviewing() {
  return {
      {"resubmit_corrections", "", "contact-1"},
      {"confirm_corrections", "", "producer-1"},
      {"fix_items", "", "producer-1", {{"items", kDigest}}},
      {"make_contract", "", "producer-1"},
      {"ask_outline", "joint", "office-1"},
      {"send_outline", "joint", "producer-1"},
      {"submit_public_form", "joint", "contact-1"},
      {"return_public_form", "joint", "office-1", {{"reason", "添付書類が足りない。"}}},
      {"invite_producer", "joint", "office-1"},
      {"convene_committee", "joint", "extractor-1", {{"members", Words{}}}},
      {"decide_committee",
       "joint",
       "m1",
       {{"outcome", "continued"}, {"reason", "抽出期間に疑義がある。"}, {"minutes", kDigest}}},
      {"notify_committee_result", "joint", "extractor-1"},
      {"convene_committee", "joint", "extractor-1", {{"members", Words{}}}},
      {"decide_committee",
       "joint",
       "m1",
       {{"outcome", "refused"}, {"reason", "目的を達することができない。"}, {"minutes", kDigest}}},
      {"notify_committee_result", "joint", "extractor-1"},
      {"convene_committee", "joint", "extractor-1", {{"members", Words{}}}},
      {"decide_committee",
       "joint",
       "m1",
       {{"outcome", "conditional"},
        {"conditions", "抽出期間を明確にすること。"},
        {"minutes", kDigest}}},
      {"hand_in_conditions", "joint", "contact-1"},
      {"settle_conditions", "joint", "office-1", {{"chair_consulted", true}, {"agreed", true}}},
      {"notify_committee_result",
       "joint",
       "extractor-1",
       {{"planned_provision", day(9, 1)}, {"other_guidelines", "架空の倫理指針"}}},
  };
}

inline std::vector<Step> providing() {
  const char* ndb = "ndb/架空大学 情報解析室";
  return {
      {"submit_request_form", "", "contact-1"},
      {"sign_pledge", "", "handler-1", {{"handler", "handler-1"}}},
      {"sign_hic_pledge", "", "handler-1", {{"handler", "handler-1"}}},
      {"seal_pledge", "", "applicant-1", {{"applicant", "applicant"}}},
      {"estimate_fee", "", "extractor-1", {{"yen", std::int64_t{70000}}}},
      {"ask_fee_exemption", "", "contact-1"},
      {"decide_fee_exemption", "", "office-1", {{"exempt", false}, {"all_qualify", false}}},
      {"set_fee", "", "extractor-1", {{"hours", std::int64_t{12}}}},
      {"confirm_payment", "", "office-1"},
      {"request_ids", "", "producer-1"},
      {"make_ids", "", "fund-1"},
      {"issue_ids", "", "fund-1"},
      {"send_data", ndb, "extractor-1", {{"sha256", kDigest}, {"medium", "DVD"}}},
      {"receive_data", ndb, "contact-1"},
      {"send_data", "jisedai/架空大学 情報解析室", "producer-1", {{"sha256", kDigest}}},
      {"notify_change", "1", "contact-1", {{"change", "removal"}, {"handler", "handler-1"}}},
      {"apply_for_change",
       "2",
       "contact-1",
       {{"change", "extension"}, {"months", std::int64_t{6}}, {"reason", "解析の追加"}}},
      {"decide_change", "2", "m1", {{"agreed", true}}},
      {"apply_for_change", "3", "contact-1", {{"change", "other"}, {"reason", "other"}}},
      {"decide_change", "3", "m1", {{"agreed", false}, {"reason", "必要性が認められない。"}}},
      {"ask_status_report", "", "office-1"},
      {"report_status", "", "contact-1", {{"sha256", kDigest}}},
      {"request_publication",
       "1",
       "contact-1",
       {{"outputs", kDigest}, {"self_checked", true}, {"verdict", "pass"}, {"report", kDigest}}},
      {"review_publication_on_board", "1", "m1", {{"approved", true}, {"outputs", kDigest}}},
      {"judge_publication", "1", "extractor-1", {{"approved", true}, {"outputs", kDigest}}},
      {"confirm_publication", "1", "office-1", {{"approved", true}, {"outputs", kDigest}}},
      {"publish", "1", "contact-1", {{"outputs", kDigest}, {"where", "架空医学会誌"}}},
      {"report_results", "1", "contact-1", {{"sha256", kDigest}}},
  };
}

inline std::vector<Step> ending() {
  return {
      {"report_incident", "2", "contact-1", {{"kind", "loss"}, {"facts", kDigest}}},
      {"announce_inspection",
       "3",
       "office-1",
       {{"on", day(6, 1)}, {"place", "架空大学 情報解析室"}}},
      {"record_inspection",
       "3",
       "office-1",
       {{"findings", std::int64_t{1}},
        {"report", kDigest},
        {"acts", Words{"inspection"}},
        {"correct_by", day(7, 1)}}},
      {"answer_findings", "3", "contact-1", {{"answer", kDigest}}},
      {"carry_over_ban",
       "4",
       "office-1",
       {{"persons", Words{"handler-1"}}, {"law", "statistics_act"}, {"banned_until", day(12, 31)}}},
      {"report_no_results", "", "contact-1", {{"ground", "plan_stopped"}, {"sha256", kDigest}}},
      {"suspect_violation",
       "1",
       "office-1",
       {{"persons", Words{"handler-1"}}, {"violation", "security"}, {"facts", kDigest}}},
      {"hear_committee", "1", "office-1"},
      {"decide_measure",
       "1",
       "office-1",
       {{"months", std::int64_t{2}}, {"reason", "申出と異なる端末を用いた。"}}},
      {"lift_measure", "1", "office-1"},
      {"finish_use", "", "contact-1", {{"reason", "研究の終了"}}},
      {"erase_place", "架空大学 情報解析室", "contact-1", {{"certificate", kDigest}}},
      {"return_medium", "ndb/架空大学 情報解析室", "contact-1"},
      {"erase_processing_ids", "", "producer-1", {{"certificate", kDigest}}},
      {"revoke_approval", "", "m1", {{"reason", "重大な過誤が認められた。"}}},
      {"close_dossier", "", "office-1"},
      {"withdraw", "", "applicant-1", {{"reason", "計画の見直し"}}},
  };
}

/// Events are given as they stand: whether they may follow each other is the dossier's matter, and
/// no single dossier comes by every form.
inline std::vector<dossier::Event> events() {
  std::vector<dossier::Event> events;
  int passed = 0;
  for (const auto& part : {opening(), reviewing(), providing(), ending()})
    for (const Step& step : part)
      events.push_back(
          {step.command, step.key, step.fields, step.actor, day(3, 1).plus_days(2 * passed++)});
  return events;
}

}  // namespace renga::forms::sample
