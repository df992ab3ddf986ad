#include "ledger/ledger_for_test.hpp"

#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace renga::ledger {
namespace {

using Json = nlohmann::ordered_json;

class Vectors : public testing::Test {
 protected:
  Vectors() {
    std::ifstream file(std::filesystem::path(RENGA_SOURCE_DIR) / "tests/vectors/ledger.json");
    json_ = Json::parse(file);
    key_ = VerifierKey::parse(json_.at("key").get<std::string>()).value();
  }

  /// What is found in the ledger of one case, as the vectors write it.
  Json findings(const Json& wanted) const {
    std::vector<Checkpoint> checkpoints;
    for (const auto& note : wanted.at("checkpoints"))
      checkpoints.push_back(open_checkpoint(note.get<std::string>(), key_).value());
    Verifier verifier(key_.name, checkpoints);
    const auto content = wanted.at("ledger").get<std::string>();
    auto lines = split(content, '\n');
    const bool torn = !lines.back().empty();
    lines.pop_back();
    for (const std::string_view line : lines) verifier.take(line);
    if (torn) verifier.take_torn();
    Json told = Json::array();
    for (const DamageFound& found : verifier.finish().damage) {
      Json row = {name_of(found.damage), found.entry};
      if (found.further != 0) row.push_back(found.further);
      told.push_back(row);
    }
    return told;
  }

  Json json_;
  VerifierKey key_;
};

// LED-20, LED-21: every kind of damage of the table has a case, and is found in its place.
TEST_F(Vectors, EveryDamageIsFoundInItsPlace) {
  std::set<std::string> kinds;
  for (const auto& wanted : json_.at("cases")) {
    EXPECT_EQ(findings(wanted), wanted.at("findings")) << wanted.at("name");
    for (const auto& finding : wanted.at("findings")) kinds.insert(finding.at(0));
  }
  for (int kind = 0; kind <= static_cast<int>(Damage::cut_short); ++kind)
    EXPECT_TRUE(kinds.contains(std::string(name_of(static_cast<Damage>(kind))))) << kind;
}

// LED-10 to LED-13: the same bytes are signed from the same seed.
TEST_F(Vectors, TheCheckpointIsWrittenAsThere) {
  auto seed = from_hex(json_.at("seed").get<std::string>()).value();
  const auto secret = crypto::SecretKey::from(std::span<std::uint8_t, 32>(seed));
  EXPECT_EQ(VerifierKey::of(key_.name, secret).text(), json_.at("key"));
  const auto whole = json_.at("whole").get<std::string>();
  GrowingTree tree;
  for (const std::string_view line :
       split(std::string_view(whole).substr(0, whole.size() - 1), '\n'))
    tree.add(leaf_digest(line));
  EXPECT_EQ(to_hex(tree.root()), json_.at("root"));
  EXPECT_EQ(sign({key_.name, tree.leaves(), tree.root()}, secret), json_.at("checkpoint"));
}

TEST_F(Vectors, OtherCheckpointsAreRefused) {
  for (const auto& refused : json_.at("refused_checkpoints"))
    EXPECT_FALSE(open_checkpoint(refused.at("note").get<std::string>(), key_))
        << refused.at("name");
}

}  // namespace
}  // namespace renga::ledger
