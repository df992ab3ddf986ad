#include "synth/cp932.hpp"

#include "base/base.hpp"

#include <array>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

namespace renga::synth {
namespace {

constexpr const char* kConverterName = "ibm-943_P15A-2003";  // ICU's name of Windows-31J.
constexpr std::size_t kLongestFieldBytes = 512;

}  // namespace

void Cp932Encoder::Close::operator()(UConverter* converter) const {
  ucnv_close(converter);
}

Cp932Encoder::Cp932Encoder() {
  UErrorCode status = U_ZERO_ERROR;
  converter_.reset(ucnv_open(kConverterName, &status));
  ensure(U_SUCCESS(status) != 0, "ICU has no converter for CP932");
  ucnv_setFromUCallBack(converter_.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  ensure(U_SUCCESS(status) != 0, "ICU refused a converter callback");
}

void Cp932Encoder::append(std::string_view utf8, std::string& out) {
  std::array<char, kLongestFieldBytes> buffer{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = ucnv_fromAlgorithmic(
      converter_.get(), UCNV_UTF8, buffer.data(), static_cast<std::int32_t>(buffer.size()),
      utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  ensure(U_SUCCESS(status) != 0, "a text of a receipt has no form in CP932");
  out.append(buffer.data(), static_cast<std::size_t>(size));
}

}  // namespace renga::synth
