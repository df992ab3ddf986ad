#include "parquet/column_buffer.hpp"

#include <algorithm>
#include <array>

namespace renga::parquet {
namespace {

// A dictionary beyond this would hardly repeat itself and slow its reader down.
constexpr std::size_t kMostEntries = std::size_t{1} << 15U;
constexpr std::size_t kMostTextBytes = std::size_t{1} << 20U;

// In the order of Type: integer, decimal, text, code, date, month, boolean.
constexpr std::array kPhysical = {Physical::integer64, Physical::real,      Physical::bytes,
                                  Physical::bytes,     Physical::integer32, Physical::integer32,
                                  Physical::boolean};

}  // namespace

Physical physical_of(Type type) {
  return kPhysical[static_cast<std::size_t>(type)];
}

ColumnBuffer::ColumnBuffer(const Column& column)
    : physical_(physical_of(column.type)),
      // Running numbers differ in nearly every row.
      never_dictionary_(physical_ == Physical::boolean || column.role == Role::key),
      plain_(never_dictionary_) {}

void ColumnBuffer::mark_after_gap(std::uint32_t row) {
  presence_.push_back({row - next_row_, 1});
  next_row_ = row + 1;
  ++values_;
}

void ColumnBuffer::append_plain(std::uint64_t value, std::string& bytes) const {
  if (physical_ == Physical::integer32)
    append_number(static_cast<std::uint32_t>(value), bytes);
  else
    append_number(value, bytes);
}

void ColumnBuffer::put_number(std::uint32_t row, std::uint64_t value) {
  const auto number = static_cast<std::int64_t>(value);
  range_ = values_ == 0 ? Range{number, number}
                        : Range{std::min(range_.least, number), std::max(range_.most, number)};
  mark(row);
  if (physical_ == Physical::boolean) {
    numbers_.push_back(static_cast<std::uint32_t>(value));
  } else if (plain_) {
    append_plain(value, plain_bytes_);
  } else {
    numbers_.push_back(number_dictionary_.number_of(value));
    if (number_dictionary_.values().size() > kMostEntries) turn_plain();
  }
}

void ColumnBuffer::put_keys(std::span<const std::int64_t> keys) {
  ensure(values_ == 0 && plain_ && physical_ == Physical::integer64, "not an empty column of keys");
  if (keys.empty()) return;
  const auto [least, most] = std::ranges::minmax(keys);
  range_ = {least, most};
  values_ = static_cast<std::uint32_t>(keys.size());
  next_row_ = values_;
  presence_.push_back({0, values_});
  plain_bytes_.resize(keys.size_bytes());
  std::memcpy(plain_bytes_.data(), keys.data(), keys.size_bytes());
}

void ColumnBuffer::put_text(std::uint32_t row, std::string_view text) {
  mark(row);
  if (plain_) return append_plain_text(text, plain_bytes_);
  numbers_.push_back(text_dictionary_.number_of(text));
  if (text_dictionary_.size() > kMostEntries || text_dictionary_.bytes() > kMostTextBytes)
    turn_plain();
}

void ColumnBuffer::turn_plain() {
  plain_ = true;
  for (const std::uint32_t number : numbers_)
    if (physical_ == Physical::bytes)
      append_plain_text(text_dictionary_.text(number), plain_bytes_);
    else
      append_plain(number_dictionary_.values()[number], plain_bytes_);
  numbers_.clear();
  number_dictionary_.clear();
  text_dictionary_.clear();
}

std::uint32_t ColumnBuffer::dictionary_entries() const {
  if (plain_) return 0;
  return static_cast<std::uint32_t>(
      physical_ == Physical::bytes ? text_dictionary_.size() : number_dictionary_.values().size());
}

void ColumnBuffer::append_dictionary(std::string& bytes) const {
  for (std::uint32_t number = 0; number < dictionary_entries(); ++number)
    if (physical_ == Physical::bytes)
      append_plain_text(text_dictionary_.text(number), bytes);
    else
      append_plain(number_dictionary_.values()[number], bytes);
}

void ColumnBuffer::append_values(std::string& bytes) const {
  if (physical_ == Physical::boolean) {
    std::string bits((numbers_.size() + 7) / 8, '\0');
    for (std::size_t i = 0; i < numbers_.size(); ++i)
      bits[i / 8] = static_cast<char>(bits[i / 8] | static_cast<int>(numbers_[i]) << i % 8);
    bytes += bits;
  } else if (plain_) {
    bytes += plain_bytes_;
  } else {
    append_dictionary_numbers(numbers_, dictionary_entries(), bytes);
  }
}

std::optional<ColumnBuffer::Range> ColumnBuffer::range() const {
  const bool whole = physical_ == Physical::integer32 || physical_ == Physical::integer64;
  if (!whole || values_ == 0) return std::nullopt;
  return range_;
}

std::size_t ColumnBuffer::bytes() const {
  return plain_bytes_.size() + text_dictionary_.bytes() + sizeof(std::uint32_t) * numbers_.size();
}

void ColumnBuffer::clear() {
  plain_ = never_dictionary_;
  values_ = 0;
  next_row_ = 0;
  presence_.clear();
  numbers_.clear();
  plain_bytes_.clear();
  number_dictionary_.clear();
  text_dictionary_.clear();
}

}  // namespace renga::parquet
