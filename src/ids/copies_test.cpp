// One user key for each copy of a dossier, and the copy that a leak came from.

#include "ids/derivation.hpp"
#include "ids/errors.hpp"
#include "ids/schemas.hpp"
#include "ids/suspects.hpp"
#include "ids/world_for_test.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

namespace renga::ids {
namespace {

using crypto::Purpose;

const std::string kDossier = "2026-0001";
const std::vector<std::string> kPlaces = {"大学A 情報解析室", "大学B 講座", "研究所C"};
constexpr std::size_t kPersons = 3000;
constexpr std::size_t kLeaked = 1000;

/// A dossier with three places of use, and persons whose IDs stand for nobody.
class Copies : public World {
 protected:
  Copies() {
    EXPECT_TRUE(add_dossier_keys(fund_, kDossier, kOrigin, kPlaces));
    Random random(11);
    TestTable answer{answer_schema(LookAlikes::absent), {}};
    TestTable request{stored_request_schema(LookAlikes::absent), {}};
    const crypto::BlockCipher database(*fund_.find(Purpose::database, "ndb"));
    const crypto::Hmac processing(*fund_.find(Purpose::processing, kDossier));
    for (std::size_t i = 0; i < kPersons; ++i) {
      Root root;
      for (std::uint8_t& byte : root) byte = static_cast<std::uint8_t>(random.below(256));
      processing_.push_back(processing_of(processing, root));
      const std::string row = std::to_string(i + 1);
      answer.rows.push_back({row, "", std::string(HexText(processing_.back())), "no_kana", "ok"});
      request.rows.push_back(
          {row, "", std::string(HexText(database.encrypt(root))), "no_kana", "ok"});
    }
    Manifest manifest;
    manifest.dossier = kDossier;
    manifest.id_kind = IdKind::processing;
    write_dataset("answer", manifest, {answer});
    manifest.id_kind = IdKind::stored;
    write_dataset("request", manifest, {request});
  }

  /// The provision IDs of the first persons in the copy of a place.
  std::vector<std::string> provided(const std::string& place, std::size_t persons) const {
    const crypto::Hmac key(**user_key(fund_, kDossier, place));
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < persons; ++i)
      ids.emplace_back(HexText(provision_of(key, processing_[i])));
    return ids;
  }

  fs::path leak(const std::vector<std::string>& ids) const {
    std::ofstream file(folder_ / "leak.csv");
    file << "no,id,note\r\n";
    for (const std::string& id : ids) file << "1," << id << ",ある行\r\n";
    return folder_ / "leak.csv";
  }

  Result<Trace> traced(const fs::path& file, std::string_view persons = "answer") {
    return trace({file, folder_ / persons, limits()}, fund_, progress_);
  }

  /// How many IDs of each place were found, in the order of kPlaces.
  std::vector<std::int64_t> found(const fs::path& file, std::string_view persons = "answer") {
    const auto result = traced(file, persons);
    EXPECT_TRUE(result) << result.error().message(Language::english);
    std::vector<std::int64_t> counts;
    for (const TracedCopy& copy : result->copies) counts.push_back(copy.ids);
    return counts;
  }

  Result<Outcome> issued_for(const std::string& place, std::string_view out) {
    IssueOptions options{folder_ / "request", folder_ / out, files::Existing::replace, limits(),
                         place};
    return issue(service::ApprovalDesk::approval(kDossier, {Act::make_ids}, kPlaces), options,
                 fund_, progress_);
  }

