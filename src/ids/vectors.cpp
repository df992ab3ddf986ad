#include "ids/vectors.hpp"

#include "ids/id_keys.hpp"
#include "ids/vector_values.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace renga::ids {
namespace {

using Json = nlohmann::json;

/// The sections that are not lists of vectors.
constexpr std::array<std::string_view, 3> kOtherSections = {"about", "keys", "history"};

/// Holds the vectors of one file against what the program makes of them.
class Comparison {
 public:
  explicit Comparison(std::string file) : file_(std::move(file)) {}

  Done take_file(const Json& vectors) {
    RENGA_TRY(require_known_sections(vectors));
    RENGA_TRY(guarded("keys", [&] { return take_keys(vectors.at("keys")); }));
    for (const VectorSection& section : vector_sections())
      if (vectors.contains(section.name))
        RENGA_TRY(take_section(section, vectors.at(std::string(section.name))));
    if (!vectors.contains("history")) return {};
    return guarded("history", [&] { return take_history(vectors.at("history")); });
  }

  VectorReport report() && { return std::move(report_); }

 private:
  /// An input that cannot be read is the file's mistake, whichever way it is told.
  template <typename Action>
  Done guarded(const std::string& place, Action action) {
    try {
      return action();
    } catch (const Json::exception&) {
      return fail(bad(place, "a field is missing or of another kind"));
    } catch (const std::invalid_argument& problem) {
      return fail(bad(place, problem.what()));
    } catch (const std::out_of_range&) {
      return fail(bad(place, "a row of the history is too short"));
    }
  }

  Error bad(const std::string& place, std::string_view reason) const {
    return Error(code::json_bad).at({file_, 0, place}).rule("IDP-77").with("reason", reason);
  }

  Done require_known_sections(const Json& vectors) const {
    if (!vectors.is_object()) return fail(bad("", "not an object"));
    for (const auto& [name, section] : vectors.items()) {
      const bool other = std::ranges::find(kOtherSections, name) != kOtherSections.end();
      const auto sections = vector_sections();
      if (!other && std::ranges::find(sections, name, &VectorSection::name) == sections.end())
        return fail(bad(name, "an unknown section"));
    }
    return {};
  }

  Done take_keys(const Json& keys) {
    const KeyOrigin origin{keys.at("seed").get<std::uint64_t>(), ""};
    fund_ = make_fund_keys(origin);
    for (const Json& dossier : keys.at("dossiers"))
      RENGA_TRY(add_dossier_keys(fund_, dossier.get<std::string>(), origin));
    for (const crypto::Key& key : fund_.keys) {
      std::string name(name_of(key.purpose));
      if (!key.scope.empty()) name.append(" ").append(key.scope);
      compare("keys.secrets", name, keys.at("secrets"), to_hex(key.secret->reveal()));
    }
    return {};
  }

  Done take_section(const VectorSection& section, const Json& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string place = std::string(section.name) + "[" + std::to_string(i) + "]";
      RENGA_TRY(guarded(place, [&]() -> Done {
        compare_all(place, list.at(i), section.values(list.at(i), fund_));
        return {};
      }));
    }
    return {};
  }

  Done take_history(const Json& history) {
    RENGA_ASSIGN(const auto values, values_of_history(history, fund_));
    for (std::size_t i = 0; i < values.size(); ++i)
      compare_all("history.questions[" + std::to_string(i) + "]", history.at("questions").at(i),
                  values[i]);
    return {};
  }

  void compare_all(const std::string& place, const Json& vector, const Json& values) {
    for (const auto& [field, value] : values.items()) compare(place, field, vector, value);
  }

  void compare(const std::string& place, const std::string& field, const Json& vector,
               const Json& value) {
    ++report_.values;
    if (!vector.contains(field) || vector.at(field) != value)
      report_.differences.push_back({place, field});
  }

  std::string file_;
  crypto::KeyRing fund_;
  VectorReport report_;
};

}  // namespace

Result<VectorReport> check_vectors(const files::Path& file) {
  RENGA_ASSIGN(const std::string text, files::read_small(file));
  const Json vectors = Json::parse(text, nullptr, false);
  if (vectors.is_discarded())
    return fail(Error(code::json_bad).at({file.string(), 0, ""}).with("reason", "not JSON"));
  Comparison comparison(file.string());
  RENGA_TRY(comparison.take_file(vectors));
  return std::move(comparison).report();
}

}  // namespace renga::ids
