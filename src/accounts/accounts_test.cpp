#include "accounts/accounts.hpp"

#include <gtest/gtest.h>

namespace renga::accounts {
namespace {

constexpr PasswordRules kRules{.length_min = 8, .length_no_rotation = 13, .rotation_months = 2};

using Faults = std::vector<PasswordFault>;

TEST(AccountNames, AreShortPlainWords) {
  for (const char* good : {"u1", "u-hanako", "applicant-1", "m.5_x"})
    EXPECT_TRUE(is_account_name(good)) << good;
  for (const char* bad : {"", "u", "1u", "-u", "Hanako", "花子", "u hanako", "u/1", "../u", "u\n1"})
    EXPECT_FALSE(is_account_name(bad)) << bad;
  EXPECT_FALSE(is_account_name(std::string(41, 'a')));
}

// SEC-55: eight characters or more, letters, digits and signs mixed, hard to guess.
TEST(Passwords, NeedLengthAndAllClasses) {
  EXPECT_EQ(faults_of("kQ7-mnpz", "u1", kRules), Faults{});
  EXPECT_EQ(faults_of("kQ7-mnp", "u1", kRules), Faults{PasswordFault::too_short});
  EXPECT_EQ(faults_of("83725-1946", "u1", kRules), Faults{PasswordFault::letter_missing});
  EXPECT_EQ(faults_of("kQx-mnpzw", "u1", kRules), Faults{PasswordFault::digit_missing});
  EXPECT_EQ(faults_of("kQ7xmnpzw", "u1", kRules), Faults{PasswordFault::symbol_missing});
  EXPECT_EQ(faults_of("ab12-hanako-99", "hanako", kRules), Faults{PasswordFault::names_account});
}

TEST(Passwords, AreNotOnesThatAreTriedFirst) {
  EXPECT_EQ(faults_of("Password-1", "u1", kRules), Faults{PasswordFault::easily_guessed});
  EXPECT_EQ(faults_of("aaaa1111-", "u1", kRules), Faults{PasswordFault::easily_guessed});
  EXPECT_EQ(faults_of("kaze-8-welcome-yuki", "u1", kRules), Faults{});
}

TEST(Passwords, CountCharactersAndNotBytes) {
  EXPECT_EQ(faults_of("風a1-", "u1", kRules).front(), PasswordFault::too_short);
}

// SEC-56, SEC-57: changed every two months unless it has thirteen characters or more.
TEST(Passwords, AreChangedUnlessTheyAreLong) {
  const Date set = *Date::from_civil(2026, 11, 28);
  EXPECT_EQ(change_due("kQ7-mnpzwxyz", set, kRules), Date::from_civil(2027, 1, 28));
  EXPECT_EQ(change_due("kQ7-mnpzwxyz1", set, kRules), std::nullopt);
}

TEST(Failures, MakeTheNextAttemptWaitLongerEachTime) {
  Failures failures;
  Seconds before = 0;
  const Seconds now = 1000;
  for (int turn = 0; turn < 2; ++turn) {
    failures = after_failure(failures, now);
    EXPECT_EQ(seconds_to_wait(failures, now), 0);
  }
  for (int turn = 0; turn < 6; ++turn) {
    failures = after_failure(failures, now);
    EXPECT_GT(seconds_to_wait(failures, now), before);
    before = seconds_to_wait(failures, now);
  }
  EXPECT_EQ(before, 3600);
  EXPECT_EQ(seconds_to_wait(after_failure(failures, now), now), 3600);
  EXPECT_EQ(seconds_to_wait(failures, now + 3599), 1);
  EXPECT_EQ(seconds_to_wait(failures, now + 3600), 0);
}

TEST(Failures, AreForgottenAfterADay) {
  const Failures many{20, 1000};
  const Seconds later = 1000 + 24 * 60 * 60 + 1;
  EXPECT_EQ(seconds_to_wait(many, later), 0);
  EXPECT_EQ(after_failure(many, later), (Failures{1, later}));
}

TEST(Codes, CountOnceAndOnlyForwards) {
  EXPECT_TRUE(accepts_step(101, 100));
  EXPECT_FALSE(accepts_step(100, 100));
  EXPECT_FALSE(accepts_step(99, 100));
}

// API-28
TEST(Passkeys, MustCountForwardsIfTheyCount) {
  EXPECT_TRUE(accepts_counter(1, 0));
  EXPECT_TRUE(accepts_counter(9, 3));
  EXPECT_TRUE(accepts_counter(0, 0));
  EXPECT_FALSE(accepts_counter(3, 3));
  EXPECT_FALSE(accepts_counter(2, 3));
  EXPECT_FALSE(accepts_counter(0, 3));
}

TEST(Passkeys, BelongToNamesAndNotToAddresses) {
  for (const char* name : {"localhost", "renga.example", "a-1.b2.example", "xn--p8j9a0d9c9a"})
    EXPECT_TRUE(is_passkey_place(name)) << name;
  for (const char* other :
       {"", "127.0.0.1", "10.0.0.12", "[::1]", "renga.example.", "a b", "名.jp"})
    EXPECT_FALSE(is_passkey_place(other)) << other;
}

// SEC-67: a seat that was left is locked.
TEST(Sessions, LockWhenIdleAndEndAfterADay) {
  const SessionLimits limits{.idle = 900, .longest = 3600, .half_way = 300};
  SessionTimes times{.began = 0, .seen = 100, .second_factor_given = true};
  EXPECT_EQ(standing_of(times, limits, 999), SessionStanding::live);
  EXPECT_EQ(standing_of(times, limits, 1000), SessionStanding::locked);
  times.seen = 3500;
  EXPECT_EQ(standing_of(times, limits, 3599), SessionStanding::live);
  EXPECT_EQ(standing_of(times, limits, 3600), SessionStanding::ended);
  times.locked = true;
  EXPECT_EQ(standing_of(times, limits, 3501), SessionStanding::locked);
}

TEST(Sessions, WaitShortlyForTheSecondFactor) {
  const SessionTimes times{.began = 0, .seen = 0};
  EXPECT_EQ(standing_of(times, {}, 299), SessionStanding::live);
  EXPECT_EQ(standing_of(times, {}, 300), SessionStanding::ended);
  EXPECT_EQ(end_of(times, {}), 300);
}

}  // namespace
}  // namespace renga::accounts
