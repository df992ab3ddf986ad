// Who applies, who handles, and the papers that show it.

#include "dossier/application.hpp"

#include <algorithm>

namespace renga::dossier {
namespace {

constexpr Bilingual kIdentify = {
    "有効な本人確認書類（1種類、又は他の書類2種類以上）を示してください。",
    "Show one valid identity paper, or two or more others."};
constexpr Bilingual kAffiliate = {
    "提供申出者の機関に所属していることを証する書類を示してください。",
    "Prove that the person belongs to the applicant."};
constexpr Bilingual kClear = {"欠格事由に該当しないことを確認してください。",
                              "Confirm that no disqualification applies."};
constexpr Bilingual kBarred = {
    "欠格事由に該当するため、提供申出者・取扱者になれません。申出から除いてください。",
    "A disqualification applies: neither applicant nor handler. Take them out of the application."};
constexpr Bilingual kConsent = {"全ての提供申出者の了承を得てください。",
                                "Every applicant must consent to the application."};
constexpr Bilingual kTrain = {"取扱者への教育及び訓練を記録してください。",
                              "Note that the handler was trained."};
constexpr Bilingual kFullTime = {"提供申出者ごとに常勤の取扱者を記載してください。",
                                 "Name full-time handlers of each applicant."};
constexpr Bilingual kExperience = {
    "オンサイトリサーチセンターの取扱者に、特別抽出の経験とSQLの知識のある人を加えてください。",
    "Add a handler who has used special extraction and knows SQL."};
constexpr Bilingual kSubsidy = {
    "個人で申し出るには、認められた補助金等が必要です。補助金等の種類を記載してください。",
    "An individual applies with a subsidy that counts. Name its kind."};
constexpr Bilingual kAuthority = {"代理人の本人確認書類を示してください。",
                                  "Show the identity papers of the agent."};

using Found = std::vector<Fault>;

bool asks_for(const Terms& terms, const Facts& facts, std::string_view key) {
  return terms.keyed("field", key, facts) != nullptr;
}

void judge_contact(const Dossier& dossier, const Terms& terms, const Facts& facts, Found& found) {
  const auto contact = dossier.handlers.find(dossier.contact);
  if (contact == dossier.handlers.end()) return;  // APP-31 is a guard of the row
  if (asks_for(terms, facts, "identity_paper") && !contact->second.identified)
    found.push_back({"APP-32", kIdentify, "contact"});
  if (asks_for(terms, facts, "contact_affiliation") && !contact->second.affiliated)
    found.push_back({"APP-34", kAffiliate, "contact"});
  if (asks_for(terms, facts, "identity_paper") && !dossier.agent.empty() &&
      !dossier.agent_identified)
    found.push_back({"APP-32", kAuthority, "agent"});
}

/// The bar that a clearance names, if it still holds (HND-02 to HND-09).
const Ask* bar_of(const Clearance& clearance, std::string_view who, const Terms& terms,
                  Date today) {
  for (const Ask& bar : terms.all("bar")) {
    const auto of = bar.said.words("who");
    if (bar.said.text("reason") != clearance.bar || std::ranges::find(of, who) == of.end())
      continue;
    const auto years = static_cast<int>(bar.said.number("years"));
    constexpr int kMonths = 12;
    const bool over =
        years > 0 && clearance.ended && months_after(*clearance.ended, years * kMonths) < today;
    return over ? nullptr : &bar;
  }
  return nullptr;
}

void judge_clearance(const std::string& account, std::string_view who, const Clearance& clearance,
                     const Terms& terms, Date today, Found& found) {
  if (terms.all("bar").empty()) return;
  if (clearance.bar.empty()) {
    found.push_back({"HND-01", kClear, account});
  } else if (const Ask* bar = bar_of(clearance, who, terms, today)) {
    found.push_back({bar->rule, kBarred, account});
  }
}

void judge_handlers(const Dossier& dossier, const Terms& terms, Date today, Found& found) {
  const bool trains =
      std::ranges::any_of(terms.all("duty"), [](const Ask& duty) { return duty.rule == "HND-13"; });
  for (const auto& [account, handler] : dossier.handlers) {
    if (handler.removed) continue;
    judge_clearance(account, "handler", handler.clearance, terms, today, found);
    if (trains && !handler.trained) found.push_back({"HND-13", kTrain, account});
  }
}

std::int64_t fulltime_handlers(const Dossier& dossier, const std::string& applicant) {
  return std::ranges::count_if(dossier.handlers, [&](const auto& entry) {
    return entry.second.full_time && !entry.second.removed && entry.second.applicant == applicant;
  });
}

void judge_applicants(const Dossier& dossier, const Terms& terms, Date today, Found& found) {
  const Facts facts = facts_of(dossier);
  for (const auto& [name, applicant] : dossier.applicants) {
    judge_clearance(name, "applicant", applicant.clearance, terms, today, found);
    if (!applicant.consents) found.push_back({"APP-21", kConsent, name});
    const Ask* least = terms.value("handlers.fulltime_min", {"applicant:" + applicant.kind});
    if (least != nullptr && fulltime_handlers(dossier, name) < least->said.number("number"))
      found.push_back({least->rule, kFullTime, name});
    if (applicant.kind != "individual" || terms.all("subsidy").empty()) continue;
    const auto counts = terms.of("subsidy", facts);
    if (std::ranges::none_of(counts, [&](const Ask* subsidy) {
          return subsidy->said.text("source") == applicant.subsidy;
        }))
      found.push_back({"ELG-08", kSubsidy, name});
  }
}

void judge_public_body(const Dossier& dossier, const Terms& terms, const Facts& facts,
                       Found& found) {
  if (!asks_for(terms, facts, "public_body_handler")) return;
  if (std::ranges::none_of(dossier.handlers, [](const auto& entry) {
        return entry.second.identified && entry.second.affiliated;
      }))
    found.push_back({"APP-36", kIdentify, "handler"});
}

void judge_onsite(const Dossier& dossier, const Terms& terms, const Facts& facts, Found& found) {
  const Ask* least = terms.value("onsite.experienced_handlers_min", facts);
  if (least == nullptr) return;
  const auto experienced = std::ranges::count_if(dossier.handlers, [](const auto& entry) {
    return entry.second.experienced && !entry.second.removed;
  });
  if (experienced < least->said.number("number"))
    found.push_back({least->rule, kExperience, "handler"});
}

}  // namespace

std::vector<Fault> faults_of_people(const Dossier& dossier, const Terms& terms, Date today) {
  Found found;
  const Facts facts = facts_of(dossier);
  judge_contact(dossier, terms, facts, found);
  judge_public_body(dossier, terms, facts, found);
  judge_applicants(dossier, terms, today, found);
  judge_handlers(dossier, terms, today, found);
  judge_onsite(dossier, terms, facts, found);
  return found;
}

}  // namespace renga::dossier
