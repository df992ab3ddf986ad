#pragma once

#include "link/fixture_test.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace renga::link {

/// A person of the slow reference, with what the linkage made of it.
struct ReferencePerson {
  Database database = Database::ndb;
  Someone someone;
  std::size_t linked = 0;   ///< equal for those who are one linked person
  std::string stage = {};   ///< "id5", "id4", or empty
  std::string reason = {};  ///< where the stage is empty
};

/// JOIN-2 to JOIN-9 as they are written, by comparing everybody with everybody: for a few hundred
/// persons.
std::vector<ReferencePerson> link_slowly(std::vector<ReferencePerson> persons);

/// One row of the truth (JOIN-15).
struct TruthRow {
  Database database = Database::ndb;
  std::string id4;
  std::string id5;
  std::int64_t person = 0;
};

/// JOIN-16 and JOIN-17: the quality of the pairs that `is_found` accepts.
Quality judge_slowly(const std::vector<ReferencePerson>& persons,
                     const std::vector<TruthRow>& truth,
                     const std::function<bool(std::size_t, std::size_t)>& is_found);

/// Whether the two persons carry this same ID alone in databases that differ (JOIN-4).
bool agree_alone(const std::vector<ReferencePerson>& persons, std::size_t a, std::size_t b,
                 std::string Someone::*id);

/// The same for ID5, and nothing doubts the link (JOIN-21).
bool linked_by_id5(const std::vector<ReferencePerson>& persons, std::size_t a, std::size_t b);

/// Persons of the databases in many small groups that share IDs only inside the group, so that one
/// linkage tries many cases.
std::vector<ReferencePerson> random_persons(std::uint64_t seed,
                                            const std::vector<Database>& databases);

}  // namespace renga::link
