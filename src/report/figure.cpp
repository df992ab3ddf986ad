#include "report/figure.hpp"

#include "report/blocks.hpp"
#include "report/picture.hpp"
#include "report/templates.hpp"

namespace renga::report {

namespace {

constexpr Bilingual kFigure = {"図", "Figure"};
constexpr Bilingual kUnit = {"単位：", "Unit: "};
constexpr Bilingual kNoData = {"該当するデータはありません。", "There is no data to show."};
constexpr Bilingual kNumbers = {"図の数値を表で見る", "Show the numbers as a table"};
constexpr Bilingual kWhereNumbers = {"数値は、図に続く表にあります。",
                                     "The table after the picture holds its numbers."};
constexpr Bilingual kFullStop = {"。", ". "};

std::string description(const Caption& caption, Bilingual kind, Language language) {
  std::string words = std::string(kind.in(language)) + std::string(kFullStop.in(language));
  if (!caption.summary.empty())
    words += caption.summary.in(language) + (language == Language::english ? " " : "");
  return words + std::string(kWhereNumbers.in(language));
}

template <typename Kind>
std::string drawings(const Kind& picture, const std::string& id, Language language) {
  const Caption& caption = picture.caption;
  const std::string words = description(caption, kind_of(picture), language);
  const auto svg = [&](double width, const std::string& css_class) {
    return draw(picture, width, language)
        .svg({id + "-" + css_class, css_class, caption.title.in(language), words});
  };
  return svg(kWideDrawing, "wide") + svg(kNarrowDrawing, "narrow");
}

template <typename Kind>
std::string markup_of(const Kind& picture, int number, Language language) {
  const Caption& caption = picture.caption;
  const bool empty = is_empty(picture);
  const std::string id = "figure-" + std::to_string(number);
  data values;
  values.set("id", id);
  values.set("title", numbered(kFigure, number, language) + caption.title.in(language));
  values.set("summary", caption.summary.in(language));
  values.set("summarized", !caption.summary.empty());
  values.set("unit", std::string(kUnit.in(language)) + caption.unit.in(language));
  values.set("with_unit", !caption.unit.empty() && !empty);
  values.set("empty", empty);
  values.set("no_data", std::string(kNoData.in(language)));
  values.set("drawn", !empty);
  values.set("drawings", empty ? "" : drawings(picture, id, language));
  values.set("numbers", std::string(kNumbers.in(language)));
  values.set("table", table_markup(data_table(picture), caption.title.in(language), language));
  return render("figure", values);
}

template <typename Kind>
std::string file_of(const Kind& picture, Language language) {
  const Caption& caption = picture.caption;
  return draw(picture, kWideDrawing, language)
      .svg_file({"figure", "wide", caption.title.in(language),
                 std::string(kind_of(picture).in(language))},
                embedded("report.css"));
}

}  // namespace

std::string figure_file(const Picture& picture, Language language) {
  return std::visit([&](const auto& kind) { return file_of(kind, language); }, picture);
}

std::string figure_markup(const Picture& picture, int number, Language language) {
  return std::visit([&](const auto& kind) { return markup_of(kind, number, language); }, picture);
}

}  // namespace renga::report
