#include "signs/forms.hpp"

#include "signs/letters.hpp"
#include "signs/names.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace renga::signs {
namespace {

using Points = std::u32string_view;

bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool is_hexadecimal(char32_t c) {
  return is_digit(c) || (c >= U'a' && c <= U'f') || (c >= U'A' && c <= U'F');
}
bool is_mail_letter(char32_t c) {
  return is_latin(c) || is_digit(c) || Points(U"._%+-").find(c) != Points::npos;
}
bool all(Points text, bool (*fits)(char32_t)) {
  return !text.empty() && std::ranges::all_of(text, fits);
}
bool has_part(Points text, Points part) {
  return text.find(part) != Points::npos;
}

/// A run of digits: where it begins and how long it is.
struct Run {
  std::size_t begin = 0;
  std::size_t size = 0;
};

std::vector<Run> runs_of(Points text, bool (*fits)(char32_t)) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!fits(text[at])) continue;
    if (runs.empty() || runs.back().begin + runs.back().size != at) runs.push_back({at, 0});
    ++runs.back().size;
  }
  return runs;
}

bool joined_by_hyphen(Points text, const Run& one, const Run& next) {
  return one.begin + one.size + 1 == next.begin && text[next.begin - 1] == U'-';
}

bool is_mobile(Points text, const Run& run) {
  if (run.size != 11 || text[run.begin] != U'0' || text[run.begin + 2] != U'0') return false;
  return Points(U"5789").find(text[run.begin + 1]) != Points::npos;
}

int digit(char32_t c) {
  return static_cast<int>(c - U'0');
}

/// The check digit of an insurer number: weights 2, 1, 2, … and the digits of the products.
bool has_check_digit(Points number) {
  int sum = 0;
  for (std::size_t i = 0; i + 1 < number.size(); ++i) {
    const int product = digit(number[i]) * (i % 2 == 0 ? 2 : 1);
    sum += product / 10 + product % 10;
  }
  return (10 - sum % 10) % 10 == digit(number.back());
}

bool is_insurer_number(Points text) {
  constexpr std::array kLawCodes = {
      Points(U"01"), Points(U"02"), Points(U"03"), Points(U"04"), Points(U"06"), Points(U"07"),
      Points(U"31"), Points(U"32"), Points(U"33"), Points(U"34"), Points(U"39"), Points(U"63"),
      Points(U"67"), Points(U"72"), Points(U"73"), Points(U"74"), Points(U"75")};
  return text.size() == 8 && all(text, &is_digit) && has_check_digit(text) &&
         std::ranges::find(kLawCodes, text.substr(0, 2)) != kLawCodes.end();
}

int number_of(Points text) {
  int number = 0;
  for (const char32_t c : text) number = 10 * number + digit(c);
  return number;
}

bool in_calendar(int year, int month, int day) {
  return year >= 1868 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// The year in which an era's year 0 would lie; nothing for what is no era.
int era_before(Points text) {
  struct Era {
    Points name;
    int year_zero;
  };
  constexpr std::array<Era, 10> kEras = {{{U"明治", 1867},
                                          {U"大正", 1911},
                                          {U"昭和", 1925},
                                          {U"平成", 1988},
                                          {U"令和", 2018},
                                          {U"M", 1867},
                                          {U"T", 1911},
                                          {U"S", 1925},
                                          {U"H", 1988},
                                          {U"R", 2018}}};
  for (const Era& era : kEras)
    if (text == era.name) return era.year_zero;
  return 0;
}

/// Whether every character is a digit, a separator of dates, or part of the given beginning.
bool is_made_of_date(Points text, std::size_t from) {
  constexpr Points kSeparators = U"-/.年月日";
  for (std::size_t at = from; at < text.size(); ++at)
    if (!is_digit(text[at]) && kSeparators.find(text[at]) == Points::npos) return false;
  return true;
}

}  // namespace

bool has_email(const std::u32string& text) {
  const std::size_t at = text.find(U'@');
  if (at == std::u32string::npos || at == 0 || !is_mail_letter(text[at - 1])) return false;
  std::size_t end = at + 1;
  while (end < text.size() && is_mail_letter(text[end])) ++end;
  const Points host = Points(text).substr(at + 1, end - at - 1);
  const std::size_t point = host.rfind(U'.');
  return point != Points::npos && point > 0 && host.size() - point > 2;
}

bool has_phone(const std::u32string& text) {
  const std::vector<Run> runs = runs_of(text, &is_digit);
  if (std::ranges::any_of(runs, [&](const Run& run) { return is_mobile(text, run); })) return true;
  for (std::size_t i = 0; i + 2 < runs.size(); ++i) {
    const std::size_t digits = runs[i].size + runs[i + 1].size + runs[i + 2].size;
    const bool joined = joined_by_hyphen(text, runs[i], runs[i + 1]) &&
                        joined_by_hyphen(text, runs[i + 1], runs[i + 2]);
    const bool alone = i == 0 || !joined_by_hyphen(text, runs[i - 1], runs[i]);
    if (joined && alone && text[runs[i].begin] == U'0' && (digits == 10 || digits == 11) &&
        runs[i].size >= 2 && runs[i + 2].size >= 3)
      return true;
  }
  return false;
}

