// Any bytes as the people who refused: who was added is in the register, and is not added twice.
// Any bytes as a register: what is read is written back and read again as the same.
#include "folder.hpp"
#include "input.hpp"
#include "optout/optout.hpp"

namespace renga::fuzz {
namespace {

/// The forms that the caller brings have a fuzzer each; here what is written is taken as it is.
optout::NormalForms plain_forms() {
  optout::NormalForms forms;
  forms.name = [](std::string_view name) -> std::optional<std::string> {
    if (name.empty()) return std::nullopt;
    return std::string(name);
  };
  forms.number = [](const optout::Identifiers& written) -> std::optional<optout::PlainNumber> {
    if (written.insurer.empty() || written.number.empty()) return std::nullopt;
    return optout::PlainNumber{std::string(written.insurer), std::string(written.symbol),
                               std::string(written.number), std::string(written.branch)};
  };
  return forms;
}

bool are_same(const optout::Refusal& left, const optout::Refusal& right) {
  return left.marks.name == right.marks.name && left.marks.number == right.marks.number &&
         left.marks.branch == right.marks.branch && left.refused_on == right.refused_on &&
         left.notice == right.notice;
}

void require_same(const optout::Register& left, const optout::Register& right) {
  require(left.secret_hex == right.secret_hex && left.refusals.size() == right.refusals.size());
  for (std::size_t i = 0; i < left.refusals.size(); ++i)
    require(are_same(left.refusals[i], right.refusals[i]));
}

void feed_people(std::string_view input, const Folder& folder) {
  const auto people = folder.write("people.csv", input);
  const auto place = folder.place("made.json");
  std::filesystem::remove(place);
  const auto added = optout::add(place, people, plain_forms());
  require(std::filesystem::exists(place) == added.has_value());
  if (!added) return;
  const auto once = optout::read_register(place);
  require(once && std::ssize(once->refusals) == *added);
  const auto again = optout::add(place, people, plain_forms());
  require(again && *again == 0);
  const auto twice = optout::read_register(place);
  require(twice.has_value());
  require_same(*once, *twice);
}

void feed_register(std::string_view input, const Folder& folder) {
  const auto path = folder.write("register.json", input);
  std::filesystem::permissions(
      path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const auto read = optout::read_register(path);
  if (!read) return;
  require(optout::write_register(*read, folder.place("again.json")).has_value());
  const auto again = optout::read_register(folder.place("again.json"));
  require(again.has_value());
  require_same(*read, *again);
}

}  // namespace

void feed(std::string_view input) {
  static const Folder folder;
  feed_people(input, folder);
  feed_register(input, folder);
}

}  // namespace renga::fuzz
