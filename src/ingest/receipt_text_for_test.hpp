#pragma once

#include "ingest/cp932_for_test.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace renga::ingest {

// A small file of two receipts, as UTF-8 with LF; encoded() makes it what a vendor writes.
inline constexpr std::string_view kHead = "IR,1,13,1,1312345,,試験医院,202504,00,\n";
inline constexpr std::string_view kTail = "GO,2,375,99\n";

/// The record with commas up to its number of fields.
inline std::string record(std::string begin, std::ptrdiff_t fields) {
  const auto commas = std::count(begin.begin(), begin.end(), ',');
  return begin + std::string(static_cast<std::size_t>(fields - 1 - commas), ',') + "\n";
}

/// An act or drug that was given so many times on one day of the month.
inline std::string act(const std::string& begin, int day, int times) {
  constexpr std::ptrdiff_t kFirstDay = 13;
  std::string text = record(begin, kFirstDay + day);
  text.back() = ',';
  return record(text + std::to_string(times), 44);
}

inline std::string first_receipt() {
  return "RE,1,1112,202503,山田　花子,2,19800203" + std::string(30, ',') + "ヤマダハナコ,\n" +
         record("HO,06132013,１２,３４５,1,300", 15) + record("SY,8830417,20250301,1,,,01", 8) +
         act("SI,11,1,111000110,,288,1", 1, 1) + act("IY,21,1,620000001,2,,3", 1, 3) +
         act("IY,,1,620000002,1.5,4,3", 1, 3);
}

inline std::string second_receipt() {
  return "RE,2,1212,202503,鈴木　一郎,1,20150817" + std::string(30, ',') + "スズキイチロウ,\n" +
         record("KO,12131234,1234567,,1,75", 12) + record("SY,8830417,20250301,2", 8) +
         act("SI,12,5,112007410,,75,1", 3, 1) + "CO,12,5,810000001,経過良好\n";
}

inline std::string whole_file() {
  return std::string(kHead) + first_receipt() + second_receipt() + std::string(kTail);
}

inline std::string replaced(std::string text, std::string_view old_part,
                            std::string_view new_part) {
  const std::size_t at = text.find(old_part);
  EXPECT_NE(at, std::string::npos) << old_part;
  return text.replace(at, old_part.size(), new_part);
}

/// CP932 with CRLF and the end mark.
inline std::string encoded(std::string_view utf8) {
  std::string bytes;
  for (const char c : to_cp932(utf8)) bytes += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return bytes + '\x1A';
}

}  // namespace renga::ingest
