#include "dossier/offers.hpp"

#include "dossier/choices.hpp"
#include "dossier/identity_papers.hpp"
#include "dossier/refusal_text.hpp"
#include "dossier/state.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

using Offers = std::vector<Offer>;

Offer* found_in(Offers& offers, std::string_view name) {
  const auto found = std::ranges::find(offers, name, &Offer::name);
  return found == offers.end() ? nullptr : &*found;
}

void add_once(Offers& offers, Offer offer) {
  if (found_in(offers, offer.name) == nullptr) offers.push_back(std::move(offer));
}

/// The same word with another value of the field that it hangs on.
void add_with(Offers& offers, Offer offer, const std::string& value) {
  if (Offer* known = found_in(offers, offer.name)) {
    known->values.push_back(value);
  } else {
    offer.values.push_back(value);
    offers.push_back(std::move(offer));
  }
}

/// Where a guideline has only the word, the program has its label.
Offer offer_of(const std::string& word, std::string_view rule) {
  const auto label = label_in_guidelines(word);
  return {word, label.value_or(Said{word, word}), std::string(rule)};
}

/// What every guideline of the dossier names so, by the word that it states.
Offers stated(const Terms& terms, std::string_view named, std::string_view word) {
  Offers offers;
  for (const Ask& ask : terms.all(named))
    add_once(offers, {ask.said.text(word), {ask.japanese, ask.english}, ask.rule});
  return offers;
}

/// The words that a value of the rulebooks lists.
Offers listed(const Terms& terms, std::string_view what, const Facts& facts) {
  Offers offers;
  if (const Ask* value = terms.value(what, facts))
    for (const std::string& word : value->said.words("words"))
      offers.push_back(offer_of(word, value->rule));
  return offers;
}

/// The kinds of change that the command takes, as the rulebooks name them.
Offers changes(const std::vector<std::string>& taken, const Terms& terms) {
  Offers offers = stated(terms, "change", "key");
  std::erase_if(offers, [&](const Offer& offer) {
    return std::ranges::find(taken, offer.name) == taken.end();
  });
  return offers;
}

Offers notice_changes(const Dossier&, const Terms& terms) {
  return changes(terms.notice_changes, terms);
}

Offers review_changes(const Dossier&, const Terms& terms) {
  return changes(terms.review_changes, terms);
}

/// HND-01.
Offers bars(const Dossier&, const Terms& terms) {
  Offers offers = stated(terms, "bar", "reason");
  offers.insert(offers.begin(), Offer{"none", {"なし", "none"}});
  return offers;
}

Offers subsidies(const Dossier&, const Terms& terms) {
  return stated(terms, "subsidy", "source");
}

/// FEE-15 to FEE-17.
Offers subsidy_conditions(const Dossier&, const Terms& terms) {
  return stated(terms, "exemption_condition", "key");
}

/// FEE-18, FEE-19.
Offers exemption_papers(const Dossier& dossier, const Terms& terms) {
  const Facts facts = facts_of(dossier);
  Offers offers = listed(terms, "exemption.papers", facts);
  const Ask* reason = terms.value("exemption.reason_paper", facts);
  if (reason != nullptr && reason->said.flag("flag"))
    offers.push_back(offer_of("reason_paper", reason->rule));
  return offers;
}

/// APP-32, APP-33: one of five, or two or more of the others.
Offers identity_papers(const Dossier&, const Terms&) {
  Offers offers;
  for (const std::string_view paper : kIdentityPapers)
    offers.push_back(offer_of(std::string(paper), "APP-32"));
  for (const char* paper : {"residence_record", "other_paper", "another_paper"})
    offers.push_back(offer_of(paper, "APP-33"));
  return offers;
}

/// BRD-20.
Offers board_papers(const Dossier& dossier, const Terms& terms) {
  return listed(terms, "board.published", facts_of(dossier));
}

/// AUD-01.
Offers inspection_acts(const Dossier& dossier, const Terms& terms) {
  return listed(terms, "inspection.acts", facts_of(dossier));
}

