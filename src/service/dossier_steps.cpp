#include "service/dossier_steps.hpp"

#include "files/files.hpp"
#include "service/errors.hpp"

namespace renga::service {

Result<std::int64_t> run_steps(const DossierCall& call, const std::filesystem::path& steps) {
  RENGA_ASSIGN(const std::string text, files::read_small(steps));
  RENGA_ASSIGN(DossierOffice office,
               DossierOffice::open({call.folder, call.database}, store::Opening::create));
  std::int64_t given = 0;
  std::int64_t row = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++row;
    if (!dossier::holds_step(line)) continue;
    const Where where = {steps.string(), row, {}};
    auto read = dossier::step_of(line);
    if (const auto* word = std::get_if<std::string>(&read))
      return fail(Error(code::step_unreadable).at(where).with("word", *word));
    auto& step = std::get<dossier::WrittenStep>(read);
    if (step.command.name == "open_dossier") step.command.fields.set("number", call.number);
    auto event = office.give(call.number, step.command, step.account,
                             {step.day, to_iso(step.day) + "T00:00:00.000Z"});
    if (!event) return fail(with_names(std::move(event).error()).at(where));
    ++given;
  }
  return given;
}

}  // namespace renga::service
