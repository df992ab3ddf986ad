// The items of the form, the security of the places, and all of it together.

#include "dossier/application.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr Bilingual kFillIn = {"この項目を記入し、又は書類を添付してください。",
                               "Fill in this item, or attach the paper."};
constexpr Bilingual kChoose = {"この項目は、定められた区分から選んでください。",
                               "Choose one of the stated classes for this item."};
constexpr Bilingual kComplete = {"この項目に必要な事項が全て書かれていません。書き足してください。",
                                 "Matters that belong to this item are missing. Add them."};
constexpr Bilingual kTooOld = {"期間内に作成された書類に差し替えてください。",
                               "Hand in a paper made within the stated months."};
constexpr Bilingual kMedia = {"媒体の数は利用場所の数と同じにしてください。",
                              "The number of media is that of the places of use."};
constexpr Bilingual kPeriod = {"利用期間は上限以内の必要最小限の月数にしてください。",
                               "Keep the use period within the highest number of months."};
constexpr Bilingual kPending = {"倫理審査の完了予定日を書いてください。",
                                "State when the ethics review is expected to end."};
constexpr Bilingual kMarketing = {
    "特定の商品・役務の広告・宣伝には利用できません。その目的を除いてください。",
    "Not for advertising a specific product or service: take that purpose out."};
constexpr Bilingual kInternal = {
    "組織内部の資料又は特定の顧客への報告のみを目的とする利用はできません。成果を公表する目的に改め"
    "てください。",
    "Not only for internal papers or reports to specific customers: add the publication of "
    "results."};
constexpr Bilingual kOutsourcing = {
    "オンサイトリサーチセンター内の作業は外部委託できません。外部委託を除いてください。",
    "Work inside an on-site centre cannot be outsourced: take the outsourcing out."};
constexpr Bilingual kForm = {
    "オンサイトリサーチセンターの利用形態を i 又は ii から選んでください。",
    "Choose form i or ii of the on-site centre."};
constexpr Bilingual kMany = {"上限以内の数にしてください。", "Keep to the highest number."};
constexpr Bilingual kDeclare = {
    "この利用場所について、この安全管理措置を講じることを申し出てください。",
    "Declare for this place that the measure is taken."};

using Found = std::vector<Fault>;

bool includes_all(const std::vector<std::string>& has, const std::vector<std::string>& wanted) {
  return std::ranges::all_of(
      wanted, [&](const std::string& word) { return std::ranges::find(has, word) != has.end(); });
}

bool has_word(const Fields& answer, std::string_view word) {
  const auto has = answer.words("has");
  return std::ranges::find(has, word) != has.end();
}

/// Items whose content the dossier itself holds; `faults_of_people` and guards look at it.
constexpr std::array<std::string_view, 12> kHeldElsewhere = {
    "contact", "identity_paper", "contact_affiliation", "public_body_handler",
    "title",   "onsite_form",    "onsite_form_ii",      "linked_databases",
    "places",  "handlers",       "data_kind",           "fee_exemption"};

const Fields* answer_of(const Dossier& dossier, const std::string& key) {
  const auto found = dossier.answers.find(key);
  return found == dossier.answers.end() ? nullptr : &found->second;
}

bool is_choice(const Ask& item) {
  return item.said.text("type") == "choice" && item.said.has("choices");
}

void judge_item(const Dossier& dossier, const Ask& item, Date today, Found& found) {
  const std::string key = item.said.text("key");
  if (item.said.flag("optional") || is_held_elsewhere(key)) return;
  const Fields* answer = answer_of(dossier, key);
  if (answer == nullptr) {
    found.push_back({item.rule, kFillIn, key});
    return;
  }
  const auto choices = item.said.words("choices");
  if (is_choice(item) && std::ranges::find(choices, answer->text("choice")) == choices.end())
    found.push_back({item.rule, kChoose, key, "choice"});
  if (item.said.has("needs") && item.said.text("type") != "period" &&
      !includes_all(answer->words("has"), item.said.words("needs")))
    found.push_back({item.rule, kComplete, key, "has"});
  const auto months = static_cast<int>(item.said.number("age_months_max"));
  const auto made = answer->day("day");
  if (months > 0 && (!made || *made < months_before(today, months)))
    found.push_back({item.rule, kTooOld, key, "day"});
}

