#pragma once

#include <string>

namespace renga::dossier {

/// The page docs/generated/dossier-commands.md: who may do what, from which stage to which, under
/// which conditions and by which rule. Made from the table of commands.
std::string command_page();

}  // namespace renga::dossier
