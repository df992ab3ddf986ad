#include "report/blocks.hpp"

#include "report/templates.hpp"

#include <array>
#include <cstddef>

namespace renga::report {

namespace {

constexpr Bilingual kNoRows = {"該当するデータはありません。", "There is no data to show."};
constexpr Bilingual kScrollable = {"横に動かせる表", "table that can be moved sideways"};

struct KindRow {
  std::string_view css_class;
  Bilingual word;
};

constexpr std::array<KindRow, 3> kNoteKinds = {{
    {"information", {"お知らせ", "Note"}},
    {"warning", {"注意", "Warning"}},
    {"good", {"確認済み", "Confirmed"}},
}};

constexpr std::array<std::string_view, 3> kCellClasses = {"text", "number", "code"};

std::string_view class_of(const TableColumn& column) {
  return kCellClasses[static_cast<std::size_t>(column.cells)];
}

data cell_data(const Text& text, std::string_view css_class, Language language) {
  data cell;
  cell.set("class", std::string(css_class));
  cell.set("text", text.in(language));
  return cell;
}

data header_data(const Table& table, Language language) {
  data header{data::type::list};
  for (const TableColumn& column : table.columns)
    header << cell_data(column.title, class_of(column), language);
  return header;
}

data row_data(const Table& table, const std::vector<Text>& row, Language language) {
  ensure(row.size() == table.columns.size(), "A row of a report table does not fill its columns.");
  data values{data::type::list};
  for (std::size_t place = 1; place < row.size(); ++place)
    values << cell_data(row[place], class_of(table.columns[place]), language);
  data cells;
  cells.set("head", cell_data(row.front(), class_of(table.columns.front()), language));
  cells.set("values", values);
  return cells;
}

data rows_data(const Table& table, Language language) {
  data rows{data::type::list};
  for (const std::vector<Text>& row : table.rows) rows << row_data(table, row, language);
  return rows;
}

}  // namespace

std::string numbered(Bilingual word, int number, Language language) {
  const std::string start = std::string(word.in(language)) + " " + std::to_string(number);
  return start + (language == Language::japanese ? "　" : ". ");
}

std::string table_markup(const Table& table, std::string_view caption, Language language) {
  ensure(!table.columns.empty(), "A report table has no column.");
  data values;
  values.set("caption", std::string(caption));
  values.set("scrollable", std::string(kScrollable.in(language)));
  values.set("columns", header_data(table, language));
  values.set("width", std::to_string(table.columns.size()));
  values.set("rows", rows_data(table, language));
  values.set("empty", table.rows.empty());
  values.set("no_rows", std::string(kNoRows.in(language)));
  return render("table", values);
}

std::string facts_markup(const std::vector<Fact>& facts, std::string_view css_class,
                         Language language) {
  if (facts.empty()) return {};
  data list{data::type::list};
  for (const Fact& fact : facts) {
    data pair;
    pair.set("name", fact.name.in(language));
    pair.set("value", fact.value.in(language));
    list << pair;
  }
  data values;
  values.set("class", std::string(css_class));
  values.set("facts", list);
  return render("facts", values);
}

std::string note_markup(const Note& note, Language language) {
  const KindRow& kind = kNoteKinds[static_cast<std::size_t>(note.kind)];
  data values;
  values.set("class", std::string(kind.css_class));
  values.set("kind", std::string(kind.word.in(language)));
  values.set("title", note.title.in(language));
  values.set("titled", !note.title.empty());
  values.set("text", note.text.in(language));
  return render("note", values);
}

std::string paragraph_markup(const Text& text, Language language) {
  data values;
  values.set("text", text.in(language));
  return render("paragraph", values);
}

std::string subheading_markup(const Text& title, Language language) {
  data values;
  values.set("title", title.in(language));
  return render("subheading", values);
}

}  // namespace renga::report
