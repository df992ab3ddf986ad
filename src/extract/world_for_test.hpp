#pragma once

// A small artificial database whose every row the tests know, as plain values and as a dataset.

#include "extract/approval_for_test.hpp"
#include "extract/extract.hpp"

#include <optional>
#include <string>
#include <vector>

namespace renga::extract::world {

struct Person {
  std::int64_t person = 0;
  std::string id4;
  std::string sex;
  Date birth_month = Date::from_days(0);
};

struct Receipt {
  std::int64_t receipt = 0;
  std::int64_t person = 0;
  Date month = Date::from_days(0);
  std::string kind;  ///< レセプト種別
  std::string form;  ///< medical, dpc, dental, pharmacy
  std::string prefecture;
  std::int64_t points = 0;
};

struct Disease {
  std::int64_t receipt = 0;
  std::int64_t person = 0;
  std::int64_t record_no = 0;
  std::string code;
  std::optional<Date> start;
};

struct Drug {
  std::int64_t receipt = 0;
  std::int64_t person = 0;
  std::int64_t record_no = 0;
  std::string code;
  double amount = 0;
  std::int64_t points = 0;
};

struct Checkup {
  std::int64_t checkup = 0;
  std::int64_t person = 0;
  Date date = Date::from_days(0);
  std::string smoking;
  std::vector<std::string> items;
};

struct World {
  std::vector<Person> persons;
  std::vector<Receipt> receipts;
  std::vector<Disease> diseases;
  std::vector<Drug> drugs;
  std::vector<Checkup> checkups;
};

struct Size {
  int persons = 60;
  int receipts_each = 8;  ///< at most
  int months = 36;        ///< from 2022-04 on
  int codes = 5;          ///< of diseases and of drugs
  bool skewed = false;    ///< whether low codes are more frequent
};

World random_world(std::uint64_t seed, const Size& size);

std::string disease_code(int number);
std::string drug_code(int number);

/// Writes the world as a dataset of stored NDB.
Done write(const World& world, const std::filesystem::path& folder);

/// Rows of a table of a dataset, columns as named, all as text; null is "∅". In the file's order.
std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& dataset,
                                              const std::string& table,
                                              const std::vector<std::string>& columns);

}  // namespace renga::extract::world
