#pragma once

#include "anonymize/anonymize.hpp"
#include "erase/erase.hpp"
#include "extract/extract.hpp"
#include "link/link.hpp"
#include "publication/publication.hpp"
#include "service/demo.hpp"
#include "service/demo_dossier.hpp"
#include "service/demo_folders.hpp"
#include "service/demo_post.hpp"
#include "service/service.hpp"

#include <chrono>
#include <optional>

namespace renga::service {

/// What the steps found, for the report.
struct DemoFindings {
  std::optional<synth::Summary> world;
  std::optional<anonymize::Report> anonymized;
  std::optional<extract::Report> extracted;
  std::optional<link::Report> linked;
  std::optional<publication::Report> checked;
  std::vector<link::PersonEvent> timeline;
  std::vector<std::pair<Bilingual, erase::Certificate>> certificates;  ///< with the party
};

/// The steps of the demonstration, in their order. Each acts for one party and uses only what lies
/// in that party's folder and what another party gave it.
class DemoWalk {
 public:
  DemoWalk(const DemoOptions& options, const DemoFolders& folders, Progress& progress)
      : options_(options), folders_(folders), progress_(progress) {}

  Done walk();
  const DemoSummary& summary() const { return summary_; }
  const DemoFindings& findings() const { return findings_; }
  /// The dossier as it stands; only after `walk`.
  const DemoDossier& dossier() const { return *dossier_; }

 private:
  /// Runs one step, measures it and notes the rows it gives.
  template <typename Work>
  Done step(std::string_view name, Bilingual label, Bilingual party, Work work);

  Done begin();
  Done agree();
  Done make_world();
  Done ingest_records();
  Done make_keys();
  Done send_keys_to_producer();
  Done store_in_ndb();
  Done give_ids_to_producer();
  Done anonymize_records();
  Done extract_from_ndb();
  Done deliver_and_receive(std::string_view party, const std::filesystem::path& dataset);
  Done link_deliveries();
  Done check_table();
  Done publish_table(const std::filesystem::path& folder);
  Done end_dossier();
  Done erase_everything();
  Done erase_for(Bilingual party, std::string_view folder, std::string_view place,
                 std::vector<std::filesystem::path> paths);
  /// Notes a dataset's digests, and the rows of its table `person` under the name `persons`.
  Done note(const std::filesystem::path& folder, std::string_view persons = "");
  void sum_up();

  IdsCall fund_call() const;
  /// The holder of a dataset asks the fund for IDs, in a package of that purpose.
  Done ask_fund(std::string_view party, const std::filesystem::path& dataset,
                const std::string& dossier, package::Purpose purpose);
  /// The fund's step from the package that asked to the package that answers.
  Result<ids::Outcome> answer_from_fund(std::string_view party, package::Purpose question,
                                        package::Purpose answer, const ExchangeWork& work);
  /// The holder opens the answer and puts the IDs in the place of identifiers.
  Result<ids::Outcome> attach_answer(std::string_view party, const IdsCall& keys,
                                     const std::filesystem::path& dataset, package::Purpose answer,
                                     const std::filesystem::path& out);

  const DemoOptions& options_;
  const DemoFolders& folders_;
  Progress& progress_;
  DemoSummary summary_;
  DemoFindings findings_;
  std::optional<DemoDossier> dossier_;
  std::optional<Approval> approval_;
  std::filesystem::path passphrase_file_;
  std::optional<DemoPost> post_;
  std::filesystem::path producer_passphrase_file_;
};

}  // namespace renga::service
