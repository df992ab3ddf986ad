#include "service/approval_desk.hpp"

#include "files/files.hpp"

#include <array>
#include <optional>

#include <toml++/toml.h>

namespace renga::service {
namespace {

struct ActRow {
  Act act;
  std::string_view name;
};

constexpr std::array<ActRow, 4> kActs = {{{Act::make_ids, "make_ids"},
                                          {Act::extract, "extract"},
                                          {Act::deliver, "deliver"},
                                          {Act::link, "link"}}};

/// The bodies that must both have approved before anything of the dossier is made (IDS-31).
constexpr std::array<std::string_view, 2> kBodies = {"board", "committee"};

/// Reads values out of one table of the file and remembers where each stands, for errors.
class Reader {
 public:
  Reader(const toml::table& root, std::string_view file) : root_(root), file_(file) {}

  Result<std::string> text(std::string_view path) const {
    const auto node = root_.at_path(path);
    if (const auto value = node.value<std::string>()) return *value;
    return fail(missing(path));
  }

  Result<Date> date(std::string_view path) const {
    const auto node = root_.at_path(path);
    const auto value = node.value<toml::date>();
    if (!value) return fail(missing(path));
    const auto date = Date::from_civil(value->year, value->month, value->day);
    ensure(date.has_value(), "the TOML reader lets only dates through that exist");
    return *date;
  }

  Result<std::vector<std::string>> texts(std::string_view path) const {
    std::vector<std::string> values;
    const toml::array* array = root_.at_path(path).as_array();
    if (array == nullptr) return fail(missing(path));
    for (const toml::node& node : *array) {
      const auto value = node.value<std::string>();
      if (!value) return fail(missing(path));
      values.push_back(*value);
    }
    return values;
  }

  std::int64_t line(std::string_view path) const {
    const auto node = root_.at_path(path);
    return node ? static_cast<std::int64_t>(node.node()->source().begin.line) : 0;
  }

  Error missing(std::string_view path) const {
    return Error(Code::field_missing).at({file_, line(path), ""}).with("field", path);
  }

 private:
  const toml::table& root_;
  std::string file_;
};

Result<std::set<Act>> read_acts(const Reader& reader, std::string_view file) {
  RENGA_ASSIGN(const std::vector<std::string> names, reader.texts("allows.acts"));
  std::set<Act> acts;
  for (const std::string& name : names) {
    const auto* row = std::find_if(kActs.begin(), kActs.end(),
                                   [&](const ActRow& candidate) { return candidate.name == name; });
    if (row == kActs.end())
      return fail(Error(Code::value_unknown)
                      .at({std::string(file), reader.line("allows.acts"), ""})
                      .with("field", "allows.acts")
                      .with("known", "make_ids, extract, deliver, link"));
    acts.insert(row->act);
  }
  return acts;
}

Done require_decisions(const Reader& reader, std::string_view dossier) {
  for (const std::string_view body : kBodies) {
    const std::string path = "decision." + std::string(body) + ".outcome";
    RENGA_ASSIGN(const std::string outcome, reader.text(path));
    if (outcome != "approved")
      return fail(Error(Code::approval_missing)
                      .rule("IDS-31")
                      .with("dossier", dossier)
                      .with("state", std::string(body) + ": " + outcome));
  }
  return {};
}

Done require_period(std::string_view dossier, Date from, Date until, Date today) {
  if (from <= today && today <= until) return {};
  return fail(Error(Code::approval_missing)
                  .rule("USE-01")
                  .with("dossier", dossier)
                  .with("state", "use period " + to_iso(from) + " to " + to_iso(until)));
}

}  // namespace

Result<Approval> ApprovalDesk::from_text(std::string_view text, std::string_view file, Date today) {
  toml::table root;
  try {
    root = toml::parse(text, std::string(file));
  } catch (const toml::parse_error& problem) {
    return fail(
        Error(Code::toml_bad)
            .at({std::string(file), static_cast<std::int64_t>(problem.source().begin.line), ""})
            .with("reason", problem.description()));
  }
  const Reader reader(root, file);
  RENGA_ASSIGN(const std::string dossier, reader.text("dossier.number"));
  RENGA_TRY(require_decisions(reader, dossier));
  RENGA_ASSIGN(std::set<Act> acts, read_acts(reader, file));
  RENGA_ASSIGN(std::vector<std::string> places, reader.texts("allows.places"));
  RENGA_ASSIGN(const std::vector<std::string> exceptions, reader.texts("allows.exceptions"));
  RENGA_ASSIGN(const Date from, reader.date("use.from"));
  RENGA_ASSIGN(const Date until, reader.date("use.until"));
  RENGA_TRY(require_period(dossier, from, until, today));
  return Approval(dossier, std::move(acts), {exceptions.begin(), exceptions.end()},
                  std::move(places), from, until);
}

Result<Approval> ApprovalDesk::from_file(const std::filesystem::path& file, Date today) {
  RENGA_ASSIGN(const std::string text, files::read_small(file));
  return from_text(text, file.string(), today);
}

}  // namespace renga::service
