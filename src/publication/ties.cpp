#include "publication/ties.hpp"

#include <algorithm>

namespace renga::publication {

Result<std::vector<LabelParts>> read_parts(const Settings& dimension) {
  std::vector<LabelParts> parts;
  if (!dimension.has("parts")) return parts;
  RENGA_ASSIGN(const Settings table, dimension.table("parts"));
  for (const std::string& whole : table.keys()) {
    RENGA_ASSIGN(std::vector<std::string> labels, table.texts(whole));
    if (std::ranges::find(labels, whole) != labels.end())
      return fail(table.error(code::given_twice, whole).with("field", whole));
    for (std::string& label : labels) label = label_text(label);
    parts.push_back({label_text(whole), std::move(labels)});
  }
  return parts;
}

Done read_ties(const Settings& settings, Declaration& declaration) {
  RENGA_ASSIGN(const auto entries, settings.tables("nested"));
  for (const Settings& entry : entries) {
    RENGA_TRY(entry.only({"inner", "outer"}));
    disclosure::Nested pair;
    RENGA_ASSIGN(pair.inner, entry.text("inner"));
    RENGA_ASSIGN(pair.outer, entry.text("outer"));
    if (pair.inner == pair.outer)
      return fail(entry.error(code::given_twice, "outer").with("field", pair.outer));
    declaration.nested.push_back(std::move(pair));
  }
  if (settings.has("earlier")) {
    RENGA_ASSIGN(declaration.earlier, settings.texts("earlier"));
  }
  if (!settings.has("values_min")) return {};
  RENGA_ASSIGN(declaration.values_min, settings.integer("values_min"));
  if (*declaration.values_min >= 2) return {};
  return fail(settings.error(code::value_out_of_range, "values_min")
                  .with("field", "values_min")
                  .with("range", "2-"));
}

void tie(disclosure::Table& table, const TableDeclaration& declaration) {
  table.population = declaration.population;
  for (const DimensionDeclaration& declared : declaration.dimensions) {
    // A dimension of words that go with others is none of the table's.
    const auto dimension =
        std::ranges::find(table.dimensions, declared.name, &disclosure::Dimension::name);
    if (dimension == table.dimensions.end()) continue;
    for (const LabelParts& sum : declared.parts) {
      const auto whole = dimension->find(sum.whole);
      if (!whole) continue;
      for (const std::string& part : sum.parts)
        if (const auto label = dimension->find(part)) dimension->put_under(*label, *whole);
    }
  }
}

}  // namespace renga::publication
