#include "rulebook/rulebook.hpp"

#include <gtest/gtest.h>

namespace renga::rulebook {
namespace {

struct Expected {
  std::string_view id;
  Database database;
  RecordSource source;
  PersonId person_id;
  std::string_view from;
  CountedBy counted_by;
};

// IDS-08 to IDS-15, the table of the manual's page 6.
TEST(StoringPeriods, AreThoseOfTheManual) {
  const std::vector<Expected> table = {
      {"IDS-08", Database::ndb, RecordSource::receipt, PersonId::id4, "2018-04-01",
       CountedBy::treatment_month},
      {"IDS-09", Database::ndb, RecordSource::checkup, PersonId::id4, "2018-04-01",
       CountedBy::checkup_fiscal_year},
      {"IDS-10", Database::kaigo, RecordSource::beneficiary, PersonId::id4, "2020-10-01",
       CountedBy::ledger_change},
      {"IDS-11", Database::dpc, RecordSource::discharge, PersonId::id4, "2020-04-01",
       CountedBy::treatment_month},
      {"IDS-12", Database::ndb, RecordSource::receipt, PersonId::id5, "2022-02-01",
       CountedBy::treatment_month},
      {"IDS-13", Database::ndb, RecordSource::checkup, PersonId::id5, "2021-04-01",
       CountedBy::checkup_fiscal_year},
      {"IDS-14", Database::kaigo, RecordSource::beneficiary, PersonId::id5, "2022-04-01",
       CountedBy::ledger_change},
      {"IDS-15", Database::dpc, RecordSource::discharge, PersonId::id5, "2022-04-01",
       CountedBy::treatment_month},
  };
  const auto periods = storing_periods(*find("jisedai-2025-06"));
  ASSERT_TRUE(periods);
  ASSERT_EQ(periods->size(), table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const StoringPeriod& period = periods->at(i);
    EXPECT_EQ(period.id, table[i].id);
    EXPECT_EQ(period.cite, "M p.6");
    EXPECT_EQ(period.database, table[i].database) << period.id;
    EXPECT_EQ(period.source, table[i].source) << period.id;
    EXPECT_EQ(period.person_id, table[i].person_id) << period.id;
    EXPECT_EQ(to_iso(period.from), table[i].from) << period.id;
    EXPECT_EQ(period.counted_by, table[i].counted_by) << period.id;
  }
}

// IDS-16: the care database counts ledger changes. IDS-17: its ID4 holds backward.
TEST(StoringPeriods, OnlyTheCareDatabaseHoldsBackward) {
  const Rulebook book = *find("jisedai-2025-06");
  const auto periods = storing_periods(book);
  ASSERT_TRUE(periods);
  for (const StoringPeriod& period : *periods) {
    EXPECT_EQ(period.applies_backward, period.id == "IDS-10");
    EXPECT_EQ(period.counted_by == CountedBy::ledger_change, period.database == Database::kaigo);
  }
  EXPECT_EQ(book.rules[2].see, (std::vector<std::string>{"IDS-16", "IDS-17"}));
}

TEST(StoringPeriods, AWordThatNobodyKnowsIsRefusedWithTheKnownOnes) {
  const auto book = read(R"(name = "test"
title = "試験"
valid_from = 2025-06-01
[[rule]]
id = "IDS-08"
name = "storing-period"
cite = "M p.6"
[rule.values]
database = "mid-net"
source = "receipt"
person_id = "id4"
from = 2018-04-01
counted_by = "treatment_month"
applies_backward = false
)",
                         "test.toml");
  ASSERT_TRUE(book);
  const auto periods = storing_periods(*book);
  ASSERT_FALSE(periods);
  EXPECT_EQ(periods.error().code(), code::value_unknown);
  EXPECT_EQ(periods.error().detail("known"), "ndb, kaigo, dpc");
  EXPECT_EQ(periods.error().rule(), "IDS-08");
}

TEST(StoringPeriods, APublicationGuidelineHasNone) {
  EXPECT_EQ(storing_periods(*find("ndb-2023-10")).error().code(), code::rule_unknown);
}

}  // namespace
}  // namespace renga::rulebook
