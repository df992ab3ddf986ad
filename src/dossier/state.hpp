#pragma once

#include "dossier/fields.hpp"
#include "dossier/words.hpp"

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace renga::dossier {

/// One thread of a track; the key is empty where a track has one thread.
struct ThreadKey {
  Track track;
  std::string key;

  auto operator<=>(const ThreadKey&) const = default;
};

/// A member of a board or committee, for one meeting (BRD-02 to BRD-09).
struct Member {
  std::string kind;  ///< natural, humanities, lay
  std::string sex;
  bool outside = false;  ///< neither officer nor employee of the producer (BRD-08)
  bool present = false;
  bool recused = false;
  std::string vote;  ///< for, against, or nothing

  bool operator==(const Member&) const = default;
};

struct Meeting {
  std::map<std::string, Member> members;
  bool expedited = false;

  bool operator==(const Meeting&) const = default;
};

struct Thread {
  Stage stage = Stage::idle;
  std::optional<Date> since;
  std::string outcome;
  bool notified = false;           ///< FLOW-B4, FLOW-C8
  bool office_informed = false;    ///< FLOW-A6, FLOW-B6
  bool expedited_reported = true;  ///< BRD-18; false while a report is owed
  Meeting meeting;
  Fields notes;  ///< what else was said: reasons, conditions, digests, months

  bool operator==(const Thread&) const = default;
};

struct Handler {
  bool full_time = false;
  bool pledged = false;
  bool removed = false;

  bool operator==(const Handler&) const = default;
};

/// A place of use or keeping: `own`, `onsite` or `hic` (USE-03).
struct Place {
  std::string kind;
  std::int64_t copies = 0;  ///< living copies of the data there (PRV-15)

  bool operator==(const Place&) const = default;
};

struct Fee {
  std::optional<std::int64_t> yen;
  bool exemption_asked = false;
  bool exempt = false;
  bool paid = false;

  bool operator==(const Fee&) const = default;
};

/// Everything that is true of one dossier: the fold of its events, and nothing else.
struct Dossier {
  std::string number;
  std::string title;
  std::string applicant_kind;  ///< public, corporate, individual (ELG-03 to ELG-08)
  std::string provision_kind;  ///< special_extraction, aggregate_table, sampling_dataset, …
  std::set<std::string> databases;
  std::map<std::string, std::string> sections;  ///< section of the application → digest
  std::map<std::string, Handler> handlers;
  std::string contact;
  std::map<std::string, Place> places;
  Fee fee;
  std::optional<Date> use_from;
  std::optional<Date> use_until;
  bool public_form = false;  ///< FLOW-B7: handed in
  bool stopped = false;      ///< VIO-11
  std::int64_t events = 0;
  std::map<ThreadKey, Thread> threads;

  bool operator==(const Dossier&) const = default;

  Stage stage(Track track, const std::string& key = {}) const;
  /// The thread, or one that is idle.
  const Thread& thread(Track track, const std::string& key = {}) const;
  bool any(Track track, Stage stage) const;
  /// Nothing more happens: closed, withdrawn or refused for good.
  bool over() const;
  bool holds_data() const;
};

/// The committee that must judge a combination of databases (ORG-01 to ORG-08): medical, care or
/// joint.
std::string committee_for(const std::set<std::string>& databases);

/// `DATABASE/PLACE`, the key of provision.
std::pair<std::string, std::string> parts_of(const std::string& provision_key);

}  // namespace renga::dossier
