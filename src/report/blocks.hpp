#pragma once

#include "report/content.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace renga::report {

/// "表 2　" or "Table 2. ": what stands before the title of a numbered table or picture.
std::string numbered(Bilingual word, int number, Language language);

/// The markup of each kind of block. `caption` is the title as it stands above the table.
std::string table_markup(const Table& table, std::string_view caption, Language language);
std::string facts_markup(const std::vector<Fact>& facts, std::string_view css_class,
                         Language language);
std::string note_markup(const Note& note, Language language);
std::string paragraph_markup(const Text& text, Language language);
std::string subheading_markup(const Text& title, Language language);

}  // namespace renga::report
