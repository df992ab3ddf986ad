#include "synth/record.hpp"

#include <fmt/format.h>

namespace renga::synth {
namespace {

std::string lower(std::string_view code) {
  std::string lowered;
  for (const char c : code) lowered += static_cast<char>(c - 'A' + 'a');
  return lowered;
}

}  // namespace

Record::Record(ReceiptSink& sink, std::string_view code, int fields, bool inside)
    : sink_(sink), code_(code), fields_(fields), inside_(inside) {
  sink_.out += code;
  ++sink_.records;
  if (inside_) ++sink_.position;
}

void Record::move_to(int index) {
  ensure(index > at_ && index < fields_, "fields of a record are put out of order");
  sink_.out.append(static_cast<std::size_t>(index - at_), ',');
  at_ = index;
}

void Record::say(std::string_view column, std::string_view value) {
  if (sink_.tells && inside_ && !column.empty())
    sink_.said.push_back({lower(code_), sink_.position, std::string(column), std::string(value)});
}

Record& Record::put(FieldPlace place, std::string_view value) {
  move_to(place.index);
  sink_.out += value;
  say(place.column, value);
  return *this;
}

Record& Record::put_padded(FieldPlace place, std::string_view value, std::size_t width) {
  move_to(place.index);
  sink_.out.append(width - std::min(width, value.size()), ' ');
  sink_.out += value;
  say(place.column, value);
  return *this;
}

Record& Record::put_day(FieldPlace place, Date day) {
  move_to(place.index);
  sink_.out += to_compact(day);
  if (sink_.tells) say(place.column, to_iso(day));
  return *this;
}

Record& Record::put_month(FieldPlace place, Date month) {
  move_to(place.index);
  sink_.out += to_compact(month).substr(0, 6);
  if (sink_.tells) say(place.column, to_iso(month.first_of_month()));
  return *this;
}

Record& Record::put_text(FieldPlace place, std::string_view utf8) {
  move_to(place.index);
  if (!utf8.empty()) sink_.encoder.append(utf8, sink_.out);
  say(place.column, utf8);
  return *this;
}

Record& Record::put_days(int index, const DayCounts& days) {
  for (std::size_t day = 0; day < days.size(); ++day) {
    if (days[day] == 0) continue;
    move_to(index + static_cast<int>(day));
    sink_.out += std::to_string(days[day]);
    if (sink_.tells) say(fmt::format("day{}", day + 1), std::to_string(days[day]));
  }
  return *this;
}

}  // namespace renga::synth
