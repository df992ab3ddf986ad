#include "dossier/written.hpp"

#include "dossier/event_text.hpp"

#include <algorithm>
#include <vector>

namespace renga::dossier {
namespace {

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (const std::string_view word : split(line, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

}  // namespace

bool holds_step(std::string_view line) {
  const auto first = line.find_first_not_of(" \t\r");
  return first != std::string_view::npos && line[first] != '#';
}

std::variant<WrittenStep, std::string> step_of(std::string_view line) {
  constexpr std::size_t kHead = 4;
  while (line.ends_with('\r')) line.remove_suffix(1);
  const auto words = words_of(line);
  if (words.size() < kHead) return std::string(line);
  const auto day = parse_iso_date(words[0]);
  const CommandRow* row = command_named(words[2]);
  if (!day) return words[0];
  if (row == nullptr) return words[2];
  WrittenStep step{*day, words[1], {words[2], words[3] == "-" ? std::string() : words[3], {}}};
  for (std::size_t i = kHead; i < words.size(); ++i) {
    const auto equals = words[i].find('=');
    const std::string name = words[i].substr(0, equals);
    const auto field = std::ranges::find(row->fields, std::string_view(name), &Field::name);
    if (equals == std::string::npos || field == row->fields.end()) return words[i];
    auto value = value_of(field->kind, std::string_view(words[i]).substr(equals + 1));
    if (!value) return words[i];
    step.command.fields.set(name, *std::move(value));
  }
  return step;
}

}  // namespace renga::dossier
