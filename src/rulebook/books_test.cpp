#include "rulebook/rulebook.hpp"

#include <fstream>
#include <map>
#include <regex>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace renga::rulebook {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) return *texts;
  return to_text(value, Language::english);
}

/// An entry as the vectors write it: everything but its words and its place.
Json json_of(const std::string& book, const Entry& entry) {
  Json values = Json::object();
  for (const auto& [key, value] : entry.values) values[key] = json_of(value);
  if (!entry.when.empty()) values["when"] = entry.when;
  if (!entry.unless.empty()) values["unless"] = entry.unless;
  return {{"book", book}, {"id", entry.id}, {"kind", entry.kind}, {"values", values}};
}

/// Keys in the order of the alphabet, so that two writers agree.
std::string canonical(const Json& json) {
  return nlohmann::json::parse(json.dump()).dump();
}

std::multiset<std::string> lines_of_vectors() {
  std::ifstream file(RENGA_SOURCE_DIR "/tests/vectors/rulebooks.jsonl");
  std::multiset<std::string> lines;
  std::string line;
  while (std::getline(file, line)) lines.insert(canonical(Json::parse(line)));
  return lines;
}

// The vectors hold the values of every rule a second time; a rule that is altered, lost or added
// in a book differs from them. RBK-16
TEST(Books, HoldTheValuesOfTheVectorsAndNoOthers) {
  const auto expected = lines_of_vectors();
  ASSERT_GT(expected.size(), 1000U);
  std::multiset<std::string> found;
  std::set<std::string> named;
  for (const std::string& line : expected) named.insert(Json::parse(line)["book"]);
  for (const std::string& name : named) {
    const Rulebook book = *find(name);
    for (const Entry& entry : book.entries) found.insert(canonical(json_of(name, entry)));
  }
  for (const std::string& line : expected)
    EXPECT_EQ(found.count(line), expected.count(line)) << "the book should hold " << line;
  for (const std::string& line : found)
    EXPECT_EQ(found.count(line), expected.count(line)) << "the vectors should hold " << line;
}

TEST(Books, EveryEntryHasAnIdACitationAndBothLanguages) {
  const std::regex id("[A-Z][A-Z0-9]{1,3}-[A-Z]?[0-9]{1,2}[a-d]?");
  const std::regex japanese("[^\\x00-\\x7f]");
  const std::vector<Rulebook> books = *carried();
  for (const Rulebook& book : books) {
    for (const Entry& entry : book.entries) {
      EXPECT_TRUE(std::regex_match(entry.id, id)) << entry.id;
      EXPECT_TRUE(std::regex_search(entry.japanese, japanese)) << entry.id;
      EXPECT_FALSE(entry.cite.empty() || entry.cite.find('?') != std::string::npos) << entry.id;
      EXPECT_GE(entry.valid_from, book.valid_from);
    }
  }
}

// Every name of the table of stated values is stated by a book.
TEST(Books, NoStatedValueIsWithoutABook) {
  std::set<std::string> stated;
  const std::vector<Rulebook> books = *carried();
  for (const Rulebook& book : books)
    for (const Entry& entry : book.entries)
      if (entry.kind == "value") stated.insert(entry.value<std::string>("what"));
  for (const StatedValue& row : stated_values())
    EXPECT_TRUE(stated.contains(std::string(row.name))) << row.name;
}

std::map<std::string, std::string> fates_of_vectors() {
  std::ifstream file(RENGA_SOURCE_DIR "/tests/vectors/rule-changes.json");
  return Json::parse(file).get<std::map<std::string, std::string>>();
}

/// Rules on publication have `[[rule]]` entries of their own; one that neither version holds yet is
/// no difference between them.
bool is_left_to_publication(const std::string& id) {
  return id.starts_with("PUB-");
}

// The comparison table of the two versions, row by row: RBK-30 to RBK-34.
TEST(Books, TheDiffOfTheTwoVersionsIsTheComparisonTable) {
  const auto expected = fates_of_vectors();
  ASSERT_EQ(expected.size(), 522U);
  std::map<std::string, RuleChange> found;
  for (const RuleChange& change : compare(*find("ndb-2022-04"), *find("ndb-2023-10")))
    found.emplace(change.id, change);
  for (const auto& [id, fate] : expected) {
    const auto change = found.find(id);
    if (change == found.end()) {
      EXPECT_TRUE(is_left_to_publication(id)) << id << " is in neither book";
      continue;
    }
    EXPECT_EQ(name_of(change->second.fate), fate)
        << id << " "
        << (change->second.differences.empty() ? "" : change->second.differences.front().key);
  }
  for (const auto& [id, change] : found)
    EXPECT_TRUE(expected.contains(id) || id == "DOC-22") << id << " is not in the table";
}

// COV-1, COV-2: every rule of the catalogue has one row, and what is data names who obeys it.
TEST(Coverage, HasOnePlaceForEachRule) {
  std::ifstream list(RENGA_SOURCE_DIR "/docs/spec/rule-ids.txt");
  std::map<std::string, int> places;
  for (std::string rule; std::getline(list, rule);) places[rule] = 0;
  EXPECT_EQ(places.size(), 795U);
  std::ifstream page(RENGA_SOURCE_DIR "/docs/spec/coverage.md");
  const std::regex row(R"(\| ([A-Z]+-[A-Z]?[0-9]+[a-z]?) \| ([a-z* ]+) \| (.*) \| (.*) \|)");
  for (std::string line; std::getline(page, line);) {
    std::smatch part;
    if (!std::regex_match(line, part, row)) continue;
    ++places[part[1]];
    EXPECT_FALSE(part[2] == "data" && part[4].length() == 0) << line;
    EXPECT_GT(part[3].length(), 0) << line;
  }
  for (const auto& [rule, rows] : places) EXPECT_EQ(rows, 1) << rule;
}

}  // namespace
}  // namespace renga::rulebook
