#include "disclosure/ages.hpp"
#include "disclosure/cell_rules.hpp"
#include "disclosure/findings.hpp"
#include "disclosure/places.hpp"
#include "disclosure/reading.hpp"

#include <algorithm>

namespace renga::disclosure {
namespace {

class StructureJudge {
 public:
  StructureJudge(const Release& release, const Table& table, const Rules& rules)
      : release_(release), table_(table), rules_(rules) {}

  std::vector<Finding> findings() {
    for (const Measure& measure : table_.measures) judge_ratio(measure);
    for (const Dimension& dimension : table_.dimensions)
      for (const KindRow& row : kKinds)
        if (row.kind == dimension.kind()) (this->*row.judge)(dimension);
    judge_crossing();
    return std::move(findings_);
  }

 private:
  struct KindRow {
    DimensionKind kind;
    void (StructureJudge::*judge)(const Dimension&);
  };
  /// Which rules a dimension falls under.
  static const std::array<KindRow, 10> kKinds;

  Finding& add(std::string_view rule, std::string_view id, Severity severity, Sentence sentence,
               Details details) {
    findings_.push_back(finding(rules_, rule, severity, sentence, details));
    findings_.back().citation.id = id;
    findings_.back().file = table_.file;
    findings_.back().sheet = table_.sheet;
    return findings_.back();
  }

  static bool is_total(const Dimension& dimension, const std::string& label) {
    return (dimension.total() && label == dimension.label(*dimension.total())) ||
           looks_like_total(label);
  }

  /// PUB-09 to PUB-11.
  void judge_ages(const Dimension& dimension) {
    for (const std::string& label : dimension.labels()) {
      if (is_total(dimension, label)) continue;
      const auto band = read_age_band(label);
      const AgeVerdict verdict = band ? judge_age(*band, rules_.ages) : AgeVerdict::needs_reason;
      if (verdict == AgeVerdict::allowed) continue;
      const bool fine = verdict == AgeVerdict::too_fine;
      const bool above = band && (!band->high || *band->high >= rules_.ages.top);
      Finding& found = add("age-band",
                           !fine && band ? "PUB-11"
                           : above       ? "PUB-10"
                                         : "PUB-09",
                           fine ? Severity::violation : Severity::warning,
                           fine   ? Sentence::age_too_fine
                           : band ? Sentence::age_below_limit
                                  : Sentence::age_unreadable,
                           {{"label", label},
                            {"years", std::to_string(rules_.ages.years)},
                            {"top", std::to_string(rules_.ages.top)},
                            {"below", std::to_string(rules_.ages.single_years_below)}});
      found.where = {{dimension.name(), label}};
    }
  }

  /// PUB-02a to PUB-02d: what is missing for the limits by population.
  void judge_municipalities(const Dimension& dimension) {
    if (release_.municipalities.empty()) {
      add("patients-min-municipality", "PUB-02a", Severity::warning, Sentence::populations_missing,
          {{"dimension", dimension.name()}});
      return;
    }
    for (const std::string& label : dimension.labels()) {
      if (is_total(dimension, label)) continue;
      const bool found = find_municipality(release_.municipalities, label) != nullptr;
      if (!found)
        add("patients-min-municipality", "PUB-02a", Severity::warning,
            Sentence::municipality_unknown, {{"label", label}})
            .where = {{dimension.name(), label}};
      if (found && is_ward(label) && !rules_.municipalities.wards_stated)
        add("area-level", "PUB-02d", Severity::warning, Sentence::ward_unstated, {{"label", label}})
            .where = {{dimension.name(), label}};
    }
  }

  /// PUB-12, PUB-13: a place smaller than its declared kind says.
  void judge_areas(const Dimension& dimension) {
    const bool named = names_smaller(dimension.name());
    for (const std::string& label : dimension.labels()) {
      if (is_total(dimension, label) || (!named && !looks_smaller(label))) continue;
      add("area-level", "PUB-13", Severity::warning, Sentence::area_perhaps_small,
          {{"label", label}})
          .where = {{dimension.name(), label}};
      return;
    }
  }

  void judge_level(const Dimension& dimension) {
    if (std::ranges::find(rules_.smallest_areas, dimension.kind()) == rules_.smallest_areas.end())
      add("area-level", "PUB-13", Severity::violation, Sentence::area_too_small,
          {{"dimension", dimension.name()}});
  }

  /// PUB-03, PUB-16: every label is one institution.
  void judge_institutions(const Dimension& dimension) {
    add("facilities-min", "PUB-03", Severity::violation, Sentence::institution_named,
        {{"dimension", dimension.name()}, {"limit", std::to_string(rules_.institutions_min)}});
  }

  /// PUB-14.
  void judge_crossing() {
    const auto of_kind = [&](DimensionKind kind) {
      return std::ranges::find(table_.dimensions, kind, &Dimension::kind);
    };
    const auto place = of_kind(DimensionKind::municipality);
    const auto type = of_kind(DimensionKind::insurer_type);
    if (place == table_.dimensions.end() || type == table_.dimensions.end()) return;
    add("insurer-type-cross", "PUB-14", Severity::violation, Sentence::insurer_type_crossed,
        {{"dimension", place->name()}, {"other", type->name()}});
  }

  /// A percentage or a mean of nobody knows how many.
  void judge_ratio(const Measure& measure) {
    const bool ratio = measure.unit == Unit::percent || measure.unit == Unit::mean;
    if (!ratio || measure.whole_measure || measure.whole_number) return;
    add("patients-min", "PUB-01", Severity::warning, Sentence::ratio_without_whole,
        {{"column", measure.name}})
        .measure = measure.name;
  }

  const Release& release_;
  const Table& table_;
  const Rules& rules_;
  std::vector<Finding> findings_;
};

constexpr std::array<StructureJudge::KindRow, 10> StructureJudge::kKinds = {{
    {DimensionKind::age, &StructureJudge::judge_ages},
    {DimensionKind::municipality, &StructureJudge::judge_municipalities},
    {DimensionKind::municipality, &StructureJudge::judge_areas},
    {DimensionKind::municipality, &StructureJudge::judge_level},
    {DimensionKind::small_area, &StructureJudge::judge_level},
    {DimensionKind::secondary_area, &StructureJudge::judge_level},
    {DimensionKind::secondary_area, &StructureJudge::judge_areas},
    {DimensionKind::other, &StructureJudge::judge_areas},
    {DimensionKind::facility, &StructureJudge::judge_institutions},
    {DimensionKind::insurer, &StructureJudge::judge_institutions},
}};

}  // namespace

std::vector<Finding> structure_findings(const Release& release, const Table& table,
                                        const Rules& rules) {
  return StructureJudge(release, table, rules).findings();
}

}  // namespace renga::disclosure
