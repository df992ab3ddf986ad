#include "service/waited.hpp"

#include <gtest/gtest.h>

namespace renga::service {
namespace {

using dossier::Stage;
using dossier::Track;

/// API-31: what one person has given is still waited for from the others.
class Waited : public testing::Test {
 protected:
  bool by(const std::string& account, std::string_view command, const std::string& key = {}) {
    const dossier::Actor actor{account, {}};
    return is_waited_for(*dossier::command_named(command), key,
                         {state_, events_, terms_, actor, *Date::from_civil(2026, 4, 1)});
  }
  void given(std::string_view command, const std::string& account) {
    events_.push_back({std::string(command), {}, {}, account, *Date::from_civil(2026, 4, 1)});
  }

  dossier::Dossier state_;
  std::vector<dossier::Event> events_;
  dossier::Terms terms_;
};

TEST_F(Waited, AVoteIsOfEachMemberWhoHasNone) {
  auto& members = state_.threads[{Track::board, {}}].meeting.members;
  members["m1"].vote = "for";
  members["m2"].present = true;
  given("vote_on_board", "m1");
  EXPECT_FALSE(by("m1", "vote_on_board"));
  EXPECT_TRUE(by("m2", "vote_on_board"));
  EXPECT_FALSE(by("m3", "vote_on_board")) << "is no member";
}

TEST_F(Waited, APledgeIsOfEachHandlerWhoHasSignedNone) {
  state_.handlers["h1"].pledged = true;
  state_.handlers["h2"].full_time = true;
  given("sign_pledge", "h1");
  EXPECT_FALSE(by("h1", "sign_pledge"));
  EXPECT_TRUE(by("h2", "sign_pledge"));
}

TEST_F(Waited, BothFeesArePaidToTheFund) {
  state_.fund_fees = {"history_system"};
  given("pay_fund_fee", "p");
  EXPECT_TRUE(by("p", "pay_fund_fee"));
  state_.fund_fees.insert("provision_id");
  EXPECT_FALSE(by("p", "pay_fund_fee"));
}

TEST_F(Waited, LedgersAreDueWhenTheCommitteeHasAgreed) {
  state_.databases = {"ndb"};
  state_.places["univ-a"].kind = "own";
  EXPECT_FALSE(by("c", "set_up_ledgers"));
  state_.threads[{Track::committee, dossier::committee_for(state_.databases)}].stage =
      Stage::passed;
  EXPECT_TRUE(by("c", "set_up_ledgers"));
  state_.places["univ-a"].ledgers = {"rooms"};
  EXPECT_FALSE(by("c", "set_up_ledgers"));
}

TEST_F(Waited, TheApplicationIsWrittenUntilItIsCompleteOrHandedIn) {
  state_.applicants["applicant"].kind = "corporate";
  given("name_handler", "a");
  EXPECT_TRUE(by("a", "name_handler")) << "an applicant has not consented";
  state_.threads[{Track::board, {}}].stage = Stage::requested;
  EXPECT_FALSE(by("a", "name_handler"));
}

TEST_F(Waited, AllElseIsGivenOnceForAKey) {
  EXPECT_TRUE(by("p", "receive_consultation"));
  given("receive_consultation", "p");
  EXPECT_FALSE(by("p", "receive_consultation"));
  EXPECT_FALSE(by("a", "withdraw")) << "is a matter of exception";
}

}  // namespace
}  // namespace renga::service
