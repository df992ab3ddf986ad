#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::parquet {

/// A field of a structure as it was read: what its bytes say follows from its type.
struct ThriftField {
  std::int16_t number = 0;
  std::uint8_t type = 0;
  std::string_view bytes;

  std::optional<std::int64_t> integer() const;
  std::optional<std::string_view> text() const;
  /// Of a structure.
  std::optional<std::vector<ThriftField>> fields() const;
  /// Of a list of structures: the bytes of each.
  std::optional<std::vector<std::string_view>> structures() const;
};

/// The fields of the structure that the bytes hold; nothing where they hold no whole structure.
/// Their bytes lie in `bytes`.
std::optional<std::vector<ThriftField>> thrift_fields(std::string_view bytes);

/// Writes structures of Thrift's compact protocol, in which Parquet keeps its page headers and its
/// footer. Fields of a structure are written in the order of their numbers.
class ThriftWriter {
 public:
  void integer32(std::int16_t field, std::int32_t value) { number(field, kInteger32, value); }
  void integer64(std::int16_t field, std::int64_t value) { number(field, kInteger64, value); }
  void text(std::int16_t field, std::string_view value);
  /// A field as it was read.
  void as_read(const ThriftField& field);
  void begin_struct(std::int16_t field);
  void end_struct();
  /// A list; its elements follow without field numbers.
  void begin_list_of_structs(std::int16_t field, std::size_t size);
  void begin_list_of_integers(std::int16_t field, std::size_t size);
  void begin_list_of_texts(std::int16_t field, std::size_t size);
  void begin_element();
  void integer_element(std::int32_t value);
  void text_element(std::string_view value);

  /// The bytes of the outermost structure, which this ends.
  std::string take();

 private:
  enum Type : std::uint8_t { kInteger32 = 5, kInteger64 = 6, kBinary = 8, kList = 9, kStruct = 12 };

  void head(std::int16_t field, Type type);
  void number(std::int16_t field, Type type, std::int64_t value);
  void list(std::int16_t field, Type element, std::size_t size);

  std::string bytes_;
  std::vector<std::int16_t> outer_fields_;
  std::int16_t last_field_ = 0;
};

}  // namespace renga::parquet
