#include "parquet/thrift.hpp"

#include "parquet/encoding.hpp"

#include <utility>

namespace renga::parquet {
namespace {

/// Small numbers of either sign become small numbers without one.
std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63);
}

}  // namespace

void ThriftWriter::head(std::int16_t field, Type type) {
  constexpr std::int16_t kMostDelta = 15;
  const int delta = field - last_field_;
  if (delta > 0 && delta <= kMostDelta) {
    bytes_ += static_cast<char>(delta << 4 | type);
  } else {
    bytes_ += static_cast<char>(type);
    append_varint(zigzag(field), bytes_);
  }
  last_field_ = field;
}

void ThriftWriter::number(std::int16_t field, Type type, std::int64_t value) {
  head(field, type);
  append_varint(zigzag(value), bytes_);
}

void ThriftWriter::text(std::int16_t field, std::string_view value) {
  head(field, kBinary);
  text_element(value);
}

void ThriftWriter::as_read(const ThriftField& field) {
  head(field.number, static_cast<Type>(field.type));
  bytes_ += field.bytes;
}

void ThriftWriter::begin_struct(std::int16_t field) {
  head(field, kStruct);
  begin_element();
}

void ThriftWriter::begin_element() {
  outer_fields_.push_back(last_field_);
  last_field_ = 0;
}

void ThriftWriter::end_struct() {
  bytes_ += '\0';
  last_field_ = outer_fields_.back();
  outer_fields_.pop_back();
}

void ThriftWriter::list(std::int16_t field, Type element, std::size_t size) {
  constexpr std::size_t kShort = 15;
  head(field, kList);
  if (size < kShort) {
    bytes_ += static_cast<char>(size << 4U | element);
  } else {
    bytes_ += static_cast<char>(kShort << 4U | element);
    append_varint(size, bytes_);
  }
}

void ThriftWriter::begin_list_of_structs(std::int16_t field, std::size_t size) {
  list(field, kStruct, size);
}
void ThriftWriter::begin_list_of_integers(std::int16_t field, std::size_t size) {
  list(field, kInteger32, size);
}
void ThriftWriter::begin_list_of_texts(std::int16_t field, std::size_t size) {
  list(field, kBinary, size);
}

void ThriftWriter::integer_element(std::int32_t value) {
  append_varint(zigzag(value), bytes_);
}

void ThriftWriter::text_element(std::string_view value) {
  append_varint(value.size(), bytes_);
  bytes_ += value;
}

std::string ThriftWriter::take() {
  bytes_ += '\0';
  last_field_ = 0;
  return std::exchange(bytes_, {});
}

}  // namespace renga::parquet
