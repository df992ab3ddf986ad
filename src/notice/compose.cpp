#include "notice/compose.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace renga::notice {
namespace {

using dossier::CommandRow;
using dossier::Role;
using dossier::Roles;

struct Words {
  Bilingual subject = {"【連歌】申出 {number}：{what}", "[Renga] Dossier {number}: {what}"};
  Bilingual digest = {"【連歌】お知らせ {count} 件", "[Renga] {count} notices"};
  Bilingual body = {
      "申出 {number} について、次の手続が行われましたのでお知らせします。\n\n"
      "手続　　{what}\n{about}日付　　{day}\n根拠　　{rule}\n{papers}{next}\n"
      "内容は、システムに入って御確認ください。このメールには、申出の内容及び個人に関する事項は記載"
      "していません。\nこのメールは送信専用です。\n",
      "This was done in dossier {number}:\n\nWhat: {what}\n{about}Day: {day}\nRule: {rule}\n"
      "{papers}{next}\nSign in to see more. This mail tells nothing of the application itself and "
      "nothing of a person.\nReplies to this mail are not read.\n"};
  Bilingual about = {"対象　　{key}\n", "About: {key}\n"};
  Bilingual papers = {"文書　　{list}\n", "Papers: {list}\n"};
  Bilingual due_subject = {"【連歌】申出 {number}：期限のお知らせ（{what}）",
                           "[Renga] Dossier {number}: due: {what}"};
  Bilingual due_body = {
      "申出 {number} について、期限をお知らせします。\n\n"
      "内容　　{what}\n{about}期限　　{day}（{state}）\n行う人　{who}\n根拠　　{rule}\n{command}\n"
      "内容は、システムに入って御確認ください。このメールには、申出の内容及び個人に関する事項は記載"
      "していません。\nこのメールは送信専用です。\n",
      "Something is due in dossier {number}.\n\nWhat: {what}\n{about}By: {day} ({state})\n"
      "Done by: {who}\nRule: {rule}\n{command}\nSign in to see more. This mail tells nothing of "
      "the application itself and nothing of a person.\nReplies to this mail are not read.\n"};
  Bilingual due_command = {"手続　　{label}\n", "Command: {label}\n"};
  Bilingual next = {"\nあなたが次に行える手続\n{list}", "\nWhat you can do next\n{list}"};
};

constexpr Words kWords;

std::string filled(Bilingual pattern, Language language,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  return fill(pattern.in(language), [&](std::string_view name) {
    for (const auto& [known, value] : values)
      if (known == name) return value;
    bug("a notice names a value that it does not have");
  });
}

constexpr Roles kParties = {Role::producer, Role::window};

/// Whether the reader is the party that a thread of consultation is about, or not one at all.
bool is_party_of(const Reader& reader, std::string_view key) {
  if (!reader.roles.meets(kParties)) return true;
  return reader.roles.has(key == "producer" ? Role::producer : Role::window);
}

bool is_possible(const CommandRow& row, const std::string& key, const News& news,
                 const Reader& reader) {
  return dossier::is_within_reach(row, key, news.dossier, {reader.account, reader.roles},
                                  news.terms, {.today = news.event.day});
}

/// What the reader may do now, each label once; changes and incidents are always possible and
/// nobody waits for them.
std::string next_steps(const News& news, const Reader& reader) {
  std::string list;
  std::set<std::string_view> seen;
  for (const CommandRow& row : dossier::commands()) {
    if (row.track == dossier::Track::change || row.track == dossier::Track::conduct) continue;
    const auto keys = dossier::keys_of(news.dossier, row.track);
    const bool open = std::ranges::any_of(keys, [&](const std::string& key) {
      const bool concerns = row.track != dossier::Track::consultation || is_party_of(reader, key);
      return concerns && is_possible(row, key, news, reader);
    });
    if (open && seen.insert(row.label.japanese).second)
      list += "・" + std::string(row.label.in(reader.language)) + "\n";
  }
  return list;
}

/// The keys of places and numbers mean nothing outside; those of parties do.
std::string about(const News& news) {
  const CommandRow* row = dossier::command_named(news.event.command);
  const bool tells = row->track == dossier::Track::consultation ||
                     row->track == dossier::Track::change ||
                     row->track == dossier::Track::publication;
  return tells ? news.event.key : "";
}

}  // namespace

