#include "store/address.hpp"

#include <map>
#include <memory>

#include <libpq-fe.h>

namespace renga::store {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

Error bad_address() {
  return Error(code::store_address_bad).with("expected", "postgresql://HOST/DATABASE");
}

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

/// libpq reads the URL; SOCI wants the same as words.
Result<std::map<std::string, std::string>> words_of(const std::string& url) {
  const Options options(PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree);
  if (options == nullptr) return fail(bad_address());
  std::map<std::string, std::string> words;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option)
    if (option->val != nullptr) words[option->keyword] = option->val;
  return words;
}

std::string quoted(const std::string& value) {
  std::string text = "'";
  for (const char letter : value) {
    if (letter == '\'' || letter == '\\') text += '\\';
    text += letter;
  }
  return text + "'";
}

}  // namespace

Address Address::of_file(std::filesystem::path file) {
  std::string label = file.string();
  return {Kind::sqlite, std::move(file), std::move(label), ""};
}

Result<Address> Address::parse(std::string_view text) {
  if (text.starts_with(kSqlite) && text.size() > kSqlite.size())
    return of_file(std::filesystem::path(text.substr(kSqlite.size())));
  if (!text.starts_with("postgresql://") && !text.starts_with("postgres://"))
    return fail(bad_address());
  RENGA_ASSIGN(const auto words, words_of(std::string(text)));
  std::string connection;
  for (const auto& [name, value] : words)
    connection += (connection.empty() ? "" : " ") + name + "=" + quoted(value);
  const auto word = [&](const char* name) {
    const auto found = words.find(name);
    return found == words.end() ? std::string() : found->second;
  };
  return Address(Kind::postgresql, {}, "postgresql://" + word("host") + "/" + word("dbname"),
                 std::move(connection));
}

}  // namespace renga::store
