#include "forms/letter.hpp"

#include <array>

namespace renga::forms {
namespace {

using dossier::Role;

/// How a party is written to, and what stands where it writes.
struct PartyRow {
  Role role;
  std::string_view addressed;
  std::string_view honorific;
  std::string_view signs;
};

constexpr std::array kParties = {
    PartyRow{Role::office, "厚生労働大臣", "殿", "厚生労働大臣（公印省略）"},
    PartyRow{Role::extractor, "厚生労働大臣", "殿", "厚生労働大臣（公印省略）"},
    PartyRow{Role::window, "公的DB窓口", "御中", "公的DB窓口"},
    PartyRow{Role::committee, "委員長", "殿", "委員長"},
    PartyRow{Role::fund, "社会保険診療報酬支払基金・国民健康保険中央会", "御中",
             "社会保険診療報酬支払基金・国民健康保険中央会"},
};

/// The producer's own data are sent, received and consulted on by the producer; those of a public
/// database by its side.
Role party_of(Role role, const Filling& filling) {
  const dossier::CommandRow* row = dossier::command_named(filling.event().command);
  const std::string party = dossier::parts_of(filling.event().key).first;
  if (row->track == dossier::Track::provision && role == Role::extractor && party == "jisedai")
    return Role::producer;
  if (row->track == dossier::Track::consultation && role == Role::producer && party != "producer")
    return Role::window;
  return role;
}

const PartyRow* row_of(Role role) {
  for (const PartyRow& row : kParties)
    if (row.role == role) return &row;
  return nullptr;
}

std::string text_of(const data& values, const char* name) {
  const data* value = values.get(name);
  return value == nullptr ? "" : value->string_value();
}

std::string addressee(Role role, const data& values, const Filling& filling) {
  if (role == Role::producer) return text_of(values, "producer") + "　代表者　殿";
  if (const PartyRow* row = row_of(role)) {
    const std::string own = filling.registry.affiliation_of(role);
    const bool named = row->honorific == "御中" && !own.empty();
    const std::string name = role == Role::committee ? text_of(values, "committee") + "　" : "";
    return name + (named ? own : std::string(row->addressed)) + "　" + std::string(row->honorific);
  }
  const std::string contact = text_of(values, "contact");
  return text_of(values, "applicant") + "　" +
         (contact.empty() ? "" : "担当者　" + contact + "　") + "殿";
}

std::vector<std::string> sender(Role role, const data& values, const Filling& filling) {
  if (role == Role::producer)
    return {"認定匿名加工医療情報作成事業者", text_of(values, "producer")};
  if (const PartyRow* row = row_of(role)) return {std::string(row->signs)};
  if (role == Role::handler)
    return {standing_of(filling.registry, filling.event().actor),
            "取扱者　" + person_of(filling.registry, filling.event().actor)};
  return {"提供申出者　" + text_of(values, "applicant"),
          "届出等を行った者　" + person_of(filling.registry, filling.event().actor)};
}

}  // namespace

void address(data& values, const Filling& filling) {
  const FormRow& form = *filling.paper.form;
  const dossier::CommandRow* row = dossier::command_named(filling.event().command);
  if (!form.number.empty()) values.set("form_number", "（" + std::string(form.number) + "）");
  values.set("heading", std::string(form.title.japanese));
  values.set("paper_number", filling.paper.number());
  values.set("event", std::to_string(filling.paper.event + 1));
  values.set("event_label", std::string(row->label.japanese));
  values.set("rule", std::string(form.rule));
  if (form.to) values.set("addressee", addressee(party_of(*form.to, filling), values, filling));
  if (!form.from) return;
  data lines(data::type::list);
  for (const std::string& line : sender(party_of(*form.from, filling), values, filling))
    if (!line.empty()) {
      data one;
      one.set("line", line);
      lines.push_back(one);
    }
  values.set("sender", lines);
  values.set("sent", true);
}

}  // namespace renga::forms
