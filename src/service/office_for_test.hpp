#pragma once

// An office with invented accounts, over a fresh store of either kind for each test. PostgreSQL is
// there where the tests run under tests/stores/with_postgresql.py, which ctest calls.

#include "files/files.hpp"
#include "service/dossier_service.hpp"
#include "service/ledger_source.hpp"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace renga::service {

/// PostgreSQL only where a server of the tests is named.
inline std::vector<store::Kind> kinds_under_test() {
  if (std::getenv("RENGA_TEST_POSTGRESQL") == nullptr) return {store::Kind::sqlite};
  return {store::Kind::sqlite, store::Kind::postgresql};
}

class EachOffice : public testing::TestWithParam<store::Kind> {
 protected:
  void SetUp() override {
    const std::string name = fresh_name();
    folder_ = std::filesystem::temp_directory_path() / ("renga-office-" + name);
    std::filesystem::create_directories(folder_);
    write_settings("example.test/renga");
    place_.folder = folder_;
    if (GetParam() == store::Kind::sqlite) return;
    const char* url = std::getenv("RENGA_TEST_POSTGRESQL");
    make_schema(url, name);
    place_.database = std::string(url) + "&options=-csearch_path%3D" + name;
  }

  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write_settings(const std::string& origin) {
    std::string text = "origin = \"" + origin + "\"\n";
    for (const char* role : {"applicant", "producer", "fund", "office", "window", "extractor"})
      text += std::string("[account.") + role + "-1]\nroles = [\"" + role + "\"]\n";
    for (const char* member : {"m1", "m2", "m3", "m4", "m5"})
      text += std::string("[account.") + member + "]\nroles = [\"board\", \"committee\"]\n";
    ASSERT_TRUE(files::write_whole(folder_ / "office.toml", text, files::Existing::replace));
  }

  const OfficePlace& place() const { return place_; }
  /// The ledger as `renga ledger verify` names it.
  LedgerPath source() const {
    return place_.database.empty() ? folder_ : LedgerPath(place_.database);
  }
  DossierOffice open() const { return DossierOffice::open(place_, store::Opening::create).value(); }

  /// A statement that no program of ours would give.
  void tamper(const std::string& text) {
    auto store = store::Store::open(address_of(place_).value(), store::Opening::existing).value();
    auto transaction = store.write().value();
    const store::Sql guard = {"guard", GetParam() == store::Kind::sqlite
                                           ? "DROP TRIGGER IF EXISTS ledger_entry_stays"
                                           : "ALTER TABLE ledger_entry DISABLE TRIGGER USER"};
    const store::Sql statement = {"tamper", text};
    ASSERT_TRUE(transaction.run(guard));
    ASSERT_TRUE(transaction.run(statement));
    ASSERT_TRUE(transaction.commit());
  }

  static DossierOffice::Moment on(const std::string& day) {
    return {*parse_iso_date(day), day + "T00:00:00.000Z"};
  }

  static Result<dossier::Event> open_dossier(DossierOffice& office, const std::string& number,
                                             const PersonalValues& values = {}) {
    const dossier::Fields fields = {{"number", number},
                                    {"title", "合成データによる研究"},
                                    {"databases", std::vector<std::string>{"ndb", "kaigo"}},
                                    {"provision_kind", "special_extraction"},
                                    {"applicant_kind", "corporate"}};
    return office.give(number, {"open_dossier", "", fields}, "applicant-1", on("2026-04-01"),
                       values);
  }

  static Result<dossier::Event> ask(DossierOffice& office, const std::string& number,
                                    const std::string& party) {
    return office.give(number, {"ask_consultation", party, {}}, "applicant-1", on("2026-04-01"));
  }

  std::filesystem::path folder_;

 private:
  static std::string fresh_name() {
    static std::atomic<int> count = 0;
    return "o" + std::to_string(++count) + "_" +
           std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
  }

  static void make_schema(const std::string& url, const std::string& name) {
    auto outside = store::Store::open(store::Address::parse(url).value(), store::Opening::create);
    ASSERT_TRUE(outside);
    auto transaction = outside->write().value();
    const std::string text = "CREATE SCHEMA " + name;
    const store::Sql statement = {"make_schema", text};
    ASSERT_TRUE(transaction.run(statement));
    ASSERT_TRUE(transaction.commit());
  }

  OfficePlace place_;
};

inline std::string name_of_store(const testing::TestParamInfo<store::Kind>& info) {
  return info.param == store::Kind::sqlite ? "Sqlite" : "Postgresql";
}

#define RENGA_ON_EACH_OFFICE(suite)                                                          \
  INSTANTIATE_TEST_SUITE_P(On, suite, testing::ValuesIn(renga::service::kinds_under_test()), \
                           renga::service::name_of_store)

}  // namespace renga::service
