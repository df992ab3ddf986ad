#include "base/base.hpp"
#include "formats/formats.hpp"
#include "ingest/cp932_for_test.hpp"

#include <array>
#include <memory>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

namespace renga::ingest {

std::string to_cp932(std::string_view utf8) {
  std::string bytes(utf8.size() + 1, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto length =
      ucnv_convert("windows-31j", "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                   utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status));
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

namespace {

/// What ICU makes of the bytes, or nothing where it finds an error.
std::optional<std::string> by_icu(const std::string& bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(
      ucnv_open("windows-31j", &status), &ucnv_close);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::array<char16_t, 64> units{};
  const auto count =
      ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string utf8(256, '\0');
  std::int32_t length = 0;
  u_strToUTF8(utf8.data(), static_cast<std::int32_t>(utf8.size()), &length, units.data(), count,
              &status);
  utf8.resize(static_cast<std::size_t>(length));
  return utf8;
}

TEST(Cp932, ReadsWhatVendorsWrite) {
  std::string utf8;
  EXPECT_TRUE(formats::append_cp932(to_cp932("ｶﾅ かな 厚労　花子－①髙～ABC"), utf8));
  EXPECT_EQ(utf8, "ｶﾅ かな 厚労　花子－①髙～ABC");
}

TEST(Cp932, RefusesControlCharactersAndHalfCharacters) {
  EXPECT_FALSE(formats::is_cp932_text("a\tb"));
  EXPECT_FALSE(formats::is_cp932_text(std::string_view("a\0b", 3)));
  EXPECT_FALSE(formats::is_cp932_text("\x7F"));
  EXPECT_FALSE(formats::is_cp932_text("a\x81"));
  EXPECT_FALSE(formats::is_cp932_text("\x80"));
  EXPECT_FALSE(formats::is_cp932_text("\x81\x20"));
}

TEST(Cp932, AgreesWithTheUnicodeLibraryOnAnyText) {
  EXPECT_TRUE(rc::check([] {
    const auto lead =
        rc::gen::elementOf(std::string("\x81\x82\x83\x84\x88\x8F\x97\x9F\xE0\xEA"
                                       "\xED\xFA\xFC\xA0\xB1\xDF\x80\xFD Az09"));
    const auto trail = rc::gen::arbitrary<char>();
    std::string bytes;
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
      bytes += *lead;
      bytes += *trail;
    }
    std::string utf8;
    const bool read = formats::append_cp932(bytes, utf8);
    RC_ASSERT(read == formats::is_cp932_text(bytes));
    if (read) RC_ASSERT(by_icu(bytes) == utf8);
  }));
}

}  // namespace
}  // namespace renga::ingest
