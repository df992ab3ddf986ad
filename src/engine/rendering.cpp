#include "engine/rendering.hpp"

#include <cctype>

namespace renga::engine {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string_view word_at(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_word(text[length])) ++length;
  return text.substr(0, length);
}

}  // namespace

std::string quoted_identifier(std::string_view identifier) {
  std::string quoted = "\"";
  for (const char c : identifier) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

// Walks the text once. The parameters of a nested expression get a prefix, so that two expressions
// may both speak of $edges.
class Renderer {
 public:
  explicit Renderer(Rendering& rendering) : rendering_(rendering) {}

  void render(Sql sql, const Parameters& parameters, const std::string& prefix) {
    std::string_view rest = sql.text;
    while (!rest.empty()) {
      if (rest.starts_with("{{")) {
        const std::size_t end = rest.find("}}");
        ensure(end != std::string_view::npos, "a {{slot}} of a statement is not closed");
        slot(rest.substr(2, end - 2), parameters);
        rest.remove_prefix(end + 2);
      } else if (rest.front() == '$' && !word_at(rest.substr(1)).empty()) {
        const std::string_view name = word_at(rest.substr(1));
        value(name, parameters, prefix);
        rest.remove_prefix(1 + name.size());
      } else {
        rendering_.text += rest.front();
        rest.remove_prefix(1);
      }
    }
  }

 private:
  void value(std::string_view name, const Parameters& parameters, const std::string& prefix) {
    const auto found = parameters.values_.find(name);
    ensure(found != parameters.values_.end(), "a $parameter of a statement has no value");
    const std::string full_name = prefix + std::string(name);
    rendering_.text += "$" + full_name;
    for (const auto& [known, ignored] : rendering_.values)
      if (known == full_name) return;
    rendering_.values.emplace_back(full_name, found->second);
  }

  void slot(std::string_view name, const Parameters& parameters) {
    const auto identifier = parameters.identifiers_.find(name);
    if (identifier != parameters.identifiers_.end()) {
      rendering_.text += identifier->second;
      return;
    }
    const auto list = parameters.lists_.find(name);
    ensure(list != parameters.lists_.end(), "a {{slot}} of a statement has no content");
    expressions(list->second);
  }

  void expressions(const Parameters::List& list) {
    if (list.expressions.empty()) rendering_.text += list.when_empty;
    static const Parameters kNone;
    for (std::size_t i = 0; i < list.expressions.size(); ++i) {
      const Expression& expression = list.expressions[i];
      if (i > 0) rendering_.text += list.separator;
      rendering_.text += "(";
      render(expression.fragment, expression.parameters ? *expression.parameters : kNone,
             "e" + std::to_string(++expression_count_) + "_");
      rendering_.text += ")";
      if (!expression.alias.empty())
        rendering_.text += " AS " + quoted_identifier(expression.alias);
    }
  }

  Rendering& rendering_;
  int expression_count_ = 0;
};

Rendering Rendering::of(Sql sql, const Parameters& parameters) {
  Rendering rendering;
  Renderer(rendering).render(sql, parameters, "");
  return rendering;
}

Parameters& Parameters::value(std::string_view name, Value value) {
  values_.insert_or_assign(std::string(name), std::move(value));
  return *this;
}

Parameters& Parameters::identifier(std::string_view name, std::string_view identifier) {
  identifiers_.insert_or_assign(std::string(name), quoted_identifier(identifier));
  return *this;
}

Parameters& Parameters::identifiers(std::string_view name,
                                    std::span<const std::string> identifiers) {
  std::vector<std::string> quoted;
  quoted.reserve(identifiers.size());
  for (const std::string& identifier : identifiers) quoted.push_back(quoted_identifier(identifier));
  identifiers_.insert_or_assign(std::string(name), join(quoted, ", "));
  return *this;
}

Parameters& Parameters::raw(std::string_view name, std::string text) {
  identifiers_.insert_or_assign(std::string(name), std::move(text));
  return *this;
}

Parameters& Parameters::columns(std::string_view name, std::span<const Expression> expressions) {
  ensure(!expressions.empty(), "a select list needs at least one column");
  lists_.insert_or_assign(std::string(name),
                          List{{expressions.begin(), expressions.end()}, ", ", ""});
  return *this;
}

Parameters& Parameters::conditions(std::string_view name, std::span<const Expression> expressions) {
  lists_.insert_or_assign(std::string(name),
                          List{{expressions.begin(), expressions.end()}, " AND ", "TRUE"});
  return *this;
}

Parameters& Parameters::alternatives(std::string_view name,
                                     std::span<const Expression> expressions) {
  lists_.insert_or_assign(std::string(name),
                          List{{expressions.begin(), expressions.end()}, " OR ", "FALSE"});
  return *this;
}

}  // namespace renga::engine