  std::vector<Processing> processing_;
};

using Counts = std::vector<std::int64_t>;

TEST(UserKeys, AgreeWithTheVectors) {
  std::ifstream file(fs::path(RENGA_SOURCE_DIR) / "tests/vectors/copies.json");
  const auto group = nlohmann::json::parse(file);
  crypto::KeyRing fund = make_fund_keys({group.at("seed").get<std::uint64_t>(), ""});
  const auto places = group.at("places").get<std::vector<std::string>>();
  const std::string dossier = group.at("dossier");
  ASSERT_TRUE(add_dossier_keys(fund, dossier, {7, ""}, places));  // IDP-41
  for (const std::string& place : places)
    EXPECT_EQ(to_hex((*user_key(fund, dossier, place))->secret->reveal()),
              group.at("keys").at(place).get<std::string>());
}

RC_GTEST_PROP(UserKeys, OfTwoPlacesAreNeverOne, (std::string one, std::string other)) {
  RC_PRE(one != other && !one.empty() && !other.empty());
  crypto::KeyRing fund = make_fund_keys({1, ""});
  RC_ASSERT(add_dossier_keys(fund, "c", {1, ""}, std::vector{one, other}).has_value());
  RC_ASSERT((*user_key(fund, "c", one))->id != (*user_key(fund, "c", other))->id);
}

TEST(UserKeys, OfOnePlaceAreTheDossiersOwn) {
  crypto::KeyRing fund = make_fund_keys({1, ""});
  ASSERT_TRUE(add_dossier_keys(fund, "c", {1, ""}, std::vector<std::string>{"大学A"}));  // IDP-40
  EXPECT_EQ((*user_key(fund, "c", ""))->place, "");
  EXPECT_EQ(user_key(fund, "c", "大学A").error().code(), code::place_unknown);
}

TEST(UserKeys, OfAPlaceThatComesLaterAreAdded) {
  crypto::KeyRing fund = make_fund_keys({1, ""});
  ASSERT_TRUE(add_dossier_keys(fund, "c", {1, ""}, std::vector<std::string>{"A", "B"}));
  const std::string before = (*user_key(fund, "c", "A"))->id;
  ASSERT_TRUE(add_dossier_keys(fund, "c", {1, ""}, std::vector<std::string>{"A", "B", "D"}));
  EXPECT_EQ((*user_key(fund, "c", "A"))->id, before);
  EXPECT_TRUE(user_key(fund, "c", "D"));
  EXPECT_EQ(producer_keys(fund, "c")->keys.size(), 3U);
}

TEST_F(Copies, NeedAPlaceThatHasAKey) {
  EXPECT_EQ(issued_for("", "out").error().code(), code::place_missing);  // IDP-42
  EXPECT_EQ(issued_for("大学Z", "out").error().code(), code::approval_exceeded);
  EXPECT_EQ(user_key(fund_, kDossier, "大学Z").error().code(), code::place_unknown);
}

TEST_F(Copies, NameThemselvesAndShareNoId) {
  ASSERT_TRUE(issued_for(kPlaces[0], "a"));
  const auto made = issued_for(kPlaces[1], "b");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->manifest.parameters.at("place"), kPlaces[1]);  // IDP-43
  std::set<std::string> of_a;
  for (const auto& row : rows("a", "answer")) of_a.insert(row[2]);
  EXPECT_EQ(of_a.size(), kPersons);
  for (const auto& row : rows("b", "answer")) EXPECT_FALSE(of_a.contains(row[2]));
}

TEST_F(Copies, LinkAllDatabasesOfTheirPlace) {
  ASSERT_TRUE(issued_for(kPlaces[1], "b"));
  const auto of_producer = provided(kPlaces[1], kPersons);
  const auto of_database = rows("b", "answer");
  for (std::size_t i = 0; i < kPersons; ++i) EXPECT_EQ(of_database[i][2], of_producer[i]);
}

TEST_F(Copies, AreKnownByAThousandRows) {
  auto ids = provided(kPlaces[1], kLeaked);
  std::ranges::reverse(ids);
  const auto result = traced(leak(ids));
  ASSERT_TRUE(result) << result.error().message(Language::english);
  EXPECT_EQ(result->verdict, Verdict::copy);
  EXPECT_EQ(result->suspects, static_cast<std::int64_t>(kLeaked));
  EXPECT_EQ(result->copies[1].place, kPlaces[1]);
  EXPECT_EQ(found(folder_ / "leak.csv"), (Counts{0, kLeaked, 0}));  // IDP-47
  EXPECT_EQ(found(folder_ / "leak.csv", "request"), (Counts{0, kLeaked, 0}));
}