void judge_media(const Dossier& dossier, const Terms&, Found& found) {
  const Fields* media = answer_of(dossier, "media_count");
  if (media == nullptr) return;
  const auto own = std::ranges::count_if(
      dossier.places, [](const auto& entry) { return entry.second.kind == "own"; });
  if (media->number("number") != own) found.push_back({"APP-26", kMedia, "media_count", "number"});
}

void judge_period(const Dossier& dossier, const Terms& terms, Found& found) {
  const Fields* period = answer_of(dossier, "use_period");
  if (period == nullptr) return;
  const bool elsewhere =
      !dossier.places.empty() && std::ranges::all_of(dossier.places, [](const auto& entry) {
        return entry.second.kind != "own";
      });
  const int most = elsewhere ? terms.use_months_max_elsewhere : terms.use_months_max;
  const std::int64_t months = period->number("number");
  if (months < 1 || months > most)
    found.push_back({elsewhere ? "USE-03" : "USE-01", kPeriod, "use_period", "number"});
}

void judge_ethics(const Dossier& dossier, const Terms& terms, Found& found) {
  const Fields* ethics = answer_of(dossier, "ethics_approval");
  if (ethics == nullptr || terms.all("value").empty()) return;
  const std::string choice = ethics->text("choice");
  if (choice == "pending" && !ethics->day("day"))
    found.push_back({"APP-85", kPending, "ethics_approval", "day"});
  if (choice != "pending" && choice != "approved")
    found.push_back({"APP-81", kChoose, "ethics_approval", "choice"});
  if (!has_word(*ethics, "applicants_named"))
    found.push_back({"APP-82", kComplete, "ethics_approval", "has"});
}

/// The purpose of the class of applicant (ELG-23 to ELG-25) and the kind of research (APP-47 to
/// APP-51, LNK-07 to LNK-12).
void judge_purpose(const Dossier& dossier, const Terms& terms, Found& found) {
  const auto& purposes = terms.all("purpose");
  if (purposes.empty()) return;
  const auto allows = [&](std::string_view section, auto fits) {
    const Fields* answer = answer_of(dossier, std::string(section));
    return answer != nullptr && std::ranges::any_of(purposes, [&](const Ask& purpose) {
             return purpose.said.text("key") == answer->text("choice") &&
                    fits(purpose.said.text("class"));
           });
  };
  const std::string applicant =
      dossier.applicant_kind == "individual" ? "corporate" : dossier.applicant_kind;
  if (!allows("purpose", [&](const std::string& of) { return of == applicant; }))
    found.push_back({applicant == "public" ? "ELG-23" : "ELG-24", kChoose, "purpose", "choice"});
  if (!allows("research_kind", [](const std::string& of) { return of == "any" || of == "linked"; }))
    found.push_back({"APP-47", kChoose, "research_kind", "choice"});
}

void judge_uses(const Dossier& dossier, const Terms& terms, const Facts& facts, Found& found) {
  const Fields* benefit = answer_of(dossier, "public_benefit");
  if (benefit != nullptr && has_word(*benefit, "marketing"))
    found.push_back({"APP-41", kMarketing, "public_benefit", "has"});
  if (benefit != nullptr &&
      (has_word(*benefit, "internal_only") || has_word(*benefit, "customer_report_only")))
    found.push_back({"APP-43", kInternal, "public_benefit", "has"});
  const Ask* outsourcing = terms.value("onsite.outsourcing", facts);
  if (outsourcing != nullptr && facts.contains("outsourcing:yes") &&
      !outsourcing->said.flag("flag"))
    found.push_back({outsourcing->rule, kOutsourcing, "outsourcing"});
}

