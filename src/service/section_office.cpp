#include "service/section_office.hpp"

#include "crypto/crypto.hpp"
#include "service/clock.hpp"
#include "service/errors.hpp"
#include "service/field_labels.hpp"
#include "service/value_json.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

namespace renga::service {
namespace {

using Json = nlohmann::json;  // sorted by name: the same values have the same digest
using dossier::Fields;

constexpr std::size_t kDraftBytes = 200'000;

std::string text_of(const Fields& values) {
  Json json = Json::object();
  for (const auto& [name, value] : values.all()) json[name] = value_json<Json>(value);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Fields values_of(const std::string& text) {
  Fields values;
  const Json json = Json::parse(text);
  for (const auto& [name, value] : json.items()) {
    if (value.is_string()) values.set(name, value.get<std::string>());
    if (value.is_boolean()) values.set(name, value.get<bool>());
    if (value.is_number_integer()) values.set(name, value.get<std::int64_t>());
    if (value.is_array()) values.set(name, value.get<std::vector<std::string>>());
  }
  return values;
}

/// A value as people compare it.
std::string shown_text(const Fields& values, const dossier::ItemField& field) {
  const auto found = values.all().find(field.name);
  if (found == values.all().end()) return {};
  const auto shown = [&](const std::string& name) {
    const auto choice = std::ranges::find(field.choices, name, &dossier::ItemChoice::name);
    return choice == field.choices.end() ? name : choice->label.japanese;
  };
  if (const auto* words = std::get_if<std::vector<std::string>>(&found->second)) {
    std::vector<std::string> labels;
    for (const std::string& word : *words) labels.push_back(shown(word));
    return join(labels, "、");
  }
  if (const auto* text = std::get_if<std::string>(&found->second)) return shown(*text);
  return value_json<Json>(found->second).dump();
}

SectionNote note_of(const SeenDossier& seen, dossier::Item item,
                    const std::optional<store::DraftRow>& draft, Date today) {
  const dossier::Dossier& state = seen.kept.state;
  SectionNote note{.item = std::move(item),
                   .saved = false,
                   .sha256 = {},
                   .changed_since_saved = false,
                   .faults = {}};
  const auto saved = state.sections.find(note.item.key);
  note.saved = saved != state.sections.end();
  if (note.saved) note.sha256 = saved->second;
  note.changed_since_saved =
      note.saved && draft && crypto::sha256_hex(draft->content) != note.sha256;
  std::optional<Fields> written;
  if (draft) written = values_of(draft->content);
  note.faults = dossier::faults_of_item(state, seen.kept.terms, note.item, written, today);
  return note;
}

Result<dossier::Item> item_named(const SeenDossier& seen, std::string_view name) {
  auto items = dossier::items_of(seen.kept.state, seen.kept.terms);
  const auto found = std::ranges::find(items, name, &dossier::Item::key);
  if (found == items.end()) return fail(Error(code::form_item_unknown));
  return std::move(*found);
}

const dossier::CommandRow& saving() {
  const dossier::CommandRow* row = dossier::command_named("save_section");
  ensure(row != nullptr, "the table of commands has lost save_section");
  return *row;
}

/// Who could save the section may write its draft.
Done require_writing(const SeenDossier& seen) {
  if (dossier::is_open(saving(), "", seen.kept.state, seen.roles)) return {};
  return fail(Error(code::section_shut).rule(saving().rule));
}

Result<Fields> version_of(const std::vector<store::VersionRow>& rows, std::int64_t wanted) {
  const auto found = std::ranges::find(rows, wanted, &store::VersionRow::version);
  if (found == rows.end()) return fail(Error(code::form_item_unknown));
  return values_of(found->content);
}

}  // namespace

Result<std::vector<SectionNote>> sections(Desk& desk, const Account& who,
                                          const std::string& number) {
  RENGA_ASSIGN(const SeenDossier seen, desk.show(who, number));
  std::vector<SectionNote> notes;
  RENGA_TRY(desk.reading([&](store::Transaction& transaction) -> Done {
    for (dossier::Item& item : dossier::items_of(seen.kept.state, seen.kept.terms)) {
      RENGA_ASSIGN(const auto draft, store::find_draft(transaction, number, item.key));
      notes.push_back(note_of(seen, std::move(item), draft, desk.today()));
    }
    return {};
  }));
  return notes;
}

Result<SectionDraft> section(Desk& desk, const Account& who, const std::string& number,
                             std::string_view name) {
  RENGA_ASSIGN(const SeenDossier seen, desk.show(who, number));
  RENGA_ASSIGN(dossier::Item item, item_named(seen, name));
  RENGA_ASSIGN(const auto draft, desk.reading([&](store::Transaction& transaction) {
    return store::find_draft(transaction, number, name);
  }));
  SectionDraft view;
  view.note = note_of(seen, std::move(item), draft, desk.today());
  if (!draft) return view;
  view.values = values_of(draft->content);
  view.version = draft->version;
  view.saved_utc = draft->time_utc;
  return view;
}

Result<SectionDraft> keep_draft(Desk& desk, const Account& who, const std::string& number,
                                std::string_view name, const Fields& values, std::int64_t version) {
  RENGA_ASSIGN(const SeenDossier seen, desk.show(who, number));
  RENGA_ASSIGN(const dossier::Item item, item_named(seen, name));
  RENGA_TRY(require_writing(seen));
  for (const auto& [field, value] : values.all())
    if (std::ranges::find(item.fields, field, &dossier::ItemField::name) == item.fields.end())
      return fail(in_field(Error(code::message_bad), "values"));
  const std::string content = text_of(values);
  if (content.size() > kDraftBytes) return fail(in_field(Error(code::message_bad), "values"));
  RENGA_ASSIGN(const bool kept, desk.writing([&](store::Transaction& transaction) {
    return store::keep_draft(transaction, number, name,
                             {.content = content,
                              .version = version,
                              .account = who.account,
                              .time_utc = now_utc_exact()});
  }));
  if (!kept) return fail(Error(code::state_moved_on));
  return section(desk, who, number, name);
}

Result<GivenToDossier> save_section(Desk& desk, const Account& who, const std::string& number,
                                    std::string_view name) {
  RENGA_ASSIGN(const SectionDraft draft, section(desk, who, number, name));
  const auto empty = [](const dossier::Fault& fault) { return fault.field == fault.about; };
  if (draft.values.all().empty() || std::ranges::any_of(draft.note.faults, empty))
    return fail(Error(code::section_empty).rule(draft.note.item.rule));
  const std::string content = text_of(draft.values);
  const std::string sha256 = crypto::sha256_hex(content);
  Fields fields = dossier::answer_of(draft.note.item, draft.values);
  fields.set("section", std::string(name));
  fields.set("sha256", sha256);
  // The version first: a digest in the ledger whose content nobody has would prove nothing.
  RENGA_TRY(desk.writing([&](store::Transaction& transaction) {
    return store::add_version(transaction, number, name,
                              {.version = 0,
                               .content = content,
                               .sha256 = sha256,
                               .account = who.account,
                               .day = to_iso(desk.today())});
  }));
  return desk.give(who, number, {{"save_section", "", std::move(fields)}, std::nullopt});
}

Result<std::vector<store::VersionRow>> section_versions(Desk& desk, const Account& who,
                                                        const std::string& number,
                                                        std::string_view name) {
  RENGA_ASSIGN(const SeenDossier seen, desk.show(who, number));
  RENGA_ASSIGN([[maybe_unused]] const dossier::Item item, item_named(seen, name));
  return desk.reading([&](store::Transaction& transaction) {
    return store::versions_of(transaction, number, name);
  });
}

Result<std::vector<FieldDifference>> section_difference(Desk& desk, const Account& who,
                                                        const std::string& number,
                                                        std::string_view name, std::int64_t from,
                                                        std::int64_t to) {
  RENGA_ASSIGN(const auto rows, section_versions(desk, who, number, name));
  RENGA_ASSIGN(const SeenDossier seen, desk.show(who, number));
  RENGA_ASSIGN(const dossier::Item item, item_named(seen, name));
  RENGA_ASSIGN(const Fields before, version_of(rows, from));
  RENGA_ASSIGN(const Fields after, version_of(rows, to));
  std::vector<FieldDifference> found;
  for (const dossier::ItemField& field : item.fields) {
    FieldDifference one{
        field.name, field.label, shown_text(before, field), shown_text(after, field), {}};
    if (one.before == one.after) continue;
    one.parts = difference(one.before, one.after);
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace renga::service