/// CHG-08.
Offers research_states(const Dossier& dossier, const Terms& terms) {
  return listed(terms, "extension.notice_examples", facts_of(dossier));
}

/// END-01: at any place.
Offers erased_objects(const Dossier& dossier, const Terms& terms) {
  Offers offers;
  for (const auto& [name, place] : dossier.places)
    if (const Ask* erasure = terms.keyed("clock", "erasure", facts_at(dossier, place)))
      for (const std::string& object : erasure->said.words("objects"))
        add_once(offers, offer_of(object, erasure->rule));
  return offers;
}

/// SEC-90: by the form of use one or the other may leave.
Offers products(const Dossier&, const Terms&) {
  return {offer_of("final", "SEC-90"), offer_of("intermediate", "SEC-90"),
          offer_of("by_product", "SEC-90")};
}

/// REV-20 to REV-22: codes that a guideline does not give but by exception.
Offers codes(const Dossier& dossier, const Terms& terms) {
  Offers offers;
  for (const Ask* criterion : terms.of("criterion", facts_of(dossier)))
    for (const std::string& code : criterion->said.words("refused"))
      add_once(offers, offer_of(code, criterion->rule));
  return offers;
}

/// REV-23 and those after it, named by their rules.
Offers code_grounds(const Dossier& dossier, const Terms& terms) {
  Offers offers;
  for (const Ask* release : terms.of("code_release", facts_of(dossier)))
    add_once(offers, {release->rule, {release->japanese, release->english}, release->rule});
  return offers;
}

/// APP-45.
Offers onsite_forms(const Dossier& dossier, const Terms& terms) {
  Offers offers;
  for (const Ask* item : terms.of("field", facts_of(dossier)))
    if (item->said.text("key").starts_with("onsite_form"))
      for (const std::string& form : item->said.words("choices"))
        add_once(offers, offer_of(form, item->rule));
  return offers;
}

/// SEC-01 and after it, named by their rules: all that the guidelines ask or advise at each place.
Offers measures(const Dossier& dossier, const Terms& terms) {
  Offers offers;
  for (const auto& [name, place] : dossier.places)
    for (const Ask* measure : terms.of("measure", facts_at(dossier, place)))
      if (measure->said.text("force") != "may")
        add_with(offers,
                 {measure->rule, {measure->japanese, measure->english}, measure->rule, "place"},
                 name);
  return offers;
}

/// A part of the dossier by the number that it has there, with its kind where one was said.
Offer numbered(const std::string& number, const Choices& kinds, const std::string& kind) {
  const Choice* known = kinds.named(kind);
  if (known == nullptr) return {number, {"番号 " + number, "number " + number}};
  return {number,
          {number + "（" + std::string(known->label.japanese) + "）",
           number + " (" + std::string(known->label.english) + ")"}};
}

Offers places(const Dossier& dossier, const Terms&) {
  Offers offers;
  for (const auto& [number, place] : dossier.places)
    offers.push_back(numbered(number, place_kinds(), place.kind));
  return offers;
}

Offer account(const std::string& name, Bilingual role) {
  return {
      .name = name,
      .label = {std::string(role.japanese) + " " + name, std::string(role.english) + " " + name},
      .is_account = true};
}

Offers handlers(const Dossier& dossier, const Terms&) {
  Offers offers;
  for (const auto& [name, handler] : dossier.handlers)
    if (!handler.removed) offers.push_back(account(name, {"取扱者", "handler"}));
  return offers;
}

Offers handlers_and_agent(const Dossier& dossier, const Terms& terms) {
  Offers offers = handlers(dossier, terms);
  if (!dossier.agent.empty()) add_once(offers, account(dossier.agent, {"代理人", "agent"}));
  return offers;
}

Offers applicants(const Dossier& dossier, const Terms&) {
  Offers offers;
  for (const auto& [number, applicant] : dossier.applicants)
    offers.push_back(numbered(number, applicant_kinds(), applicant.kind));
  return offers;
}

