#include "service/dossier_service.hpp"

#include "service/clock.hpp"
#include "service/errors.hpp"
#include "service/waited.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace renga::service {
namespace {

using dossier::Stage;
using dossier::Track;

Result<DossierOffice> open_office(const DossierCall& call, store::Opening opening) {
  return DossierOffice::open({call.folder, call.database}, opening);
}

Error wrong_form(const dossier::CommandRow& row, const dossier::Field& field) {
  const Bilingual form = dossier::form_label(field.kind);
  return Error(code::field_unreadable)
      .rule(field.rule.empty() ? row.rule : field.rule)
      .with("field_ja", field.label.japanese)
      .with("field_en", field.label.english)
      .with("name", field.name)
      .with("form_ja", form.japanese)
      .with("form_en", form.english)
      .with("example", dossier::form_of(field.kind));
}

Result<dossier::Fields> read_fields(const WrittenCommand& written) {
  dossier::Fields fields;
  const dossier::CommandRow* row = dossier::command_named(written.name);
  if (row == nullptr) return fields;  // the office says that there is no such command
  for (const auto& [name, text] : written.fields) {
    const auto field =
        std::ranges::find(row->fields, std::string_view(name), &dossier::Field::name);
    const auto kind = field == row->fields.end() ? dossier::FieldKind::text : field->kind;
    auto value = dossier::value_of(kind, text);
    if (!value) return fail(wrong_form(*row, *field));
    fields.set(name, *std::move(value));
  }
  return fields;
}

/// Why a dossier has no approval yet: the rule and the state, or nothing where it has one.
Done require_approved(const dossier::Dossier& state) {
  const std::string judging = dossier::committee_for(state.databases);
  const auto refuse = [&](std::string_view rule, Track track, const std::string& key) {
    const Stage stage = state.stage(track, key);
    return fail(Error(code::approval_missing)
                    .rule(rule)
                    .with("dossier", state.number)
                    .with("state", std::string(dossier::name_of(track)) + ": " +
                                       std::string(dossier::name_of(stage))));
  };
  if (state.stage(Track::committee, judging) != Stage::passed)
    return refuse("IDS-31", Track::committee, judging);
  if (state.stage(Track::board) != Stage::contracted) return refuse("PRV-20", Track::board, {});
  if (state.over()) return refuse("END-08", Track::application, {});
  if (state.stopped)
    return fail(Error(code::approval_missing)
                    .rule("VIO-11")
                    .with("dossier", state.number)
                    .with("state", "stopped"));
  return {};
}

std::string toml_text(std::string_view text) {
  std::string made = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') made += '\\';
    made += letter;
  }
  return made + "\"";
}

}  // namespace

DossierOffice::Moment moment_of(const DossierCall& call) {
  if (call.today) return {*call.today, to_iso(*call.today) + "T00:00:00.000Z"};
  return {today(), now_utc_exact()};
}

Result<GivenCommand> give_command(const DossierCall& call, const WrittenCommand& command) {
  RENGA_ASSIGN(dossier::Fields fields, read_fields(command));
  RENGA_ASSIGN(DossierOffice office, open_office(call, store::Opening::create));
  if (command.name == "open_dossier") fields.set("number", call.number);
  auto event = office.give(call.number, {command.name, command.key, std::move(fields)},
                           call.account, moment_of(call), command.values);
  if (!event) return fail(with_names(std::move(event).error()));
  RENGA_ASSIGN(const KeptDossier* kept, office.find(call.number));
  return GivenCommand{*std::move(event), std::ssize(kept->events)};
}

Result<KeptDossier> show_dossier(const DossierCall& call) {
  RENGA_ASSIGN(DossierOffice office, open_office(call, store::Opening::existing));
  RENGA_TRY(office.load(call.number));
  RENGA_ASSIGN(const KeptDossier* kept, office.find(call.number));
  return *kept;
}

Result<std::vector<store::DossierRow>> list_dossiers(const DossierCall& call) {
  RENGA_ASSIGN(DossierOffice office, open_office(call, store::Opening::existing));
  RENGA_ASSIGN(store::Transaction transaction, office.store().read());
  return store::dossier_rows(transaction);
}

std::vector<OpenTask> open_tasks(const KeptDossier& kept, const dossier::Actor& actor,
                                 const dossier::Surroundings& around) {
  const KnownDossier known{kept.state, kept.events, kept.terms, actor, around.today};
  std::vector<OpenTask> tasks;
  for (const dossier::CommandRow& row : dossier::commands()) {
    if (!row.roles.meets(actor.roles)) continue;
    for (const std::string& key : keys_of(kept.state, row.track)) {
      if (dossier::is_within_reach(row, key, kept.state, actor, kept.terms, around))
        tasks.push_back({&row, key, is_waited_for(row, key, known)});
    }
  }
  return tasks;
}

Result<std::vector<OpenTask>> list_tasks(const DossierCall& call) {
  RENGA_ASSIGN(DossierOffice office, open_office(call, store::Opening::existing));
  RENGA_TRY(office.load(call.number));
  RENGA_ASSIGN(const KeptDossier* kept, office.find(call.number));
  RENGA_ASSIGN(const dossier::Roles roles, office.roles_of(call.account, kept->state));
  return open_tasks(*kept, {call.account, roles},
                    office.around(call.number, moment_of(call).today));
}

Result<std::string> approval_text(const KeptDossier& kept, Date today) {
  const dossier::Dossier& state = kept.state;
  RENGA_TRY(require_approved(state));
  std::vector<std::string> places;
  for (const auto& [place, what] : state.places) places.push_back(toml_text(place));
  const Date from = state.use_from.value_or(today);
  const Date until =
      state.use_until.value_or(from.plus_months(kept.terms.use_months_max).plus_days(-1));
  return fmt::format(
      "# 申出 {0} の承認。 Approval of dossier {0}, made from its ledger of {1} events.\n\n"
      "[dossier]\nnumber = {2}\n\n[decision.board]\noutcome = \"approved\"\n\n"
      "[decision.committee]\noutcome = \"approved\"\n\n[allows]\n"
      "acts = [\"make_ids\", \"extract\", \"deliver\", \"link\"]\nplaces = [{3}]\n"
      "exceptions = []\n\n[use]\nfrom = {4}\nuntil = {5}\n",
      state.number, kept.events.size(), toml_text(state.number), join(places, ", "), to_iso(from),
      to_iso(until));
}

Result<std::string> make_approval(const DossierCall& call) {
  RENGA_ASSIGN(const KeptDossier kept, show_dossier(call));
  return approval_text(kept, moment_of(call).today);
}

Done write_approval(const DossierCall& call, const std::filesystem::path& out,
                    files::Existing existing) {
  RENGA_ASSIGN(const std::string text, make_approval(call));
  return files::write_whole(out, text, existing);
}

}  // namespace renga::service
