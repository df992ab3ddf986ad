#include "store/stores_for_test.hpp"

namespace renga::store {
namespace {

using Dossiers = EachStore;
RENGA_ON_EACH_STORE(Dossiers);

DossierView view(const std::string& number, std::int64_t events) {
  return {.dossier = {.number = number,
                      .title = "合成データによる研究",
                      .applicant_kind = "corporate",
                      .provision_kind = "special_extraction",
                      .databases = "kaigo,ndb",
                      .rulebooks = "jisedai-2025-06",
                      .stage = "submitted",
                      .contact = "contact-" + number,
                      .submitted = true,
                      .use_from = std::nullopt,
                      .use_until = "2028-03-31",
                      .opened_on = "2026-04-01",
                      .changed_on = "2026-05-01",
                      .events = events},
          .threads = {{"board", "", "convened", "2026-05-01"}, {"place", "u", "idle", {}}},
          .handlers = {{"h1", true, false}, {"h2", false, true}},
          .bans = {{"1", "h1", "2026-12-31"}, {"1", "h2", {}}},
          .deadlines = {{"end_of_use", "", "2028-03-31"}}};
}

TEST_P(Dossiers, GiveBackTheViewThatWasPut) {
  auto store = open().value();
  auto transaction = store.write().value();
  EXPECT_FALSE(view_of(transaction, "R8-0001").value());
  const DossierView first = view("R8-0001", 3);
  ASSERT_TRUE(put_view(transaction, first, nullptr));
  EXPECT_EQ(view_of(transaction, "R8-0001").value(), first);
}

TEST_P(Dossiers, WriteWhatDiffersFromBefore) {
  auto store = open().value();
  auto transaction = store.write().value();
  const DossierView first = view("R8-0001", 3);
  ASSERT_TRUE(put_view(transaction, first, nullptr));
  DossierView next = first;
  next.dossier.events = 4;
  next.dossier.use_until = std::nullopt;
  next.threads[0].stage = "passed";
  next.threads.pop_back();
  next.threads.push_back({"publication", "1", "asked", {}});
  next.handlers[1].removed = false;
  next.bans.erase(next.bans.begin());
  next.deadlines.clear();
  ASSERT_TRUE(put_view(transaction, next, &first));
  EXPECT_EQ(view_of(transaction, "R8-0001").value(), next);
}

TEST_P(Dossiers, AnswerWhatIsAskedAcrossThem) {
  auto store = open().value();
  auto transaction = store.write().value();
  for (const char* number : {"R8-0003", "R8-0001", "R8-0002"})
    ASSERT_TRUE(put_view(transaction, view(number, 1), nullptr));
  DossierView over = view("R8-0004", 1);
  over.dossier.over = true;
  over.bans.clear();
  ASSERT_TRUE(put_view(transaction, over, nullptr));
  const auto rows = dossier_rows(transaction).value();
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows.front(), view("R8-0001", 1).dossier);
  const auto beside = bystanders(transaction).value();
  ASSERT_EQ(beside.size(), 3U) << "what is over and bans nobody is nobody's matter";
  EXPECT_EQ(beside[1], (Bystander{"R8-0002", true, "contact-R8-0002", {"h1"}, view("", 1).bans}));
  EXPECT_EQ(deadlines_until(transaction, "2028-03-30").value().size(), 0U);
  EXPECT_EQ(deadlines_until(transaction, "2028-03-31").value().size(), 4U);
}

TEST_P(Dossiers, AreGoneAfterTheViewsAreDropped) {
  auto store = open().value();
  auto transaction = store.write().value();
  ASSERT_TRUE(put_view(transaction, view("R8-0001", 3), nullptr));
  ASSERT_TRUE(drop_views(transaction));
  EXPECT_FALSE(view_of(transaction, "R8-0001").value());
  EXPECT_TRUE(deadlines_until(transaction, "2099-01-01").value().empty());
}

}  // namespace
}  // namespace renga::store
