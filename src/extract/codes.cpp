#include "extract/codes.hpp"

#include "extract/sql.hpp"

#include <memory>

namespace renga::extract {
namespace {

/// `25*3` becomes the pattern `25%3`; the engine's own wildcards stand for themselves.
std::string like_pattern(std::string_view code) {
  std::string pattern;
  for (const char c : code) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c == '*' ? '%' : c;
  }
  return pattern;
}

/// Whether the only `*` of the code is its last character.
bool is_prefix(std::string_view code) {
  return code.find('*') == code.size() - 1;
}

engine::Expression expression(engine::Sql fragment, std::string_view column, std::string_view name,
                              engine::Value value) {
  auto parameters = std::make_shared<engine::Parameters>();
  parameters->identifier("column", column).value(name, std::move(value));
  return {fragment, std::move(parameters), ""};
}

bool matches_pattern(std::string_view pattern, std::string_view code) {
  if (pattern.empty()) return code.empty();
  if (pattern.front() != '*')
    return !code.empty() && pattern.front() == code.front() &&
           matches_pattern(pattern.substr(1), code.substr(1));
  for (std::size_t skipped = 0; skipped <= code.size(); ++skipped)
    if (matches_pattern(pattern.substr(1), code.substr(skipped))) return true;
  return false;
}

}  // namespace

std::vector<std::string> codes_of_text(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::string> codes;
  for (std::string_view line : split(text, '\n')) {
    line = line.substr(0, line.find_first_of(",\t\r"));
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    if (line.size() >= 2 && line.front() == '"' && line.back() == '"')
      line = line.substr(1, line.size() - 2);
    if (!line.empty() && line.front() != '#') codes.emplace_back(line);
  }
  return codes;
}

bool matches(const CodeList& list, std::string_view code) {
  for (const std::string& wanted : list.codes)
    if (matches_pattern(wanted, code)) return true;
  return false;
}

std::vector<engine::Expression> alternatives_of(const CodeList& list, std::string_view column) {
  std::vector<engine::Expression> alternatives;
  std::vector<std::string> exact;
  for (const std::string& code : list.codes) {
    if (code.find('*') == std::string::npos)
      exact.push_back(code);
    else if (is_prefix(code))
      alternatives.push_back(
          expression(sql::code_begins, column, "prefix", code.substr(0, code.size() - 1)));
    else
      alternatives.push_back(expression(sql::code_is_like, column, "pattern", like_pattern(code)));
  }
  if (!exact.empty())
    alternatives.push_back(expression(sql::code_is_one_of, column, "codes", std::move(exact)));
  return alternatives;
}

}  // namespace renga::extract
