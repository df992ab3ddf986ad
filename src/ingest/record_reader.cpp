#include "ingest/record_reader.hpp"

#include "formats/formats.hpp"
#include "ingest/errors.hpp"
#include "ingest/lines.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace renga::ingest {
namespace {

constexpr std::string_view kWideSpace = "\x81\x40";

// What a value should be, readable in both languages.
constexpr std::array<std::string_view, 4> kModes = {"0-9", "ASCII", "全角 full-width",
                                                    "全角 full-width | ASCII"};

std::string_view expected_form(const Field& field) {
  switch (field.type) {
    case Type::date:
      return "YYYYMMDD | GYYMMDD";
    case Type::month:
      return "YYYYMM | GYYMM";
    case Type::decimal:
      return "0-9[.0-9]";
    case Type::integer:
      return field.mode == Mode::alphanumeric ? "-0-9" : kModes[0];
    default:
      return kModes[static_cast<std::size_t>(field.mode)];
  }
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_printable_ascii(char c) {
  return c >= ' ' && c <= '~';
}

/// Whether every byte of a word is a digit: its upper half is 3, and still is with 6 added.
template <typename Word>
bool all_digits_in(const char* from) {
  constexpr Word kEach = static_cast<Word>(~Word{0}) / 0xFF;
  constexpr Word kUpper = kEach * 0xF0;
  constexpr Word kThree = kEach * 0x30;
  Word word = 0;
  std::memcpy(&word, from, sizeof word);
  // A byte that is no digit may carry into the next one, and fails by itself.
  return (word & kUpper) == kThree && ((word + kEach * 0x06) & kUpper) == kThree;
}

// Values are short and nearly always right: two words that may overlap see all of up to sixteen
// bytes.
bool all_digits(std::string_view text) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  if (text.size() == 1) return is_digit(*begin);
  if (text.size() < sizeof(std::uint32_t)) return std::all_of(begin, end, is_digit);
  if (text.size() < sizeof(std::uint64_t))
    return all_digits_in<std::uint32_t>(begin) && all_digits_in<std::uint32_t>(end - 4);
  const char* at = begin;
  for (; end - at > 8; at += 8)
    if (!all_digits_in<std::uint64_t>(at)) return false;
  return all_digits_in<std::uint64_t>(end - 8);
}

// Looking at all of a short value is faster than stopping early.
bool all_ascii(std::string_view text) {
  bool all = true;
  for (const char c : text) all = all & is_printable_ascii(c);
  return all;
}

constexpr std::size_t kRunOfCommas = sizeof(std::uint64_t);

/// The places of the commas. Most fields are empty or short, so that a search for each one is
/// slower than a look at eight bytes at once: in `hits`, each byte that is a comma has its highest
/// bit. Where all eight are commas, `take_run` takes them at once: most days of an act are empty.
template <typename Take, typename TakeRun>
void each_comma(std::string_view line, const Take& take, const TakeRun& take_run) {
  constexpr std::uint64_t kCommas = 0x2C2C2C2C2C2C2C2CULL;
  constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7FULL;
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  constexpr unsigned kByteBits = 8;
  std::size_t at = 0;
  if constexpr (std::endian::native == std::endian::little)
    for (; at + kWord <= line.size(); at += kWord) {
      std::uint64_t word = 0;
      std::memcpy(&word, line.data() + at, kWord);
      word ^= kCommas;
      if (word == 0) {
        take_run(at);
        continue;
      }
      for (std::uint64_t hits = ~(((word & kLow) + kLow) | word | kLow); hits != 0;
           hits &= hits - 1)
        take(at + static_cast<unsigned>(std::countr_zero(hits)) / kByteBits);
    }
  for (; at < line.size(); ++at)
    if (line[at] == ',') take(at);
}

/// Whether CP932 text has characters of two bytes, and of one.
struct Widths {
  bool wide = false;
  bool narrow = false;
  std::int64_t spaces = 0;
  bool trailing_space = false;
};

Widths widths_of(std::string_view cp932) {
  Widths found;
  for (std::size_t i = 0; i < cp932.size(); ++i) {
    const auto byte = static_cast<unsigned char>(cp932[i]);
    const bool lead = (byte >= 0x81 && byte <= 0x9F) || byte >= 0xE0;
    const bool space = lead ? cp932.substr(i, 2) == kWideSpace : byte == ' ';
    (lead ? found.wide : found.narrow) = true;
    found.spaces += space ? 1 : 0;
    found.trailing_space = space;
    i += lead ? 1 : 0;
  }
  return found;
}

bool fits(Mode mode, const Widths& widths) {
  if (mode == Mode::wide) return !widths.narrow;
  if (mode == Mode::either) return !(widths.narrow && widths.wide);
  return !widths.wide;
}

std::string_view without_padding(std::string_view text) {
  // Padding is rare.
  if (!text.empty() && text.front() != ' ' && text.back() != ' ') return text;
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// GYYMM: the first day of that month; the first month of an era begins in the middle, so the last
/// day of the month is what must lie in the era.
std::optional<Date> wareki_month(std::string_view raw) {
  for (const std::string_view day : {"01", "28"}) {
    const auto date = parse_wareki_date(std::string(raw) + std::string(day));
    if (date) return date->first_of_month();
  }
  return std::nullopt;
}

}  // namespace

RecordReader::RecordReader() {
  // A record of the longest line fits, so that views into the text stay valid.
  text_.reserve(3 * kLineLimitBytes);
}

void RecordReader::forget() {
  for (const std::uint8_t position : present()) cells_[position] = {};
  present_count_ = 0;
  faults_.clear();
  ignored_.clear();
  text_.clear();
}

bool RecordReader::read(const RecordPlan& plan, std::string_view line) {
  forget();
  return split(plan, line) && read_fields(plan) && check_needed(plan);
}

bool RecordReader::split(const RecordPlan& plan, std::string_view line) {
  const std::size_t limit = plan.fields.size();
  std::size_t count = 0;
  std::size_t begin = 0;
  const auto end_field = [&](std::size_t end) {
    if (end > begin && count > 0 && count < limit) {
      raw_[count] = line.substr(begin, end - begin);
      present_[present_count_++] = static_cast<std::uint8_t>(count);
    }
    ++count;
    begin = end + 1;
  };
  // The first comma of eight ends a field; behind each of the others lies an empty one.
  const auto end_run = [&](std::size_t at) {
    end_field(at);
    count += kRunOfCommas - 1;
    begin = at + kRunOfCommas;
  };
  each_comma(line, end_field, end_run);
  end_field(line.size());
  if (count == limit) return true;
  const bool too_many = count > limit;
  faults_.push_back({too_many ? code::fields_too_many : code::fields_too_few, 0, too_many,
                     static_cast<std::int64_t>(count)});
  return !too_many;
}

bool RecordReader::read_fields(const RecordPlan& plan) {
  for (const std::uint8_t position : present())
    if (!read_field(plan.fields[position], position)) return false;
  return true;
}

bool RecordReader::check_needed(const RecordPlan& plan) {
  std::size_t at = 0;
  for (const std::uint8_t position : plan.needed) {
    while (at < present_count_ && present_[at] < position) ++at;
    const bool there = at < present_count_ && present_[at] == position;
    if (!there && !miss(plan.fields[position], position)) return false;
  }
  return true;
}

/// A field that must or should be there is empty; false where that costs the record.
bool RecordReader::miss(const PlannedField& planned, std::size_t position) {
  const bool rejects = planned.field->traits.need == Need::must;
  faults_.push_back({rejects ? code::field_missing : code::value_left_empty, position, rejects, 0});
  return !rejects;
}

void RecordReader::note(Code code, std::int64_t actual) {
  faults_.push_back({code, position_, false, actual});
}

bool RecordReader::read_field(const PlannedField& planned, std::size_t position) {
  const Field& field = *planned.field;
  if (planned.reserved) {
    ignored_.push_back(static_cast<std::uint8_t>(position));
    return true;
  }
  position_ = position;
  if (read_value(field, raw_[position], cells_[position])) return true;
  const bool broken_text = field.type == Type::text;
  const bool rejects = broken_text || field.traits.need != Need::expected;
  Code code = rejects ? code::field_bad : code::value_left_empty;
  if (broken_text) code = code::text_broken;
  faults_.push_back({code, position, rejects, 0});
  return !rejects;
}

RecordReader::IsValue RecordReader::read_value(const Field& field, std::string_view raw,
                                               Cell& into) {
  switch (field.type) {
    case Type::integer:
      return read_integer(field, raw, into);
    case Type::decimal:
      return read_decimal(raw, into);
    case Type::date:
    case Type::month:
      return read_date(field.type, raw, into);
    case Type::code:
      return read_code(field, raw, into);
    case Type::text:
    case Type::boolean:
      return read_text(field, raw, into);
  }
  bug("a field of a type that receipts do not have");
}

RecordReader::IsValue RecordReader::read_integer(const Field& field, std::string_view raw,
                                                 Cell& into) {
  constexpr std::size_t kMostDigits = 18;
  // Only numbers that the specification writes in 英数 can lie below zero.
  const bool negative = field.mode == Mode::alphanumeric && raw[0] == '-';
  const std::string_view digits = raw.substr(negative ? 1 : 0);
  if (digits.empty() || !all_digits(digits) || digits.size() > kMostDigits) return false;
  std::int64_t number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  if (digits.size() > 1 && digits[0] == '0') note(code::number_form_wrong);
  into = Cell::of(negative ? -number : number);
  return true;
}

RecordReader::IsValue RecordReader::read_decimal(std::string_view raw, Cell& into) {
  const std::size_t point = std::min(raw.find('.'), raw.size());
  const std::string_view whole = raw.substr(0, point);
  const std::string_view part = raw.substr(std::min(point + 1, raw.size()));
  const bool well_formed = !whole.empty() && all_digits(whole) && all_digits(part) &&
                           (point == raw.size() || !part.empty());
  if (!well_formed) return false;
  const auto number = parse_decimal(raw);
  if (!number) return false;
  if ((whole.size() > 1 && whole[0] == '0') || part.ends_with('0')) note(code::number_form_wrong);
  into = Cell::of(*number);
  return true;
}

RecordReader::IsValue RecordReader::read_date(Type type, std::string_view raw, Cell& into) {
  const bool day = type == Type::date;
  const std::size_t western_digits = day ? 8 : 6;
  // Receipts of a file share their months, and records of a receipt their days.
  if (raw.size() == western_digits && raw == last_date_) {
    into = Cell::of(last_day_);
    return true;
  }
  if (!all_digits(raw)) return false;
  std::optional<Date> date;
  if (raw.size() == western_digits) {
    date = day ? parse_compact_date(raw) : parse_compact_month(raw);
  } else if (raw.size() + 1 == western_digits) {
    date = day ? parse_wareki_date(raw) : wareki_month(raw);
    if (date) note(code::date_in_wareki);
  }
  if (!date) return false;
  if (raw.size() == western_digits) {
    last_date_ = raw;
    last_day_ = *date;
  }
  into = Cell::of(*date);
  return true;
}

RecordReader::IsValue RecordReader::read_code(const Field& field, std::string_view raw,
                                              Cell& into) {
  const std::string_view code = without_padding(raw);
  const bool right = field.mode == Mode::digits ? all_digits(code) : all_ascii(code);
  if (!right || code.empty()) return false;
  check_length(field, raw);
  if (!is_listed(field.traits.list, code)) note(code::value_unknown);
  into = Cell::of(code);
  return true;
}

RecordReader::IsValue RecordReader::read_text(const Field& field, std::string_view raw,
                                              Cell& into) {
  const std::size_t begin = text_.size();
  if (!formats::append_cp932(raw, text_)) return false;
  check_length(field, raw);
  check_spaces(field, raw);
  into = Cell::of(std::string_view(text_).substr(begin));
  return true;
}

void RecordReader::check_length(const Field& field, std::string_view raw) {
  const bool right =
      field.width.fixed ? raw.size() == field.width.bytes : raw.size() <= field.width.bytes;
  if (!right) note(code::value_length_wrong, static_cast<std::int64_t>(raw.size()));
}

void RecordReader::check_spaces(const Field& field, std::string_view raw) {
  const Widths widths = widths_of(raw);
  if (!fits(field.mode, widths)) note(code::value_characters_wrong);
  const bool wrong_count = field.traits.one_space && widths.spaces != 1;
  if (widths.trailing_space || wrong_count) note(code::spaces_wrong);
}

Remark RecordReader::remark_of(const RecordPlan& plan, const Fault& fault, std::int64_t line) {
  Remark remark{fault.code, line, plan.layout->record, {}, {}, {}, {}, 0, fault.actual};
  if (fault.position == 0) {
    remark.limit = static_cast<std::int64_t>(plan.fields.size());
    return remark;
  }
  const PlannedField& planned = plan.fields[fault.position];
  const Field& field = *planned.field;
  remark.column = planned.column;
  remark.field = planned.label;
  remark.kind = name_of(field.type);
  remark.limit = field.width.bytes;
  remark.expected = expected_form(field);
  if (fault.code == code::value_unknown) remark.expected = codes_of(field.traits.list);
  if (fault.code == code::value_length_wrong) remark.expected = field.width.fixed ? "=" : "≤";
  if (fault.code == code::text_broken) remark.expected = "CP932";
  if (fault.code == code::spaces_wrong)
    remark.expected = field.traits.one_space ? "姓␣名" : "末尾の空白なし no trailing space";
  return remark;
}

}  // namespace renga::ingest
