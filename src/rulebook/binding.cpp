#include "rulebook/binding.hpp"

#include <algorithm>
#include <map>

namespace renga::rulebook {
namespace {

bool concerns(const Rulebook& book, std::span<const std::string> databases) {
  return book.database.empty() || std::ranges::find(databases, book.database) != databases.end();
}

std::string known_names(std::span<const Rulebook> books) {
  std::vector<std::string> names;
  for (const Rulebook& book : books) names.push_back(book.name);
  return join(names, ", ");
}

/// Whether a book has a say in a case: facts that name databases leave the books of others out.
bool speaks_for(const Rulebook& book, const Facts& facts) {
  constexpr std::string_view prefix = "database:";
  const auto named = facts.lower_bound(prefix);
  const bool names_databases = named != facts.end() && named->starts_with(prefix);
  return book.database.empty() || !names_databases ||
         facts.contains(std::string(prefix) + book.database);
}

/// Whether a book for one database that has a say in the case states the rule, too.
bool stated_by_a_database(std::span<const Rulebook* const> books, const Entry& entry,
                          const Facts& facts) {
  return std::ranges::any_of(books, [&](const Rulebook* book) {
    return !book->database.empty() && speaks_for(*book, facts) &&
           std::ranges::any_of(book->entries, [&](const Entry& other) {
             return other.id == entry.id && other.kind == entry.kind;
           });
  });
}

template <typename T>
Result<T> answer(Result<const Entry*> entry, std::string_view key) {
  if (!entry) return fail(std::move(entry).error());
  const T* value = (*entry)->find<T>(key);
  ensure(value != nullptr, "a stated value is asked for as another type than it has");
  return *value;
}

}  // namespace

Binding binding_on(std::span<const Rulebook> books, std::span<const std::string> databases,
                   Date day) {
  std::map<std::string, const Rulebook*> newest;
  for (const Rulebook& book : books) {
    if (book.valid_from > day || !concerns(book, databases)) continue;
    const Rulebook*& held = newest[book.series()];
    if (!held || held->valid_from < book.valid_from) held = &book;
  }
  Binding binding;
  for (const auto& [series, book] : newest) binding.push_back(book->name);
  std::ranges::sort(binding);
  return binding;
}

Binding rebind(const Binding& present, std::span<const Rulebook> books,
               std::span<const std::string> databases, Date day, Occasion occasion) {
  const bool moves = occasion == Occasion::pending || occasion == Occasion::review_change;
  return moves ? binding_on(books, databases, day) : present;
}

Result<RulebookSet> RulebookSet::of(const Binding& binding, std::span<const Rulebook> books) {
  std::vector<const Rulebook*> bound;
  for (const std::string& name : binding) {
    const auto found = std::ranges::find(books, name, &Rulebook::name);
    if (found == books.end())
      return fail(
          Error(code::rulebook_unknown).with("rulebook", name).with("known", known_names(books)));
    bound.push_back(&*found);
  }
  return RulebookSet(std::move(bound));
}

std::vector<const Entry*> RulebookSet::entries(std::string_view kind) const {
  std::vector<const Entry*> found;
  for (const Rulebook* book : books_)
    for (const Entry& entry : book->entries)
      if (entry.kind == kind) found.push_back(&entry);
  return found;
}

std::vector<const Entry*> RulebookSet::entries(std::string_view kind, const Facts& facts) const {
  std::vector<const Entry*> found;
  for (const Rulebook* book : books_)
    for (const Entry& entry : book->entries) {
      if (entry.kind != kind || !speaks_for(*book, facts) || !entry.applies(facts)) continue;
      if (book->database.empty() && stated_by_a_database(books_, entry, facts)) continue;
      found.push_back(&entry);
    }
  return found;
}

std::vector<const Entry*> RulebookSet::by_id(std::string_view id) const {
  std::vector<const Entry*> found;
  for (const Rulebook* book : books_)
    for (const Entry& entry : book->entries)
      if (entry.id == id) found.push_back(&entry);
  return found;
}

Result<const Entry*> RulebookSet::stated(std::string_view what, const Facts& facts) const {
  const Entry* found = nullptr;
  bool several = false;
  for (const Entry* entry : entries("value", facts)) {
    if (entry->value<std::string>("what") != what) continue;
    several = found != nullptr;
    found = entry;
  }
  if (found && !several) return found;
  std::vector<std::string> names;
  for (const Rulebook* book : books_) names.push_back(book->name);
  return fail(
      Error(code::rule_unknown).with("rulebook", join(names, ", ")).with("rule_name", what));
}

Result<std::int64_t> RulebookSet::number(std::string_view what, const Facts& facts) const {
  return answer<std::int64_t>(stated(what, facts), "number");
}
Result<bool> RulebookSet::flag(std::string_view what, const Facts& facts) const {
  return answer<bool>(stated(what, facts), "flag");
}
Result<std::string> RulebookSet::word(std::string_view what, const Facts& facts) const {
  return answer<std::string>(stated(what, facts), "word");
}
Result<std::vector<std::string>> RulebookSet::words(std::string_view what,
                                                    const Facts& facts) const {
  return answer<std::vector<std::string>>(stated(what, facts), "words");
}
Result<Date> RulebookSet::date(std::string_view what, const Facts& facts) const {
  return answer<Date>(stated(what, facts), "date");
}

const Rulebook* RulebookSet::book_of(std::string_view series) const {
  for (const Rulebook* book : books_)
    if (book->series() == series) return book;
  return nullptr;
}

}  // namespace renga::rulebook