void judge_onsite_forms(const Dossier& dossier, const Terms& terms, const Facts& facts,
                        Found& found) {
  std::vector<std::string> forms;
  for (const Ask* item : terms.of("field", facts))
    if (item->said.text("key").starts_with("onsite_form"))
      for (const std::string& form : item->said.words("choices")) forms.push_back(form);
  if (forms.empty()) return;
  for (const auto& [name, place] : dossier.places)
    if (place.kind == "onsite" && std::ranges::find(forms, place.form) == forms.end())
      found.push_back({"APP-45", kForm, name});
}

/// A number of the application and the value that bounds it.
struct Bound {
  std::string_view section;
  std::string_view what;
};
constexpr std::array kBounds = {Bound{"axes", "table.axes_max"},
                                Bound{"tables", "table.tables_max"},
                                Bound{"extraction_years", "onsite.extraction_years_max"}};

void judge_bounds(const Dossier& dossier, const Terms& terms, const Facts& facts, Found& found) {
  for (const Bound& bound : kBounds) {
    const Ask* most = terms.value(bound.what, facts);
    if (most == nullptr) continue;
    const Fields* answer = answer_of(dossier, std::string(bound.section));
    const std::int64_t number = answer == nullptr ? 0 : answer->number("number");
    if (number < 1)
      found.push_back({most->rule, kFillIn, std::string(bound.section), "number"});
    else if (number > most->said.number("number"))
      found.push_back({most->rule, kMany, std::string(bound.section), "number"});
  }
}

}  // namespace

bool is_held_elsewhere(std::string_view key) {
  return std::ranges::find(kHeldElsewhere, key) != kHeldElsewhere.end();
}

std::vector<Fault> faults_of_items(const Dossier& dossier, const Terms& terms, Date today) {
  Found found;
  const Facts facts = facts_of(dossier);
  for (const Ask* item : terms.of("field", facts)) judge_item(dossier, *item, today, found);
  judge_purpose(dossier, terms, found);
  judge_uses(dossier, terms, facts, found);
  judge_media(dossier, terms, found);
  judge_period(dossier, terms, found);
  judge_ethics(dossier, terms, found);
  judge_onsite_forms(dossier, terms, facts, found);
  judge_bounds(dossier, terms, facts, found);
  return found;
}

std::vector<const Ask*> measures_asked(const Dossier& dossier, const Place& place,
                                       const Terms& terms) {
  // At HIC and at an on-site centre the centre's own rules take the place of the list (SEC-03,
  // SEC-04); what remains names the place.
  const auto names_place = [](const Ask& ask) {
    return std::ranges::any_of(ask.when,
                               [](const auto& fact) { return fact.starts_with("place:"); });
  };
  std::vector<const Ask*> asked;
  for (const Ask* measure : terms.of("measure", facts_at(dossier, place))) {
    const std::string force = measure->said.text("force");
    if (force != "must" && force != "must_not") continue;
    if (place.kind == "own" || names_place(*measure)) asked.push_back(measure);
  }
  return asked;
}

std::vector<Fault> faults_of_security(const Dossier& dossier, const Terms& terms) {
  Found found;
  for (const auto& [name, place] : dossier.places)
    for (const Ask* measure : measures_asked(dossier, place, terms))
      if (!place.measures.contains(measure->rule)) found.push_back({measure->rule, kDeclare, name});
  return found;
}

std::vector<Fault> faults_of_application(const Dossier& dossier, const Terms& terms, Date today) {
  Found found = faults_of_people(dossier, terms, today);
  for (Fault& fault : faults_of_items(dossier, terms, today)) found.push_back(std::move(fault));
  for (Fault& fault : faults_of_security(dossier, terms)) found.push_back(std::move(fault));
  return found;
}

std::optional<Fault> first_fault_of_application(const Call& call) {
  auto found = faults_of_application(call.dossier, call.terms, call.around.today);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace renga::dossier
