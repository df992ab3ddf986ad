#include "ids/suspects.hpp"

#include "files/files.hpp"
#include "ids/errors.hpp"
#include "ids/sql.hpp"

#include <algorithm>

namespace renga::ids {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kParquetHead = "PAR1";
constexpr std::string_view kZipHead = "PK";

const TableSchema kFound{"found", {{"id", Type::text, Role::id, "", ""}}};

bool is_word_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The character in lower case where it is hexadecimal, else 0.
char hexadecimal(char c) {
  if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) return c;
  if (c >= 'A' && c <= 'F') return static_cast<char>(c - 'A' + 'a');
  return 0;
}

Result<std::string> head_of(const fs::path& file) {
  std::string head;
  RENGA_TRY(files::read_pieces(
      file,
      [&head](std::string_view piece) -> Done {
        if (head.empty()) head = piece.substr(0, kParquetHead.size());
        return {};
      },
      4096));
  return head;
}

/// Every column of text: whatever it is called, it may hold IDs.
Done search_parquet(engine::Engine& engine, const fs::path& file, engine::Appender& found) {
  RENGA_TRY(engine.view_parquet("leaked", file));
  RENGA_ASSIGN(const auto columns, engine.rows(sql::text_columns));
  SuspectFinder finder([&found](std::string_view id) {
    found.text(id);
    found.end_row();
  });
  for (const engine::Row& column : columns)
    RENGA_TRY(engine.each_row(sql::long_texts,
                              engine::Parameters().identifier("column", column.text(0)),
                              [&finder](const engine::Row& row) -> Done {
                                finder.take(row.text(0));
                                finder.finish();
                                return {};
                              }));
  RENGA_TRY(engine.run(sql::forget_leaked));
  return {};
}

Done search_text(const fs::path& file, engine::Appender& found) {
  SuspectFinder finder([&found](std::string_view id) {
    found.text(id);
    found.end_row();
  });
  RENGA_TRY(files::read_pieces(file, [&finder](std::string_view piece) -> Done {
    finder.take(piece);
    return {};
  }));
  finder.finish();
  return {};
}

Done search_file(engine::Engine& engine, const fs::path& file, engine::Appender& found) {
  RENGA_ASSIGN(const std::string head, head_of(file));
  if (head == kParquetHead) return search_parquet(engine, file, found);
  if (head.starts_with(kZipHead))
    return fail(Error(code::table_format_unread)
                    .rule("IDP-44")
                    .with("path", file.string())
                    .with("known", "CSV, TSV, JSON, Parquet"));
  return search_text(file, found);
}

Result<std::vector<fs::path>> files_of(const fs::path& leak) {
  std::error_code problem;
  if (!fs::exists(leak, problem))
    return fail(Error(code::file_missing).with("path", leak.string()));
  if (!fs::is_directory(leak)) return std::vector{leak};
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(leak))
    if (entry.is_regular_file() && entry.path().filename() != "manifest.json")
      files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

}  // namespace

void SuspectFinder::take(std::string_view piece) {
  for (const char c : piece) {
    if (!is_word_character(c)) {
      end_run();
      continue;
    }
    const char digit = hexadecimal(c);
    hexadecimal_ = hexadecimal_ && digit != 0 && run_.size() < kSuspectMost;
    if (hexadecimal_) run_.push_back(digit);
  }
}

void SuspectFinder::finish() {
  end_run();
}

void SuspectFinder::end_run() {
  if (hexadecimal_ && run_.size() >= kSuspectLeast) found_(run_);
  run_.clear();
  hexadecimal_ = true;
}

Result<std::int64_t> gather_suspects(engine::Engine& engine, const fs::path& leak) {
  RENGA_ASSIGN(const std::vector<fs::path> files, files_of(leak));
  RENGA_TRY(engine.create_table(kFound));
  RENGA_ASSIGN(const auto found, engine.append_to(kFound));
  for (const fs::path& file : files) RENGA_TRY(search_file(engine, file, *found));
  RENGA_TRY(found->finish());
  RENGA_TRY(engine.run(sql::suspects));
  RENGA_ASSIGN(const std::int64_t count, engine.integer(sql::count_suspects));
  if (count == 0)
    return fail(Error(code::no_ids_to_trace).rule("IDP-45").with("path", leak.string()));
  return count;
}

}  // namespace renga::ids
