#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::store {

// What lists show of a dossier. All of it follows from the ledger and can be made again from it
// (STO-20); days are `2026-04-01`, lists are joined by commas.

struct DossierRow {
  std::string number;
  std::string title;
  std::string applicant_kind;
  std::string provision_kind;
  std::string databases;
  std::string rulebooks;
  std::string stage;  ///< of the application
  std::string contact;
  bool submitted = false;
  bool approved = false;  ///< by the deciding committee
  bool over = false;
  bool stopped = false;
  std::optional<std::string> use_from;
  std::optional<std::string> use_until;
  std::string opened_on;
  std::string changed_on;
  std::int64_t events = 0;

  bool operator==(const DossierRow&) const = default;
};

struct ThreadRow {
  std::string track;
  std::string key;
  std::string stage;
  std::optional<std::string> since;

  bool operator==(const ThreadRow&) const = default;
};

struct HandlerRow {
  std::string account;
  bool pledged = false;
  bool removed = false;

  bool operator==(const HandlerRow&) const = default;
};

/// A measure against a person that has not been lifted: until that day, or without end.
struct BanRow {
  std::string key;  ///< of the conduct thread
  std::string account;
  std::optional<std::string> until;

  bool operator==(const BanRow&) const = default;
};

struct DeadlineRow {
  std::string what;
  std::string key;
  std::string day;

  bool operator==(const DeadlineRow&) const = default;
};

/// Everything that is kept of one dossier besides its lines; the lists are in the order of their
/// keys.
struct DossierView {
  DossierRow dossier;
  std::vector<ThreadRow> threads = {};
  std::vector<HandlerRow> handlers = {};
  std::vector<BanRow> bans = {};
  std::vector<DeadlineRow> deadlines = {};

  bool operator==(const DossierView&) const = default;
};

/// Keeps the view; only what differs from `before` is written, which is what the store holds.
Done put_view(Transaction& transaction, const DossierView& view, const DossierView* before);
Result<std::optional<DossierView>> view_of(Transaction& transaction, std::string_view number);
/// All dossiers in the order of their numbers, without their lists.
Result<std::vector<DossierRow>> dossier_rows(Transaction& transaction);
/// The deadlines up to a day, the next first, with their dossiers.
struct DossierDeadline {
  std::string dossier;
  DeadlineRow deadline;
};
Result<std::vector<DossierDeadline>> deadlines_until(Transaction& transaction,
                                                     std::string_view day);
/// Throws all views away, so that they are made again.
Done drop_views(Transaction& transaction);

/// What the commands of all other dossiers ask of one (DOS-24).
struct Bystander {
  std::string number;
  bool busy = false;  ///< submitted and not over
  std::string contact;
  std::vector<std::string> handlers;  ///< who are not removed
  std::vector<BanRow> bans;

  bool operator==(const Bystander&) const = default;
};
/// Those that are busy or hold a measure, in the order of their numbers.
Result<std::vector<Bystander>> bystanders(Transaction& transaction);

}  // namespace renga::store
