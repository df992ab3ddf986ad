#include "publication/table_file.hpp"

#include "files/files.hpp"
#include "publication/declaration.hpp"
#include "publication/errors.hpp"

#include <algorithm>
#include <array>

namespace renga::publication {
namespace {

constexpr std::array<std::pair<FileKind, std::string_view>, 3> kEndings = {{
    {FileKind::csv, ".csv"},
    {FileKind::tsv, ".tsv"},
    {FileKind::xlsx, ".xlsx"},
}};

constexpr std::int64_t kLargestTableBytes = std::int64_t{512} << 20;

const std::vector<WorkbookPart> kNoParts;
const std::vector<Chart> kNoCharts;

}  // namespace

std::optional<FileKind> kind_of_file(std::string_view file) {
  const std::string ending = ending_of(file);
  for (const auto& [kind, known] : kEndings)
    if (known == ending) return kind;
  return std::nullopt;
}

Result<std::string> table_bytes_of(const std::filesystem::path& file) {
  return files::read_small(file, kLargestTableBytes);
}

std::string endings_read() {
  std::vector<std::string> endings;
  for (const auto& [kind, ending] : kEndings) endings.emplace_back(ending);
  return join(endings, ", ");
}

Result<TableFile> TableFile::read(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  const auto kind = kind_of_file(name);
  if (!kind)
    return fail(Error(code::table_format_unread).with("path", name).with("known", endings_read()));
  RENGA_ASSIGN(std::string bytes, table_bytes_of(file));
  return open(std::move(bytes), *kind, name);
}

Result<TableFile> TableFile::open(std::string bytes, FileKind kind, std::string_view file) {
  const std::string name(file);
  if (kind == FileKind::xlsx) {
    RENGA_ASSIGN(Workbook book, Workbook::open(bytes, file));
    return TableFile(name, std::move(bytes), std::move(book));
  }
  RENGA_ASSIGN(CsvFile csv, CsvFile::parse(bytes, kind == FileKind::tsv ? '\t' : ',', file));
  return TableFile(name, std::move(bytes), std::move(csv));
}

std::size_t TableFile::sheets() const {
  const auto* book = std::get_if<Workbook>(&content_);
  return book == nullptr ? 1 : book->sheets().size();
}

const Sheet& TableFile::sheet(std::size_t place) const {
  const auto* book = std::get_if<Workbook>(&content_);
  return book == nullptr ? std::get<CsvFile>(content_).sheet() : book->sheets()[place];
}

Result<std::size_t> TableFile::place_of_sheet(const std::optional<std::string>& name) const {
  std::vector<std::string> names;
  std::vector<std::size_t> filled;
  for (std::size_t i = 0; i < sheets(); ++i) {
    if (name && sheet(i).name == *name) return i;
    if (!sheet(i).empty()) filled.push_back(i);
    names.push_back(sheet(i).name);
  }
  if (!name && filled.size() == 1) return filled.front();
  return fail(Error(code::sheet_unknown)
                  .at({file_, 0, ""})
                  .with("sheet", name.value_or(""))
                  .with("sheets", join(names, ", ")));
}

const std::vector<WorkbookPart>& TableFile::parts() const {
  const auto* book = std::get_if<Workbook>(&content_);
  return book == nullptr ? kNoParts : book->parts();
}

const std::vector<Chart>& TableFile::charts() const {
  const auto* book = std::get_if<Workbook>(&content_);
  return book == nullptr ? kNoCharts : book->charts();
}

Result<std::string> TableFile::with_marks(const std::map<std::size_t, std::vector<Place>>& places,
                                          std::string_view mark,
                                          const std::map<std::size_t, std::vector<Place>>& hidden) {
  auto* book = std::get_if<Workbook>(&content_);
  const bool none =
      std::ranges::all_of(places, [](const auto& sheet) { return sheet.second.empty(); });
  if (none && (book == nullptr || !book->drawn(hidden))) return bytes_;
  if (book != nullptr) return book->with_marks(places, mark, hidden);
  return std::get<CsvFile>(content_).with_mark(places.begin()->second, mark);
}

}  // namespace renga::publication