std::vector<Reader> readers_of(const dossier::Event& event, std::span<const Reader> all) {
  const CommandRow* row = dossier::command_named(event.command);
  ensure(row != nullptr, "an event is an accepted command");
  const bool asks_a_party = row->track == dossier::Track::consultation && row->told.meets(kParties);
  std::vector<Reader> readers;
  for (const Reader& reader : all) {
    if (!row->told.meets(reader.roles) || reader.account == event.actor) continue;
    if (asks_a_party && !is_party_of(reader, event.key)) continue;
    readers.push_back(reader);
  }
  return readers;
}

Notice compose(const News& news, const Reader& reader) {
  const CommandRow* row = dossier::command_named(news.event.command);
  ensure(row != nullptr, "an event is an accepted command");
  const Language language = reader.language;
  const std::string what(row->label.in(language));
  const std::string& number = news.dossier.number;
  const std::string key = about(news);
  const std::string steps = next_steps(news, reader);
  const std::string papers = join(news.papers, language == Language::japanese ? "、" : ", ");
  const std::string day =
      language == Language::japanese ? to_wareki(news.event.day) : to_iso(news.event.day);
  const auto if_any = [&](const std::string& text, Bilingual pattern, std::string_view name) {
    return text.empty() ? std::string() : filled(pattern, language, {{name, text}});
  };
  return {.account = reader.account,
          .language = language,
          .subject = filled(kWords.subject, language, {{"number", number}, {"what", what}}),
          .body = filled(kWords.body, language,
                         {{"number", number},
                          {"what", what},
                          {"about", if_any(key, kWords.about, "key")},
                          {"day", day},
                          {"rule", row->rule},
                          {"papers", if_any(papers, kWords.papers, "list")},
                          {"next", if_any(steps, kWords.next, "list")}})};
}

namespace {

/// How a deadline stands on a day.
Bilingual standing_of(const dossier::Due& due, Date today) {
  constexpr Bilingual kAhead = {"期限前です", "to come"};
  constexpr Bilingual kToday = {"本日が期限です", "today"};
  constexpr Bilingual kLate = {"期限を過ぎています", "overdue"};
  if (due.by == today) return kToday;
  return due.by < today ? kLate : kAhead;
}

std::string names_of(Roles roles, Language language) {
  std::vector<std::string> names;
  for (const auto& role : dossier::roles())
    if (roles.has(role.word)) names.emplace_back(role.label.in(language));
  return join(names, language == Language::japanese ? "・" : ", ");
}

/// Parties and numbers may be said; a place has a name that its applicant gave it (NTC-3).
bool is_sayable(const std::string& key, const dossier::Dossier& dossier) {
  return key == "producer" || dossier.databases.contains(key) || parse_integer(key).has_value();
}

}  // namespace

Notice remind(const DueNews& news, const Reader& reader) {
  const dossier::Due& due = news.reminder.due;
  const Language language = reader.language;
  const std::string& number = news.dossier.number;
  const std::string_view what = due.what.in(language);
  const CommandRow* row = dossier::command_named(due.command);
  const std::string about =
      is_sayable(due.key, news.dossier) ? filled(kWords.about, language, {{"key", due.key}}) : "";
  const std::string command =
      row == nullptr ? ""
                     : filled(kWords.due_command, language, {{"label", row->label.in(language)}});
  const std::string day = language == Language::japanese ? to_wareki(due.by) : to_iso(due.by);
  const std::string who = names_of(due.who, language);
  return {.account = reader.account,
          .language = language,
          .subject = filled(kWords.due_subject, language, {{"number", number}, {"what", what}}),
          .body = filled(kWords.due_body, language,
                         {{"number", number},
                          {"what", what},
                          {"about", about},
                          {"day", day},
                          {"state", standing_of(due, news.today).in(language)},
                          {"who", who},
                          {"rule", due.rule},
                          {"command", command}})};
}

Notice digest_of(std::span<const Notice> notices) {
  ensure(!notices.empty(), "a digest has notices");
  if (notices.size() == 1) return notices.front();
  const Language language = notices.front().language;
  const std::string count = std::to_string(notices.size());
  Notice digest = {.account = notices.front().account,
                   .language = language,
                   .subject = filled(kWords.digest, language, {{"count", count}}),
                   .body = {}};
  for (const Notice& notice : notices)
    digest.body += notice.subject + "\n\n" + notice.body + "\n――――――――――\n\n";
  return digest;
}

}  // namespace renga::notice
