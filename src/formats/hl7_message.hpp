#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::formats {

/// The characters that part a message, stated in its first segment (HL7 v2.5, chapter 2).
struct Hl7Separators {
  char field = '|';
  char component = '^';
  char repetition = '~';
  char escape = '\\';
  char subcomponent = '&';
};

/// One segment of a message. Fields count from 1 as the standard counts them; MSH-1 is the field
/// separator itself.
class Hl7Segment {
 public:
  Hl7Segment(std::string_view text, const Hl7Separators& separators, std::int64_t line);

  std::string_view name() const { return name_; }
  std::int64_t line() const { return line_; }
  /// The raw text of a field, or an empty text.
  std::string_view field(std::size_t number) const;
  std::size_t repetitions(std::size_t number) const;
  /// The number of the last field.
  std::size_t last_field() const;
  /// One component without escapes; numbers count from 1, also the repetition. Empty where there is
  /// none, and where it is the two quotes that mean "deleted".
  std::string component(std::size_t number, std::size_t component,
                        std::size_t repetition = 1) const;

 private:
  std::string_view name_;
  std::vector<std::string_view> fields_;
  Hl7Separators separators_;
  std::int64_t line_;
};

enum class Hl7Fault : std::uint8_t { none, no_header, text_broken, too_long };

/// One message of HL7 v2 (ER7 encoding): segments end with CR; LF and CRLF are read too. The text
/// is ASCII, ISO-2022-JP or UTF-8.
class Hl7Message {
 public:
  /// Takes the whole file. What is wrong is told by `fault()`; there are no segments then.
  explicit Hl7Message(std::string_view bytes);
  Hl7Message(const Hl7Message&) = delete;
  Hl7Message& operator=(const Hl7Message&) = delete;

  Hl7Fault fault() const { return fault_; }
  const std::vector<Hl7Segment>& segments() const { return segments_; }
  /// The first segment of that name, or none.
  const Hl7Segment* find(std::string_view name) const;

 private:
  Hl7Fault read(std::string_view bytes);

  std::string text_;
  std::vector<Hl7Segment> segments_;
  Hl7Fault fault_;
};

inline constexpr std::size_t kHl7MessageLimitBytes = std::size_t{16} << 20U;

}  // namespace renga::formats
