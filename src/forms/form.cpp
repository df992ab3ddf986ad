#include "forms/form.hpp"

#include <algorithm>
#include <array>

namespace renga::forms {
namespace {

using dossier::Role;
using dossier::Stage;
using dossier::Track;

Stage committee_stage(const Occasion& occasion) {
  return occasion.dossier.stage(Track::committee, occasion.event.key);
}

bool is_agreed(const Occasion& occasion) {
  return committee_stage(occasion) == Stage::passed;
}

bool is_refused(const Occasion& occasion) {
  return committee_stage(occasion) == Stage::refused;
}

bool is_open(const Occasion& occasion) {
  return !is_agreed(occasion) && !is_refused(occasion);
}

bool is_extracted(const Occasion& occasion) {
  return occasion.dossier.provision_kind == "special_extraction" ||
         occasion.dossier.provision_kind == "aggregate_table";
}

template <char kind>
bool has_place(const Occasion& occasion) {
  constexpr std::string_view kKind = kind == 'h' ? "hic" : "onsite";
  return std::ranges::any_of(occasion.dossier.places,
                             [](const auto& entry) { return entry.second.kind == kKind; });
}

bool is_due(const Occasion& occasion) {
  return !occasion.dossier.fee.exempt;
}

bool is_granted(const Occasion& occasion) {
  return occasion.event.fields.flag("agreed");
}

bool is_denied(const Occasion& occasion) {
  return !is_granted(occasion);
}

using enum Role;
constexpr std::nullopt_t nobody = std::nullopt;
constexpr std::nullptr_t always = nullptr;

#define RENGA_FORM(name, number, japanese, english, rule, command, from, to, applies) \
  FormRow{name, number, {japanese, english}, rule, command, from, to, applies},
constexpr auto kForms = std::to_array<FormRow>({
#include "forms/forms.def"
});
#undef RENGA_FORM

}  // namespace

std::span<const FormRow> forms() {
  return kForms;
}

const FormRow* form_named(std::string_view name) {
  const auto found = std::ranges::find(kForms, name, &FormRow::name);
  return found == kForms.end() ? nullptr : &*found;
}

}  // namespace renga::forms