Offers handlers_and_applicants(const Dossier& dossier, const Terms& terms) {
  Offers offers = handlers(dossier, terms);
  for (Offer& offer : applicants(dossier, terms)) add_once(offers, std::move(offer));
  return offers;
}

/// PUB-34: the publications whose check was asked for.
Offers publications(const Dossier& dossier, const Terms&) {
  Offers offers;
  for (const auto& [key, thread] : dossier.threads)
    if (key.track == Track::publication)
      offers.push_back({key.key, {"公表 " + key.key, "publication " + key.key}});
  return offers;
}

/// APP-63: the data are used in Japan alone.
Offers countries(const Dossier&, const Terms&) {
  return {{"JP", {"日本", "Japan"}, "APP-63"}};
}

/// FEE-23.
Offers payment_methods(const Dossier& dossier, const Terms& terms) {
  const Ask* method = terms.value("fee.method", facts_of(dossier));
  if (method == nullptr) return {};
  return {offer_of(method->said.text("word"), method->rule)};
}

Offers sections(const Dossier& dossier, const Terms& terms) {
  Offers offers;
  for (const Item& item : items_of(dossier, terms))
    offers.push_back({item.key, item.label, item.rule});
  return offers;
}

/// The words of the items' own fields of this name.
Offers words_of_items(const Dossier& dossier, const Terms& terms, std::string_view name) {
  Offers offers;
  for (const Item& item : items_of(dossier, terms))
    for (const ItemField& field : item.fields)
      if (field.name == name)
        for (const ItemChoice& word : field.choices)
          add_with(offers, {word.name, word.label, {}, "section"}, item.key);
  return offers;
}

Offers section_choices(const Dossier& dossier, const Terms& terms) {
  return words_of_items(dossier, terms, "choice");
}

Offers section_matters(const Dossier& dossier, const Terms& terms) {
  return words_of_items(dossier, terms, "has");
}

struct OfferRow {
  std::string_view field;
  Offers (*offers)(const Dossier& dossier, const Terms& terms);  ///< nothing: free, a new name
  std::string_view command = {};  ///< alone; empty: any that stands in no row before
};
constexpr auto kRows = std::to_array<OfferRow>({
    {"change", notice_changes, "notify_change"},
    {"change", review_changes},
    {"bar", bars},
    {"subsidy", subsidies},
    {"confirmed", subsidy_conditions},
    {"papers", exemption_papers, "ask_fee_exemption"},
    {"papers", identity_papers, "identify_person"},
    {"published", board_papers},
    {"acts", inspection_acts},
    {"state", research_states},
    {"erased", erased_objects, "erase_place"},
    {"products", products},
    {"codes", codes},
    {"grounds", code_grounds},
    {"form", onsite_forms, "name_place"},
    {"measures", measures, "declare_measures"},
    {"country", countries},
    {"method", payment_methods},
    {"handler", nullptr, "name_handler"},
    {"handler", nullptr, "notify_change"},
    {"handler", nullptr, "apply_for_change"},
    {"handler", handlers},
    {"leaver", handlers},
    {"person", handlers_and_agent},
    {"persons", handlers, "suspect_violation"},
    {"who", handlers_and_applicants},
    {"publication", publications},
    {"applicants", applicants},
    {"place", nullptr, "name_place"},
    {"place", places},
    {"applicant", nullptr, "open_dossier"},
    {"applicant", nullptr, "name_applicant"},
    {"applicant", applicants},
    {"section", sections, "save_section"},
    {"choice", section_choices, "save_section"},
    {"has", section_matters, "save_section"},
});

}  // namespace

std::vector<Offer> offers(const CommandRow& row, const Field& field, const Dossier& dossier,
                          const Terms& terms) {
  const auto found = std::ranges::find_if(kRows, [&](const OfferRow& offer) {
    return offer.field == field.name && (offer.command.empty() || offer.command == row.name);
  });
  const bool is_free = found == kRows.end() || found->offers == nullptr;
  return is_free ? Offers() : found->offers(dossier, terms);
}

}  // namespace renga::dossier
