// What the guidelines ask of a dossier, with the rulebooks as they are: each line of
// tests/vectors/dossier-refusals.txt walks a road, breaks one rule, and says which rule refuses it.

#include "service/dossier_office.hpp"
#include "service/rulebooks.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace renga::service {
namespace {

const std::string kTree = RENGA_SOURCE_DIR;
const std::string kDigest(64, 'a');
constexpr std::string_view kMembers =
    "m1:natural:female:outside:present,m2:humanities:male:outside:present,"
    "m3:lay:female:inside:present,m4:natural:male:inside:present,m5:natural:male:inside:present";

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream stream(kTree + "/" + file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

std::vector<std::string> parts_of(std::string_view text, char mark) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(text, mark))
    if (!trimmed(part).empty()) parts.push_back(trimmed(part));
  return parts;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

/// One road, altered: `-TEXT` drops its lines with TEXT, `A=>B` writes B for A, `+STEP` is given
/// after the walk.
struct Road {
  std::string file = "road.txt";
  std::vector<std::string> edits;
};

/// One line of the file of refusals.
struct Case {
  std::string rule;  ///< that refuses, or `accepted`
  std::string part;  ///< of the road, after which the step comes
  std::vector<std::string> edits;
  std::string step;
  int line = 0;
  Road road = {};
};

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  Road road;
  int number = 0;
  for (const std::string& line : lines_of("tests/vectors/dossier-refusals.txt")) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('@')) {
      auto words = parts_of(line.substr(1), ';');
      road = {words.at(0), {words.begin() + 1, words.end()}};
      continue;
    }
    std::vector<std::string> columns;
    for (const std::string_view column : split(line, '|')) columns.push_back(trimmed(column));
    ensure(columns.size() == 4, "a case has four columns");
    cases.push_back({columns[0], columns[1], parts_of(columns[2], ';'), columns[3], number, road});
  }
  return cases;
}

const std::vector<rulebook::Rulebook>& books() {
  static const std::vector<rulebook::Rulebook> kBooks = read_rulebooks(std::nullopt).value();
  return kBooks;
}

/// The words with an underscore that stand in no brackets: names of fields and commands.
std::string bare_names_in(std::string_view text) {
  static const std::regex kBrackets("（[^）]*）|\\([^)]*\\)");
  static const std::regex kName("[a-z0-9]+_[a-z0-9_]+");
  const std::string open = std::regex_replace(std::string(text), kBrackets, "");
  std::smatch found;
  return std::regex_search(open, found, kName) ? found.str() : "";
}

/// One dossier in memory, bound by the books of the day on which it was opened.
class Walk {
 public:
  /// A line of a road as a step.
  static auto read(const std::string& line) {
    return dossier::step_of(replaced(replaced(line, "@members", kMembers), "=@a", "=" + kDigest));
  }

  /// What a step is refused by, `accepted`, or what is wrong with the step itself.
  std::string give(const std::string& written) {
    const bool has_day = written.starts_with("20");
    const auto found = read(has_day ? written : to_iso(around.today) + " " + written);
    if (const auto* word = std::get_if<std::string>(&found)) return "unreadable: " + *word;
    const auto& step = std::get<dossier::WrittenStep>(found);
    around.today = step.day;
    if (step.command.name == "open_dossier") bind(step);
    const auto decision =
        dossier::decide(state, step.command, {step.account, roles_of(step)}, terms, around);
    if (const auto* refusal = std::get_if<dossier::Refusal>(&decision)) {
      expect_told(*refusal, step.command);
      return refusal->rule;
    }
    dossier::evolve(state, std::get<dossier::Event>(decision), terms);
    return "accepted";
  }

  dossier::Dossier state;
  dossier::Terms terms;
  dossier::Surroundings around{.today = Date::from_days(0)};

 private:
  /// DOS-3, DOS-35: rule and remedy in both languages, and no name that only the program uses.
  void expect_told(const dossier::Refusal& refusal, const dossier::Command& command) const {
    EXPECT_FALSE(refusal.rule.empty()) << command.name;
    const Error error = refusal_error(refusal, command, state, terms);
    for (const Language language : {Language::japanese, Language::english}) {
      const std::string text = error.message(language);
      EXPECT_NE(text.find(refusal.rule), std::string::npos) << text;
      EXPECT_EQ(bare_names_in(text), "") << command.name << ": " << text;
    }
    EXPECT_FALSE(error.detail("remedy_ja").empty() || error.detail("remedy_en").empty());
  }

  void bind(const dossier::WrittenStep& step) {
    const auto databases = step.command.fields.words("databases");
    const auto binding = rulebook::binding_on(books(), databases, step.day);
    terms = terms_of(rulebook::RulebookSet::of(binding, books()).value(), databases).value();
  }

  dossier::Roles roles_of(const dossier::WrittenStep& step) const {
    dossier::Roles roles;
    const auto named = dossier::role_named(step.account.substr(0, step.account.find('-')));
    if (named) roles = roles.with(*named);
    if (!named) roles = {dossier::Role::board, dossier::Role::committee};
    if (state.handlers.contains(step.account)) roles = roles.with(dossier::Role::handler);
    return roles;
  }
};

/// The lines of a road to the end of a part, altered.
std::vector<std::string> steps_of(const Case& one) {
  std::vector<std::string> edits = one.road.edits;
  edits.insert(edits.end(), one.edits.begin(), one.edits.end());
  std::vector<std::string> steps;
  for (std::string line : lines_of("examples/dossier/" + one.road.file)) {
    if (line == "# == " + one.part) break;
    if (!dossier::holds_step(line)) continue;
    bool dropped = false;
    for (const std::string& edit : edits) {
      const auto arrow = edit.find("=>");
      if (edit.starts_with('-') && line.find(edit.substr(1)) != std::string::npos) dropped = true;
      if (!edit.starts_with('+') && arrow != std::string::npos)
        line = replaced(line, edit.substr(0, arrow), edit.substr(arrow + 2));
    }
    if (!dropped) steps.push_back(line);
  }
  for (const std::string& edit : edits)
    if (edit.starts_with('+')) steps.push_back(edit.substr(1));
  return steps;
}

