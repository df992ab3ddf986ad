#pragma once

#include "link/link.hpp"

#include <array>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace renga::service {

/// Stands in for the desk of the service room, which a doing room cannot see.
class ApprovalDesk {
 public:
  static Approval approval(std::string dossier, std::set<Act> acts) {
    return Approval(std::move(dossier), std::move(acts), {}, {"大学A"},
                    *Date::from_civil(2025, 10, 1), *Date::from_civil(2027, 9, 30));
  }
};

}  // namespace renga::service

namespace renga::link {

inline const std::string kDossier = "R7-0001";

/// The columns of the table `person` as ids attaches them.
TableSchema person_schema();

/// Writes a dataset of tables that stand in the engine under their names.
void write_dataset(engine::Engine& engine, const std::vector<TableSchema>& tables,
                   const std::filesystem::path& folder, Manifest manifest);

engine::Engine small_engine();

/// An invented person of a table `person`. An ID of one letter stands for 64 of them; an empty one
/// is missing.
struct Someone {
  std::int64_t person = 0;
  std::string id4 = {};
  std::string id5 = {};
  std::string sex = "1";
  int birth_year = 1970;
  std::string id4_validity = {};              ///< empty: ok or no_kana
  std::string id5_validity = {};              ///< empty: ok or not_in_history
  std::array<std::string, 3> name_keys = {};  ///< of the spelling, the head, and the tail
};

/// A dataset for a test: who is in it, and further tables.
struct TestData {
  std::vector<Someone> people;
  Type month_type = Type::month;  ///< text: the year alone, as an anonymised dataset may have it
  bool with_sex = true;
  bool with_names = false;  ///< the columns id4_spelling, id4_head, id4_tail
  IdKind id_kind = IdKind::provision;
  std::string dossier = kDossier;
  /// Further tables with what fills their rows.
  std::vector<std::pair<TableSchema, std::function<void(engine::Appender&)>>> tables = {};
};

/// A folder of its own for each test, with datasets in it.
class LinkTest : public testing::Test {
 protected:
  LinkTest();
  ~LinkTest() override;

  /// Writes the dataset FOLDER/NAME of that database.
  void write(Database database, const TestData& data);
  /// Writes a small text file and gives its path.
  std::filesystem::path write_text(std::string_view name, std::string_view text);

  Options options(const std::vector<Database>& databases, std::string_view out = "linked") const;
  Result<Report> run(const Options& options, std::set<Act> acts = {Act::link}) const;
  /// Links and expects success.
  Report linked(const Options& options) const;

  /// Rows of a table of the linked dataset as text, columns separated by spaces, `-` where empty.
  std::vector<std::string> rows(std::string_view table, const std::vector<std::string>& columns,
                                std::string_view out = "linked") const;

  std::filesystem::path folder_;
};

}  // namespace renga::link
