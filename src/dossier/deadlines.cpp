#include "dossier/deadlines.hpp"

#include "dossier/deadline_rows.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace renga::dossier {
namespace {

constexpr int kSoon = 20;
constexpr int kNow = 5;
constexpr int kEscalated = 10;

struct Haste {
  std::string_view word;
  int business_days;
};
/// The sources say how fast, not how many days; so many before a reminder calls it late are ours.
constexpr std::array kHastes = {Haste{"at_once", 1}, Haste{"promptly", 5},
                                Haste{"without_delay", 10}, Haste{"at_end", 5},
                                Haste{"after_end", 10}};

/// Days from today to the deadline that offices are open; negative where it has passed.
Result<std::int64_t> business_days_to(Date by, Date today) {
  if (by >= today) return business_days_between(today, by);
  RENGA_ASSIGN(const std::int64_t late, business_days_between(by, today));
  return -std::max<std::int64_t>(late, 1);
}

Urgency urgency_of(std::int64_t days) {
  if (days < -kEscalated) return Urgency::escalated;
  if (days < 0) return Urgency::late;
  if (days <= kNow) return Urgency::now;
  return days <= kSoon ? Urgency::soon : Urgency::later;
}

/// Whether a reminder goes out with so many business days to go: 20, 5 and 1 before, on the day, on
/// the first day late, and every fifth after that.
bool is_day_of_reminder(std::int64_t days) {
  return days == kSoon || days == kNow || days == 1 || days == 0 || days == -1 ||
         (days < 0 && -days % kNow == 0);
}

}  // namespace

std::string_view name_of(Urgency urgency) {
  constexpr std::array<std::string_view, 5> kNames = {"later", "soon", "now", "late", "escalated"};
  return kNames.at(static_cast<std::size_t>(urgency));
}

void Found::add_after(Due due, Date event, std::string_view haste) {
  const auto found = std::ranges::find(kHastes, haste, &Haste::word);
  const int days = found == kHastes.end() ? kNow : found->business_days;
  auto by = plus_business_days(event, days);
  if (!by) {
    error_ = std::move(by).error();
    return;
  }
  due.by = *by;
  add(std::move(due));
}

Result<std::vector<Due>> deadlines(const Dossier& dossier, const Terms& terms, Date today) {
  Found found(dossier, terms);
  if (!dossier.over())
    for (const FindsDue row : deadlines_before_use()) row(found, today);
  for (const FindsDue row : deadlines_of_use()) row(found, today);
  if (found.error()) return fail(*found.error());
  std::vector<Due> all = found.take();
  for (Due& due : all) {
    RENGA_ASSIGN(const std::int64_t days, business_days_to(due.by, today));
    due.overdue = due.by < today;
    due.urgency = urgency_of(due.overdue ? std::min<std::int64_t>(days, -1) : days);
  }
  std::ranges::stable_sort(all, [](const Due& one, const Due& other) {
    return std::tie(one.by, one.rule, one.key) < std::tie(other.by, other.rule, other.key);
  });
  return all;
}

Result<std::vector<Reminder>> reminders_on(const Dossier& dossier, const Terms& terms, Date today) {
  RENGA_ASSIGN(const bool open, is_business_day(today));
  std::vector<Reminder> reminders;
  if (!open) return reminders;
  RENGA_ASSIGN(const std::vector<Due> all, deadlines(dossier, terms, today));
  for (const Due& due : all) {
    RENGA_ASSIGN(const std::int64_t days, business_days_to(due.by, today));
    if (due.command.empty() || !is_day_of_reminder(days)) continue;
    Roles to = due.who;
    for (const auto& role : roles())
      if (due.watching.has(role.word)) to = to.with(role.word);
    const bool escalates = due.urgency == Urgency::escalated;
    reminders.push_back({due, escalates ? to.with(Role::office) : to, escalates});
  }
  return reminders;
}

}  // namespace renga::dossier
