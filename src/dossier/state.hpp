#pragma once

#include "dossier/fields.hpp"
#include "dossier/terms.hpp"
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
  bool outside = false;   ///< neither officer nor employee of the producer (BRD-08)
  bool business = false;  ///< works in the certified business (BRD-09)
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

/// What was found of a person or an applicant when disqualifications were looked for (HND-01).
struct Clearance {
  std::string bar;            ///< `none`, or the ground of HND-02 to HND-09; empty: not looked for
  std::optional<Date> ended;  ///< the end of the sentence or membership, where there was one

  bool operator==(const Clearance&) const = default;
};

struct Handler {
  bool full_time = false;
  bool pledged = false;
  bool removed = false;
  std::string applicant = {};  ///< to which the handler belongs (ELG-14)
  bool experienced = false;    ///< with extraction and SQL (ELG-21)
  bool identified = false;     ///< by papers (APP-32, APP-33)
  bool affiliated = false;     ///< proved (APP-34)
  bool trained = false;        ///< HND-13
  bool hic_pledged = false;    ///< DOC-17
  Clearance clearance = {};

  bool operator==(const Handler&) const = default;
};

/// One of the institutions or individuals that apply together (ELG-01 to ELG-22).
struct Applicant {
  std::string kind;          ///< public, corporate, individual
  std::string subsidy = {};  ///< where its money comes from (ELG-09 to ELG-12); empty: no subsidy
  bool contractor = false;   ///< does outsourced work (ELG-22)
  bool consents = false;     ///< APP-21
  bool pledged = false;      ///< PRV-02
  Clearance clearance = {};

  bool operator==(const Applicant&) const = default;
};

/// A place of use or keeping: `own`, `onsite` or `hic` (USE-03).
struct Place {
  std::string kind;
  std::int64_t copies = 0;              ///< living copies of the data there (PRV-15)
  std::string form = {};                ///< i or ii at an on-site centre (APP-45, APP-46)
  std::set<std::string> measures = {};  ///< security measures declared for it (SEC-01 to SEC-96)
  std::set<std::string> ledgers = {};   ///< of the four that were set up (SEC-14)
  std::optional<Date> use_from = {};
  std::optional<Date> use_until = {};

  bool operator==(const Place&) const = default;
};

struct Fee {
  std::optional<std::int64_t> estimate_yen;  ///< FEE-10
  std::optional<std::int64_t> yen;
  std::optional<Date> pay_by;  ///< FEE-22
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
  std::map<std::string, Fields> answers;        ///< section → what decides of its content
  std::map<std::string, Applicant> applicants;
  std::map<std::string, Handler> handlers;
  std::string contact;
  std::string agent;              ///< whose authority was proved (APP-19)
  bool agent_identified = false;  ///< APP-32
  std::set<std::string> codes;    ///< identifying codes that are asked for (REV-20 to REV-22)
  std::set<std::string>
      code_grounds;  ///< the exceptions that are claimed for them (REV-23 to REV-25)
  std::map<std::string, Place> places;
  Fee fee;
  std::optional<Date> use_from;
  std::optional<Date> use_until;
  bool public_form = false;     ///< FLOW-B7: handed in
  bool form_open = false;       ///< the public form is to be corrected (APP-18, OUT-14)
  bool stopped = false;         ///< VIO-11
  bool no_publication = false;  ///< VIO-16
  std::optional<Date> board_published_on = std::nullopt;  ///< its rules and reviews (BRD-20)
  bool board_publishes = false;     ///< the contract asks for the board's review too (PUB-38)
  std::set<std::string> fund_fees;  ///< paid by the producer (FEE-01, FEE-02)
  std::map<std::string, std::int64_t> owed;  ///< yen owed to the state, by case (VIO-19, VIO-20)
  std::int64_t events = 0;
  std::map<ThreadKey, Thread> threads;

  bool operator==(const Dossier&) const = default;

  Stage stage(Track track, const std::string& key = {}) const;
  /// The thread, or one that is idle.
  const Thread& thread(Track track, const std::string& key = {}) const;
  bool any(Track track, Stage stage) const;
  /// Nothing more happens: closed or withdrawn.
  bool over() const;
  bool holds_data() const;
};

/// The committee that must judge a combination of databases (ORG-01 to ORG-08): medical, care or
/// joint.
std::string committee_for(const std::set<std::string>& databases);

/// What is known of the case, in the words of the rulebooks' facts.
Facts facts_of(const Dossier& dossier);
/// The same where only one of the places counts.
Facts facts_at(const Dossier& dossier, const Place& place);

/// `DATABASE/PLACE`, the key of provision.
std::pair<std::string, std::string> parts_of(const std::string& provision_key);

}  // namespace renga::dossier
