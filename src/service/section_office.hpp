#pragma once

#include "service/desk.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::service {

// The application, item by item, as it is being written: drafts beside the dossier, versions with
// what was saved. Whoever does not see the dossier gets dossier_unknown (API-40).

struct SectionNote {
  dossier::Item item;
  bool saved = false;
  std::string sha256;  ///< of what was saved
  bool changed_since_saved = false;
  std::vector<dossier::Fault> faults;  ///< what is missing in the draft, or in what was saved
};
Result<std::vector<SectionNote>> sections(Desk& desk, const Account& who,
                                          const std::string& number);

struct SectionDraft {
  SectionNote note;
  dossier::Fields values;  ///< as they were written: a day is a text, a number may be none
  std::int64_t version = 0;
  std::string saved_utc;
};
/// form_item_unknown where the case asks for no such item.
Result<SectionDraft> section(Desk& desk, const Account& who, const std::string& number,
                             std::string_view name);

/// state_moved_on where the draft is not at that version; section_shut where the caller may not
/// write the application now; limit_passed.
Result<SectionDraft> keep_draft(Desk& desk, const Account& who, const std::string& number,
                                std::string_view name, const dossier::Fields& values,
                                std::int64_t version);

/// The command `save_section` with the digest of the draft and what the dossier is told of it;
/// the draft becomes a version. section_empty where nothing was written.
Result<GivenToDossier> save_section(Desk& desk, const Account& who, const std::string& number,
                                    std::string_view name);

Result<std::vector<store::VersionRow>> section_versions(Desk& desk, const Account& who,
                                                        const std::string& number,
                                                        std::string_view name);

/// A piece of a text compared with another.
struct TextPart {
  std::string_view kind;  ///< same, added, removed
  std::string text;
};
/// The difference of two texts by words, and by characters where a script has no blanks.
std::vector<TextPart> difference(std::string_view before, std::string_view after);

struct FieldDifference {
  std::string field;
  dossier::Said label;
  std::string before;
  std::string after;
  std::vector<TextPart> parts;
};
/// The fields in which two versions differ; form_item_unknown where there is no such version.
Result<std::vector<FieldDifference>> section_difference(Desk& desk, const Account& who,
                                                        const std::string& number,
                                                        std::string_view name, std::int64_t from,
                                                        std::int64_t to);

}  // namespace renga::service
