#include "package/register.hpp"

#include "package/errors.hpp"

namespace renga::package {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormat = "renga-received-1\n";
constexpr std::size_t kNumberLength = 32;

}  // namespace

Result<Register> Register::open(const fs::path& file) {
  RENGA_ASSIGN(files::FileLock lock, files::FileLock::take(file));
  std::string text(kFormat);
  if (fs::exists(file)) {
    RENGA_ASSIGN(text, files::read_small(file));
  }
  Register opened(file, std::move(lock), std::move(text));
  RENGA_TRY(opened.understand());
  return opened;
}

Done Register::understand() {
  std::string_view rest = text_;
  bool sound = rest.starts_with(kFormat) && rest.back() == '\n';
  if (sound) rest.remove_prefix(kFormat.size());
  while (sound && !rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    sound = line.find(' ') == kNumberLength;
    numbers_.emplace(line.substr(0, kNumberLength));
    rest.remove_prefix(line.size() + 1);
  }
  if (sound) return {};
  return fail(Error(code::file_unreadable)
                  .rule("PKG-15")
                  .with("path", file_.string())
                  .with("reason", "it is not a register of received packages"));
}

Done Register::refuse_known(const Statement& statement) const {
  if (!numbers_.contains(statement.number)) return {};
  return fail(Error(code::package_received_before).rule("PKG-15").with("number", statement.number));
}

Done Register::add(const Statement& statement, std::string_view received_utc) {
  text_ += statement.number + " " + std::string(received_utc) + " " + statement.sender + " " +
           std::string(row_of(statement.purpose).name) + "\n";
  numbers_.insert(statement.number);
  return files::write_whole(file_, text_, files::Existing::replace);
}

}  // namespace renga::package
