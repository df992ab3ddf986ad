#include "files/files.hpp"
#include "ledger/errors.hpp"
#include "ledger/lines.hpp"
#include "ledger/verification.hpp"

#include <algorithm>
#include <functional>

namespace renga::ledger {

Result<std::string> each_line(const Path& file, const std::function<void(std::string_view)>& take) {
  std::string line;
  const auto take_piece = [&](std::string_view piece) -> Done {
    while (!piece.empty()) {
      const auto end = piece.find('\n');
      const std::string_view part = piece.substr(0, end);
      line += part.substr(0, kLineBytesMost + 1 - std::min(line.size(), kLineBytesMost + 1));
      if (end == std::string_view::npos) return {};
      take(line);
      line.clear();
      piece.remove_prefix(end + 1);
    }
    return {};
  };
  RENGA_TRY(files::read_pieces(file, take_piece));
  return line;
}

Result<Verification> verify_file(const Path& file, std::string_view origin,
                                 const std::vector<Checkpoint>& checkpoints) {
  Verifier verifier(origin, checkpoints);
  RENGA_ASSIGN(const std::string rest,
               each_line(file, [&](std::string_view line) { verifier.take(line); }));
  if (!rest.empty()) verifier.take_torn();
  return verifier.finish();
}

Done require_entries(std::int64_t expected, std::int64_t actual) {
  if (expected <= actual) return {};
  return fail(Error(code::ledger_short).with("expected", expected).with("actual", actual));
}

Result<std::vector<Digest>> leaves_of_file(const Path& file, std::int64_t entries) {
  std::vector<Digest> leaves;
  RENGA_TRY(each_line(file, [&](std::string_view line) {
    if (entries < 0 || std::ssize(leaves) < entries) leaves.push_back(leaf_digest(line));
  }));
  if (auto enough = require_entries(entries, std::ssize(leaves)); !enough)
    return fail(std::move(enough).error().at({file.string(), 0, ""}));
  return leaves;
}

}  // namespace renga::ledger
