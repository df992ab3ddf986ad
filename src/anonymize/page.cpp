#include "anonymize/page.hpp"

#include "anonymize/page_parts.hpp"

namespace renga::anonymize {

std::string page_of(const Report& report, Language language) {
  report::Page page(language, {"匿名加工報告書", "Report on anonymisation"},
                    {"何を、なぜ、どのように加工し、再識別のおそれがどう変わったか",
                     "What was altered, why, how, and what that did to the risk"});
  std::vector<report::Fact> band = {
      {{"データベース", "Database"}, report::Text(label_of(report.manifest.database))}};
  if (!report.manifest.dossier.empty())
    band.push_back({{"申出", "Dossier"}, report.manifest.dossier});
  page.band(std::move(band));
  add_summary(report, page);
  add_risk(report, page);
  add_models(report, page);
  add_losses(report, page);
  add_work(report, page);
  add_values(report, page);
  add_checks(report, page);
  add_evidence(report, page);
  return page.html();
}

}  // namespace renga::anonymize
