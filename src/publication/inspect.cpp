#include "publication/inspect.hpp"

#include "files/files.hpp"
#include "publication/table_file.hpp"
#include "publication/table_finder.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace renga::publication {
namespace {

using disclosure::DimensionKind;
using disclosure::Unit;

constexpr Bilingual kHead = {
    "# renga check --inspect による案です。全ての行を確認し、直してから使ってください。",
    "# A proposal of renga check --inspect. Check every line and correct it before use."};
constexpr Bilingual kDataKind = {
    "# special_extraction | aggregate_table | sampling_dataset | trial_dataset",
    "# special_extraction | aggregate_table | sampling_dataset | trial_dataset"};
constexpr Bilingual kGuess = {"推定できません。確認してください", "no guess: check"};
constexpr Bilingual kNotes = {"読んで問題がないことを確認した記載",
                              "words that somebody has read and found harmless"};

constexpr Bilingual kHiddenSheet = {"シート「{}」は非表示です。", "The sheet {} is hidden."};
constexpr Bilingual kHiddenRows = {"シート「{}」に非表示の行又は列があります。",
                                   "The sheet {} has hidden rows or columns."};
constexpr Bilingual kFormulas = {"シート「{}」に数式があります。保存された値を判定します。",
                                 "The sheet {} has formulas; their stored values are judged."};
constexpr Bilingual kNoTable = {"シート「{}」に表が見つかりません。", "No table was found on {}."};
constexpr Bilingual kPart = {"表以外の部品 {} があります。",
                             "There is a part beside the sheets: {}."};

/// What a dimension is called in findings where the file has no word for it.
constexpr std::array<std::pair<DimensionKind, Bilingual>, 10> kCalled = {{
    {DimensionKind::age, {"年齢", "age"}},
    {DimensionKind::sex, {"性別", "sex"}},
    {DimensionKind::prefecture, {"都道府県", "prefecture"}},
    {DimensionKind::secondary_area, {"二次医療圏", "secondary medical area"}},
    {DimensionKind::municipality, {"市区町村", "municipality"}},
    {DimensionKind::small_area, {"小地域", "small area"}},
    {DimensionKind::insurer_type, {"保険者種別", "kind of insurer"}},
    {DimensionKind::facility, {"医療機関", "institution"}},
    {DimensionKind::insurer, {"保険者", "insurer"}},
    {DimensionKind::date, {"時期", "date"}},
}};

std::string toml_text(std::string_view text) {
  std::string safe = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') safe += '\\';
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code == 0x7F)
      safe += fmt::format("\\u{:04X}", code);
    else
      safe += c;
  }
  return safe + "\"";
}

template <typename Names, typename Value>
std::string_view name_in(const Names& names, Value value) {
  return std::ranges::find(names, value, [](const auto& row) { return row.first; })->second;
}

class Writer {
 public:
  Writer(const TableFile& file, std::string name, std::string_view rulebook, Language language)
      : file_(file), name_(std::move(name)), language_(language) {
    text_ = fmt::format("{}\n\nrulebook = {}\n{}\ndata_kind = \"special_extraction\"\n",
                        kHead.in(language), toml_text(rulebook), kDataKind.in(language));
  }

  Inspection write() {
    for (std::size_t i = 0; i < file_.sheets(); ++i) add_sheet(file_.sheet(i));
    for (const WorkbookPart& part : file_.parts()) see(kPart, part.name);
    return {std::move(text_), tables_, std::move(seen_)};
  }

 private:
  void see(const Bilingual& pattern, const std::string& word) {
    seen_.push_back(fmt::format(fmt::runtime(pattern.in(language_)), word));
  }

  void add_sheet(const Sheet& sheet) {
    if (sheet.empty()) return;
    if (sheet.hidden) see(kHiddenSheet, sheet.name);
    if (!sheet.hidden_rows.empty() || !sheet.hidden_columns.empty()) see(kHiddenRows, sheet.name);
    const bool formulas = std::ranges::any_of(
        sheet.cells, [](const auto& row) { return std::ranges::any_of(row, &SheetCell::formula); });
    if (formulas) see(kFormulas, sheet.name);
    const FoundSheet found = find_tables(sheet);
    if (found.tables.empty()) return see(kNoTable, sheet.name.empty() ? name_ : sheet.name);
    for (const FoundTable& table : found.tables) add_table(sheet, found, table);
  }

