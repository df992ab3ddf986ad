#include "link/timeline_page.hpp"

#include "report/report.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace renga::link {
namespace {

report::Text both(Bilingual first, std::string_view between, Bilingual second) {
  return {std::string(first.japanese) + std::string(between) + std::string(second.japanese),
          std::string(first.english) + std::string(between) + std::string(second.english)};
}

using Lane = std::pair<Database, std::string>;

/// A lane for each table of each database, in their order.
std::map<Lane, std::size_t> lanes_of(const PersonTimeline& timeline, report::Timeline& picture) {
  std::map<Lane, Bilingual> names;
  for (const PersonEvent& event : timeline.events)
    names.emplace(Lane{event.database, event.table}, event.source);
  std::map<Lane, std::size_t> lanes;
  for (const auto& [lane, name] : names) {
    lanes.emplace(lane, picture.lanes.size());
    picture.lanes.push_back(both(label_of(lane.first), "：", name));
  }
  return lanes;
}

/// Equal events of one day are one mark with their number.
report::Timeline picture_of(const PersonTimeline& timeline) {
  report::Timeline picture;
  const std::string number = std::to_string(timeline.person);
  picture.caption = {
      report::Text("連結した個人 " + number + " の時系列", "Linked person " + number + " in time"),
      report::Text("月だけの記録は、その月の初めから終わりまでの帯で示す。",
                   "What is known by its month alone lasts for all of it."),
      {}};
  picture.calendar = report::Calendar::with_wareki;
  const std::map<Lane, std::size_t> lanes = lanes_of(timeline, picture);
  using Mark = std::tuple<std::size_t, Date, std::optional<Date>, std::string_view>;
  std::map<Mark, std::pair<Bilingual, int>> marks;
  for (const PersonEvent& event : timeline.events) {
    const std::optional<Date> end = event.end && *event.end < event.date ? std::nullopt : event.end;
    auto& mark =
        marks[{lanes.at({event.database, event.table}), event.date, end, event.label.japanese}];
    mark.first = event.label;
    ++mark.second;
  }
  for (const auto& [mark, said] : marks) {
    const Bilingual times = {"", ""};
    const std::string count = said.second > 1 ? " ×" + std::to_string(said.second) : "";
    picture.events.push_back(
        {both(said.first, count, times), std::get<0>(mark), std::get<1>(mark), std::get<2>(mark)});
  }
  return picture;
}

report::Table events_table(const PersonTimeline& timeline) {
  report::Table table{{"出来事", "Events"},
                      {{{"開始日", "Start"}},
                       {{"終了日", "End"}},
                       {{"データベース", "Database"}},
                       {{"出来事", "Event"}},
                       {{"内容", "Detail"}}},
                      {}};
  for (const PersonEvent& event : timeline.events)
    table.rows.push_back({to_iso(event.date), to_iso(event.end.value_or(event.date)),
                          label_of(event.database), event.label, event.detail});
  return table;
}

}  // namespace

std::string timeline_page(const PersonTimeline& timeline, Language language) {
  report::Page page(language, {"一人の時系列", "One person in time"},
                    {"連結したデータベースの記録を日付の順に示す",
                     "The records of all linked databases in the order of their days"});
  page.band({{{"連結した個人の番号", "Linked person"}, report::number(timeline.person)},
             {{"出来事", "Events"}, report::number(std::ssize(timeline.events))}});
  page.section({"図", "Picture"}).picture(picture_of(timeline));
  page.section({"出来事", "Events"}).table(events_table(timeline));
  return page.html();
}

std::string timeline_picture(const PersonTimeline& timeline, Language language) {
  return report::svg_file(picture_of(timeline), language);
}

}  // namespace renga::link
