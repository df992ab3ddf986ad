#include "publication/preview.hpp"

#include "files/files.hpp"
#include "publication/declaration.hpp"
#include "publication/table_file.hpp"

#include <algorithm>

namespace renga::publication {
namespace {

constexpr std::size_t kRowsShown = 2000;
constexpr std::size_t kColumnsShown = 200;

Preview preview_of(const Sheet& sheet) {
  const std::size_t columns = sheet.columns();
  Preview made{.sheet = sheet.name,
               .rows = {},
               .truncated = sheet.rows() > kRowsShown || columns > kColumnsShown};
  for (std::size_t row = 0; row < std::min(sheet.rows(), kRowsShown); ++row) {
    auto& texts = made.rows.emplace_back();
    for (std::size_t column = 0; column < std::min(columns, kColumnsShown); ++column)
      texts.emplace_back(sheet.text({row, column}));
  }
  return made;
}

}  // namespace

Result<std::vector<Preview>> preview(const std::filesystem::path& file) {
  RENGA_ASSIGN(const TableFile opened, TableFile::read(file));
  std::vector<Preview> sheets;
  for (std::size_t place = 0; place < opened.sheets(); ++place)
    sheets.push_back(preview_of(opened.sheet(place)));
  return sheets;
}

Result<std::vector<std::string>> files_named_by(std::string_view declaration) {
  RENGA_ASSIGN(const Declaration read, read_declaration(declaration, "declaration.toml"));
  std::vector<std::string> names = read.earlier;
  for (const TableDeclaration& table : read.tables) names.push_back(table.file);
  if (read.population) names.push_back(*read.population);
  return names;
}

}  // namespace renga::publication
