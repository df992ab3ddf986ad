#include "publication/workbook.hpp"

#include "publication/relations.hpp"
#include "publication/sheet_part.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace renga::publication {
namespace {

/// What all texts of the cells of a workbook may take together.
constexpr std::int64_t kRelationsLimitBytes = std::int64_t{4} << 20U;
constexpr std::size_t kMostSheets = 1'000;

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0";

/// What is said of an old or encrypted workbook: both are compound files.
constexpr Bilingual kNotZip = {"暗号化されているか、古い形式",
                               "it is encrypted or of an old format"};

/// Parts that hold no value of a cell and nothing that a reader sees, by how their names begin.
constexpr std::array<std::string_view, 14> kPlainParts = {
    "[Content_Types].xml", "_rels/",           "docProps/",
    "customXml/",          "xl/_rels/",        "xl/theme/",
    "xl/printerSettings/", "xl/tables/",       "xl/worksheets/_rels/",
    "xl/calcChain",        "xl/metadata",      "xl/styles",
    "xl/charts/style",     "xl/charts/colors",
};

constexpr std::string_view kCharts = "xl/charts/chart";
constexpr std::string_view kDrawings = "xl/drawings/drawing";

/// Parts that a reader sees and that keep no copies of cells. Any other part is taken to keep some:
/// pivot tables, embedded files, values of other workbooks.
constexpr std::array<std::string_view, 8> kSeenParts = {
    "xl/comments",  "xl/threadedComments/", "xl/persons/",   "xl/media/",
    "xl/drawings/", "xl/activeX/",          "xl/ctrlProps/", "xl/chartsheets/",
};

bool begins_with_any(std::string_view name, std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(
      beginnings, [&](std::string_view beginning) { return name.starts_with(beginning); });
}

/// Folders and endings that only a workbook with programs has.
constexpr std::array<std::string_view, 3> kPrograms = {"vbaProject.bin", "xl/macrosheets/",
                                                       "xl/dialogsheets/"};

struct SheetRow {
  std::string name;
  std::string relation;
  bool hidden = false;
};

/// Reads xl/workbook.xml: the sheets in their order, and how days are counted.
class BookPart final : public PartReader {
 public:
  std::vector<SheetRow> sheets;
  bool days_from_1904 = false;

  void open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
            std::int64_t) override {
    if (name == "workbookPr") days_from_1904 = is_true(attribute(attributes, "date1904"));
    if (name != "sheet") return;
    const std::string_view state = attribute(attributes, "state");
    sheets.push_back({std::string(attribute(attributes, "name")),
                      std::string(attribute(attributes, "id")),
                      !state.empty() && state != "visible"});
    if (sheets.size() > kMostSheets) refuse({"シートが多すぎる", "too many sheets"});
  }
  void text(std::string_view) override {}
  void close(std::string_view) override {}
};

}  // namespace

/// Opens the parts of a workbook in the order in which they need each other.
class Workbook::Reader {
 public:
  Reader(Workbook& book, std::string file) : book_(book), file_(std::move(file)) {}

  Done read() {
    RENGA_TRY(refuse_programs());
    RENGA_ASSIGN(const Relations package, relations_of(""));
    const Relation* office = package.of_kind("officeDocument");
    if (office == nullptr)
      return fail(workbook_unreadable(file_, {"ワークブックがない", "there is no workbook"}));
    book_.book_part_ = office->part;
    RENGA_ASSIGN(const Relations parts, relations_of(book_.book_part_));
    RENGA_TRY(read_part(book_.book_part_, book_reader_));
    RENGA_TRY(read_texts(parts));
    if (const Relation* styles = parts.of_kind("styles"))
      RENGA_TRY(read_part(styles->part, styles_));
    for (const SheetRow& row : book_reader_.sheets) RENGA_TRY(read_sheet(row, parts));
    return read_parts();
  }

 private:
  Done refuse_programs() const {
    for (const std::string& name : book_.archive_.names())
      for (const std::string_view program : kPrograms)
        if (name.ends_with(program) || name.starts_with(program))
          return fail(workbook_refused(file_, {"マクロを含む", "it holds macros"}));
    return {};
  }

  Result<std::string> bytes_of(const std::string& part, std::int64_t limit) {
    if (!book_.archive_.has(part))
      return fail(workbook_unreadable(file_, {part + " がない", part + " is missing"}));
    return read_from(book_.archive_, file_, part, limit);
  }

