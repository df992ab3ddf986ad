#pragma once

#include "files/files.hpp"
#include "service/dossier_office.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renga::service {

/// What every subverb of `renga dossier` may need.
struct DossierCall {
  std::filesystem::path folder;
  std::string database = {};  ///< URL; empty: SQLite in the folder (STO-1)
  std::string number;
  std::string account;
  std::optional<Date> today;  ///< a fixed clock; nothing: today in Japan
};

/// The fixed day, or today in Japan.
DossierOffice::Moment moment_of(const DossierCall& call);

/// A command as a person writes it: texts, read by the kinds of the command's row.
struct WrittenCommand {
  std::string name;
  std::string key;
  std::vector<std::pair<std::string, std::string>> fields;
  PersonalValues values = {};  ///< that the event commits to and the store keeps (STO-30)
};

struct GivenCommand {
  dossier::Event event;
  std::int64_t events = 0;  ///< of the dossier, this one included
};

/// field_bad where a value is not of its field's kind, and what DossierOffice::give refuses.
Result<GivenCommand> give_command(const DossierCall& call, const WrittenCommand& command);

/// A command that somebody could give now, apart from its fields.
struct OpenTask {
  const dossier::CommandRow* row = nullptr;
  std::string key;
  bool next = false;  ///< on the road, and not done for this key yet
};

Result<KeptDossier> show_dossier(const DossierCall& call);
/// What the store shows of all dossiers, in the order of their numbers.
Result<std::vector<store::DossierRow>> list_dossiers(const DossierCall& call);
/// What the account could do in the dossier now.
Result<std::vector<OpenTask>> list_tasks(const DossierCall& call);

/// The same of a dossier that is here.
std::vector<OpenTask> open_tasks(const KeptDossier& kept, const dossier::Actor& actor,
                                 const dossier::Surroundings& around);

/// The approval file of a dossier that was decided on (DOS-25), in full: of one at hand, and of one
/// in its folder. approval_missing.
Result<std::string> approval_text(const KeptDossier& kept, Date today);
Result<std::string> make_approval(const DossierCall& call);
Done write_approval(const DossierCall& call, const std::filesystem::path& out,
                    files::Existing existing);

}  // namespace renga::service
