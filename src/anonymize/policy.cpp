#include "anonymize/policy.hpp"

#include "anonymize/errors.hpp"
#include "crypto/crypto.hpp"
#include "files/files.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace renga::anonymize {
namespace {

using operators::integer_within;
using operators::number_within;
using Words = std::string_view;

constexpr std::array kTopKeys = {Words("person"), Words("seed"),   Words("shuffle"),
                                 Words("model"),  Words("sample"), Words("suppress"),
                                 Words("column")};
constexpr std::array kModelKeys = {
    Words("k"),       Words("l_distinct"),    Words("l_entropy"),       Words("l_recursive"),
    Words("t_equal"), Words("t_ordered"),     Words("suppression_max"), Words("sampling_share"),
    Words("k_map"),   Words("delta_presence")};
constexpr std::array kPresenceKeys = {Words("min"), Words("max")};
constexpr std::array kRecursiveKeys = {Words("c"), Words("l")};

/// A goal that is one number, and where it may lie.
struct NumberGoal {
  Words key;
  std::optional<double> Goals::*goal;
  double first;
  double last;
};
constexpr double kMostValues = 1e9;
constexpr std::array<NumberGoal, 4> kNumberGoals = {{
    {"l_distinct", &Goals::l_distinct, 1, kMostValues},
    {"l_entropy", &Goals::l_entropy, 1, kMostValues},
    {"t_equal", &Goals::t_equal, 0, 1},
    {"t_ordered", &Goals::t_ordered, 0, 1},
}};
/// A sample of less than one in a thousand million persons is a slip of the pen.
constexpr double kSmallestSample = 1e-9;
constexpr std::array<std::pair<Role, Words>, 4> kRoles = {{{Role::direct, "direct"},
                                                           {Role::quasi, "quasi"},
                                                           {Role::sensitive, "sensitive"},
                                                           {Role::plain, "plain"}}};
constexpr std::int64_t kLargestK = 1'000'000'000;
constexpr Words kBlanking = "suppress_cells";
constexpr std::int64_t kLastRank = 1000;

/// The same error, placed at the policy's column as well as at its line.
Error in_column(Error error, std::string_view column) {
  Where where = error.where();
  where.column = column;
  return std::move(error).at(std::move(where));
}

/// The operator that an entry names; a hierarchy alone says `generalize`.
Result<const OperatorRow*> operator_of(const Settings& entry) {
  if (!entry.has("operator")) {
    const bool has_hierarchy = entry.has("hierarchy") || entry.has("level");
    return has_hierarchy ? operator_named("generalize") : nullptr;
  }
  RENGA_ASSIGN(const std::string name, entry.text("operator"));
  if (const OperatorRow* row = operator_named(name)) return row;
  std::vector<std::string> known;
  for (const OperatorRow& row : operator_table()) known.emplace_back(row.name);
  return fail(entry.error(code::value_unknown, "operator")
                  .with("field", "operator")
                  .with("known", join(known, ", ")));
}

/// A column whose single cells may go: a quasi-identifying one, whatever its operator, as long as
/// that needs no search.
Done read_blanking(const Settings& entry, PolicyEntry& result) {
  if (!entry.has(kBlanking)) return {};
  RENGA_ASSIGN(const std::int64_t rank, integer_within(entry, kBlanking, 1, kLastRank));
  if (result.role != Role::quasi)
    return fail(entry.error(code::operator_not_for_column, kBlanking)
                    .with("operator", kBlanking)
                    .with("actual", name_of(result.role))
                    .with("expected", name_of(Role::quasi)));
  if (result.row == nullptr) {
    result.row = operator_named("keep");
    result.operation = plain_operation(*result.row);
  }
  if (result.operation->searched() != nullptr)
    return fail(entry.error(code::setting_not_supported, kBlanking)
                    .with("key", kBlanking)
                    .with("instead", "level = 0, 1, …"));
  result.operation = operators::with_local_suppression(result.operation, rank);
  return {};
}

Result<PolicyEntry> read_entry(const Settings& entry, std::string_view name,
                               const std::filesystem::path& folder) {
  PolicyEntry result{.name = std::string(name), .where = {}, .operation = {}};
  result.where = in_column(entry.error(code::field_bad, "role"), name).where();
  RENGA_ASSIGN(result.role, entry.choice("role", kRoles));
  RENGA_ASSIGN(result.row, operator_of(entry));
  std::vector<Words> known = {"role", "operator", kBlanking};
  if (result.row != nullptr)
    known.insert(known.end(), result.row->settings.begin(), result.row->settings.end());
  RENGA_TRY(entry.only(known));
  if (result.row != nullptr) {
    RENGA_ASSIGN(result.operation, result.row->make(entry, folder));
  }
  RENGA_TRY(read_blanking(entry, result));
  return result;
}

/// Two shifts of different size would change the intervals between the dates of one person.
Done check_shifts(const Policy& policy) {
  const PolicyEntry* first = nullptr;
  for (const PolicyEntry& entry : policy.entries) {
    if (entry.row != operator_named("date_shift")) continue;
    if (first == nullptr) first = &entry;
    if (!entry.operation->moves_like(*first->operation))
      return fail(Error(code::shifts_disagree).at(entry.where));
  }
  return {};
}

Result<PolicyEntry> entry_of(const Settings& columns, const std::string& name,
                             const std::filesystem::path& folder) {
  RENGA_ASSIGN(const Settings settings, columns.table(name));
  return read_entry(settings, name, folder);
}

Done read_entries(const Settings& columns, const std::filesystem::path& folder, Policy& policy) {
  for (const std::string& name : columns.keys()) {
    const auto entry = entry_of(columns, name, folder);
    if (!entry) return fail(in_column(entry.error(), name));
    policy.entries.push_back(*entry);
  }
  return check_shifts(policy);
}

Result<RecursiveGoal> read_recursive(const Settings& goal) {
  RENGA_TRY(goal.only(kRecursiveKeys));
  RecursiveGoal recursive;
  RENGA_ASSIGN(recursive.c, number_within(goal, "c", 0, kMostValues));
  RENGA_ASSIGN(recursive.l, integer_within(goal, "l", 1, kLargestK));
  return recursive;
}

/// Goals that compare the data with a table of the population.
Done read_presence(const Settings& model, Goals& goals) {
  if (model.has("k_map")) {
    RENGA_ASSIGN(goals.k_map, integer_within(model, "k_map", 1, kLargestK));
  }
  if (model.has("delta_presence")) {
    RENGA_ASSIGN(const Settings presence, model.table("delta_presence"));
    RENGA_TRY(presence.only(kPresenceKeys));
    PresenceGoal goal;
    if (presence.has("min")) {
      RENGA_ASSIGN(goal.min, number_within(presence, "min", 0, 1));
    }
    RENGA_ASSIGN(goal.max, number_within(presence, "max", 0, 1));
    goals.delta_presence = goal;
  }
  const bool compares = goals.k_map || goals.delta_presence;
  if (compares && !model.has("population"))
    return fail(model.error(code::field_missing, "k_map").with("field", "model.population"));
  return {};
}

Done read_goals(const Settings& model, Goals& goals) {
  if (model.has("k")) {
    RENGA_ASSIGN(goals.k, integer_within(model, "k", 1, kLargestK));
  }
  for (const NumberGoal& number : kNumberGoals) {
    if (!model.has(number.key)) continue;
    RENGA_ASSIGN(goals.*number.goal, number_within(model, number.key, number.first, number.last));
  }
  RENGA_TRY(read_presence(model, goals));
  if (!model.has("l_recursive")) return {};
  RENGA_ASSIGN(const Settings recursive, model.table("l_recursive"));
  RENGA_ASSIGN(goals.l_recursive, read_recursive(recursive));
  return {};
}

/// A goal on sensitive values needs a column that has them.
Done check_goals(const Policy& policy, const Settings& top) {
  if (!policy.goals.on_values()) return {};
  const auto is_sensitive = [](const PolicyEntry& entry) { return entry.role == Role::sensitive; };
  if (std::ranges::any_of(policy.entries, is_sensitive)) return {};
  return fail(top.error(code::field_missing, "model").with("field", "role = \"sensitive\""));
}

Done read_model(const Settings& model, const std::filesystem::path& folder, Policy& policy) {
  std::vector<Words> known(kModelKeys.begin(), kModelKeys.end());
  known.insert(known.end(), kModelsKeys.begin(), kModelsKeys.end());
  RENGA_TRY(model.only(known));
  RENGA_ASSIGN(policy.models, read_models(model, folder));
  RENGA_TRY(read_goals(model, policy.goals));
  policy.goals_where = model.error(code::goal_unreachable, "k").where();
  if (model.has("sampling_share")) {
    RENGA_ASSIGN(policy.sampling_share, number_within(model, "sampling_share", kSmallestSample, 1));
  }
  if (model.has("suppression_max")) {
    RENGA_ASSIGN(policy.suppression_max, number_within(model, "suppression_max", 0, 1));
  }
  return {};
}

/// A seed is a whole number or a text; a text can hold more than anybody can guess.
Result<std::string> read_seed(const Settings& top) {
  if (const auto number = top.integer("seed")) return std::to_string(*number);
  return top.text("seed");
}

Done read_top(const Settings& top, const std::filesystem::path& folder, Policy& policy) {
  RENGA_TRY(top.only(kTopKeys));
  if (top.has("person")) {
    RENGA_ASSIGN(policy.person, top.text("person"));
  }
  if (top.has("seed")) {
    RENGA_ASSIGN(policy.seed, read_seed(top));
  }
  if (top.has("shuffle")) {
    RENGA_ASSIGN(policy.shuffle, top.flag("shuffle"));
  }
  RENGA_ASSIGN(policy.selection, read_selection(top));
  if (!top.has("model")) return {};
  RENGA_ASSIGN(const Settings model, top.table("model"));
  return read_model(model, folder, policy);
}

/// The lines of the seed and of every fixed number of days. They are secrets of the producer, and a
/// digest over a short secret tells it to whoever tries all values.
std::set<std::int64_t> secret_lines(const Settings& top) {
  std::set<std::int64_t> lines;
  if (top.has("seed")) lines.insert(top.error(code::field_bad, "seed").where().row);
  const auto columns = top.table("column");
  if (!columns) return lines;
  for (const std::string& name : columns->keys()) {
    const auto entry = columns->table(name);
    if (entry && entry->has("days"))
      lines.insert(entry->error(code::field_bad, "days").where().row);
  }
  return lines;
}

std::string digest_without(std::string_view text, const std::set<std::int64_t>& secret_lines) {
  std::string told;
  std::int64_t number = 0;
  for (const std::string_view line : split(text, '\n'))
    if (!secret_lines.contains(++number)) told += std::string(line) + "\n";
  return crypto::sha256_hex(told);
}

}  // namespace

Result<Policy> parse_policy(std::string_view text, std::string_view file,
                            const std::filesystem::path& folder) {
  RENGA_ASSIGN(const Settings top, Settings::parse(text, file));
  Policy policy;
  policy.file = file;
  RENGA_TRY(read_top(top, folder, policy));
  RENGA_ASSIGN(const Settings columns, top.table("column"));
  RENGA_TRY(read_entries(columns, folder, policy));
  RENGA_TRY(check_goals(policy, top));
  policy.sha256 = digest_without(text, secret_lines(top));
  return policy;
}

Result<Policy> read_policy(const std::filesystem::path& file) {
  RENGA_ASSIGN(const std::string text, files::read_small(file));
  return parse_policy(text, file.filename().string(), file.parent_path());
}

}  // namespace renga::anonymize
