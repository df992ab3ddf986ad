#include "report/picture.hpp"
#include "report/timeline_scale.hpp"

#include <algorithm>
#include <optional>

namespace renga::report {

namespace {

constexpr double kMark = 12;
constexpr double kAboveMark = 3;
constexpr double kTrackGap = 12;
constexpr double kEventGap = 14;
constexpr double kLanePadding = 12;
constexpr double kAxisGap = 6;
constexpr double kLaneNames = 0.22;
constexpr double kBetween = 16;
constexpr double kWidestLabel = 240;

constexpr Bilingual kLane = {"区分", "Lane"};
constexpr Bilingual kEvent = {"出来事", "Event"};
constexpr Bilingual kStart = {"開始日", "Start"};
constexpr Bilingual kEnd = {"終了日", "End"};

bool is_period(const Event& event) {
  return event.end && *event.end != event.start;
}

std::string days_of(const Event& event, Language language) {
  const std::string start = date(event.start, language);
  return is_period(event) ? start + " – " + date(*event.end, language) : start;
}

/// An event with its mark, and its words that begin where the mark begins, or end where it ends.
struct Entry {
  const Event* event;
  double mark_left;
  double mark_right;
  Block label;
  Block days;
  Anchor anchor = Anchor::start;
  double words_at = 0;

  double words_width() const { return std::max(label.width(), days.width()); }
  double left() const {
    return anchor == Anchor::start ? mark_left : std::min(mark_left, words_at - words_width());
  }
  double right() const {
    return anchor == Anchor::start ? std::max(mark_right, words_at + words_width())
                                   : std::max(mark_right, words_at);
  }
  double height() const { return label.height() + days.height() + kAboveMark + kMark; }
};

/// Entries that stand side by side without touching.
struct Track {
  std::vector<Entry> entries;

  bool takes(const Entry& entry) const {
    return entries.empty() || entries.back().right() + kEventGap <= entry.left();
  }
  double height() const {
    double height = 0;
    for (const Entry& entry : entries) height = std::max(height, entry.height());
    return height;
  }
};

class Lanes {
 public:
  Lanes(const Timeline& timeline, double width, Language language)
      : timeline_(timeline),
        language_(language),
        drawing_(width),
        narrow_(is_narrow(width)),
        left_(narrow_ ? 0 : name_column()),
        scale_(timeline.events, left_, width) {}

  Drawing drawn() && {
    double top = 0;
    for (std::size_t lane = 0; lane < timeline_.lanes.size(); ++lane) top = draw_lane(lane, top);
    draw_axis(top);
    return std::move(drawing_);
  }

 private:
  Block name_of(std::size_t lane) const {
    const double room = narrow_ ? drawing_.width() : kLaneNames * drawing_.width();
    return block(timeline_.lanes[lane].in(language_), room, kStrong);
  }

  double name_column() const {
    double widest = 0;
    for (std::size_t lane = 0; lane < timeline_.lanes.size(); ++lane)
      widest = std::max(widest, name_of(lane).width());
    return widest + kBetween;
  }

  Entry entry_of(const Event& event) const {
    const double room = std::min(kWidestLabel, drawing_.width() - left_);
    Entry entry = {&event, std::min(scale_.x(event.start), drawing_.width() - kMark),
                   scale_.x(event.end.value_or(event.start).plus_days(1)),
                   block(event.label.in(language_), room, kOverLines),
                   block(days_of(event, language_), room, kQuietOverLines)};
    entry.mark_right = std::max(entry.mark_right, entry.mark_left + kMark);
    entry.words_at = entry.mark_left;
    if (entry.right() > drawing_.width()) {
      entry.anchor = Anchor::end;
      entry.words_at = std::max(entry.mark_right, left_ + entry.words_width());
    }
    return entry;
  }

  std::vector<Entry> entries_of(std::size_t lane) const {
    std::vector<Entry> entries;
    for (const Event& event : timeline_.events)
      if (event.lane == lane) entries.push_back(entry_of(event));
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& one, const Entry& other) {
      return one.event->start < other.event->start;
    });
    return entries;
  }

