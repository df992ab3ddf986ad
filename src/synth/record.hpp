#pragma once

#include "base/base.hpp"
#include "synth/cp932.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace renga::synth {

/// Writes one receipt record with its exact count of fields. Fields are named by their index in
/// the official layout (0 is the record code) and put in ascending order; what is left out stays
/// empty between its commas.
class Record {
 public:
  Record(std::string& out, std::string_view code, int fields) : out_(out), fields_(fields) {
    out_ += code;
  }
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;
  ~Record() {
    out_.append(static_cast<std::size_t>(fields_ - 1 - at_), ',');
    out_ += "\r\n";
  }

  /// ASCII.
  Record& put(int index, std::string_view value) {
    move_to(index);
    out_ += value;
    return *this;
  }
  Record& put(int index, std::int64_t value) { return put(index, std::to_string(value)); }
  /// Any text, encoded as CP932.
  Record& put_text(int index, std::string_view utf8, Cp932Encoder& encoder) {
    move_to(index);
    if (!utf8.empty()) encoder.append(utf8, out_);
    return *this;
  }

 private:
  void move_to(int index) {
    ensure(index > at_ && index < fields_, "fields of a record are put out of order");
    out_.append(static_cast<std::size_t>(index - at_), ',');
    at_ = index;
  }

  std::string& out_;
  int fields_;
  int at_ = 0;
};

}  // namespace renga::synth
