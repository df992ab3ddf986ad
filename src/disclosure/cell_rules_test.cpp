#include "disclosure/cell_rules.hpp"

#include "disclosure/minima.hpp"
#include "disclosure/sample_tables.hpp"

#include <gtest/gtest.h>

namespace renga::disclosure {
namespace {

/// A long table: one row per label of one dimension, one column per measure.
Table long_table(Dimension dimension, std::vector<Measure> measures,
                 const std::vector<std::pair<std::string, std::vector<std::string>>>& rows) {
  Table table{.file = "long.csv",
              .dimensions = {std::move(dimension)},
              .measures = std::move(measures),
              .cells = {}};
  std::int32_t row = 2;
  for (const auto& [label, texts] : rows) {
    for (std::size_t m = 0; m < texts.size(); ++m) {
      const auto reading = read_cell(texts[m], table.measures[m].unit);
      ensure(reading.has_value(), "a sample table holds only numbers and marks");
      table.cells.push_back({.row = row,
                             .column = static_cast<std::int32_t>(m + 2),
                             .measure = static_cast<std::int32_t>(m),
                             .labels = {table.dimensions[0].place_of(label)},
                             .content = reading->content,
                             .value = reading->value,
                             .hides_below = reading->hides_below,
                             .decimals = reading->decimals});
    }
    ++row;
  }
  return table;
}

Dimension plain() {
  return {"group", DimensionKind::other, std::nullopt};
}

Measure quantity(Unit unit, std::optional<Route> route,
                 std::optional<std::string> patients = std::nullopt) {
  Measure measure{"quantity", unit};
  measure.route = route;
  measure.patients = std::move(patients);
  return measure;
}

/// "C3 drug-quantity-min PUB-05 violation 1000" for each finding.
std::vector<std::string> told(const Release& release, const Rules& rules = sample::rules()) {
  std::vector<std::string> lines;
  for (const Finding& found : cell_findings(release, release.tables[0], rules))
    lines.push_back(found.cell + " " + found.rule + " " + found.citation.id + " " +
                    std::string(name_of(found.severity)) +
                    (found.limit ? " " + std::to_string(*found.limit) : ""));
  return lines;
}

using Lines = std::vector<std::string>;

// CHK-112; PUB-03
TEST(CellRules, OneOrTwoInstitutionsAreTooFew) {
  for (const Unit unit : {Unit::facilities, Unit::insurers}) {
    const Release release = sample::release(long_table(
        plain(), {{"n", unit}}, {{"a", {"2"}}, {"b", {"3"}}, {"c", {"0"}}, {"d", {"*"}}}));
    EXPECT_EQ(told(release), (Lines{"B2 facilities-min PUB-03 violation 3"}));
  }
}

// CHK-112; PUB-03: the exception speaks of patients.
TEST(CellRules, FewInstitutionsOfNoPatientAreForAPersonToDecide) {
  const Release release = sample::release(
      long_table(plain(), {{"patients", Unit::patients}, {"facilities", Unit::facilities}},
                 {{"a", {"0", "2"}}, {"b", {"30", "2"}}}));
  EXPECT_EQ(told(release),
            (Lines{"C2 facilities-min PUB-03 warning 3", "C3 facilities-min PUB-03 violation 3"}));
}

struct QuantityCase {
  Unit unit;
  std::optional<Route> route;
  std::string limit;
  std::string below;
  std::string line;
};

// CHK-113; PUB-05, PUB-06, PUB-08
TEST(CellRules, QuantitiesOfUnknownPatientsHaveTheirOwnLimits) {
  const std::vector<QuantityCase> cases = {
      {Unit::prescriptions, Route::oral, "1,000", "999", "drug-quantity-min PUB-05 violation 1000"},
      {Unit::prescriptions, Route::external, "1,000", "999",
       "drug-quantity-min PUB-05 violation 1000"},
      {Unit::prescriptions, Route::injection, "400", "399.5",
       "drug-quantity-min PUB-06 violation 400"},
      {Unit::prescriptions, std::nullopt, "1000", "999", "drug-quantity-min PUB-05 violation 1000"},
      {Unit::rehabilitation, std::nullopt, "100", "99", "rehabilitation-min PUB-08 violation 100"},
  };
  for (const QuantityCase& entry : cases) {
    const Release release = sample::release(
        long_table(plain(), {quantity(entry.unit, entry.route)},
                   {{"a", {entry.limit}}, {"b", {entry.below}}, {"c", {"0"}}, {"d", {"*"}}}));
    EXPECT_EQ(told(release), (Lines{"B3 " + entry.line})) << entry.line;
  }
}

// CHK-118; PUB-05, PUB-06: each drug has the limit of its own route, where its code tells it.
TEST(CellRules, ADrugHasTheLimitOfTheRouteThatItsCodeTells) {
  const auto told_with = [](std::optional<Route> declared) {
    Release release = sample::release(long_table(
        plain(), {quantity(Unit::prescriptions, declared)},
        {{"oral", {"500"}}, {"injection", {"500"}}, {"unknown", {"500"}}, {"few", {"399"}}}));
    Dimension& drugs = release.tables[0].dimensions[0];
    drugs.put_route(*drugs.find("oral"), Route::oral);
    drugs.put_route(*drugs.find("injection"), Route::injection);
    drugs.put_route(*drugs.find("few"), Route::injection);
    drugs.put_name(*drugs.find("few"), "架空注射液");
    return release;
  };
  EXPECT_EQ(told(told_with(std::nullopt)), (Lines{"B2 drug-quantity-min PUB-05 violation 1000",
                                                  "B4 drug-quantity-min PUB-05 violation 1000",
                                                  "B5 drug-quantity-min PUB-06 violation 400"}));
  // A declared route that the code contradicts never lowers the limit.
  EXPECT_EQ(told(told_with(Route::injection)),
            (Lines{"B2 drug-quantity-min PUB-05 violation 1000",
                   "B5 drug-quantity-min PUB-06 violation 400"}));
  EXPECT_EQ(told(told_with(Route::external)).size(), 4U);
  const Release release = told_with(std::nullopt);
  const auto found = cell_findings(release, release.tables[0], sample::rules());
  EXPECT_EQ(found.back().where.at(0).second, "few（架空注射液）");
  EXPECT_EQ(found.front().where.at(0).second, "oral");
}

// CHK-113; PUB-04, PUB-07
TEST(CellRules, QuantitiesOfFewKnownPatientsAreNotShownAtAll) {
  for (const auto& [unit, line] :
       {std::pair(Unit::prescriptions, std::string("drug-quantity-min PUB-04")),
        std::pair(Unit::rehabilitation, std::string("rehabilitation-min PUB-07"))}) {
    const Release release = sample::release(
        long_table(plain(), {{"patients", Unit::patients}, quantity(unit, {}, "patients")},
                   {{"a", {"12", "20"}},
                    {"b", {"9", "5,000"}},
                    {"c", {"10未満", "5,000"}},
                    {"d", {"*", "5,000"}},
                    {"e", {"9", "*"}},
                    {"f", {"0", "0"}}}));
    EXPECT_EQ(told(release),
              (Lines{"B3 patients-min PUB-01 violation 10", "C3 " + line + " violation",
                     "C4 " + line + " violation", "C5 " + line + " warning",
                     "B6 patients-min PUB-01 violation 10"}));
  }
}

Measure percent(std::optional<std::string> of, std::optional<std::int64_t> count = std::nullopt) {
  Measure measure{"share", Unit::percent};
  measure.whole_measure = std::move(of);
  measure.whole_number = count;
  return measure;
}

// CHK-28; PUB-01
TEST(CellRules, APercentageOfAKnownNumberIsANumberOfPatients) {
  // 3.5% of 200 can only be 7; 3% can be 5, 6 or 7; 5% can be 9, 10 or 11.
  const Release release =
      sample::release(long_table(plain(), {{"patients", Unit::patients}, percent("patients")},
                                 {{"a", {"200", "3.5%"}},
                                  {"b", {"200", "3"}},
                                  {"c", {"200", "5%"}},
                                  {"d", {"200", "0"}},
                                  {"e", {"2000", "3.5"}}}));
  EXPECT_EQ(told(release),
            (Lines{"C2 patients-min PUB-01 violation 10", "C3 patients-min PUB-01 violation 10"}));
  const auto findings = cell_findings(release, release.tables[0], sample::rules());
  EXPECT_EQ(findings[0].value, 7);
  EXPECT_EQ(findings[0].from, Lines{"B2"});
  EXPECT_FALSE(findings[1].value);
  EXPECT_NE(findings[1].english.find("5–7"), std::string::npos);
  const Release fixed =
      sample::release(long_table(plain(), {percent({}, 200)}, {{"a", {"3.5"}}, {"b", {"50"}}}));
  EXPECT_EQ(told(fixed), (Lines{"B2 patients-min PUB-01 violation 10"}));
}

// CHK-28; PUB-01
TEST(CellRules, RatiosOfFewPatientsAreNotShown) {
  Measure mean{"days", Unit::mean};
  mean.whole_measure = "patients";
  const Release release =
      sample::release(long_table(plain(), {{"patients", Unit::patients}, mean},
                                 {{"a", {"9", "4.2"}}, {"b", {"10", "4.2"}}, {"c", {"0", "0"}}}));
  EXPECT_EQ(told(release),
            (Lines{"B2 patients-min PUB-01 violation 10", "C2 patients-min PUB-01 violation"}));
  const Release few = sample::release(long_table(plain(), {percent({}, 9)}, {{"a", {"50"}}}));
  EXPECT_EQ(told(few), (Lines{"B2 patients-min PUB-01 violation"}));
}

// CHK-9
TEST(CellRules, ALimitThatTheTableStatesItselfIsKept) {
  Measure measure{"回数", Unit::other};
  measure.minimum = 10;
  const Release release = sample::release(
      long_table(plain(), {measure}, {{"a", {"9"}}, {"b", {"10"}}, {"c", {"0"}}, {"d", {"‐"}}}));
  EXPECT_EQ(told(release), (Lines{"B2 patients-min PUB-01 violation 10"}));
}

std::vector<Municipality> places() {
  return {{"01100", "札幌市", 1'973'395},  {"01101", "札幌市中央区", 248'680},
          {"13000", "東京都", 14'047'594}, {"13206", "府中市", 262'790},
          {"13364", "神津島村", 1'855},    {"13401", "八丈町", 7'042},
          {"34000", "広島県", 2'799'702},  {"34208", "府中市", 37'655}};
}

// CHK-110; PUB-02a, PUB-02b, PUB-02c
TEST(CellRules, TheLimitOfAMunicipalityFollowsItsPopulation) {
  Release release = sample::release(long_table({"place", DimensionKind::municipality, "計"},
                                               {{"patients", Unit::patients}},
                                               {{"13364", {"120"}},
                                                {"神津島村", {"0"}},
                                                {"13401", {"19"}},
                                                {"八丈町", {"20"}},
                                                {"134015", {"0"}},
                                                {"13206", {"10"}},
                                                {"東京都府中市", {"9"}},
                                                {"01101", {"12"}},
                                                {"計", {"12"}},
                                                {"13364 ", {"*"}}}));
  release.municipalities = places();
  EXPECT_EQ(told(release), (Lines{"B2 patients-min-municipality PUB-02a violation",
                                  "B3 patients-min-municipality PUB-02a violation",
                                  "B4 patients-min-municipality PUB-02b violation 20",
                                  "B8 patients-min-municipality PUB-02c violation 10"}));
  const auto findings = cell_findings(release, release.tables[0], sample::rules());
  EXPECT_NE(findings[0].english.find("1,855"), std::string::npos);
}

TEST(CellRules, LimitsAreWrittenIntoTheCells) {
  Release release = sample::release(
      long_table({"place", DimensionKind::municipality, "計"},
                 {{"patients", Unit::patients}, {"points", Unit::points}},
                 {{"13364", {"*", "5"}}, {"13401", {"40", "5"}}, {"計", {"40", "5"}}}));
  release.municipalities = places();
  assign_minima(release, sample::rules());
  const auto& cells = release.tables[0].cells;
  EXPECT_EQ(cells[0].limit, kNeverShown);
  EXPECT_EQ(cells[1].limit, std::nullopt);
  EXPECT_EQ(cells[2].limit, 20);
  EXPECT_EQ(cells[4].limit, 10);
  // PUB-20
  release.data_kind = DataKind::trial_dataset;
  assign_minima(release, sample::rules());
  EXPECT_EQ(cells[0].limit, std::nullopt);
}

}  // namespace
}  // namespace renga::disclosure
