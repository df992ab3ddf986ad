// What a refusal says, for every way in which a command of the table can be refused.

#include "dossier/refusal_text.hpp"

#include "dossier/world_for_test.hpp"

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace renga::dossier {
namespace {

/// Words of the program: with an underscore, or in a Japanese text any English word, but for those
/// that stand in brackets after their label. 「SQL」 and the like are capitals.
std::string bare_name_in(const std::string& text, Language language) {
  static const std::regex kBrackets("（[^）]*）|\\([^)]*\\)");
  static const std::regex kName("[a-z0-9]+_[a-z0-9_]+");
  static const std::regex kWord("[a-z]{3,}");
  const std::string open = std::regex_replace(text, kBrackets, "");
  std::smatch found;
  const bool bare = std::regex_search(open, found, language == Language::japanese ? kWord : kName);
  return bare ? found.str() : "";
}

void expect_good(const std::string& text, Language language, std::string_view where) {
  EXPECT_FALSE(text.empty()) << where;
  EXPECT_EQ(bare_name_in(text, language), "") << where << ": " << text;
}

void expect_good(const RefusalText& text, std::string_view where) {
  expect_good(text.what.japanese, Language::japanese, where);
  expect_good(text.what.english, Language::english, where);
  expect_good(text.remedy.japanese, Language::japanese, where);
  expect_good(text.remedy.english, Language::english, where);
}

/// An actor of every role, in a dossier that was opened.
Dossier opened() {
  Dossier dossier;
  evolve(dossier,
         {"open_dossier",
          "",
          {{"number", "R8-0001"},
           {"title", "t"},
           {"databases", std::vector<std::string>{"ndb"}},
           {"provision_kind", "special_extraction"},
           {"applicant_kind", "corporate"}},
          "applicant-1",
          *parse_iso_date("2026-04-01")},
         {});
  return dossier;
}

Roles all_roles() {
  Roles all;
  for (const auto& role : roles()) all = all.with(role.word);
  return all;
}

Refusal refused(const Dossier& dossier, const Command& command, Roles roles) {
  const auto decision =
      decide(dossier, command, {"somebody", roles}, {}, {.today = *parse_iso_date("2026-04-02")});
  const auto* refusal = std::get_if<Refusal>(&decision);
  return refusal == nullptr ? Refusal{Reason::guard, "", {}} : *refusal;
}

RefusalText told(const Dossier& dossier, const Command& command, Roles roles, Reason expected) {
  const Refusal refusal = refused(dossier, command, roles);
  EXPECT_EQ(refusal.reason, expected) << command.name;
  EXPECT_FALSE(refusal.rule.empty()) << command.name;
  return text_of(refusal, command, dossier, {});
}

Value value_of_another_kind(FieldKind kind) {
  if (kind == FieldKind::flag) return std::int64_t{1};
  return true;
}

Value value_of(const Field& field) {
  std::string word = "w";
  if (field.choices != nullptr) word = field.choices().words.front().name;
  switch (field.kind) {
    case FieldKind::number:
      return std::int64_t{1};
    case FieldKind::flag:
      return true;
    case FieldKind::day:
      return *parse_iso_date("2026-04-02");
    case FieldKind::digest:
      return std::string(64, 'a');
    case FieldKind::words:
      return std::vector<std::string>{word};
    default:
      return word;
  }
}

Command complete(const CommandRow& row) {
  Command command{std::string(row.name), "", {}};
  for (const Field& field : row.fields)
    if (field.required) command.fields.set(field.name, value_of(field));
  return command;
}

// DOS-3, DOS-35.
TEST(RefusalText, EveryGuardOfTheTableNamesRuleAndRemedy) {
  std::size_t guards = 0;
  for (const CommandRow& row : commands())
    for (const Guard& guard : row.guards) {
      ++guards;
      const Refusal refusal{Reason::guard, std::string(guard.rule), guard.remedy};
      EXPECT_FALSE(refusal.rule.empty()) << row.name;
      expect_good(text_of(refusal, {std::string(row.name), "", {}}, opened(), {}), row.name);
    }
  EXPECT_GT(guards, 150U);
}

TEST(RefusalText, EveryFieldIsCalledByItsLabel) {
  const Dossier dossier = opened();
  std::size_t fields = 0;
  for (const CommandRow& row : commands())
    for (const Field& field : row.fields) {
      ++fields;
      Command command = complete(row);
      command.fields.set(field.name, value_of_another_kind(field.kind));
      const auto wrong = told(dossier, command, all_roles(), Reason::field_wrong);
      expect_good(wrong, row.name);
      EXPECT_NE(wrong.remedy.japanese.find(field.label.japanese), std::string::npos) << row.name;
      EXPECT_NE(wrong.remedy.english.find(field.label.english), std::string::npos) << row.name;
      EXPECT_EQ(wrong.typed, field.name);
    }
  EXPECT_GT(fields, 200U);
}

// DOS-37.
TEST(RefusalText, EveryClosedListIsKeptAndSaid) {
  const Dossier dossier = opened();
  std::set<std::string_view> lists;
  for (const CommandRow& row : commands())
    for (const Field& field : row.fields) {
      if (field.choices == nullptr) continue;
      lists.insert(field.choices().rule);
      Command command = complete(row);
      if (field.kind == FieldKind::words) {
        const std::string known(field.choices().words.front().name);
        command.fields.set(field.name, std::vector<std::string>{known, "w"});
      } else {
        command.fields.set(field.name, std::string("w"));
      }
      const auto text = told(dossier, command, all_roles(), Reason::word_unknown);
      expect_good(text, row.name);
      EXPECT_EQ(refused(dossier, command, all_roles()).rule, field.choices().rule);
      EXPECT_TRUE(text.typed.starts_with(std::string(field.name) + ": ")) << text.typed;
      for (const Choice& word : field.choices().words) {
        EXPECT_NE(text.remedy.japanese.find(word.label.japanese), std::string::npos) << word.name;
        EXPECT_NE(text.remedy.english.find(word.label.english), std::string::npos) << word.name;
        EXPECT_NE(text.typed.find(word.name), std::string::npos) << word.name;
      }
    }
  EXPECT_EQ(lists.size(), 18U);
}

TEST(RefusalText, EveryMissingFieldIsCalledByItsLabel) {
  const Dossier dossier = opened();
  for (const CommandRow& row : commands()) {
    const auto field = std::ranges::find_if(row.fields, &Field::required);
    if (field == row.fields.end()) continue;
    const auto missing =
        told(dossier, {std::string(row.name), "", {}}, all_roles(), Reason::field_missing);
    expect_good(missing, row.name);
    EXPECT_NE(missing.remedy.japanese.find(field->label.japanese), std::string::npos) << row.name;
  }
}

TEST(RefusalText, AFieldThatTheCommandLacksIsTakenOut) {
  const Dossier dossier = opened();
  for (const CommandRow& row : commands()) {
    Command command = complete(row);
    command.fields.set("nothing_of_the_kind", std::string("w"));
    const auto strange = told(dossier, command, all_roles(), Reason::field_unknown);
    expect_good(strange, row.name);
    EXPECT_EQ(strange.remedy.english.find("nothing_of_the_kind"), std::string::npos)
        << "what somebody wrote is not said again";
  }
}

TEST(RefusalText, WhoMayIsSaid) {
  for (const CommandRow& row : commands()) {
    const auto others = told(opened(), complete(row), {}, Reason::not_permitted);
    expect_good(others, row.name);
    for (const auto& role : roles()) {
      const bool named = others.remedy.japanese.find(role.label.japanese) != std::string::npos;
      EXPECT_TRUE(named || !row.roles.has(role.word)) << row.name;
    }
  }
}

TEST(RefusalText, WhatACommandIsAboutIsChosenFromWhatThereIs) {
  const Dossier dossier = opened();
  std::size_t judged = 0;
  for (const CommandRow& row : commands()) {
    Command command = complete(row);
    command.key = "nothing/of the kind";
    const auto wrong = told(dossier, command, all_roles(), Reason::key_wrong);
    expect_good(wrong, row.name);
    ++judged;
  }
  EXPECT_EQ(judged, commands().size());
}

TEST(RefusalText, TheStageAndTheWayThereAreSaid) {
  const Dossier dossier = opened();
  std::size_t judged = 0;
  for (const CommandRow& row : commands()) {
    Command command = complete(row);
    const auto keys = keys_of(dossier, row.track);
    if (keys.empty()) continue;
    command.key = keys.front();
    const Refusal refusal = refused(dossier, command, all_roles());
    if (refusal.reason != Reason::stage_wrong) continue;
    const auto text = text_of(refusal, command, dossier, {});
    expect_good(text, row.name);
    const auto now = label_of(dossier.stage(row.track, command.key));
    EXPECT_NE(text.remedy.japanese.find(now.japanese), std::string::npos) << row.name;
    ++judged;
  }
  EXPECT_GT(judged, 40U);
}

// FLOW-B9, OUT-05: not approved, the plan is revised and applied for anew.
TEST(RefusalText, AfterARefusalANewApplicationIsNeeded) {
  Dossier dossier = opened();
  dossier.threads[{Track::board, {}}].stage = Stage::refused;
  const CommandRow& row = *command_named("submit_to_producer");
  const auto text = told(dossier, complete(row), all_roles(), Reason::stage_wrong);
  expect_good(text, row.name);
  EXPECT_NE(text.remedy.japanese.find("計画を見直し"), std::string::npos);
  EXPECT_NE(text.remedy.english.find("new application"), std::string::npos);
  dossier.threads[{Track::board, {}}].stage = Stage::submitted;
  EXPECT_EQ(told(dossier, complete(row), all_roles(), Reason::stage_wrong)
                .remedy.english.find("new application"),
            std::string::npos);
}

TEST(RefusalText, ACommandThatIsNoneIsToldByTheSentenceOnCommands) {
  const Command command{"no_such_command", "", {}};
  const Refusal refusal = refused(opened(), command, all_roles());
  EXPECT_EQ(refusal.rule, "DOS-2");
  expect_good(text_of(refusal, command, opened(), {}), "no such command");
}

}  // namespace
}  // namespace renga::dossier
