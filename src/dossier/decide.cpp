#include "dossier/decide.hpp"

#include <algorithm>

namespace renga::dossier {
namespace {

constexpr Bilingual kUnknown = {"コマンドの一覧から選んでください。",
                                "Choose a command of the list."};
constexpr Bilingual kPermission = {"この申出でその役割を持つ人が行います。",
                                   "Somebody with the right role in this dossier does this."};
constexpr Bilingual kMissing = {"必須の項目を記入してください。", "Fill in the required field."};
constexpr Bilingual kWrong = {"項目の形式を直してください。", "Correct the form of the field."};
constexpr Bilingual kChoose = {"項目の語を一覧から選んでください。",
                               "Choose the word of the list."};
constexpr Bilingual kStrange = {"このコマンドにない項目です。外してください。",
                                "The command has no such field. Leave it out."};
constexpr Bilingual kKey = {"対象を申出にあるものから選んでください。",
                            "Choose one of what the dossier has."};
constexpr Bilingual kOver = {"完了又は取り下げた申出です。新たに申し出てください。",
                             "The dossier is over. A new application is needed."};
constexpr Bilingual kUnopened = {"先に申出を作成してください。", "Open the dossier first."};
constexpr Bilingual kStage = {"手続の順序に従い、先の手続を済ませてください。",
                              "Do what comes before it on the road."};

Refusal refuse(Reason reason, Bilingual remedy, std::string_view rule = {},
               std::string field = {}) {
  return {reason, std::string(rule), remedy, std::move(field)};
}

std::optional<Refusal> judge_fields(const CommandRow& row, const Fields& fields) {
  for (const Field& field : row.fields)
    if (field.required && !fields.has(field.name))
      return refuse(Reason::field_missing, kMissing, field.rule.empty() ? row.rule : field.rule,
                    std::string(field.name));
  for (const auto& [name, value] : fields.all()) {
    const auto field = std::ranges::find(row.fields, std::string_view(name), &Field::name);
    if (field == row.fields.end()) return refuse(Reason::field_unknown, kStrange, row.rule, name);
    if (!fits(value, field->kind)) return refuse(Reason::field_wrong, kWrong, row.rule, name);
    if (field->choices != nullptr && !is_chosen(value, field->choices()))
      return refuse(Reason::word_unknown, kChoose, field->choices().rule, name);
  }
  return std::nullopt;
}

/// A dossier is opened first: by the one command that its own track has at the beginning.
bool is_unopened(const Dossier& dossier, const CommandRow& row) {
  return dossier.stage(Track::application) == Stage::idle &&
         !(row.track == Track::application && row.from.has(Stage::idle));
}

/// Whether the key names a thread that the dossier can have.
bool has_key(const Dossier& dossier, Track track, const std::string& key) {
  switch (track) {
    case Track::consultation:
      return key == "producer" || dossier.databases.contains(key);
    case Track::committee:
      return key == committee_for(dossier.databases);
    case Track::provision: {
      const auto [database, place] = parts_of(key);
      return (database == "jisedai" || dossier.databases.contains(database)) &&
             dossier.places.contains(place);
    }
    case Track::place:
      return dossier.places.contains(key);
    case Track::change:
    case Track::publication:
    case Track::conduct:
      return parse_integer(key).has_value();
    default:
      return key.empty();
  }
}

/// Conditions rely on the lists of the fields (DOS-37): where nothing is filled in yet, they are
/// asked with the first words of the lists, and what they then say of the fields does not count.
Fields first_words(const CommandRow& row) {
  Fields fields;
  for (const Field& field : row.fields) {
    if (field.choices == nullptr || !field.required) continue;
    const std::string word(field.choices().words.front().name);
    if (field.kind == FieldKind::words) {
      fields.set(field.name, std::vector<std::string>{word});
    } else {
      fields.set(field.name, word);
    }
  }
  return fields;
}

}  // namespace

Decision decide(const Dossier& dossier, const Command& command, const Actor& actor,
                const Terms& terms, const Surroundings& around) {
  const CommandRow* row = command_named(command.name);
  if (row == nullptr) return refuse(Reason::command_unknown, kUnknown, "DOS-2");
  if (!row->roles.meets(actor.roles)) return refuse(Reason::not_permitted, kPermission, row->rule);
  if (dossier.over()) return refuse(Reason::dossier_over, kOver, "END-08");
  if (is_unopened(dossier, *row)) return refuse(Reason::stage_wrong, kUnopened, "APP-09");
  if (auto refusal = judge_fields(*row, command.fields)) return *std::move(refusal);
  if (!has_key(dossier, row->track, command.key)) return refuse(Reason::key_wrong, kKey, row->rule);
  if (!row->from.has(dossier.stage(row->track, command.key)))
    return refuse(Reason::stage_wrong, kStage, row->rule);
  const Call call{dossier, command, actor, terms, around};
  for (const Guard& guard : row->guards)
    if (!guard.holds(call)) return refuse(Reason::guard, guard.remedy, guard.rule);
  if (row->fault != nullptr)
    if (const auto fault = row->fault(call))
      return refuse(Reason::guard, fault->remedy, fault->rule, fault->about);
  return Event{command.name, command.key, command.fields, actor.account, around.today};
}

void evolve(Dossier& dossier, const Event& event, const Terms& terms) {
  const CommandRow* row = command_named(event.command);
  ensure(row != nullptr, "an event is an accepted command");
  Thread& thread = dossier.threads[{row->track, event.key}];
  const Stage before = thread.stage;
  if (row->to) thread.stage = *row->to;
  if (row->leads_to != nullptr) thread.stage = row->leads_to(event);
  if (thread.stage != before || !thread.since) thread.since = event.day;
  if (row->effect != nullptr) row->effect(dossier, event, terms);
  ++dossier.events;
}

Dossier fold(std::span<const Event> events, const Terms& terms) {
  Dossier dossier;
  for (const Event& event : events) evolve(dossier, event, terms);
  return dossier;
}

bool is_open(const CommandRow& row, const std::string& key, const Dossier& dossier, Roles roles) {
  return row.roles.meets(roles) && !dossier.over() && !is_unopened(dossier, row) &&
         has_key(dossier, row.track, key) && row.from.has(dossier.stage(row.track, key));
}

bool is_within_reach(const CommandRow& row, const std::string& key, const Dossier& dossier,
                     const Actor& actor, const Terms& terms, const Surroundings& around) {
  if (!is_open(row, key, dossier, actor.roles)) return false;
  const Command command{std::string(row.name), key, first_words(row)};
  bool asked = false;
  const Call call{dossier, command, actor, terms, around, &asked};
  // A condition may rely on those before it, so that the first that refuses ends the question.
  for (const Guard& guard : row.guards) {
    asked = false;
    if (!guard.holds(call)) return asked && !row.fields.empty();
  }
  asked = false;
  return row.fault == nullptr || !row.fault(call) || (asked && !row.fields.empty());
}

std::vector<const CommandRow*> leading_to(const CommandRow& row, const std::string& key,
                                          const Dossier& dossier) {
  const Stage now = dossier.stage(row.track, key);
  std::vector<const CommandRow*> leading;
  for (const CommandRow& other : commands()) {
    if (other.track != row.track || &other == &row || !other.from.has(now)) continue;
    if (other.leads_to != nullptr || (other.to && *other.to != now && row.from.has(*other.to)))
      leading.push_back(&other);
  }
  return leading;
}

}  // namespace renga::dossier
