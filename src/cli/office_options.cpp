#include "cli/office_options.hpp"

namespace renga::cli {

void ask_for_office(CLI::App& verb, std::filesystem::path& folder, std::string& database,
                    const Session& session) {
  verb.add_option("--data", folder,
                  session.say({"office.toml とデータベースのフォルダー",
                               "the folder of office.toml and the database"}))
      ->required();
  verb.add_option("--database", database,
                  session.say({"PostgreSQL の URL（省略時はフォルダーの renga.sqlite）",
                               "URL of PostgreSQL (default: renga.sqlite in the folder)"}));
}

void ask_for_fixed_day(CLI::App& verb, std::string& day, const Session& session) {
  verb.add_option(
      "--today", day,
      session.say({"基準日（試験用、省略時は今日）", "a fixed day, for tests (default: today)"}));
}

Result<std::optional<Date>> fixed_day(const std::string& day) {
  if (day.empty()) return std::optional<Date>();
  const auto date = parse_iso_date(day);
  if (date) return std::optional<Date>(date);
  return fail(Error(code::field_bad)
                  .with("field", "--today")
                  .with("kind", "day")
                  .with("expected", "2026-04-01"));
}

}  // namespace renga::cli
