#pragma once

#include "base/date.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace renga {

namespace service {
class ApprovalDesk;
}

/// The acts that the law allows only with an approved dossier (IDS-31, PRV-20, REV-…).
enum class Act { make_ids, extract, deliver, link };

/// What a dossier's decision allows. Only service's ApprovalDesk can make one, from a dossier in
/// the right state; a doing room that takes an Approval therefore cannot be called without a
/// decision.
class Approval {
 public:
  const std::string& dossier() const { return dossier_; }
  bool allows(Act act) const { return acts_.contains(act); }
  /// Columns provided by a named exception, as "table.column".
  bool excepts(std::string_view column) const { return exceptions_.contains(std::string(column)); }
  const std::vector<std::string>& places() const { return places_; }
  Date use_from() const { return use_from_; }
  Date use_until() const { return use_until_; }

 private:
  friend class service::ApprovalDesk;
  Approval(std::string dossier, std::set<Act> acts, std::set<std::string> exceptions,
           std::vector<std::string> places, Date use_from, Date use_until)
      : dossier_(std::move(dossier)),
        acts_(std::move(acts)),
        exceptions_(std::move(exceptions)),
        places_(std::move(places)),
        use_from_(use_from),
        use_until_(use_until) {}

  std::string dossier_;
  std::set<Act> acts_;
  std::set<std::string> exceptions_;
  std::vector<std::string> places_;
  Date use_from_;
  Date use_until_;
};

}  // namespace renga