  /// Each entry goes into the first track that has room for it.
  std::vector<Track> tracks_of(std::size_t lane) const {
    std::vector<Track> tracks;
    for (Entry& entry : entries_of(lane)) {
      auto track = std::find_if(tracks.begin(), tracks.end(),
                                [&](const Track& each) { return each.takes(entry); });
      if (track == tracks.end()) track = tracks.insert(tracks.end(), Track{});
      track->entries.push_back(std::move(entry));
    }
    return tracks;
  }

  double draw_lane(std::size_t lane, double top) {
    const Box name = drawing_.set(name_of(lane), {0, top + kLanePadding});
    double bottom = narrow_ ? name.bottom() + kAxisGap : top + kLanePadding;
    for (const Track& track : tracks_of(lane)) {
      draw_track(track, bottom);
      bottom += track.height() + kTrackGap;
    }
    bottom = std::max(bottom, name.bottom() + kLanePadding);
    drawing_.line({{0, bottom}, {drawing_.width(), bottom}}, "rule");
    return bottom;
  }

  /// Marks of one track stand on one line, words above them.
  void draw_track(const Track& track, double top) {
    const double bottom = top + track.height();
    for (const Entry& entry : track.entries) {
      const Box label =
          drawing_.set(entry.label, {entry.words_at, bottom - entry.height()}, entry.anchor);
      drawing_.set(entry.days, {entry.words_at, label.bottom()}, entry.anchor);
      const Box mark = {entry.mark_left, bottom - kMark, entry.mark_right - entry.mark_left, kMark};
      if (is_period(*entry.event))
        drawing_.rectangle(mark, "event", kMark / 2);
      else
        drawing_.circle({mark.left + kMark / 2, mark.middle()}, kMark / 2, "event");
    }
  }

  std::string wareki_of(Date day) const {
    const bool asked =
        timeline_.calendar == Calendar::with_wareki && language_ == Language::japanese;
    return asked ? wareki_month(day) : std::string();
  }

  /// Lines down through the lanes at the first days of months, and their names under them.
  void draw_axis(double floor) {
    for (const Date tick : scale_.ticks(language_)) {
      const double x = scale_.x(tick);
      drawing_.backdrop({x - 0.5, 0, 1, floor + kAxisGap}, "tick");
      const Box gregorian = drawing_.set(month(tick, language_), {x, floor + kAxisGap}, kQuiet);
      if (const std::string wareki = wareki_of(tick); !wareki.empty())
        drawing_.set(wareki, {x, gregorian.bottom()}, kQuiet);
    }
  }

  const Timeline& timeline_;
  Language language_;
  Drawing drawing_;
  bool narrow_;
  double left_;
  TimelineScale scale_;
};

}  // namespace

Drawing draw(const Timeline& timeline, double width, Language language) {
  for (const Event& event : timeline.events)
    ensure(event.lane < timeline.lanes.size() && (!event.end || event.start <= *event.end),
           "An event of a timeline has no lane, or ends before it starts.");
  return Lanes(timeline, width, language).drawn();
}

Table data_table(const Timeline& timeline) {
  Table table = {timeline.caption.title, {{kStart}, {kEnd}, {kLane}, {kEvent}}, {}};
  std::vector<const Event*> events;
  for (const Event& event : timeline.events) events.push_back(&event);
  std::stable_sort(events.begin(), events.end(),
                   [](const Event* one, const Event* other) { return one->start < other->start; });
  const auto both = [&](Date day) {
    return Text(date(day, Language::japanese, timeline.calendar), date(day, Language::english));
  };
  for (const Event* event : events)
    table.rows.push_back({both(event->start), both(event->end.value_or(event->start)),
                          timeline.lanes[event->lane], event->label});
  return table;
}

Bilingual kind_of(const Timeline&) {
  return {"時系列の図", "Timeline"};
}

bool is_empty(const Timeline& timeline) {
  return timeline.events.empty();
}

}  // namespace renga::report
