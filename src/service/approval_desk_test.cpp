#include "service/approval_desk.hpp"

#include <gtest/gtest.h>

namespace renga::service {
namespace {

const std::string kApproved = R"([dossier]
number = "R7-0001"
[decision.board]
outcome = "approved"
[decision.committee]
outcome = "approved"
[allows]
acts = ["extract", "deliver"]
places = ["大学A"]
exceptions = ["re.institution"]
[use]
from = 2025-10-01
until = 2027-09-30
)";

const Date kDuringUse = *Date::from_civil(2026, 1, 1);

std::string with(std::string text, std::string_view old_part, std::string_view new_part) {
  return text.replace(text.find(old_part), old_part.size(), new_part);
}

// APV-1, APV-2.
TEST(ApprovalDesk, TwoApprovingDecisionsAllowWhatTheyName) {
  const auto approval = ApprovalDesk::from_text(kApproved, "approval.toml", kDuringUse);
  ASSERT_TRUE(approval) << approval.error().message(Language::english);
  EXPECT_EQ(approval->dossier(), "R7-0001");
  EXPECT_TRUE(approval->allows(Act::extract));
  EXPECT_FALSE(approval->allows(Act::link));
  EXPECT_TRUE(approval->excepts("re.institution"));
  EXPECT_FALSE(approval->excepts("ho.insurer"));
}

// APV-2.
TEST(ApprovalDesk, OneBodyThatHasNotApprovedStopsEverything) {
  const std::string pending = with(kApproved, "[decision.committee]\noutcome = \"approved\"",
                                   "[decision.committee]\noutcome = \"continued\"");
  const auto approval = ApprovalDesk::from_text(pending, "approval.toml", kDuringUse);
  ASSERT_FALSE(approval);
  EXPECT_EQ(approval.error().code(), code::approval_missing);
  EXPECT_EQ(approval.error().rule(), "IDS-31");
  EXPECT_EQ(approval.error().detail("state"), "committee: continued");
  EXPECT_EQ(approval.error().exit(), Exit::refused);
}

// APV-6.
TEST(ApprovalDesk, OutsideThePeriodOfUseNothingIsAllowed) {
  for (const Date day : {*Date::from_civil(2025, 9, 30), *Date::from_civil(2027, 10, 1)})
    EXPECT_EQ(ApprovalDesk::from_text(kApproved, "a", day).error().code(), code::approval_missing);
  EXPECT_TRUE(ApprovalDesk::from_text(kApproved, "a", *Date::from_civil(2025, 10, 1)));
  EXPECT_TRUE(ApprovalDesk::from_text(kApproved, "a", *Date::from_civil(2027, 9, 30)));
}

TEST(ApprovalDesk, AMissingPartIsNamed) {
  for (const char* part : {"number = \"R7-0001\"", "places = [\"大学A\"]", "until = 2027-09-30",
                           "exceptions = [\"re.institution\"]"})
    EXPECT_EQ(ApprovalDesk::from_text(with(kApproved, part, ""), "a", kDuringUse).error().code(),
              code::field_missing)
        << part;
}

TEST(ApprovalDesk, AnUnknownActAndBrokenTomlAreRefusedWithTheirLine) {
  const auto unknown =
      ApprovalDesk::from_text(with(kApproved, "\"extract\"", "\"peek\""), "a.toml", kDuringUse);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code(), code::value_unknown);
  EXPECT_EQ(unknown.error().where().row, 8);
  const auto broken = ApprovalDesk::from_text("[dossier\n", "a.toml", kDuringUse);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code(), code::toml_bad);
}

}  // namespace
}  // namespace renga::service