  void add_table(const Sheet& sheet, const FoundSheet& found, const FoundTable& table) {
    ++tables_;
    text_ += "\n[[table]]\nfile = " + toml_text(name_) + "\n";
    if (!sheet.name.empty()) text_ += "sheet = " + toml_text(sheet.name) + "\n";
    text_ += "range = " + toml_text(address_of(table.area)) + "\n";
    if (&table == &found.tables.front()) add_notes(sheet, found);
    text_ += fmt::format("layout = \"{}\"\n", table.grid ? "grid" : "long");
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      add_dimension(table.columns[i], "columns", i + 1);
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      add_dimension(table.rows[i], table.grid ? "rows" : "", i + 1);
    if (table.grid)
      add_grid_measure(sheet, found, table);
    else
      for (const FoundMeasure& measure : table.measures)
        add_measure("column", measure.name, measure.unit);
  }

  void add_notes(const Sheet& sheet, const FoundSheet& found) {
    if (found.words.empty()) return;
    std::vector<std::string> places;
    for (const Area& words : found.words) places.push_back(toml_text(address_of(words)));
    text_ += fmt::format("notes = [{}]  # {}\n", join(places, ", "), kNotes.in(language_));
    for (const Area& words : found.words) {
      text_ += fmt::format("# {}: ", address_of(words.first));
      for (const char c : sheet.text(words.first)) text_ += c == '\n' || c == '\r' ? ' ' : c;
      text_ += "\n";
    }
  }

  void add_dimension(const FoundLabels& labels, std::string_view header, std::size_t level) {
    text_ += "[[table.dimension]]\n";
    if (header.empty())
      text_ += "column = " + toml_text(labels.name) + "\n";
    else
      text_ += fmt::format("header = \"{}\"\nlevel = {}\n", header, level);
    if (!header.empty() && !labels.label_only) add_name(labels);
    const std::string_view kind =
        labels.label_only ? "label" : name_in(disclosure::kDimensionKinds, labels.kind);
    text_ += fmt::format("kind = \"{}\"", kind);
    if (labels.label_only && !labels.name.empty())
      text_ += "  # " + labels.name;
    else if (!labels.label_only && labels.kind == DimensionKind::other)
      text_ += fmt::format("  # {}", kGuess.in(language_));
    text_ += "\n";
    if (labels.total) text_ += "total = " + toml_text(*labels.total) + "\n";
  }

  /// A grid says what it counts in its title, its notes or beside its total.
  void add_grid_measure(const Sheet& sheet, const FoundSheet& found, const FoundTable& table) {
    std::string words;
    for (const FoundLabels& labels : table.columns) words += labels.total.value_or("") + " ";
    for (const Area& area : found.words) words += std::string(sheet.text(area.first)) + " ";
    const Unit unit = guess_unit(words);
    add_measure("name", unit == Unit::patients ? "patients" : "count", unit);
    if (unit != Unit::other) return;
    if (const auto limit = stated_limit(words)) text_ += fmt::format("minimum = {}\n", *limit);
  }

  /// The number before 未満 in the notes of a table.
  static std::optional<std::int64_t> stated_limit(std::string_view words) {
    const std::string text = disclosure::folded(words);
    const std::size_t end = text.find("未満");
    if (end == std::string::npos) return std::nullopt;
    std::size_t begin = end;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
    const auto limit = parse_integer(std::string_view(text).substr(begin, end - begin));
    return limit && *limit >= 2 ? limit : std::nullopt;
  }

  void add_name(const FoundLabels& labels) {
    std::string_view name = labels.name;
    const auto* const called =
        std::ranges::find(kCalled, labels.kind, [](const auto& row) { return row.first; });
    if (name.empty() && called != kCalled.end()) name = called->second.in(language_);
    if (!name.empty()) text_ += "name = " + toml_text(name) + "\n";
  }

  void add_measure(std::string_view key, std::string_view name, Unit unit) {
    text_ += fmt::format("[[table.measure]]\n{} = {}\nunit = \"{}\"", key, toml_text(name),
                         name_in(disclosure::kUnits, unit));
    if (unit == Unit::other) text_ += fmt::format("  # {}", kGuess.in(language_));
    text_ += "\n";
    if (unit == Unit::prescriptions)
      text_ += "route = \"oral\"  # oral | external | injection\npatients = \"unknown\"\n";
    if (unit == Unit::rehabilitation) text_ += "patients = \"unknown\"\n";
  }

  const TableFile& file_;
  std::string name_;
  Language language_;
  std::string text_;
  std::size_t tables_ = 0;
  std::vector<std::string> seen_;
};

}  // namespace

Result<Inspection> inspect(const std::filesystem::path& path, std::string_view rulebook,
                           Language language) {
  const std::string name = path.filename().string();
  RENGA_ASSIGN(const TableFile file, TableFile::read(path));
  Inspection inspection = Writer(file, name, rulebook, language).write();
  if (inspection.tables == 0) return fail(Error(code::nothing_to_read).at({name, 0, ""}));
  return inspection;
}

}  // namespace renga::publication
