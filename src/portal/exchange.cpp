#include "portal/exchange.hpp"

#include <algorithm>

namespace renga::portal {
namespace {

int digit_of(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return -1;
}

/// `%E7%94%B3` and, in a query, `+` as characters; nothing where it is broken or hides a control
/// character.
std::optional<std::string> decoded(std::string_view text, bool in_query) {
  std::string made;
  for (std::size_t place = 0; place < text.size(); ++place) {
    char letter = text[place];
    if (letter == '%') {
      if (place + 2 >= text.size()) return std::nullopt;
      const int high = digit_of(text[place + 1]);
      const int low = digit_of(text[place + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      letter = static_cast<char>(high * 16 + low);
      place += 2;
    } else if (letter == '+' && in_query) {
      letter = ' ';
    }
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) return std::nullopt;
    made += letter;
  }
  return made;
}

bool has_upward_part(std::string_view path) {
  if (path.find('\\') != path.npos) return true;
  while (!path.empty()) {
    const auto end = path.find('/');
    const std::string_view part = path.substr(0, end);
    if (part == "." || part == "..") return true;
    path.remove_prefix(end == path.npos ? path.size() : end + 1);
  }
  return false;
}

/// `%252e` is a percent sign to us and a dot to whoever decodes it again: neither is a name here.
bool leads_upwards(std::string_view path) {
  if (has_upward_part(path)) return true;
  if (path.find('%') == path.npos) return false;
  const auto again = decoded(path, false);
  return again && has_upward_part(*again);
}

}  // namespace

std::string_view Asked::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Asked::parameter(std::string_view name) const {
  for (const auto& [known, value] : query)
    if (known == name) return value;
  return {};
}

std::string_view Asked::cookie(std::string_view name) const {
  std::string_view rest = header("cookie");
  while (!rest.empty()) {
    const auto end = rest.find(';');
    std::string_view pair = rest.substr(0, end);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    const auto equals = pair.find('=');
    if (equals != pair.npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  }
  return {};
}

Language Asked::language() const {
  const std::string_view wanted = header("accept-language");
  return wanted.starts_with("en") ? Language::english : Language::japanese;
}

Answer json_answer(const Json& json, int status) {
  Answer answer;
  answer.status = status;
  answer.body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  return answer;
}

Answer empty_answer() {
  Answer answer;
  answer.status = 204;
  answer.type.clear();
  return answer;
}

std::optional<Target> read_target(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  const auto question = target.find('?');
  auto path = decoded(target.substr(0, question), false);
  if (!path || leads_upwards(*path)) return std::nullopt;
  Target read{*std::move(path), {}};
  std::string_view rest = question == target.npos ? "" : target.substr(question + 1);
  while (!rest.empty()) {
    const auto end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    const auto equals = pair.find('=');
    auto name = decoded(pair.substr(0, equals), true);
    auto value = decoded(equals == pair.npos ? "" : pair.substr(equals + 1), true);
    if (!name || !value) return std::nullopt;
    if (!name->empty()) read.query.emplace_back(*std::move(name), *std::move(value));
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  }
  return read;
}

}  // namespace renga::portal
