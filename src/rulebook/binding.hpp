#pragma once

#include "rulebook/rule.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::rulebook {

/// The rulebook versions that bind a dossier, by name. A dossier stores this and nothing else of
/// its rules.
using Binding = std::vector<std::string>;

/// The versions that hold on a day for the databases of a dossier: of each series that is for one
/// of them or for all, the newest that is in force (RBK-20). Sorted by name.
Binding binding_on(std::span<const Rulebook> books, std::span<const std::string> databases,
                   Date day);

/// What of a dossier may move it to a newer version (TRN-04, TRN-05).
enum class Occasion : std::uint8_t {
  pending,        ///< not approved yet: the rules of the day hold
  approved,       ///< nothing but time passes after approval: the old rules stay
  notice_change,  ///< a change that is only notified: the old rules stay
  review_change,  ///< a change application that needs review: the rules of the day hold
};

/// The binding after an occasion: that of the day, or the present one unchanged.
Binding rebind(const Binding& present, std::span<const Rulebook> books,
               std::span<const std::string> databases, Date day, Occasion occasion);

/// The books of one dossier, through which code asks for rules. It looks at books that others hold,
/// which must outlive it and every entry that it hands out.
class RulebookSet {
 public:
  /// code::rulebook_unknown where a name of the binding is not among the books.
  static Result<RulebookSet> of(const Binding& binding, std::span<const Rulebook> books);

  std::span<const Rulebook* const> books() const { return books_; }

  /// The entries of a kind that apply to the case. Facts that name databases leave the books of
  /// other databases out; of a rule that several books state, the one of the database's own book
  /// comes, not that of a book for all (RBK-21).
  std::vector<const Entry*> entries(std::string_view kind, const Facts& facts) const;
  /// The same whether or not they apply.
  std::vector<const Entry*> entries(std::string_view kind) const;
  std::vector<const Entry*> by_id(std::string_view id) const;

  /// A stated value that must exist for the case; code::rule_unknown where none or more than one
  /// applies. A value that is missing is never nought.
  Result<const Entry*> stated(std::string_view what, const Facts& facts) const;
  Result<std::int64_t> number(std::string_view what, const Facts& facts = {}) const;
  Result<bool> flag(std::string_view what, const Facts& facts = {}) const;
  Result<std::string> word(std::string_view what, const Facts& facts = {}) const;
  Result<std::vector<std::string>> words(std::string_view what, const Facts& facts = {}) const;
  Result<Date> date(std::string_view what, const Facts& facts = {}) const;

  /// The publication and other `[[rule]]` books of the set by series.
  const Rulebook* book_of(std::string_view series) const;

 private:
  explicit RulebookSet(std::vector<const Rulebook*> books) : books_(std::move(books)) {}

  std::vector<const Rulebook*> books_;
};

}  // namespace renga::rulebook
