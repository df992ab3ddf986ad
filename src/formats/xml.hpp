#pragma once

#include "base/base.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace renga::formats {

struct XmlAttribute {
  std::string_view name;  ///< without its namespace
  std::string_view value;
};

/// What a reader of XML is told, in the order of the text. Names are without their namespace.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void open(std::string_view name, std::span<const XmlAttribute> attributes,
                    std::int64_t line) = 0;
  /// A part of the text between two tags; one text may come in several parts.
  virtual void text(std::string_view part) = 0;
  virtual void close(std::string_view name) = 0;
};

enum class XmlFault : std::uint8_t {
  none,
  not_well_formed,  ///< XML 1.0, with namespaces
  declares_type,    ///< a document type declaration: the only place that can declare entities
  too_deep,         ///< more than kXmlDepthLimit elements inside each other
  too_long,         ///< more than the limit of this reading
};

inline constexpr std::int64_t kXmlDepthLimit = 64;
inline constexpr std::int64_t kXmlDocumentLimitBytes = std::int64_t{64} << 20U;

/// Reads one XML document piece by piece and never opens anything else: a document type declaration
/// ends the reading, so there are no entities to expand and no files to fetch (decision 0014).
class XmlReader {
 public:
  explicit XmlReader(XmlEvents& events, std::int64_t limit_bytes = kXmlDocumentLimitBytes);
  XmlReader(XmlReader&&) noexcept;
  XmlReader& operator=(XmlReader&&) noexcept;
  ~XmlReader();

  /// False after a fault; nothing more is told then.
  bool take(std::string_view piece);
  bool finish();

  XmlFault fault() const;
  std::int64_t fault_line() const;

  /// Where the tag or text that is being told begins and ends in the bytes of the document. An
  /// element without content is opened by its tag and closed where the tag ends.
  std::int64_t begin_byte() const;
  std::int64_t end_byte() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace renga::formats
