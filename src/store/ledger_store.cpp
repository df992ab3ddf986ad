#include "store/ledger_store.hpp"

#include "store/sql.hpp"

namespace renga::store {
namespace {

std::optional<LedgerHead> head_of(const std::optional<Row>& row) {
  if (!row) return std::nullopt;
  return LedgerHead{.origin = row->text("origin"),
                    .entries = row->number("entries"),
                    .last_digest = row->text("last_digest"),
                    .time_utc = row->text("time_utc")};
}

LedgerLine line_of(const Row& row) {
  return {.number = row.number("number"), .subject = row.text("subject"), .line = row.text("line")};
}

}  // namespace

Done begin_ledger(Transaction& transaction, const LedgerHead& head) {
  RENGA_TRY(transaction.run(sql::ledger_begin, {{"origin", head.origin},
                                                {"entries", head.entries},
                                                {"last_digest", head.last_digest},
                                                {"time_utc", head.time_utc}}));
  return {};
}

Result<std::optional<LedgerHead>> ledger_head(Transaction& transaction) {
  RENGA_ASSIGN(const auto row, transaction.row(sql::ledger_head));
  return head_of(row);
}

Result<std::optional<LedgerHead>> take_ledger_head(Transaction& transaction) {
  RENGA_ASSIGN(const auto row, transaction.row(sql::ledger_head_taken));
  return head_of(row);
}

Done append_line(Transaction& transaction, const LedgerLine& line, const LedgerHead& next) {
  RENGA_TRY(
      transaction.run(sql::ledger_append,
                      {{"number", line.number}, {"subject", line.subject}, {"line", line.line}}));
  RENGA_ASSIGN(const std::int64_t moved,
               transaction.run(sql::ledger_head_moved, {{"entries", next.entries},
                                                        {"last_digest", next.last_digest},
                                                        {"time_utc", next.time_utc},
                                                        {"before", line.number}}));
  ensure(moved == 1 && next.entries == line.number + 1, "a line follows the head that was taken");
  return {};
}

Done each_line(Transaction& transaction, std::int64_t from,
               const std::function<Done(const LedgerLine&)>& take) {
  std::int64_t next = from;
  for (bool more = true; more;) {
    more = false;
    RENGA_TRY(transaction.each(sql::ledger_lines, {{"from", next}}, [&](const Row& row) -> Done {
      more = true;
      const LedgerLine line = line_of(row);
      next = line.number + 1;
      return take(line);
    }));
  }
  return {};
}

namespace {

/// Whatever else a word holds, it is no pattern of its own.
std::string pattern_of(std::string_view kind) {
  if (kind.empty()) return "%";
  std::string word;
  for (const char letter : kind)
    if ((letter >= 'a' && letter <= 'z') || letter == '_') word += letter;
  return "%\"kind\":\"" + word + "\"%";
}

}  // namespace

Result<LatestLines> latest_lines(Transaction& transaction, const LineFilter& filter,
                                 const LinePage& page) {
  const bool about = !filter.subject.empty();
  Parameters asked = {{"pattern", pattern_of(filter.kind)}};
  if (about) asked.push_back({"subject", filter.subject});
  RENGA_ASSIGN(const auto count,
               transaction.row(about ? sql::ledger_count_of_subject : sql::ledger_count, asked));
  LatestLines found;
  found.total = count ? count->number("lines") : 0;
  asked.push_back({"limit", page.limit});
  asked.push_back({"from", page.from});
  RENGA_TRY(transaction.each(about ? sql::ledger_latest_of_subject : sql::ledger_latest, asked,
                             [&](const Row& row) -> Done {
                               found.lines.push_back(line_of(row));
                               return {};
                             }));
  return found;
}

Result<std::vector<LinkedLine>> lines_about(Transaction& transaction, std::string_view subject) {
  std::vector<LinkedLine> lines;
  RENGA_TRY(transaction.each(sql::ledger_lines_about, {{"subject", subject}},
                             [&](const Row& row) -> Done {
                               lines.push_back({line_of(row), row.text_or_nothing("next")});
                               return {};
                             }));
  return lines;
}

Done keep_value(Transaction& transaction, std::int64_t entry, std::string_view name,
                const KeptValue& kept) {
  RENGA_TRY(transaction.run(sql::ledger_value_kept, {{"entry", entry},
                                                     {"name", name},
                                                     {"salt", kept.salt.disclose()},
                                                     {"value", kept.value.disclose()}}));
  return {};
}

Result<std::optional<ValuePlace>> find_value(Transaction& transaction, std::int64_t entry,
                                             std::string_view name) {
  RENGA_ASSIGN(const auto row,
               transaction.row(sql::ledger_value_of, {{"entry", entry}, {"name", name}}));
  if (!row) return std::optional<ValuePlace>();
  ValuePlace place{.kept = std::nullopt, .erased_by = row->number_or_nothing("erased_by")};
  if (!place.erased_by)
    place.kept = KeptValue{Personal<std::string>(row->text("salt")),
                           Personal<std::string>(row->text("value"))};
  return std::optional<ValuePlace>(std::move(place));
}

Result<bool> erase_value(Transaction& transaction, std::int64_t entry, std::string_view name,
                         std::int64_t erased_by) {
  RENGA_ASSIGN(const std::int64_t erased,
               transaction.run(sql::ledger_value_erased,
                               {{"entry", entry}, {"name", name}, {"erased_by", erased_by}}));
  return erased == 1;
}

Result<std::vector<ValueName>> values_about(Transaction& transaction, std::string_view subject) {
  std::vector<ValueName> names;
  RENGA_TRY(transaction.each(sql::ledger_values_about, {{"subject", subject}},
                             [&](const Row& row) -> Done {
                               names.push_back({row.number("entry"), row.text("name")});
                               return {};
                             }));
  return names;
}

}  // namespace renga::store
