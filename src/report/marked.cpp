#include "report/marked.hpp"

#include "report/templates.hpp"

#include <algorithm>
#include <array>

namespace renga::report {
namespace {

constexpr Bilingual kScrollable = {"横に動かせる表", "table that can be moved sideways"};
constexpr Bilingual kRemark = {"指摘", "Finding"};
constexpr std::string_view kGap = "⋯";

struct MarkRow {
  CellMark mark;
  std::string_view css_class;
  std::string_view sign;
  Bilingual word;
};

constexpr std::array<MarkRow, 7> kMarks = {{
    {CellMark::none, "", "", {"", ""}},
    {CellMark::header, "label", "", {"見出し", "label"}},
    {CellMark::hidden, "hidden-cell", "", {"秘匿されたセル", "hidden cell"}},
    {CellMark::violation, "violation-cell", "■", {"違反：公表できない値", "violation"}},
    {CellMark::warning,
     "warning-cell",
     "▲",
     {"要確認：人が判断する値", "to be decided by a person"}},
    {CellMark::computed,
     "computed-cell",
     "◎",
     {"計算で求められる秘匿セル", "hidden, but a reader can compute it"}},
    {CellMark::source, "source-cell", "＋", {"計算に使うセル", "what a reader computes it from"}},
}};

const MarkRow& row_of(CellMark mark) {
  return *std::ranges::find(kMarks, mark, &MarkRow::mark);
}

data cell_data(const MarkedCell& cell, Language language) {
  const MarkRow& row = row_of(cell.mark);
  std::string css_class(row.css_class);
  if (cell.number) css_class += css_class.empty() ? "number" : " number";
  data values;
  values.set("tag", std::string(cell.mark == CellMark::header ? "th" : "td"));
  values.set("class", css_class);
  values.set("classed", !css_class.empty());
  values.set("text", cell.text.in(language));
  values.set("sign", std::string(row.sign));
  values.set("signed", !row.sign.empty());
  values.set("meaning", std::string(row.word.in(language)));
  values.set("remark", std::to_string(cell.remark));
  values.set("remarked", cell.remark > 0);
  values.set("rows", std::to_string(cell.rows));
  values.set("tall", cell.rows > 1);
  values.set("columns", std::to_string(cell.columns));
  values.set("wide", cell.columns > 1);
  return values;
}

}  // namespace

std::string_view sign_of(CellMark mark) {
  return row_of(mark).sign;
}

Bilingual word_of(CellMark mark) {
  return row_of(mark).word;
}

std::string marked_markup(const MarkedTable& table, std::string_view caption, Language language) {
  data letters{data::type::list};
  for (const std::string& letter : table.letters)
    letters << data(letter.empty() ? std::string(kGap) : letter);
  data rows{data::type::list};
  for (const MarkedRow& row : table.rows) {
    data cells{data::type::list};
    for (const MarkedCell& cell : row.cells) cells << cell_data(cell, language);
    data values;
    values.set("number", row.number.empty() ? "⋮" : row.number);
    values.set("cells", cells);
    rows << values;
  }
  data values;
  values.set("caption", std::string(caption));
  values.set("scrollable", std::string(kScrollable.in(language)));
  values.set("letters", letters);
  values.set("rows", rows);
  values.set("left_out", table.left_out.in(language));
  values.set("incomplete", !table.left_out.empty());
  return render("marked", values);
}

std::string remarks_markup(const std::vector<Remark>& remarks, Language language) {
  data list{data::type::list};
  for (const Remark& remark : remarks) {
    const MarkRow& row = row_of(remark.mark);
    data values;
    values.set("id", std::to_string(remark.number));
    values.set("class", std::string(row.css_class));
    values.set("sign", std::string(row.sign));
    values.set("meaning", std::string(row.word.in(language)));
    values.set("remark", std::string(kRemark.in(language)));
    for (const auto& [name, text] :
         {std::pair("place", &remark.place), std::pair("labels", &remark.labels),
          std::pair("words", &remark.words), std::pair("arithmetic", &remark.arithmetic),
          std::pair("source", &remark.source)}) {
      values.set(name, text->in(language));
      values.set(std::string("has_") + name, !text->empty());
    }
    list << values;
  }
  data values;
  values.set("remarks", list);
  return render("remarks", values);
}

std::string marks_markup(Language language) {
  data list{data::type::list};
  for (const MarkRow& row : kMarks) {
    if (row.mark == CellMark::none || row.mark == CellMark::header) continue;
    data values;
    values.set("class", std::string(row.css_class));
    values.set("sign", std::string(row.sign));
    values.set("word", std::string(row.word.in(language)));
    list << values;
  }
  data values;
  values.set("marks", list);
  return render("marks", values);
}

}  // namespace renga::report
