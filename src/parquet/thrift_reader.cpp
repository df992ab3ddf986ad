#include "parquet/thrift.hpp"

namespace renga::parquet {
namespace {

// Types of the compact protocol. A truth value as a field lies in its type, as an element in a
// byte.
constexpr std::uint8_t kTrue = 1;
constexpr std::uint8_t kFalse = 2;
constexpr std::uint8_t kByte = 3;
constexpr std::uint8_t kLastInteger = 6;
constexpr std::uint8_t kDouble = 7;
constexpr std::uint8_t kBinary = 8;
constexpr std::uint8_t kList = 9;
constexpr std::uint8_t kSet = 10;
constexpr std::uint8_t kStruct = 12;

constexpr std::size_t kDoubleBytes = 8;
/// Structures within structures; Parquet needs far fewer.
constexpr int kDeepest = 16;

/// Walks through bytes that may be anything. Once something is wrong it stays so, and nothing is
/// left to read.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}

  bool failed() const { return failed_; }
  std::string_view rest() const { return rest_; }
  std::uint8_t byte();
  std::uint64_t varint();
  std::int64_t integer();
  std::string_view take(std::uint64_t count);
  /// The bytes of one value.
  std::string_view value(std::uint8_t type, int depth = 0);
  /// The next field; its number is 0 behind the last one.
  ThriftField field(std::int16_t number_before, int depth = 0);
  struct ListHead {
    std::uint8_t type = 0;
    std::uint64_t size = 0;
  };
  ListHead list_head();

 private:
  void skip(std::uint8_t type, int depth);
  void fail();

  std::string_view rest_;
  bool failed_ = false;
};

void Cursor::fail() {
  failed_ = true;
  rest_ = {};
}

std::string_view Cursor::take(std::uint64_t count) {
  if (count > rest_.size()) fail();
  const std::string_view taken = rest_.substr(0, count);
  rest_.remove_prefix(taken.size());
  return taken;
}

std::uint8_t Cursor::byte() {
  const std::string_view taken = take(1);
  return taken.empty() ? 0 : static_cast<std::uint8_t>(taken.front());
}

std::uint64_t Cursor::varint() {
  constexpr unsigned kBits = 64;
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < kBits; shift += 7) {
    const std::uint8_t next = byte();
    number |= std::uint64_t{next & 0x7FU} << shift;
    if (next < 0x80) return number;
  }
  fail();
  return 0;
}

std::int64_t Cursor::integer() {
  const std::uint64_t number = varint();
  return static_cast<std::int64_t>(number >> 1U) ^ -static_cast<std::int64_t>(number & 1U);
}

Cursor::ListHead Cursor::list_head() {
  constexpr std::uint8_t kLong = 15;
  const std::uint8_t head = byte();
  const std::uint8_t size = head >> 4U;
  return {static_cast<std::uint8_t>(head & 0x0FU), size == kLong ? varint() : size};
}

void Cursor::skip(std::uint8_t type, int depth) {
  if (depth > kDeepest) return fail();
  if (type == kByte) {
    byte();
  } else if (type > kByte && type <= kLastInteger) {
    varint();
  } else if (type == kDouble) {
    take(kDoubleBytes);
  } else if (type == kBinary) {
    take(varint());
  } else if (type == kList || type == kSet) {
    const ListHead list = list_head();
    for (std::uint64_t i = 0; i < list.size && !failed_; ++i)
      skip(list.type == kTrue || list.type == kFalse ? kByte : list.type, depth + 1);
  } else if (type == kStruct) {
    for (std::int16_t last = 0; !failed_;) {
      const ThriftField next = field(last, depth + 1);
      if (next.number == 0) break;
      last = next.number;
    }
  } else if (type != kTrue && type != kFalse) {
    fail();  // maps do not occur in Parquet
  }
}

std::string_view Cursor::value(std::uint8_t type, int depth) {
  const std::string_view before = rest_;
  skip(type, depth);
  return before.substr(0, failed_ ? 0 : before.size() - rest_.size());
}

ThriftField Cursor::field(std::int16_t number_before, int depth) {
  const std::uint8_t head = byte();
  if (head == 0) return {};
  const auto type = static_cast<std::uint8_t>(head & 0x0FU);
  const int delta = head >> 4U;
  const std::int64_t number = delta > 0 ? number_before + delta : integer();
  if (number <= number_before || number > INT16_MAX) {
    fail();
    return {};
  }
  return {static_cast<std::int16_t>(number), type, value(type, depth)};
}

}  // namespace

std::optional<std::vector<ThriftField>> thrift_fields(std::string_view bytes) {
  Cursor cursor(bytes);
  std::vector<ThriftField> fields;
  while (true) {
    const ThriftField next = cursor.field(fields.empty() ? std::int16_t{0} : fields.back().number);
    if (cursor.failed()) return std::nullopt;
    if (next.number == 0) return fields;
    fields.push_back(next);
  }
}

std::optional<std::int64_t> ThriftField::integer() const {
  if (type <= kByte || type > kLastInteger) return std::nullopt;
  return Cursor(bytes).integer();
}

std::optional<std::string_view> ThriftField::text() const {
  if (type != kBinary) return std::nullopt;
  Cursor cursor(bytes);
  return cursor.take(cursor.varint());
}

std::optional<std::vector<ThriftField>> ThriftField::fields() const {
  if (type != kStruct) return std::nullopt;
  return thrift_fields(bytes);
}

std::optional<std::vector<std::string_view>> ThriftField::structures() const {
  if (type != kList) return std::nullopt;
  Cursor cursor(bytes);
  const Cursor::ListHead head = cursor.list_head();
  if (head.type != kStruct) return std::nullopt;
  std::vector<std::string_view> found;
  for (std::uint64_t i = 0; i < head.size && !cursor.failed(); ++i)
    found.push_back(cursor.value(kStruct));
  if (cursor.failed()) return std::nullopt;
  return found;
}

}  // namespace renga::parquet
