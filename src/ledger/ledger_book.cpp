#include "ledger/ledger_book.hpp"

#include "ledger/lines.hpp"

#include <algorithm>

namespace renga::ledger {
namespace {

struct Whole {
  std::vector<Entry> entries;
  Head head;
  std::int64_t bytes = 0;  ///< up to the end of the last whole line
  bool torn = false;
};

Result<Whole> read_whole(const Path& file, std::string_view origin) {
  Whole whole{.entries = {}, .head = beginning(origin)};
  Verifier verifier(origin, {});
  RENGA_ASSIGN(const std::string rest, each_line(file, [&](std::string_view line) {
                 verifier.take(line);
                 whole.bytes += std::ssize(line) + 1;
                 if (auto entry = read(line)) {
                   whole.head = {.entries = entry->number + 1,
                                 .last = leaf_digest(line),
                                 .time_utc = entry->said.time_utc};
                   whole.entries.push_back(std::move(*entry));
                 }
               }));
  whole.torn = !rest.empty();
  const auto damage = verifier.finish().damage;
  if (!damage.empty())
    return fail(
        Error(code::ledger_damaged).at({file.string(), 0, ""}).with("count", std::ssize(damage)));
  return whole;
}

}  // namespace

Result<LedgerBook> LedgerBook::open(const Path& file, std::string_view origin) {
  RENGA_ASSIGN(files::FileLock lock, files::FileLock::take(file));
  RENGA_ASSIGN(files::GrowingFile growing, files::GrowingFile::open(file));
  RENGA_ASSIGN(Whole whole, read_whole(file, origin));
  if (whole.torn) RENGA_TRY(growing.cut(whole.bytes));
  return LedgerBook(std::move(lock), std::move(growing), std::move(whole.head),
                    std::move(whole.entries));
}

Done LedgerBook::append(Draft draft) {
  draft.time_utc = std::max(draft.time_utc, head_.time_utc);
  RENGA_ASSIGN(Written next, write(draft, head_));
  RENGA_ASSIGN(Entry entry, read(next.line));
  RENGA_TRY(file_.append(next.line + "\n"));
  head_ = std::move(next.head);
  entries_.push_back(std::move(entry));
  return {};
}

}  // namespace renga::ledger
