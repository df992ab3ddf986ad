#include "service/paper_desk.hpp"

#include "crypto/crypto.hpp"
#include "report/report.hpp"
#include "service/errors.hpp"

namespace renga::service {
namespace {

/// The people of the file of the office, and those who have accounts in the portal.
forms::Registry registry_of(const Desk& desk) {
  forms::Registry registry = desk.registry();
  const auto names = desk.directory();
  for (const auto& [account, entry] : *names)
    registry.accounts.try_emplace(account, forms::Registrant{.name = entry.name,
                                                             .affiliation = entry.organisation,
                                                             .position = {},
                                                             .roles = entry.roles});
  return registry;
}

forms::Record record_of(const SeenDossier& seen) {
  return {seen.kept.events, seen.kept.bindings};
}

}  // namespace

Result<std::vector<ListedPaper>> seen_papers(Desk& desk, const Account& who,
                                             const std::string& number) {
  RENGA_ASSIGN(const SeenDossier seen, desk.show(who, number));
  const forms::Registry registry = registry_of(desk);
  std::vector<ListedPaper> listed;
  for (const forms::Paper& paper : forms::papers_of(record_of(seen)))
    listed.push_back({paper, crypto::sha256_hex(forms::page_of(paper, record_of(seen), registry))});
  return listed;
}

Result<std::string> seen_paper(Desk& desk, const Account& who, const std::string& number,
                               std::string_view id) {
  RENGA_ASSIGN(const SeenDossier seen, desk.show(who, number));
  for (const forms::Paper& paper : forms::papers_of(record_of(seen)))
    if (paper.file_name() == id) return forms::page_of(paper, record_of(seen), registry_of(desk));
  return fail(Error(code::file_unknown));
}

Result<std::string> seen_road(Desk& desk, const Account& who, const std::string& number,
                              Language language) {
  RENGA_ASSIGN(const SeenDossier seen, desk.show(who, number));
  return report::svg_file(forms::road_of(seen.kept.state, seen.kept.events), language);
}

}  // namespace renga::service
