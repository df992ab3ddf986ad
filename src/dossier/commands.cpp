#include "dossier/command.hpp"

#include <algorithm>
#include <vector>

namespace renga::dossier {
namespace {

std::vector<CommandRow> joined() {
  std::vector<CommandRow> rows;
  for (const auto part :
       {consultation_commands(), application_commands(), board_commands(), committee_commands(),
        agreement_commands(), fee_commands(), provision_commands(), change_commands(),
        publication_commands(), ending_commands(), conduct_commands(), inspection_commands()})
    rows.insert(rows.end(), part.begin(), part.end());
  return rows;
}

}  // namespace

std::span<const CommandRow> commands() {
  static const std::vector<CommandRow> kRows = joined();
  return kRows;
}

const CommandRow* command_named(std::string_view name) {
  const auto rows = commands();
  const auto found = std::ranges::find(rows, name, &CommandRow::name);
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace renga::dossier