TEST_F(Copies, AreKnownByOneRowAmongForeignOnes) {
  std::vector<std::string> ids;
  for (int i = 0; i < 500; ++i) ids.push_back(crypto::sha256_hex(std::to_string(i)));
  ids.push_back(provided(kPlaces[2], 1)[0]);
  EXPECT_EQ(found(leak(ids)), (Counts{0, 0, 1}));
}

TEST_F(Copies, AreKnownInCapitalsAndCutShort) {
  auto ids = provided(kPlaces[0], 20);
  for (std::string& id : ids) {
    std::ranges::transform(id, id.begin(), [](char c) {
      return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    id.resize(kSuspectLeast + 4);
  }
  EXPECT_EQ(found(leak(ids)), (Counts{20, 0, 0}));  // IDP-45
}

TEST_F(Copies, AreToldApartWhereTwoLeaked) {
  auto ids = provided(kPlaces[0], 30);
  for (const std::string& id : provided(kPlaces[2], 10)) ids.push_back(id);
  const auto result = traced(leak(ids));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->verdict, Verdict::several_copies);  // IDP-48
  EXPECT_EQ(found(folder_ / "leak.csv"), (Counts{30, 0, 10}));
}

TEST_F(Copies, AreKnownByTheirParquet) {
  ASSERT_TRUE(issued_for(kPlaces[2], "c"));
  EXPECT_EQ(found(folder_ / "c"), (Counts{0, 0, kPersons}));  // IDP-44
  EXPECT_EQ(found(folder_ / "c" / "answer.parquet"), (Counts{0, 0, kPersons}));
}

TEST_F(Copies, AreNotAccusedOfForeignIds) {
  const auto result = traced(leak({crypto::sha256_hex("another dossier")}));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->verdict, Verdict::none);
  EXPECT_EQ(traced(leak({"山田", "12345"})).error().code(), code::no_ids_to_trace);
}

TEST_F(Copies, CannotBeTracedWithoutTheirKeysOrPersons) {
  const auto file = leak(provided(kPlaces[0], 1));
  ASSERT_TRUE(issued_for(kPlaces[0], "a"));
  EXPECT_EQ(traced(file, "a").error().code(), code::dataset_kind_wrong);  // IDP-46
  ASSERT_TRUE(erase_keys(fund_, kDossier, "2028-03-31T00:00:00Z"));
  EXPECT_EQ(traced(file).error().code(), code::key_missing);
}

/// However a text is cut into pieces, the same suspects come out.
RC_GTEST_PROP(SuspectFinder, DoesNotMindWhereATextIsCut, (std::vector<std::string> pieces)) {
  std::string whole;
  std::vector<std::string> at_once;
  std::vector<std::string> in_pieces;
  SuspectFinder finder([&](std::string_view id) { in_pieces.emplace_back(id); });
  for (std::string& piece : pieces) {
    piece = to_hex(crypto::bytes_of(piece)) + (piece.size() % 3 == 0 ? "," : "");
    whole += piece;
    finder.take(piece);
  }
  finder.finish();
  SuspectFinder once([&](std::string_view id) { at_once.emplace_back(id); });
  once.take(whole);
  once.finish();
  RC_ASSERT(in_pieces == at_once);
}

TEST(SuspectFinder, TakesWholeWordsOfHexadecimalAlone) {
  std::vector<std::string> found;
  SuspectFinder finder([&](std::string_view id) { found.emplace_back(id); });
  finder.take("0123456789ABCDEF;0123456789abcde;x0123456789abcdef \"aaaaaaaaaaaaaaaabbbb\"");
  finder.take("\n" + std::string(65, 'a') + "\t" + std::string(64, 'b'));
  finder.finish();
  EXPECT_EQ(found, (std::vector<std::string>{"0123456789abcdef", "aaaaaaaaaaaaaaaabbbb",
                                             std::string(64, 'b')}));
}

}  // namespace
}  // namespace renga::ids
