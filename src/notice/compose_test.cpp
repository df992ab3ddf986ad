#include "notice/notice.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace renga::notice {
namespace {

using dossier::Event;
using dossier::Role;

const dossier::Terms kTerms;
const Date kDay = Date::from_civil(2026, 4, 1).value();

dossier::Dossier opened() {
  dossier::Dossier dossier;
  const Event open = {"open_dossier",
                      "",
                      {{"number", "R8-0001"},
                       {"title", "秘密の研究"},
                       {"databases", std::vector<std::string>{"ndb"}},
                       {"provision_kind", "special_extraction"},
                       {"applicant_kind", "corporate"}},
                      "applicant-1",
                      kDay};
  dossier::evolve(dossier, open, {});
  return dossier;
}

const std::vector<Reader> kReaders = {{"applicant-1", {Role::applicant}},
                                      {"office-1", {Role::office}},
                                      {"producer-1", {Role::producer}},
                                      {"window-1", {Role::window}, Language::english}};

std::vector<std::string> told(const Event& event) {
  std::vector<std::string> accounts;
  for (const Reader& reader : readers_of(event, kReaders)) accounts.push_back(reader.account);
  return accounts;
}

// NTC-1.
TEST(Readers, AreThoseOfTheTableWithoutTheActor) {
  EXPECT_EQ(told({"fix_items", "", {}, "producer-1", kDay}),
            (std::vector<std::string>{"applicant-1"}));
  EXPECT_EQ(told({"withdraw", "", {}, "applicant-1", kDay}),
            (std::vector<std::string>{"office-1", "producer-1", "window-1"}));
  EXPECT_TRUE(told({"save_section", "", {}, "applicant-1", kDay}).empty());
}

TEST(Readers, OfAConsultationAreItsParty) {
  EXPECT_EQ(told({"ask_consultation", "producer", {}, "applicant-1", kDay}),
            (std::vector<std::string>{"producer-1"}));
  EXPECT_EQ(told({"ask_consultation", "ndb", {}, "applicant-1", kDay}),
            (std::vector<std::string>{"window-1"}));
  EXPECT_EQ(told({"receive_consultation", "ndb", {}, "window-1", kDay}),
            (std::vector<std::string>{"applicant-1"}));
}

// NTC-2, in both languages.
TEST(Notices, SayWhatWasDoneAndWhatTheReaderCanDo) {
  dossier::Dossier dossier = opened();
  const Event producer = {"ask_consultation", "producer", {}, "applicant-1", kDay};
  const Event asked = {"ask_consultation", "ndb", {}, "applicant-1", kDay};
  const Notice early = compose({dossier, producer, kTerms}, kReaders[2]);
  EXPECT_EQ(early.body.find("あなたが次に行える手続"), std::string::npos)
      << "nobody receives before all were asked (FLOW-A3)";
  dossier::evolve(dossier, producer, kTerms);
  dossier::evolve(dossier, asked, kTerms);
  const Notice english = compose({dossier, asked, kTerms, {"paper 1"}}, kReaders[3]);
  EXPECT_EQ(english.subject, "[Renga] Dossier R8-0001: ask for consultation");
  for (const char* words : {"About: ndb", "Day: 2026-04-01", "Rule: FLOW-A2", "Papers: paper 1",
                            "receive the consultation"})
    EXPECT_NE(english.body.find(words), std::string::npos) << words;
  const Notice japanese = compose({dossier, asked, kTerms}, kReaders[2]);
  EXPECT_EQ(japanese.subject, "【連歌】申出 R8-0001：事前相談を申込み");
  EXPECT_NE(japanese.body.find("令和8年4月1日"), std::string::npos);
  EXPECT_NE(japanese.body.find("・相談を受付"), std::string::npos);
}

// NTC-3: of all that a dossier and its events hold, only number, command, day and key.
TEST(Notices, TellNothingOfTheApplicationOrAPerson) {
  dossier::Dossier dossier = opened();
  for (const dossier::CommandRow& row : dossier::commands()) {
    Event event = {std::string(row.name), "", {}, "applicant-9", kDay};
    for (const dossier::Field& field : row.fields) event.fields.set(field.name, "漏れてはならない");
    for (const Reader& reader : kReaders) {
      const Notice notice = compose({dossier, event, kTerms}, reader);
      for (const std::string& text : {notice.subject, notice.body})
        for (const char* secret : {"秘密の研究", "漏れてはならない", "applicant-9"})
          EXPECT_EQ(text.find(secret), std::string::npos) << row.name;
    }
  }
}

// NTC-13, NTC-3: what is due, how it stands, and nothing that the applicant wrote.
TEST(Reminders, SayWhatIsDueAndHowItStands) {
  const dossier::Dossier dossier = opened();
  dossier::Reminder reminder = {.due = {"USE-01",
                                        {"利用期間の終了", "the end of the use period"},
                                        {Role::contact},
                                        {Role::office},
                                        "秘密の部屋",
                                        "finish_use",
                                        kDay},
                                .to = {Role::contact, Role::office}};
  const Notice today = remind({dossier, reminder, kDay}, kReaders[1]);
  EXPECT_EQ(today.subject, "【連歌】申出 R8-0001：期限のお知らせ（利用期間の終了）");
  for (const char* part : {"本日が期限です", "令和8年4月1日", "USE-01", "担当者"})
    EXPECT_NE(today.body.find(part), std::string::npos) << part;
  for (const std::string& text : {today.subject, today.body})
    for (const char* secret : {"秘密", "applicant-1"})
      EXPECT_EQ(text.find(secret), std::string::npos);
  const Notice late = remind({dossier, reminder, kDay.plus_days(1)}, kReaders[3]);
  EXPECT_NE(late.body.find("2026-04-01 (overdue)"), std::string::npos);
  EXPECT_NE(remind({dossier, reminder, kDay.plus_days(-1)}, kReaders[3]).body.find("to come"),
            std::string::npos);
  reminder.due.key = "ndb";
  EXPECT_NE(remind({dossier, reminder, kDay}, kReaders[3]).body.find("About: ndb"),
            std::string::npos);
}

// NTC-9.
TEST(Digest, HoldsEveryNoticeOfAnAccount) {
  const dossier::Dossier dossier = opened();
  const Event first_event = {"fix_items", "", {}, "p", kDay};
  const Event second_event = {"make_contract", "", {}, "p", kDay};
  const Notice first = compose({dossier, first_event, kTerms}, kReaders[0]);
  const Notice second = compose({dossier, second_event, kTerms}, kReaders[0]);
  const Notice both = digest_of(std::vector{first, second});
  EXPECT_EQ(both.subject, "【連歌】お知らせ 2 件");
  EXPECT_NE(both.body.find(first.body), std::string::npos);
  EXPECT_NE(both.body.find(second.body), std::string::npos);
  EXPECT_EQ(digest_of(std::vector{first}).subject, first.subject);
}

}  // namespace
}  // namespace renga::notice