bool has_postal_code(const std::u32string& text) {
  const std::size_t mark = text.find(U'〒');
  if (mark != std::u32string::npos)
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(mark), text.end(), &is_digit);
  return text.size() == 8 && text[3] == U'-' && all(Points(text).substr(0, 3), &is_digit) &&
         all(Points(text).substr(4), &is_digit);
}

bool has_address(const std::u32string& text) {
  for (const Points prefecture : prefectures()) {
    const std::size_t at = text.find(prefecture);
    if (at == std::u32string::npos) continue;
    const std::size_t town = text.find_first_of(U"市区町村郡", at + prefecture.size());
    if (town == std::u32string::npos) continue;
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(town), text.end(), &is_digit);
  }
  return false;
}

bool has_provision_id(const std::u32string& text) {
  return std::ranges::any_of(runs_of(text, &is_hexadecimal),
                             [](const Run& run) { return run.size == 64; });
}

bool has_insured_number(const std::u32string& text) {
  constexpr std::array kWords = {Points(U"被保険者番号"), Points(U"被保険者証"),
                                 Points(U"記号番号"), Points(U"保険者番号")};
  if (is_insurer_number(text)) return true;
  return std::ranges::any_of(kWords, [&](Points word) {
    const std::size_t at = text.find(word);
    return at != std::u32string::npos &&
           std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), &is_digit);
  });
}

bool is_kanji_name(const std::u32string& text) {
  const auto is_name_letter = [](char32_t c) { return is_kanji(c) || is_kana(c); };
  constexpr std::size_t kLongestFamily = 4;
  constexpr std::size_t kLongestGiven = 3;
  constexpr std::size_t kLongestKana = 5;
  if (const std::size_t blank = text.find(U' '); blank != std::u32string::npos) {
    const Points family = Points(text).substr(0, blank);
    const Points given = Points(text).substr(blank + 1);
    const bool is_given =
        (given.size() <= kLongestGiven && std::ranges::all_of(given, is_name_letter)) ||
        (given.size() <= kLongestKana && all(given, &is_kana));
    return family.size() <= kLongestFamily && all(family, &is_kanji) && !given.empty() && is_given;
  }
  // 橋本病 and 川崎市 begin with family names too.
  if (text.find_first_of(U"病症炎法型県市区町村群科") != std::u32string::npos) return false;
  if (!std::ranges::all_of(text, is_name_letter)) return false;
  return std::ranges::any_of(frequent_family_names(), [&](Points family) {
    return text.size() > family.size() && text.size() <= family.size() + kLongestGiven &&
           text.starts_with(family);
  });
}

bool is_kana_name(const std::u32string& text) {
  constexpr std::size_t kLongestPart = 12;
  const std::size_t blank = text.find(U' ');
  if (blank == std::u32string::npos) return false;
  const Points family = Points(text).substr(0, blank);
  const Points given = Points(text).substr(blank + 1);
  return all(family, &is_kana) && all(given, &is_kana) && family.size() <= kLongestPart &&
         given.size() <= kLongestPart;
}

bool is_day(const std::u32string& text) {
  constexpr std::size_t kCompact = 8;
  if (text.size() == kCompact && all(text, &is_digit))
    return in_calendar(number_of(Points(text).substr(0, 4)), number_of(Points(text).substr(4, 2)),
                       number_of(Points(text).substr(6)));
  const std::vector<Run> runs = runs_of(text, &is_digit);
  if (runs.size() != 3 || runs[1].size > 2 || runs[2].size > 2 || runs[0].size > 4) return false;
  if (!is_made_of_date(text, runs[0].begin)) return false;
  const auto value = [&](const Run& run) {
    return number_of(Points(text).substr(run.begin, run.size));
  };
  if (runs[0].begin == 0)
    return runs[0].size == 4 && in_calendar(value(runs[0]), value(runs[1]), value(runs[2]));
  const int year_zero = era_before(Points(text).substr(0, runs[0].begin));
  return year_zero != 0 && in_calendar(year_zero + value(runs[0]), value(runs[1]), value(runs[2]));
}

bool is_institution_code(const std::u32string& text) {
  return (text.size() == 7 || text.size() == 10) && all(text, &is_digit);
}

bool has_long_digits(const std::u32string& text) {
  constexpr std::size_t kLong = 8;
  return std::ranges::any_of(runs_of(text, &is_digit),
                             [](const Run& run) { return run.size >= kLong; });
}

bool is_free_text(const std::u32string& text) {
  constexpr std::size_t kSentence = 20;
  constexpr std::size_t kLong = 60;
  constexpr std::ptrdiff_t kManyBlanks = 5;
  if (text.size() >= kLong) return !has_provision_id(text);
  if (text.find(U'\n') != std::u32string::npos) return true;
  if (text.size() < kSentence) return has_part(text, U"。");
  return has_part(text, U"、") || has_part(text, U"。") ||
         std::ranges::count(text, U' ') >= kManyBlanks;
}

}  // namespace renga::signs
