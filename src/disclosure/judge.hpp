#pragma once

#include "disclosure/tables.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renga::disclosure {

/// The rule of the catalogue and the place of the guideline that a finding names.
struct Citation {
  std::string id;
  std::string cite;
};

/// How ages are grouped (PUB-09 to PUB-11).
struct AgeLimits {
  std::int64_t years = 0;
  std::int64_t top = 0;
  std::int64_t single_years_below = 0;
};

/// Limits by the population of a municipality (PUB-02a to PUB-02d).
struct MunicipalityTiers {
  std::int64_t none_below = 0;    ///< fewer people: no count of patients at all
  std::int64_t raised_below = 0;  ///< fewer people: the raised minimum
  std::int64_t raised_minimum = 0;
  bool wards_stated = false;  ///< whether the guideline says that wards of cities count as such
};

/// The fewest that a quantity may show where nobody knows how many patients stand behind it
/// (PUB-05, PUB-06, PUB-08).
struct QuantityMinima {
  std::int64_t oral = 0;
  std::int64_t external = 0;
  std::int64_t injection = 0;
  std::int64_t rehabilitation = 0;
};

/// On what ground a rule may be excepted from, and who may grant it (PUB-11, PUB-15, PUB-17).
struct ExceptionGround {
  std::string name;
  Citation citation;
  std::vector<std::string> rules;       ///< names of the rules that it excuses
  std::vector<std::string> granted_by;  ///< office, committee, insurer, person
};

/// What the guideline that binds the release demands. The values come from a rulebook.
struct Rules {
  std::int64_t patients_min = 0;
  bool zero_allowed = false;
  /// How many values a hidden number has to leave open; nothing: half of its limit (CHK-35).
  std::optional<std::int64_t> values_min = std::nullopt;
  AgeLimits ages;
  MunicipalityTiers municipalities = {};
  std::int64_t institutions_min = 0;
  QuantityMinima quantities = {};
  std::vector<DimensionKind> smallest_areas = {};  ///< PUB-12, PUB-13
  std::vector<ExceptionGround> grounds = {};
  std::vector<DataKind> exempt;               ///< kinds of data that the minima spare (PUB-20)
  std::map<std::string, Citation> citations;  ///< by the name of the rule
};

enum class Severity { violation, warning };
enum class Verdict { pass, fail, review };

std::string_view name_of(Severity severity);
std::string_view name_of(Verdict verdict);
Bilingual label_of(Verdict verdict);

struct Finding {
  std::string rule;  ///< patients-min, recoverable, undeclared, …
  Citation citation;
  Severity severity = Severity::violation;
  std::string file;
  std::string sheet = {};                                  ///< of a workbook
  std::string cell;                                        ///< C7; empty for a whole file
  std::vector<std::pair<std::string, std::string>> where;  ///< dimension → label
  std::string measure;
  std::optional<std::int64_t> value;
  std::optional<std::int64_t> limit;
  /// Least and most that a reader takes a hidden value for, where several values are left.
  std::optional<std::pair<std::int64_t, std::int64_t>> range = std::nullopt;
  std::string japanese;
  std::string english;
  /// Cells from which a reader computes this one: the total first, then what is taken from it.
  std::vector<std::string> from = {};
  std::optional<std::size_t> exception = std::nullopt;  ///< position among the declared exceptions

  std::string_view message(Language language) const {
    return language == Language::japanese ? japanese : english;
  }
};

/// What an exact look at all hidden numbers gave (CHK-35 to CHK-37).
struct AuditSummary {
  std::int64_t suppressed = 0;   ///< hidden numbers that a rule speaks of
  std::int64_t recoverable = 0;  ///< numbers, sums and groups that a reader knows or nearly knows
  std::int64_t unproven = 0;     ///< neither shown to be safe nor to be narrowed
  std::int64_t narrowest = 0;    ///< fewest values shown to be possible; 0 where nothing is hidden
  std::int64_t undecided_sums = 0;  ///< of some hidden parts of a sum (CHK-66)
};

struct Audit;

/// A violation makes the verdict `fail`; a warning leaves the decision to a person (`review`).
struct Judgement {
  Verdict verdict = Verdict::pass;
  std::vector<Finding> findings;
  std::int64_t cells = 0;   ///< cells of measures that were read
  std::int64_t hidden = 0;  ///< of these, marked or empty ones that are patients or have a limit
  AuditSummary audit;
};

/// Judges a release (docs/spec/check.md, CHK-20 to CHK-27).
Judgement judge(const Release& release, const Rules& rules);

/// The same with an audit of this release that was made already.
Judgement judge(const Release& release, const Rules& rules, const Audit& audit);

/// Whether the minima spare data of this kind.
bool is_exempt(const Release& release, const Rules& rules);

}  // namespace renga::disclosure
