// toml++ stays inside this file, so that no room depends on it.

#include "base/settings.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>

#include <toml++/toml.h>

namespace renga {

/// One table of the document; every part of the document shares its root.
struct Settings::Node {
  std::shared_ptr<const toml::table> root;
  const toml::table* table;
  std::string file;
};

namespace {

std::int64_t line_of(const toml::node& node) {
  return node.source().begin.line;
}

Error wrong_kind(const Settings& settings, std::string_view key, std::string_view kind) {
  return settings.error(Code::field_bad, key)
      .with("field", key)
      .with("kind", kind)
      .with("expected", kind);
}

std::optional<double> finite_number(const toml::node& node) {
  const std::optional<double> number = node.value<double>();
  if (!node.is_number() || !number || !std::isfinite(*number)) return std::nullopt;
  return number;
}

Error missing(const Settings& settings, std::string_view key) {
  return settings.error(Code::field_missing, key).with("field", key);
}

}  // namespace

Result<Settings> Settings::parse(std::string_view text, std::string_view file) {
  toml::parse_result parsed = toml::parse(text);
  if (!parsed)
    return fail(Error(Code::toml_bad)
                    .at({std::string(file), parsed.error().source().begin.line, ""})
                    .with("reason", parsed.error().description()));
  auto root = std::make_shared<const toml::table>(std::move(parsed).table());
  return Settings(std::make_shared<const Node>(Node{root, root.get(), std::string(file)}));
}

Error Settings::error(Code code, std::string_view key) const {
  const toml::node* value = node_->table->get(key);
  const std::int64_t line = value ? line_of(*value) : line_of(*node_->table);
  return Error(code).at({node_->file, line, ""});
}

Done Settings::only(std::initializer_list<std::string_view> known) const {
  return only(std::span(known.begin(), known.size()));
}

Done Settings::only(std::span<const std::string_view> known) const {
  for (const auto& [key, value] : *node_->table) {
    if (std::ranges::find(known, key.str()) != known.end()) continue;
    const std::vector<std::string> names(known.begin(), known.end());
    return fail(Error(Code::key_unknown)
                    .at({node_->file, key.source().begin.line, ""})
                    .with("key", key.str())
                    .with("known", join(names, ", ")));
  }
  return {};
}

bool Settings::has(std::string_view key) const {
  return node_->table->contains(key);
}

std::vector<std::string> Settings::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, value] : *node_->table) keys.emplace_back(key.str());
  return keys;
}

Result<std::string> Settings::text(std::string_view key) const {
  const toml::node* value = node_->table->get(key);
  if (!value) return fail(missing(*this, key));
  const auto* text = value->as_string();
  if (!text || text->get().empty()) return fail(wrong_kind(*this, key, "text"));
  return text->get();
}

Result<std::int64_t> Settings::integer(std::string_view key) const {
  const toml::node* value = node_->table->get(key);
  if (!value) return fail(missing(*this, key));
  const auto* number = value->as_integer();
  if (!number) return fail(wrong_kind(*this, key, "integer"));
  return number->get();
}

Result<double> Settings::number(std::string_view key) const {
  const toml::node* value = node_->table->get(key);
  if (!value) return fail(missing(*this, key));
  const auto number = finite_number(*value);
  if (!number) return fail(wrong_kind(*this, key, "number"));
  return *number;
}

Result<bool> Settings::flag(std::string_view key) const {
  const toml::node* value = node_->table->get(key);
  if (!value) return fail(missing(*this, key));
  const auto* flag = value->as_boolean();
  if (!flag) return fail(wrong_kind(*this, key, "true / false"));
  return flag->get();
}

Result<Date> Settings::date(std::string_view key) const {
  const toml::node* value = node_->table->get(key);
  if (!value) return fail(missing(*this, key));
  const auto* written = value->as_date();
  if (!written) return fail(wrong_kind(*this, key, "YYYY-MM-DD"));
  const toml::date& day = written->get();
  const auto date = Date::from_civil(day.year, day.month, day.day);
  if (!date) return fail(wrong_kind(*this, key, "YYYY-MM-DD"));
  return *date;
}

Result<std::vector<std::string>> Settings::texts(std::string_view key) const {
  const toml::node* value = node_->table->get(key);
  if (!value) return fail(missing(*this, key));
  const toml::array* list = value->as_array();
  if (!list) return fail(wrong_kind(*this, key, "[text, …]"));
  std::vector<std::string> texts;
  for (const toml::node& item : *list) {
    const auto* text = item.as_string();
    if (!text) return fail(wrong_kind(*this, key, "[text, …]"));
    texts.push_back(text->get());
  }
  return texts;
}

Result<std::vector<double>> Settings::numbers(std::string_view key) const {
  const toml::node* value = node_->table->get(key);
  if (!value) return fail(missing(*this, key));
  const toml::array* list = value->as_array();
  if (!list) return fail(wrong_kind(*this, key, "[number, …]"));
  std::vector<double> numbers;
  for (const toml::node& item : *list) {
    const auto number = finite_number(item);
    if (!number) return fail(wrong_kind(*this, key, "[number, …]"));
    numbers.push_back(*number);
  }
  return numbers;
}

Result<Settings> Settings::table(std::string_view key) const {
  const toml::node* value = node_->table->get(key);
  if (!value) return fail(missing(*this, key));
  const toml::table* table = value->as_table();
  if (!table) return fail(wrong_kind(*this, key, "[table]"));
  return Settings(std::make_shared<const Node>(Node{node_->root, table, node_->file}));
}

Result<std::vector<Settings>> Settings::tables(std::string_view key) const {
  std::vector<Settings> tables;
  const toml::node* value = node_->table->get(key);
  if (!value) return tables;
  const toml::array* list = value->as_array();
  if (!list) return fail(wrong_kind(*this, key, "[[table]]"));
  for (const toml::node& item : *list) {
    const toml::table* table = item.as_table();
    if (!table) return fail(wrong_kind(*this, key, "[[table]]"));
    tables.push_back(Settings(std::make_shared<const Node>(Node{node_->root, table, node_->file})));
  }
  return tables;
}

}  // namespace renga
