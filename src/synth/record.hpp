#pragma once

#include "synth/cp932.hpp"
#include "synth/own_tables.hpp"
#include "synth/receipt.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace renga::synth {

/// A field of a record: its index in the official layout (0 is the record code), and the column
/// that the generator's own tables call it; without one it is not told there.
struct FieldPlace {
  int index;
  std::string_view column = {};
};

/// Where the records of one receipt go, and what they say.
struct ReceiptSink {
  std::string& out;
  Cp932Encoder& encoder;
  bool tells = false;         ///< Whether `said` is filled.
  std::int64_t records = 0;   ///< Written so far.
  std::int64_t position = 0;  ///< Of the record in its receipt, from 1.
  std::vector<Said> said = {};
};

/// Writes one receipt record with its exact count of fields. Fields are put in ascending order;
/// what is left out stays empty between its commas.
class Record {
 public:
  /// A record in front of the receipt itself (`inside` false) has no position in it.
  Record(ReceiptSink& sink, std::string_view code, int fields, bool inside = true);
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;
  ~Record() {
    sink_.out.append(static_cast<std::size_t>(fields_ - 1 - at_), ',');
    sink_.out += "\r\n";
  }

  /// ASCII.
  Record& put(FieldPlace place, std::string_view value);
  Record& put(FieldPlace place, std::int64_t value) { return put(place, std::to_string(value)); }
  /// ASCII, with spaces in front up to `width`.
  Record& put_padded(FieldPlace place, std::string_view value, std::size_t width);
  Record& put_day(FieldPlace place, Date day);
  Record& put_month(FieldPlace place, Date month);
  /// Any text, encoded as CP932.
  Record& put_text(FieldPlace place, std::string_view utf8);
  /// What was counted on each day of the month, from `index` on.
  Record& put_days(int index, const DayCounts& days);

 private:
  void move_to(int index);
  void say(std::string_view column, std::string_view value);

  ReceiptSink& sink_;
  std::string_view code_;
  int fields_;
  int at_ = 0;
  bool inside_;
};

}  // namespace renga::synth
