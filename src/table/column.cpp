#include "table/column.hpp"

#include <array>
#include <utility>

namespace renga {
namespace {

constexpr std::array<std::pair<Type, std::string_view>, 7> kTypes = {{
    {Type::integer, "integer"},
    {Type::decimal, "decimal"},
    {Type::text, "text"},
    {Type::code, "code"},
    {Type::date, "date"},
    {Type::month, "month"},
    {Type::boolean, "boolean"},
}};

constexpr std::array<std::pair<Role, std::string_view>, 6> kRoles = {{
    {Role::direct, "direct"},
    {Role::quasi, "quasi"},
    {Role::sensitive, "sensitive"},
    {Role::plain, "plain"},
    {Role::id, "id"},
    {Role::key, "key"},
}};

template <typename Names, typename Value>
std::string_view lookup_name(const Names& names, Value value) {
  for (const auto& [entry, name] : names)
    if (entry == value) return name;
  bug("an enumerator without a name");
}

template <typename Value, typename Names>
std::optional<Value> lookup_value(const Names& names, std::string_view name) {
  for (const auto& [entry, entry_name] : names)
    if (entry_name == name) return entry;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Type type) {
  return lookup_name(kTypes, type);
}
std::string_view name_of(Role role) {
  return lookup_name(kRoles, role);
}
std::optional<Type> type_named(std::string_view name) {
  return lookup_value<Type>(kTypes, name);
}
std::optional<Role> role_named(std::string_view name) {
  return lookup_value<Role>(kRoles, name);
}

const Column* TableSchema::find(std::string_view column) const {
  for (const Column& candidate : columns)
    if (candidate.name == column) return &candidate;
  return nullptr;
}

}  // namespace renga
