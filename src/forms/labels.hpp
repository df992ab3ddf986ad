#pragma once

#include "dossier/dossier.hpp"

#include <string>
#include <string_view>

namespace renga::forms {

/// The word of an official paper for a word of the commands: `ndb` is
/// 匿名医療保険等関連情報データベース（NDB）. A word that is in no table stands as it is.
std::string label_of_word(std::string_view word);
/// The same of a word of a closed list, which has the list's label where papers have no other.
std::string label_of_word(std::string_view word, const dossier::Choices& choices);

/// The full name of the committee that judges (ORG-01 to ORG-08).
std::string committee_name(std::string_view committee);

}  // namespace renga::forms