void expect_refusal(const Case& one) {
  Walk walk;
  for (const std::string& step : steps_of(one)) {
    const std::string answer = walk.give(step);
    if (answer == "accepted") continue;
    ADD_FAILURE() << "line " << one.line << " (" << one.rule << "): on the way: " << step << ": "
                  << answer;
    return;
  }
  EXPECT_EQ(walk.give(one.step), one.rule) << "line " << one.line << ": " << one.step;
}

// DOS-16, DOS-17, DOS-28.
TEST(DossierRules, EachIsBrokenAndRefused) {
  const auto cases = read_cases();
  EXPECT_GT(cases.size(), 300U);
  for (const Case& one : cases) expect_refusal(one);
}

/// The words of a step's field that is picked from what the dossier offers.
std::vector<std::string> picked(const dossier::Fields& fields, std::string_view name) {
  auto words = fields.words(name);
  if (const std::string word = fields.text(name); !word.empty()) words.push_back(word);
  return words;
}

/// What the dossier offers for a field of the step has labels, and the step's words among it;
/// whether anything is offered.
bool expect_offered(const Walk& walk, const dossier::Command& step, const dossier::Field& field) {
  const auto& row = *dossier::command_named(step.name);
  const std::string what = step.name + " " + std::string(field.name) + " ";
  const auto offers = dossier::offers(row, field, walk.state, walk.terms);
  for (const dossier::Offer& offer : offers) {
    EXPECT_NE(offer.label.japanese, offer.name) << what;
    EXPECT_FALSE(offer.label.english.empty()) << what;
  }
  if (offers.empty()) return false;
  for (const std::string& word : picked(step.fields, field.name))
    EXPECT_EQ(std::ranges::count(offers, word, &dossier::Offer::name), 1) << what << word;
  return true;
}

// API-46: whoever walks a road picks its words, under labels, and types none of them.
TEST(DossierRules, OfferEveryWordOfTheRoads) {
  std::set<std::string_view> offered;
  for (const char* file : {"road.txt", "road-2022.txt", "road-hic.txt", "road-onsite.txt"}) {
    Walk walk;
    Case whole;
    whole.road.file = file;
    for (const std::string& line : steps_of(whole)) {
      const auto step = std::get<dossier::WrittenStep>(Walk::read(line));
      for (const dossier::Field& field : dossier::command_named(step.command.name)->fields)
        if (expect_offered(walk, step.command, field)) offered.insert(field.name);
      ASSERT_EQ(walk.give(line), "accepted") << file << ": " << line;
    }
  }
  EXPECT_GT(offered.size(), 12U);
}

// RBK-21: of a rule that several books state, that of the database; REV-12 for each database.
TEST(DossierRules, TheBooksReachTheDossierWhole) {
  Walk walk;
  ASSERT_EQ(walk.give("2026-04-01 applicant-1 open_dossier - number=R8-0001 title=t "
                      "databases=ndb,kaigo provision_kind=special_extraction "
                      "applicant_kind=corporate"),
            "accepted");
  std::vector<std::string> marks;
  for (const dossier::Ask& ask : walk.terms.all("criterion"))
    if (ask.rule == "REV-12") marks.push_back(ask.said.text("mark"));
  std::ranges::sort(marks);
  EXPECT_EQ(marks, (std::vector<std::string>{"REV-12@kaigo", "REV-12@ndb"}));
  EXPECT_EQ(walk.terms.use_months_max, 24);
  EXPECT_EQ(walk.terms.use_months_max_elsewhere, 6);
  const dossier::Facts facts = dossier::facts_of(walk.state);
  EXPECT_EQ(walk.terms.value("identity.other_papers_min", facts)->rule, "APP-33");
  EXPECT_EQ(walk.terms.value("extension.months_max", facts)->said.number("number"), 24);
}

// FEE-06, FEE-07: in 2022 each amount holds where its chapter does; later the Cabinet Order's does.
TEST(DossierRules, TheAmountPerHourIsThatOfItsChapter) {
  const auto terms = [](const char* book, const std::vector<std::string>& databases) {
    return terms_of(rulebook::RulebookSet::of({book}, books()).value(), databases).value();
  };
  EXPECT_EQ(terms("ndb-2022-04", {"ndb"}).fee_yen_per_hour, 6100);
  EXPECT_EQ(terms("ndb-2022-04", {"ndb"}).fee_yen_per_care_hour, 0);
  EXPECT_EQ(terms("ndb-2022-04", {"ndb", "dpc"}).fee_yen_per_hour, 6100);
  EXPECT_EQ(terms("ndb-2022-04", {"ndb", "kaigo"}).fee_yen_per_hour, 7700);
  EXPECT_EQ(terms("ndb-2022-04", {"ndb", "kaigo"}).fee_yen_per_care_hour, 5900);
  EXPECT_EQ(terms("ndb-2023-10", {"ndb", "kaigo"}).fee_yen_per_hour, 0);
  // LNK-06, LNK-14.
  EXPECT_EQ(terms("ndb-2022-04", {"ndb", "kaigo"}).copies_max, 1);
  EXPECT_EQ(terms("ndb-2022-04", {"ndb", "kaigo"}).use_months_max, 24);
}

}  // namespace
}  // namespace renga::service
