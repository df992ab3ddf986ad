#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renga::formats {

/// A value of a JSON document; lives until its parser takes the next document. Nothing is told
/// apart from null: both hold no text and no members.
class JsonValue {
 public:
  JsonValue() = default;

  explicit operator bool() const { return there_; }
  bool is_object() const;
  bool is_array() const;

  /// The member of that name; nothing where there is none or this is no object.
  JsonValue member(std::string_view name) const;
  /// The value at a path of names with dots between; "0" is the first of an array.
  JsonValue at(std::string_view path) const;
  std::vector<JsonValue> items() const;  ///< of an array
  std::vector<std::pair<std::string_view, JsonValue>> members() const;

  /// Of a string; empty for anything else.
  std::string_view string() const;
  /// A string or number as text; a whole number has no point.
  std::string text() const;

 private:
  friend class JsonParser;
  friend struct JsonAccess;
  static constexpr std::size_t kBytes = 16;

  alignas(8) std::array<std::byte, kBytes> value_{};
  bool there_ = false;
};

/// Parses one document after the other; what the last one held is gone with the next.
class JsonParser {
 public:
  JsonParser();
  JsonParser(JsonParser&&) noexcept;
  JsonParser& operator=(JsonParser&&) = delete;
  ~JsonParser();

  /// Nothing where the bytes are no JSON document in UTF-8.
  JsonValue parse(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace renga::formats
