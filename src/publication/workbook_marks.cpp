#include "publication/relations.hpp"
#include "publication/sheet_editor.hpp"
#include "publication/workbook.hpp"
#include "publication/workbook_texts.hpp"

#include <algorithm>

namespace renga::publication {
namespace {

constexpr std::string_view kContentTypes = "[Content_Types].xml";

/// Finds the element that states the content type of one part.
class TypesPart final : public PartReader {
 public:
  explicit TypesPart(std::string part) : part_(std::move(part)) {}
  std::vector<Edit> edits;

  void open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
            std::int64_t) override {
    found_ = name == "Override" && attribute(attributes, "PartName") == part_;
    if (found_) edits.push_back({begin_byte(), end_byte()});
  }
  void text(std::string_view) override {}
  void close(std::string_view) override {
    if (found_) edits.back().end = end_byte();
    found_ = false;
  }

 private:
  std::string part_;
  bool found_ = false;
};

/// One marked copy of a workbook under construction.
class Marking {
 public:
  Marking(files::Archive& archive, std::string file, std::string_view mark)
      : archive_(archive), file_(std::move(file)), mark_(mark) {}

  Done mark_sheet(const std::string& part, const std::vector<Place>& places) {
    RENGA_ASSIGN(const std::string xml, read_from(archive_, file_, part, kPartLimitBytes));
    SheetEditor editor(xml, places, mark_);
    RENGA_TRY(editor.read(file_, part, xml));
    ensure(editor.complete(), "a hidden cell lies in a row of its sheet");
    texts_left_.insert(editor.texts_left().begin(), editor.texts_left().end());
    texts_hidden_.insert(editor.texts_hidden().begin(), editor.texts_hidden().end());
    if (!editor.edits().empty()) changed_[part] = edited(xml, editor.edits());
    return {};
  }

  /// A number that was stored as a text would stay behind in the list of texts.
  Done hide_texts(const std::string& part) {
    std::vector<std::int64_t> gone;
    std::ranges::set_difference(texts_hidden_, texts_left_, std::back_inserter(gone));
    if (part.empty() || gone.empty()) return {};
    RENGA_ASSIGN(const std::string xml, read_from(archive_, file_, part, kPartLimitBytes));
    Texts texts;
    SharedTexts reader(texts);
    RENGA_TRY(reader.read(file_, part, xml));
    std::vector<Edit> edits;
    for (const std::int64_t index : gone) {
      const SharedTexts::Bytes place = reader.places()[static_cast<std::size_t>(index)];
      const std::size_t name = place.begin + 1;
      const std::string tag = xml.substr(name, xml.find_first_of(" \t\r\n/>", name) - name);
      const std::string prefix = tag.substr(0, tag.size() - std::string_view("si").size());
      edits.push_back(
          {place.begin, place.end,
           "<" + tag + "><" + prefix + "t>" + escaped(mark_) + "</" + prefix + "t></" + tag + ">"});
    }
    changed_[part] = edited(xml, edits);
    return {};
  }

  /// The order of computing names cells that hold no formula any more; programs make it anew.
  Done drop_chain(const std::string& book_part) {
    const std::string name = relations_name(book_part);
    if (!archive_.has(name)) return {};
    RENGA_ASSIGN(const std::string xml, read_from(archive_, file_, name, kPartLimitBytes));
    Relations relations(book_part);
    RENGA_TRY(relations.read(file_, name, xml));
    const Relation* chain = relations.of_kind("calcChain");
    if (chain == nullptr) return {};
    changed_[name] = edited(xml, {{chain->begin, chain->end}});
    removed_.insert(chain->part);
    const std::string types_name(kContentTypes);
    RENGA_ASSIGN(const std::string types, read_from(archive_, file_, types_name, kPartLimitBytes));
    TypesPart reader("/" + chain->part);
    RENGA_TRY(reader.read(file_, types_name, types));
    changed_[types_name] = edited(types, reader.edits);
    return {};
  }

  /// A chart keeps copies of cells; those of hidden ones leave a gap in it.
  Done cut_chart(const std::string& part, const std::vector<Edit>& edits) {
    if (edits.empty()) return {};
    RENGA_ASSIGN(const std::string xml, read_from(archive_, file_, part, kPartLimitBytes));
    changed_[part] = edited(xml, edits);
    return {};
  }

  Result<std::string> bytes() const { return archive_.rewritten(changed_, removed_); }

 private:
  files::Archive& archive_;
  std::string file_;
  std::string_view mark_;
  std::map<std::string, std::string> changed_;
  std::set<std::string> removed_;
  std::set<std::int64_t> texts_left_;
  std::set<std::int64_t> texts_hidden_;
};

}  // namespace

Result<std::string> Workbook::with_marks(const std::map<std::size_t, std::vector<Place>>& places,
                                         std::string_view mark,
                                         const std::map<std::size_t, std::vector<Place>>& hidden) {
  Marking marking(archive_, file_, mark);
  const std::vector<Place> none;
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    const auto here = places.find(i);
    RENGA_TRY(marking.mark_sheet(sheet_parts_[i], here == places.end() ? none : here->second));
  }
  for (const Chart& chart : charts_) {
    std::vector<Edit> edits;
    for (const ChartPoint& point : chart.points)
      if (drawn_at(chart, point, places) || drawn_at(chart, point, hidden))
        edits.push_back({point.begin, point.end});
    RENGA_TRY(marking.cut_chart(chart.part, edits));
  }
  RENGA_TRY(marking.hide_texts(texts_part_));
  RENGA_TRY(marking.drop_chain(book_part_));
  return marking.bytes();
}

}  // namespace renga::publication
