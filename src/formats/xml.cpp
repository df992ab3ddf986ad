#include "formats/xml.hpp"

#include <algorithm>
#include <vector>

#include <expat.h>

namespace renga::formats {
namespace {

// The parser puts it between a namespace and a name; no name can hold it.
constexpr char kNamespaceEnd = '\n';
// A piece for the parser, whose lengths are of type int.
constexpr std::size_t kPieceBytes = std::size_t{1} << 20U;

std::string_view local(const char* qualified) {
  const std::string_view name(qualified);
  return name.substr(name.rfind(kNamespaceEnd) + 1);
}

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

}  // namespace

struct XmlReader::State {
  State(XmlEvents& given, std::int64_t limit);

  void stop(XmlFault reason) {
    if (fault != XmlFault::none) return;
    fault = reason;
    line = static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser.get()));
    XML_StopParser(parser.get(), XML_FALSE);
  }
  void open(const char* name, const char** given_attributes);
  bool parse(std::string_view piece, bool last);

  std::unique_ptr<XML_ParserStruct, FreeParser> parser;
  XmlEvents* events;
  std::vector<XmlAttribute> attributes;
  std::int64_t depth = 0;
  std::int64_t bytes = 0;
  std::int64_t limit_bytes;
  XmlFault fault = XmlFault::none;
  std::int64_t line = 0;
};

namespace {

// What the parser calls; it hands back the pointer that it was given.
template <typename State>
State& state_of(void* data) {
  return *static_cast<State*>(data);
}

}  // namespace

XmlReader::State::State(XmlEvents& given, std::int64_t limit)
    : parser(XML_ParserCreateNS(nullptr, kNamespaceEnd)), events(&given), limit_bytes(limit) {
  ensure(parser != nullptr, "the XML parser has no memory");
  XML_SetUserData(parser.get(), this);
  XML_SetElementHandler(
      parser.get(),
      [](void* data, const char* name, const char** pairs) {
        state_of<State>(data).open(name, pairs);
      },
      [](void* data, const char* name) {
        auto& state = state_of<State>(data);
        --state.depth;
        if (state.fault == XmlFault::none) state.events->close(local(name));
      });
  XML_SetCharacterDataHandler(parser.get(), [](void* data, const char* text, int length) {
    auto& state = state_of<State>(data);
    if (state.fault == XmlFault::none) state.events->text({text, static_cast<std::size_t>(length)});
  });
  XML_SetStartDoctypeDeclHandler(parser.get(),
                                 [](void* data, const char*, const char*, const char*, int) {
                                   state_of<State>(data).stop(XmlFault::declares_type);
                                 });
}

void XmlReader::State::open(const char* name, const char** given_attributes) {
  if (fault != XmlFault::none) return;
  if (++depth > kXmlDepthLimit) return stop(XmlFault::too_deep);
  attributes.clear();
  for (const char** pair = given_attributes; pair[0] != nullptr; pair += 2)
    attributes.push_back({local(pair[0]), pair[1]});
  events->open(local(name), attributes,
               static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser.get())));
}

bool XmlReader::State::parse(std::string_view piece, bool last) {
  if (fault != XmlFault::none) return false;
  bytes += std::ssize(piece);
  if (bytes > limit_bytes) {
    stop(XmlFault::too_long);
    return false;
  }
  const auto status = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()),
                                last ? XML_TRUE : XML_FALSE);
  if (status == XML_STATUS_ERROR) stop(XmlFault::not_well_formed);
  return fault == XmlFault::none;
}

XmlReader::XmlReader(XmlEvents& events, std::int64_t limit_bytes)
    : state_(std::make_unique<State>(events, limit_bytes)) {}
XmlReader::XmlReader(XmlReader&&) noexcept = default;
XmlReader& XmlReader::operator=(XmlReader&&) noexcept = default;
XmlReader::~XmlReader() = default;

bool XmlReader::take(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size(); at += kPieceBytes)
    if (!state_->parse(piece.substr(at, kPieceBytes), false)) return false;
  return state_->fault == XmlFault::none;
}

bool XmlReader::finish() {
  return state_->parse({}, true);
}

XmlFault XmlReader::fault() const {
  return state_->fault;
}

std::int64_t XmlReader::fault_line() const {
  return state_->line;
}

std::int64_t XmlReader::begin_byte() const {
  return XML_GetCurrentByteIndex(state_->parser.get());
}

std::int64_t XmlReader::end_byte() const {
  return begin_byte() + XML_GetCurrentByteCount(state_->parser.get());
}

}  // namespace renga::formats
