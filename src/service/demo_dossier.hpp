#pragma once

#include "service/demo_folders.hpp"
#include "service/dossier_office.hpp"

#include <map>
#include <string>
#include <string_view>

namespace renga::service {

/// What the demonstration's dossier is about, apart from the data.
struct DemoCase {
  std::string number;
  std::string place;
  Date today;
};

/// The dossier of the demonstration: consulted, applied for, reviewed, agreed, provided, published
/// and ended by the commands of examples/demo/road.txt, given by different accounts and each judged
/// as any other command is. A refusal ends the demonstration.
class DemoDossier {
 public:
  /// What the data's road made, by the names that the commands have for it: digests, a verdict.
  using Made = std::map<std::string, std::string>;

  /// Writes office.toml and the texts of the dossier into the office's folder and opens it.
  static Result<DemoDossier> open(const DemoFolders& folders, const DemoCase& about);

  /// Gives the commands up to the mark `# == PART`; parts are given in the order of the file.
  Done walk(std::string_view part, const Made& made = {});

  const KeptDossier& kept() const;

 private:
  DemoDossier(DemoCase about, DossierOffice office)
      : about_(std::move(about)), office_(std::move(office)) {}

  Done give(std::string_view line, std::int64_t row, const Made& made);

  DemoCase about_;
  DossierOffice office_;
  std::size_t next_ = 0;  ///< the first line that was not given yet
};

}  // namespace renga::service
