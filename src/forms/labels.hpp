#pragma once

#include <string>
#include <string_view>

namespace renga::forms {

/// The word of an official paper for a word of the commands: `ndb` is
/// 匿名医療保険等関連情報データベース（NDB）. A word that is in no table stands as it is.
std::string label_of_word(std::string_view word);

/// The full name of the committee that judges (ORG-01 to ORG-08).
std::string committee_name(std::string_view committee);

}  // namespace renga::forms
