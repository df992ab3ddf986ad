#include "table/manifest.hpp"

#include <gtest/gtest.h>

namespace renga {
namespace {

Manifest sample() {
  Manifest manifest;
  manifest.database = Database::jisedai;
  manifest.id_kind = IdKind::provision;
  manifest.dossier = "R7-0001";
  manifest.party = "producer";
  manifest.command = "anonymize";
  manifest.tables = {{{"patient", {{"weight", Type::decimal, Role::quasi, "体重", "kg"}}},
                      12,
                      "patient.parquet",
                      std::string(64, 'a')}};
  manifest.inputs = {{"policy.toml", std::string(64, 'b')}};
  manifest.parameters = {{"seed", "1"}};
  manifest.counts = {{"suppressed", 3}};
  manifest.parents = {std::string(64, 'c')};
  return manifest;
}

// DST-7.
TEST(Manifest, ReadsBackWhatItWrites) {
  const auto read = manifest_from_json(to_json(sample()), "manifest.json");
  ASSERT_TRUE(read) << read.error().message(Language::english);
  EXPECT_EQ(to_json(*read), to_json(sample()));
  EXPECT_EQ(read->find("patient")->schema.find("weight")->unit, "kg");
  EXPECT_EQ(read->find("nobody"), nullptr);
}

// DST-17.
TEST(Manifest, RefusesWhatIsNotOne) {
  EXPECT_EQ(manifest_from_json("[]", "m").error().code(), code::json_bad);
  EXPECT_EQ(manifest_from_json("{\"format\": \"renga-dataset-9\"}", "m").error().code(),
            code::dataset_format_unknown);
  std::string without_tables = to_json(sample());
  without_tables.replace(without_tables.find("\"tables\""), 8, "\"chairs\"");
  EXPECT_EQ(manifest_from_json(without_tables, "m").error().code(), code::json_bad);
  for (const std::string word : {"\"jisedai\"", "\"provision\"", "\"decimal\"", "\"quasi\""}) {
    std::string unknown = to_json(sample());
    unknown.replace(unknown.find(word), word.size(), "\"colour\"");
    EXPECT_FALSE(manifest_from_json(unknown, "m")) << word;
  }
}

// DST-12, DST-17.
TEST(Manifest, EveryNamedKindHasItsWayBack) {
  for (const char* name : {"source", "stored", "processing", "provision", "none"})
    EXPECT_EQ(name_of(*id_kind_named(name)), name);
  for (const char* name : {"ndb", "kaigo", "dpc", "jisedai", "linked"})
    EXPECT_EQ(name_of(*database_named(name)), name);
  EXPECT_FALSE(database_named("idb"));
}

}  // namespace
}  // namespace renga
