#include "forms/paper.hpp"

#include "forms/letter.hpp"
#include "forms/templates.hpp"
#include "forms/values.hpp"

#include <map>

#include <fmt/format.h>

namespace renga::forms {
namespace {

dossier::Dossier state_after(const Record& record, std::size_t event) {
  dossier::Dossier state;
  for (std::size_t place = 0; place <= event; ++place)
    dossier::evolve(state, record.events[place], record.terms_at(place));
  return state;
}

}  // namespace

std::string Paper::number() const {
  return fmt::format("{}第{}号", to_wareki_fiscal_year(fiscal_year), place_in_year);
}

std::string Paper::file_name() const {
  return fmt::format("{}-{:03}-{}", fiscal_year, place_in_year, form->name);
}

std::vector<Paper> papers_of(const Record& record) {
  std::vector<Paper> papers;
  std::map<int, int> used;
  dossier::Dossier state;
  for (std::size_t place = 0; place < record.events.size(); ++place) {
    const dossier::Event& event = record.events[place];
    dossier::evolve(state, event, record.terms_at(place));
    for (const FormRow& form : forms()) {
      if (form.command != event.command) continue;
      if (form.applies != nullptr && !form.applies({state, event})) continue;
      const int year = fiscal_year(event.day);
      papers.push_back({&form, place, event.day, year, ++used[year]});
    }
  }
  return papers;
}

std::string page_of(const Paper& paper, const Record& record, const Registry& registry) {
  const dossier::Dossier state = state_after(record, paper.event);
  const Filling filling = {paper, record, state, registry};
  data values = values_of(filling);
  for (const char* part : {"facts", "handler_table", "place_table"})
    values.set(part, data(kainjow::mustache::partial([part] {
                 return std::string(embedded(std::string(part) + ".mustache"));
               })));
  values.set("body", render(paper.form->name, values));
  values.set("style", std::string(embedded("form.css")));
  address(values, filling);
  return render("page", values);
}

}  // namespace renga::forms
