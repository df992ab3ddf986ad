#include "formats/cp932.hpp"

#include "base/base.hpp"

#include <array>
#include <cstdint>
#include <memory>

#include <unicode/ucnv.h>

namespace renga::formats {
namespace {

/// Code points by two bytes, 0 where there is no character; single bytes lie at lead byte 0. All of
/// CP932 lies in the basic plane.
using Table = std::array<char16_t, 65536>;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter() {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open("windows-31j", &status));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ensure(U_SUCCESS(status), "the Unicode library does not know CP932");
  return converter;
}

char16_t convert(UConverter& converter, std::string_view bytes) {
  std::array<char16_t, 4> units{};
  UErrorCode status = U_ZERO_ERROR;
  const auto count =
      ucnv_toUChars(&converter, units.data(), static_cast<std::int32_t>(units.size()), bytes.data(),
                    static_cast<std::int32_t>(bytes.size()), &status);
  return U_SUCCESS(status) && count == 1 ? units[0] : u'\0';
}

bool is_lead(unsigned byte) {
  return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);
}

/// Filled from ICU once, so that the mapping is ICU's and only the speed is ours.
std::unique_ptr<Table> make_table() {
  auto table = std::make_unique<Table>();
  const Converter converter = open_converter();
  for (unsigned byte = 0x20; byte < 0x7F; ++byte) (*table)[byte] = static_cast<char16_t>(byte);
  for (unsigned byte = 0xA1; byte <= 0xDF; ++byte)
    (*table)[byte] = static_cast<char16_t>(0xFF61 + (byte - 0xA1));
  for (unsigned lead = 0x81; lead <= 0xFC; ++lead)
    for (unsigned trail = 0x40; is_lead(lead) && trail <= 0xFC; ++trail) {
      const std::array<char, 2> pair = {static_cast<char>(lead), static_cast<char>(trail)};
      (*table)[lead << 8U | trail] = convert(*converter, {pair.data(), pair.size()});
    }
  return table;
}

const Table& table() {
  static const std::unique_ptr<Table> made = make_table();
  return *made;
}

unsigned byte_at(std::string_view bytes, std::size_t index) {
  return static_cast<unsigned char>(bytes[index]);
}

/// Hands over one code point after the other; 0 for what is no character.
template <typename Take>
bool each_character(std::string_view bytes, const Take& take) {
  const Table& characters = table();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    unsigned key = byte_at(bytes, i);
    if (is_lead(key)) {
      if (++i == bytes.size()) return false;
      key = key << 8U | byte_at(bytes, i);
    }
    if (characters[key] == 0) return false;
    take(static_cast<unsigned>(characters[key]));
  }
  return true;
}

/// No character of CP932 takes more bytes of UTF-8 for each of its own.
constexpr std::size_t kMostGrowth = 3;

/// Writes the bytes of a code point and goes behind them.
void put_utf8(unsigned point, char*& at) {
  const auto put = [&at](unsigned byte) { *at++ = static_cast<char>(byte); };
  const auto tail = [&put](unsigned bits) { put(0x80U | (bits & 0x3FU)); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0U | point >> 6U);
  } else {
    put(0xE0U | point >> 12U);
    tail(point >> 6U);
  }
  tail(point);
}

}  // namespace

bool append_cp932(std::string_view bytes, std::string& utf8) {
  const std::size_t begin = utf8.size();
  utf8.resize(begin + kMostGrowth * bytes.size());
  char* at = utf8.data() + begin;
  const bool is_text = each_character(bytes, [&at](unsigned point) { put_utf8(point, at); });
  utf8.resize(static_cast<std::size_t>(at - utf8.data()));
  return is_text;
}

bool is_cp932_text(std::string_view bytes) {
  return each_character(bytes, [](unsigned) {});
}

}  // namespace renga::formats
