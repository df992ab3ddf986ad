#include "publication/encoding.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#include <iconv.h>

namespace renga::publication {
namespace {

/// One direction of conversion between two character sets.
class Converter {
 public:
  Converter(const char* to, const char* from) : handle_(::iconv_open(to, from)) {
    ensure(handle_ != kNoHandle, "the C library has no converter for CP932");
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() { ::iconv_close(handle_); }

  std::optional<std::string> convert(std::string_view bytes) {
    // No character of either set grows more than threefold.
    std::string output(bytes.size() * 3 + 4, '\0');
    std::string input(bytes);
    char* from = input.data();
    char* to = output.data();
    std::size_t from_left = input.size();
    std::size_t to_left = output.size();
    if (::iconv(handle_, &from, &from_left, &to, &to_left) != 0) {
      ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
      return std::nullopt;
    }
    output.resize(output.size() - to_left);
    return output;
  }

 private:
  // iconv_open returns this value where it fails.
  inline static const iconv_t kNoHandle = std::bit_cast<iconv_t>(std::intptr_t{-1});
  iconv_t handle_;
};

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::optional<Encoding> detect_encoding(std::string_view bytes) {
  if (is_utf8(bytes)) return Encoding::utf8;
  if (decode(bytes, Encoding::cp932)) return Encoding::cp932;
  return std::nullopt;
}

std::optional<std::string> decode(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::utf8 || is_ascii(bytes)) return std::string(bytes);
  thread_local Converter converter("UTF-8", "CP932");
  return converter.convert(bytes);
}

std::optional<std::string> encode(std::string_view text, Encoding encoding) {
  if (encoding == Encoding::utf8 || is_ascii(text)) return std::string(text);
  thread_local Converter converter("CP932", "UTF-8");
  return converter.convert(text);
}

}  // namespace renga::publication
