#include "publication/named_labels.hpp"

#include <map>

namespace renga::publication {
namespace {

using Lookup = std::map<std::string, std::string>;

constexpr std::string_view kDrug = "drug";

/// Reads each master once.
class Masters {
 public:
  explicit Masters(const Options& options) : options_(options) {}

  Done name(std::string_view master, disclosure::Dimension& dimension) {
    RENGA_ASSIGN(const Lookup* names, read(options_.names_in, master, names_));
    each(*names, dimension,
         [&](std::int32_t label, const std::string& name) { dimension.put_name(label, name); });
    if (master != kDrug) return {};
    RENGA_ASSIGN(const Lookup* routes, read(options_.routes_in, master, routes_));
    // The guideline has limits for three routes; a drug of another one keeps the strictest.
    each(*routes, dimension, [&](std::int32_t label, const std::string& name) {
      for (const auto& [route, word] : disclosure::kRoutes)
        if (word == name) dimension.put_route(label, route);
    });
    return {};
  }

 private:
  static Result<const Lookup*> read(const CodesIn& in, std::string_view master,
                                    std::map<std::string, Lookup>& kept) {
    const std::string name(master);
    if (!kept.contains(name)) {
      RENGA_ASSIGN(kept[name], in(master));
    }
    return &kept[name];
  }

  template <typename Take>
  static void each(const Lookup& lookup, const disclosure::Dimension& dimension, Take take) {
    for (std::size_t i = 0; i < dimension.labels().size(); ++i)
      if (const auto found = lookup.find(dimension.labels()[i]); found != lookup.end())
        take(static_cast<std::int32_t>(i), found->second);
  }

  const Options& options_;
  std::map<std::string, Lookup> names_;
  std::map<std::string, Lookup> routes_;
};

}  // namespace

Done name_labels(const Declaration& declaration, const Options& options,
                 disclosure::Release& release) {
  if (!options.masters) return {};
  Masters masters(options);
  for (std::size_t t = 0; t < declaration.tables.size(); ++t) {
    std::size_t place = 0;
    for (const DimensionDeclaration& declared : declaration.tables[t].dimensions) {
      if (declared.label_only) continue;
      if (!declared.codes.empty())
        RENGA_TRY(masters.name(declared.codes, release.tables[t].dimensions[place]));
      ++place;
    }
  }
  return {};
}

}  // namespace renga::publication
