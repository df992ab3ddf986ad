#pragma once

#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace renga::synth {

/// UTF-8 to CP932 (Windows-31J), as vendors write receipts. A character that CP932 lacks is a bug:
/// the tables of names hold none.
class Cp932Encoder {
 public:
  Cp932Encoder();

  /// Appends the encoded text.
  void append(std::string_view utf8, std::string& out);

 private:
  struct Close {
    void operator()(UConverter* converter) const;
  };
  std::unique_ptr<UConverter, Close> converter_;
};

}  // namespace renga::synth
