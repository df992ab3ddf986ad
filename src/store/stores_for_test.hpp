#pragma once

// A fresh store of either kind for each test. PostgreSQL is there where the tests run under
// tests/stores/with_postgresql.py, which ctest calls; elsewhere there are no tests of it.

#include "store/store.hpp"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace renga::store {

constexpr const char* kPostgresqlVariable = "RENGA_TEST_POSTGRESQL";

inline std::vector<Kind> kinds_under_test() {
  if (std::getenv(kPostgresqlVariable) == nullptr) return {Kind::sqlite};
  return {Kind::sqlite, Kind::postgresql};
}

class EachStore : public testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (GetParam() == Kind::sqlite) return make_folder();
    make_schema(std::getenv(kPostgresqlVariable));
  }

  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  const Address& address() const { return *address_; }
  /// As `--database` says it.
  const std::string& text() const { return text_; }
  Result<Store> open(Opening opening = Opening::create) const {
    return Store::open(address(), opening);
  }

 private:
  static std::string fresh_name() {
    static std::atomic<int> count = 0;
    return std::string("t") + std::to_string(++count) + "_" +
           std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
  }

  void make_folder() {
    folder_ = std::filesystem::temp_directory_path() / ("renga-store-" + fresh_name());
    std::filesystem::create_directories(folder_);
    set("sqlite:" + (folder_ / "renga.sqlite").string());
  }

  /// A schema of its own in the database of the tests.
  void make_schema(const std::string& url) {
    const std::string name = fresh_name();
    auto outside = Store::open(Address::parse(url).value(), Opening::create);
    ASSERT_TRUE(outside);
    auto transaction = outside->write();
    ASSERT_TRUE(transaction);
    const std::string statement = "CREATE SCHEMA " + name;
    const Sql make_schema = {"make_schema", statement};
    const auto made = transaction->run(make_schema);
    ASSERT_TRUE(made) << made.error().message(Language::english);
    ASSERT_TRUE(transaction->commit());
    set(url + "&options=-csearch_path%3D" + name);
  }

  void set(std::string text) {
    text_ = std::move(text);
    address_ = Address::parse(text_).value();
  }

  std::filesystem::path folder_;
  std::string text_;
  std::optional<Address> address_;
};

inline std::string name_of_kind(const testing::TestParamInfo<Kind>& info) {
  return info.param == Kind::sqlite ? "Sqlite" : "Postgresql";
}

/// `RENGA_ON_EACH_STORE(Suite);` runs the tests of a suite over every kind that is there.
#define RENGA_ON_EACH_STORE(suite)                                                         \
  INSTANTIATE_TEST_SUITE_P(On, suite, testing::ValuesIn(renga::store::kinds_under_test()), \
                           renga::store::name_of_kind)

}  // namespace renga::store