  Result<Relations> relations_of(const std::string& part) {
    const std::string name = relations_name(part);
    Relations relations(part);
    if (!book_.archive_.has(name)) return relations;
    RENGA_ASSIGN(const std::string xml, bytes_of(name, kRelationsLimitBytes));
    RENGA_TRY(relations.read(file_, name, xml));
    return relations;
  }

  Done read_part(const std::string& part, PartReader& reader) {
    RENGA_ASSIGN(const std::string xml, bytes_of(part, kPartLimitBytes));
    return reader.read(file_, part, xml);
  }

  Done read_texts(const Relations& parts) {
    const Relation* texts = parts.of_kind("sharedStrings");
    if (texts == nullptr) return {};
    book_.texts_part_ = texts->part;
    SharedTexts reader(*texts_);
    return read_part(texts->part, reader);
  }

  Done read_sheet(const SheetRow& row, const Relations& parts) {
    const Relation* relation = parts.named(row.relation);
    if (relation == nullptr || relation->kind == "chartsheet") return {};
    if (relation->kind != "worksheet")
      return fail(workbook_refused(file_, {"マクロのシートを含む", "it holds a macro sheet"}));
    Sheet sheet;
    sheet.name = row.name;
    sheet.hidden = row.hidden;
    sheet.takes_marks_anywhere = true;
    SheetPart reader({.shared = texts_.get(),
                      .styles = &styles_,
                      .own = texts_.get(),
                      .days_from_1904 = book_reader_.days_from_1904},
                     sheet);
    RENGA_TRY(read_part(relation->part, reader));
    RENGA_TRY(reader.finish(file_));
    sheet.texts = texts_;
    book_.sheets_.push_back(std::move(sheet));
    book_.sheet_parts_.push_back(relation->part);
    return {};
  }

  bool was_read(const std::string& name) const {
    return name == book_.book_part_ || name == book_.texts_part_ ||
           std::ranges::find(book_.sheet_parts_, name) != book_.sheet_parts_.end();
  }

  /// Charts are read for what they keep of cells, drawings for whether they hold more than charts;
  /// all other parts are told by name.
  Done read_parts() {
    for (const std::string& name : book_.archive_.names()) {
      if (was_read(name) || name.ends_with(".rels") || begins_with_any(name, kPlainParts)) continue;
      if (name.starts_with(kCharts)) {
        Chart chart{.part = name, .areas = {}, .points = {}};
        ChartPart reader(chart);
        RENGA_TRY(read_part(name, reader));
        book_.charts_.push_back(std::move(chart));
        continue;
      }
      if (name.starts_with(kDrawings)) {
        DrawingPart drawing;
        RENGA_TRY(read_part(name, drawing));
        if (!drawing.shows_more) continue;
      }
      book_.parts_.push_back({name, !begins_with_any(name, kSeenParts)});
    }
    return {};
  }

  Workbook& book_;
  std::string file_;
  BookPart book_reader_;
  CellStyles styles_;
  std::shared_ptr<Texts> texts_ = std::make_shared<Texts>();
};

bool Workbook::drawn_at(const Chart& chart, const ChartPoint& point,
                        const std::map<std::size_t, std::vector<Place>>& places) const {
  if (point.area == kNoArea) return false;
  const auto sheet = std::ranges::find(sheets_, chart.areas[point.area].sheet, &Sheet::name);
  const auto here = places.find(static_cast<std::size_t>(sheet - sheets_.begin()));
  return here != places.end() && std::ranges::binary_search(here->second, point.place);
}

bool Workbook::drawn(const std::map<std::size_t, std::vector<Place>>& places) const {
  return std::ranges::any_of(charts_, [&](const Chart& chart) {
    return std::ranges::any_of(
        chart.points, [&](const ChartPoint& point) { return drawn_at(chart, point, places); });
  });
}

Result<Workbook> Workbook::open(std::string bytes, std::string_view file) {
  if (std::string_view(bytes).starts_with(kCompoundFile))
    return fail(workbook_refused(file, kNotZip));
  auto archive = files::Archive::open(std::move(bytes), file);
  if (!archive) return fail(as_workbook_error(archive.error(), file));
  Workbook book(std::move(*archive));
  book.file_ = file;
  RENGA_TRY(Reader(book, std::string(file)).read());
  if (book.sheets_.empty())
    return fail(workbook_unreadable(file, {"シートがない", "it has no sheet"}));
  return book;
}

}  // namespace renga::publication
