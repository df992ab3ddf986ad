#include "forms/world_for_test.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace renga::forms {
namespace {

using report::RoadStep;
using report::Standing;

std::vector<RoadStep> steps_of(const report::Road& road) {
  std::vector<RoadStep> steps;
  for (const auto& section : road.sections)
    steps.insert(steps.end(), section.steps.begin(), section.steps.end());
  return steps;
}

const RoadStep* step_named(const std::vector<RoadStep>& steps, std::string_view command) {
  const auto label = dossier::command_named(command)->label.english;
  const auto found = std::ranges::find_if(
      steps, [&](const RoadStep& step) { return step.label.in(Language::english) == label; });
  return found == steps.end() ? nullptr : &*found;
}

// FRM-7.
TEST(Road, HasEveryCommandOnceInALaneOfThoseWhoMayGiveIt) {
  const auto steps = steps_of(road_in_general());
  ASSERT_EQ(steps.size(), dossier::commands().size());
  for (std::size_t place = 0; place < steps.size(); ++place) {
    EXPECT_EQ(steps[place].label.in(Language::japanese), dossier::commands()[place].label.japanese);
    EXPECT_FALSE(steps[place].lanes.empty()) << dossier::commands()[place].name;
  }
  EXPECT_EQ(step_named(steps, "withdraw")->standing, Standing::aside);
  EXPECT_EQ(step_named(steps, "ask_consultation")->told, (std::vector<std::size_t>{1, 3}));
}

dossier::Dossier fold(std::span<const dossier::Event> events) {
  return dossier::fold(events, sample::terms());
}

// FRM-8.
TEST(Road, OfADossierSaysWhatIsDoneOpenAndAhead) {
  const auto all = sample::events();
  const std::span<const dossier::Event> events(all.data(), 2);  // one of three asked
  const auto steps = steps_of(road_of(fold(events), events));
  EXPECT_EQ(step_named(steps, "open_dossier")->standing, Standing::done);
  EXPECT_EQ(step_named(steps, "ask_consultation")->standing, Standing::current)
      << "two windows are still to be asked";
  EXPECT_EQ(step_named(steps, "make_contract")->standing, Standing::ahead);
  EXPECT_EQ(step_named(steps, "withdraw"), nullptr) << "what is out of the ordinary did not occur";
}

TEST(Road, OfADossierThatIsOverShowsOnlyWhatWasDone) {
  const auto events = sample::events();
  const auto steps = steps_of(road_of(fold(events), events));
  EXPECT_TRUE(std::ranges::all_of(
      steps, [](const RoadStep& step) { return step.standing == Standing::done; }));
  EXPECT_NE(step_named(steps, "withdraw"), nullptr);
  EXPECT_EQ(step_named(steps, "submit_to_producer")->note.in(Language::english), "2026-03-25 ×2");
}

TEST(Road, TheManualsPictureIsFresh) {
  for (const auto& [name, language] :
       {std::pair{"road.svg", Language::japanese}, std::pair{"road-en.svg", Language::english}}) {
    const std::string path = std::string(RENGA_SOURCE_DIR) + "/docs/generated/" + name;
    const std::string drawn = report::svg_file(road_in_general(), language);
    if (std::getenv("RENGA_WRITE_PAGES") != nullptr) std::ofstream(path) << drawn;
    std::ostringstream written;
    written << std::ifstream(path).rdbuf();
    EXPECT_TRUE(written.str() == drawn)
        << name << " is not what the table says; run this test with RENGA_WRITE_PAGES=1";
  }
}

}  // namespace
}  // namespace renga::forms
