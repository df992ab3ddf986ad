#include "formats/iso_2022_jp.hpp"

#include "base/base.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucnv.h>

namespace renga::formats {
namespace {

enum class Set { ascii, roman, katakana, kanji };

struct Escape {
  std::string_view sequence;
  Set set;
};

// ISO-IR numbers of the sets: 6, 14, 13, 42 and 87.
constexpr std::array kEscapes = {
    Escape{"\x1B(B", Set::ascii}, Escape{"\x1B(J", Set::roman}, Escape{"\x1B(I", Set::katakana},
    Escape{"\x1B$@", Set::kanji}, Escape{"\x1B$B", Set::kanji},
};

constexpr char kEscape = '\x1B';

/// The converter of one thread; EUC-JP holds JIS X 0208 with the high bits set.
UConverter& converter() {
  struct Close {
    void operator()(UConverter* open) const { ucnv_close(open); }
  };
  thread_local const std::unique_ptr<UConverter, Close> made = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, Close> opened(ucnv_open("EUC-JP", &status));
    ucnv_setToUCallBack(opened.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ensure(U_SUCCESS(status), "the Unicode library does not know JIS X 0208");
    return opened;
  }();
  return *made;
}

void append_point(unsigned point, std::string& utf8) {
  const auto tail = [&utf8](unsigned bits) { utf8 += static_cast<char>(0x80U | (bits & 0x3FU)); };
  if (point < 0x80U) {
    utf8 += static_cast<char>(point);
  } else if (point < 0x800U) {
    utf8 += static_cast<char>(0xC0U | point >> 6U);
    tail(point);
  } else {
    utf8 += static_cast<char>(0xE0U | point >> 12U);
    tail(point >> 6U);
    tail(point);
  }
}

bool in_range(char c, unsigned first, unsigned last) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= first && byte <= last;
}

bool append_kanji(std::string_view pair, std::string& utf8) {
  if (pair.size() < 2 || !in_range(pair[0], 0x21, 0x7E) || !in_range(pair[1], 0x21, 0x7E))
    return false;
  const std::array<char, 2> bytes = {static_cast<char>(pair[0] | 0x80),
                                     static_cast<char>(pair[1] | 0x80)};
  std::array<char16_t, 4> units{};
  UErrorCode status = U_ZERO_ERROR;
  ucnv_reset(&converter());
  const auto count = ucnv_toUChars(&converter(), units.data(), 4, bytes.data(), 2, &status);
  if (U_FAILURE(status) || count != 1) return false;
  append_point(units[0], utf8);
  return true;
}

bool append_single(Set set, char c, std::string& utf8) {
  if (static_cast<unsigned char>(c) >= 0x80) return false;
  if (set == Set::katakana && in_range(c, 0x21, 0x5F))
    append_point(0xFF61U + (static_cast<unsigned char>(c) - 0x21U), utf8);
  else
    utf8 += c;
  return true;
}

}  // namespace

bool append_iso_2022_jp(std::string_view bytes, std::string& utf8) {
  Set set = Set::ascii;
  while (!bytes.empty()) {
    if (bytes[0] == kEscape) {
      const auto* escape = std::ranges::find_if(
          kEscapes, [&](const Escape& known) { return bytes.starts_with(known.sequence); });
      if (escape == kEscapes.end()) return false;
      set = escape->set;
      bytes.remove_prefix(escape->sequence.size());
      continue;
    }
    const bool line_end = bytes[0] == '\r' || bytes[0] == '\n';
    if (line_end) set = Set::ascii;
    const bool good =
        set == Set::kanji ? append_kanji(bytes, utf8) : append_single(set, bytes[0], utf8);
    if (!good) return false;
    bytes.remove_prefix(set == Set::kanji ? 2 : 1);
  }
  return true;
}

}  // namespace renga::formats
