#pragma once

#include "base/base.hpp"

#include <span>
#include <string_view>

namespace renga::rulebook {

/// The type of a value in a rulebook.
enum class ValueKind : std::uint8_t { integer, flag, date, text, texts };

/// A kind of entry: `[[name]]` in the file.
struct KindRow {
  std::string_view name;
  Bilingual label;
};

/// A key of a kind of entry. Words of a vocabulary are separated by blanks; an empty vocabulary
/// takes any word.
struct KeyRow {
  std::string_view kind;
  std::string_view key;
  ValueKind value;
  bool required;
  std::string_view words;
};

/// A value that an entry of the kind `value` may state: the name by which code asks for it, the one
/// key that holds it, and the unit of a number.
struct StatedValue {
  std::string_view name;
  std::string_view key;
  std::string_view unit;
};

/// A name of a fact and the values that it may have.
struct FactRow {
  std::string_view name;
  std::string_view words;
};

std::span<const KindRow> kinds();
std::span<const KeyRow> keys();
std::span<const StatedValue> stated_values();
std::span<const FactRow> fact_rows();

const KindRow* find_kind(std::string_view name);
const StatedValue* find_stated_value(std::string_view name);

/// Whether `words` (separated by blanks) holds the word.
bool holds_word(std::string_view words, std::string_view word);

/// Whether this is `name:value` of the table of facts.
bool is_fact(std::string_view fact);

}  // namespace renga::rulebook
