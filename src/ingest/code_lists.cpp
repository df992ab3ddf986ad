#include "ingest/code_lists.hpp"

#include <array>
#include <bitset>
#include <vector>

namespace renga::ingest {
namespace {

// In the order of the enumeration. Source: 記録条件仕様（医科用）令和4年4月版, 別表1–31; those of
// the other kinds of receipts as docs/manual/receipts.md says.
constexpr std::array<std::string_view, 39> kCodes = {{
    "",
    "1 2",
    "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 "
    "31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47",
    "1",
    "3",
    "4",
    "1 2",
    "01 02 07",
    "1 2 3 4",
    "01 02 03 04 07 08 09 10 11 12 13 14 16 17 18 19 20 21 22 25 26 27 28 29 30 31 32 33 34 35 "
    "36 37 38 39 41 42 43 44",
    "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 30 31 "
    "33 34 35 36 37 38 39",
    "1 2 3",
    "1 2 3",
    "1",
    "1 2 3 4 5",
    "01 02 03 04 05 06 07 08 09 11 12 13 14",
    "1 2 9",
    "00 01 02 03 04",
    "01 02 03 04 05 06 07 08 09 10 11",
    "1 2 3 4",
    "01",
    "01 11 12 13 14 21 22 23 24 25 26 27 28 31 32 33 39 40 50 54 60 70 80 90 92 93 97 99",
    "1 5 6 B C 2 3 E G 7 H I J K L 4 M N O P Q R S T U V W X Y Z 9",
    "01 02 03 04 05 06 07 50 51 52 90",
    "0 1 2 3",
    "1 2 3 4 5 6 7 9",
    "01 02 11 21 31 41 42 43 44 51 52 53 54",
    "1 2 3",
    "1 2 3",
    "1 2",
    "0 3 4 5 6 7 8 9",
    "1 2 3",
    "1 2",
    "1 2 3 4 5 6 7",
    "1 2 3 4 5 6 7 9",
    "1 2 3",
    "1 2 3 4 6",
    "1 2 3 4 5 6 7 8 9",
    "1 2",
}};
static_assert(kCodes.size() == static_cast<std::size_t>(CodeList::donor_place) + 1);

struct Burden {
  char code;
  std::uint8_t bearers;
};

constexpr std::uint8_t kInsurer = 1;
constexpr std::uint8_t kFirst = 2;
constexpr std::uint8_t kSecond = 4;
constexpr std::uint8_t kThird = 8;
constexpr std::uint8_t kFourth = 16;

// 別表21 負担区分.
constexpr std::array<Burden, 31> kBurdens = {{
    {'1', kInsurer},
    {'5', kFirst},
    {'6', kSecond},
    {'B', kThird},
    {'C', kFourth},
    {'2', kInsurer | kFirst},
    {'3', kInsurer | kSecond},
    {'E', kInsurer | kThird},
    {'G', kInsurer | kFourth},
    {'7', kFirst | kSecond},
    {'H', kFirst | kThird},
    {'I', kFirst | kFourth},
    {'J', kSecond | kThird},
    {'K', kSecond | kFourth},
    {'L', kThird | kFourth},
    {'4', kInsurer | kFirst | kSecond},
    {'M', kInsurer | kFirst | kThird},
    {'N', kInsurer | kFirst | kFourth},
    {'O', kInsurer | kSecond | kThird},
    {'P', kInsurer | kSecond | kFourth},
    {'Q', kInsurer | kThird | kFourth},
    {'R', kFirst | kSecond | kThird},
    {'S', kFirst | kSecond | kFourth},
    {'T', kFirst | kThird | kFourth},
    {'U', kSecond | kThird | kFourth},
    {'V', kInsurer | kFirst | kSecond | kThird},
    {'W', kInsurer | kFirst | kSecond | kFourth},
    {'X', kInsurer | kFirst | kThird | kFourth},
    {'Y', kInsurer | kSecond | kThird | kFourth},
    {'Z', kFirst | kSecond | kThird | kFourth},
    {'9', kInsurer | kFirst | kSecond | kThird | kFourth},
}};

/// The codes of a list, each of one or of two characters, as marks by these.
class CodeMarks {
 public:
  explicit CodeMarks(std::string_view codes) : length_(std::min(codes.find(' '), codes.size())) {
    for (std::size_t at = 0; at < codes.size(); at += length_ + 1)
      marks_[key_of(codes.substr(at))] = true;
  }
  bool all_listed(std::string_view value) const {
    if (length_ == 2 && value.size() % 2 != 0) return false;
    for (std::size_t at = 0; at < value.size(); at += length_)
      if (!marks_[key_of(value.substr(at))]) return false;
    return true;
  }

 private:
  std::size_t key_of(std::string_view code) const {
    constexpr unsigned kLow = 0x7F;
    const auto first = static_cast<unsigned char>(code[0]) & kLow;
    return length_ == 1 ? first : first << 7U | (static_cast<unsigned char>(code[1]) & kLow);
  }

  std::size_t length_;
  std::bitset<std::size_t{1} << 14U> marks_;
};

const CodeMarks& marks_of(CodeList list) {
  static const std::vector<CodeMarks> all(kCodes.begin(), kCodes.end());
  return all[static_cast<std::size_t>(list)];
}

}  // namespace

std::string_view codes_of(CodeList list) {
  return kCodes[static_cast<std::size_t>(list)];
}

bool is_listed(CodeList list, std::string_view value) {
  if (list == CodeList::none || value.empty()) return true;
  return marks_of(list).all_listed(value);
}

std::optional<std::uint8_t> bearers_of(std::string_view burden) {
  if (burden.size() != 1) return std::nullopt;
  for (const Burden& row : kBurdens)
    if (row.code == burden[0]) return row.bearers;
  return std::nullopt;
}

}  // namespace renga::ingest
