#include "service/approval_desk.hpp"

#include "files/files.hpp"

#include <array>

namespace renga::service {
namespace {

constexpr std::array<std::pair<Act, std::string_view>, 4> kActs = {{{Act::make_ids, "make_ids"},
                                                                    {Act::extract, "extract"},
                                                                    {Act::deliver, "deliver"},
                                                                    {Act::link, "link"}}};

/// The bodies that must both have approved before anything of the dossier is made (IDS-31).
constexpr std::array<std::string_view, 2> kBodies = {"board", "committee"};

std::optional<Act> act_named(std::string_view wanted) {
  for (const auto& [act, name] : kActs)
    if (name == wanted) return act;
  return std::nullopt;
}

Result<std::set<Act>> read_acts(const Settings& allows) {
  RENGA_ASSIGN(const std::vector<std::string> names, allows.texts("acts"));
  std::set<Act> acts;
  for (const std::string& name : names) {
    const auto act = act_named(name);
    if (!act)
      return fail(allows.error(code::value_unknown, "acts")
                      .rule("APV-3")
                      .with("field", "acts")
                      .with("known", "make_ids, extract, deliver, link"));
    acts.insert(*act);
  }
  return acts;
}

Done require_decisions(const Settings& root, std::string_view dossier) {
  RENGA_ASSIGN(const Settings decision, root.table("decision"));
  for (const std::string_view body : kBodies) {
    RENGA_ASSIGN(const Settings of_body, decision.table(body));
    RENGA_ASSIGN(const std::string outcome, of_body.text("outcome"));
    if (outcome != "approved")
      return fail(of_body.error(code::approval_missing, "outcome")
                      .rule("IDS-31")
                      .with("dossier", dossier)
                      .with("state", std::string(body) + ": " + outcome));
  }
  return {};
}

Done require_period(std::string_view dossier, Date from, Date until, Date today) {
  if (from <= today && today <= until) return {};
  return fail(Error(code::approval_missing)
                  .rule("USE-01")
                  .with("dossier", dossier)
                  .with("state", "use period " + to_iso(from) + " to " + to_iso(until)));
}

}  // namespace

Result<Approval> ApprovalDesk::from_text(std::string_view text, std::string_view file, Date today) {
  RENGA_ASSIGN(const Settings root, Settings::parse(text, file));
  RENGA_TRY(root.only({"dossier", "decision", "allows", "use"}));
  RENGA_ASSIGN(const Settings named, root.table("dossier"));
  RENGA_ASSIGN(const std::string dossier, named.text("number"));
  RENGA_TRY(require_decisions(root, dossier));
  RENGA_ASSIGN(const Settings allows, root.table("allows"));
  RENGA_ASSIGN(std::set<Act> acts, read_acts(allows));
  RENGA_ASSIGN(std::vector<std::string> places, allows.texts("places"));
  RENGA_ASSIGN(const std::vector<std::string> exceptions, allows.texts("exceptions"));
  RENGA_ASSIGN(const Settings use, root.table("use"));
  RENGA_ASSIGN(const Date from, use.date("from"));
  RENGA_ASSIGN(const Date until, use.date("until"));
  RENGA_TRY(require_period(dossier, from, until, today));
  return Approval(dossier, std::move(acts), {exceptions.begin(), exceptions.end()},
                  std::move(places), from, until);
}

Result<Approval> ApprovalDesk::from_file(const std::filesystem::path& file, Date today) {
  RENGA_ASSIGN(const std::string text, files::read_small(file));
  return from_text(text, file.string(), today);
}

}  // namespace renga::service
