#include "synth/checkup_documents.hpp"

#include "synth/checkup_writer.hpp"
#include "synth/markup.hpp"

#include <array>
#include <fstream>

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr double kIsGuided = 0.6;
constexpr int kFirstGuidanceDay = 30;
constexpr int kLastGuidanceDay = 90;
constexpr std::string_view kSender = "9199999991";  // No such institution: 91 is no prefecture.
constexpr std::string_view kReceiver = "94899010";

/// A column of checkup.csv as an item of a document.
struct Item {
  std::size_t column;
  std::string_view code;  ///< JLAC10
  std::string_view name;
  std::string_view unit;  ///< Empty: a coded value.
  std::string_view low = {};
  std::string_view high = {};
};

// Positions of the columns before the results, as CheckupWriter writes them.
enum Column : std::size_t { kana, birth, sex, insurer, symbol, number, branch, day, institution };
constexpr std::size_t kFirstResult = 9;
constexpr std::size_t kMetabolic = 23;

constexpr std::array<Item, 15> kItems = {{
    {9, "9N001000000000001", "身長", "cm"},
    {10, "9N006000000000001", "体重", "kg"},
    {11, "9N016160100000001", "腹囲（実測）", "cm"},
    {12, "9A751000000000001", "収縮期血圧（1回目）", "mmHg", "", "129"},
    {13, "9A761000000000001", "拡張期血圧（1回目）", "mmHg", "", "84"},
    {14, "3F015000002327101", "空腹時中性脂肪（可視吸光光度法）", "mg/dL", "30", "149"},
    {15, "3F070000002327101", "HDLコレステロール（可視吸光光度法）", "mg/dL", "40", ""},
    {16, "3F077000002327101", "LDLコレステロール（可視吸光光度法）", "mg/dL", "60", "119"},
    {17, "3B035000002327201", "AST（GOT）（紫外吸光光度法）", "U/L", "", "30"},
    {18, "3B045000002327201", "ALT（GPT）（紫外吸光光度法）", "U/L", "", "30"},
    {19, "3B090000002327101", "γ-GT（γ-GTP）（可視吸光光度法）", "U/L", "", "50"},
    {20, "3D010000001926101", "空腹時血糖（電位差法）", "mg/dL", "70", "99"},
    {21, "3D046000001920402", "HbA1c（NGSP）（HPLC）", "%", "4.6", "5.5"},
    {22, "9N736000000000011", "喫煙", ""},
    {23, "9N501000000000011", "メタボリックシンドローム判定", ""},
}};
static_assert(kItems.size() + kFirstResult == 24);

constexpr std::string_view kExamined = "01010";      // 検査・問診結果セクション
constexpr std::string_view kGuidance = "90030";      // 保健指導のセクションの一つ
constexpr std::string_view kSupport = "1032000012";  // 継続的な支援

const std::vector<std::string> kCheckupColumns = {
    "name_kana", "birth_date",   "sex",          "insurer", "symbol",  "number",
    "branch",    "checkup_date", "institution",  "height",  "weight",  "waist",
    "systolic",  "diastolic",    "triglyceride", "hdl",     "ldl",     "ast",
    "alt",       "ggt",          "glucose",      "hba1c",   "smoking", "metabolic"};

std::string compact(const std::string& iso) {
  return to_compact(*parse_iso_date(iso));
}

std::string identifier(std::string_view value, std::string_view root) {
  if (value.empty()) return {};
  return fmt::format("<id extension=\"{}\" root=\"1.2.392.200119.6.{}\"/>\n", in_markup(value),
                     root);
}

/// From the beginning to the sections.
std::string head_of(const std::vector<std::string>& row, std::string_view report_class,
                    std::string_view event_code, const std::string& event_day) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<ClinicalDocument xmlns=\"urn:hl7-org:v3\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
      "<code code=\"{}\" codeSystem=\"1.2.392.200119.6.1001\"/>\n"
      "<effectiveTime value=\"{}\"/>\n<recordTarget><patientRole>\n{}{}{}{}"
      "<patient>{}<administrativeGenderCode code=\"{}\" "
      "codeSystem=\"1.2.392.200119.6.1104\"/><birthTime value=\"{}\"/></patient>"
      "</patientRole></recordTarget>\n<author><assignedAuthor><representedOrganization>"
      "<id extension=\"{}\" root=\"1.2.392.200119.6.102\"/></representedOrganization>"
      "</assignedAuthor></author>\n<documentationOf><serviceEvent>{}"
      "<effectiveTime value=\"{}\"/></serviceEvent></documentationOf>\n",
      report_class, event_day, identifier(row[insurer], "101"), identifier(row[symbol], "204"),
      identifier(row[number], "205"), identifier(row[branch], "211"),
      row[kana].empty() ? "" : "<name>" + in_markup(row[kana]) + "</name>", row[sex],
      compact(row[birth]), row[institution],
      event_code.empty() ? "" : fmt::format("<code code=\"{}\"/>", event_code), event_day);
}

std::string section_of(std::string_view code, const std::string& entries) {
  return fmt::format(
      "<component><structuredBody><component><section><code code=\"{}\" "
      "codeSystem=\"1.2.392.200119.6.1010\"/>\n{}</section></component></structuredBody>"
      "</component></ClinicalDocument>\n",
      code, entries);
}

std::string limit(std::string_view name, std::string_view value, std::string_view unit) {
  if (value.empty()) return {};
  return fmt::format("<{} value=\"{}\" unit=\"{}\"/>", name, value, unit);
}

/// The smoker's answer: who does not smoke stopped (2) or never did (3); the table says 2 for both.
std::string answer_of(const Item& item, const std::vector<std::string>& row) {
  const bool never = item.column == kMetabolic - 1 && row[item.column] == "2" &&
                     compact(row[birth]).back() % 2 == 0;
  return never ? "3" : row[item.column];
}

/// H or L where the reference range is left.
std::string_view judgement_of(const Item& item, const std::string& text) {
  const double value = parse_decimal(text).value_or(0);
  if (!item.high.empty() && value > *parse_decimal(item.high)) return "H";
  if (!item.low.empty() && value < *parse_decimal(item.low)) return "L";
  return item.low.empty() && item.high.empty() ? "" : "N";
}

std::string entry_of(const Item& item, const std::vector<std::string>& row) {
  const std::string& text = row[item.column];
  const std::string code =
      fmt::format("<code code=\"{}\" displayName=\"{}\" codeSystem=\"1.2.392.200119.6.1005\"/>",
                  item.code, item.name);
  if (text.empty())
    return fmt::format(
        "<entry><observation classCode=\"OBS\" moodCode=\"EVN\" "
        "negationInd=\"true\">{}</observation></entry>\n",
        code);
  if (item.unit.empty())
    return fmt::format(
        "<entry><observation classCode=\"OBS\" moodCode=\"EVN\">{}"
        "<value xsi:type=\"CD\" code=\"{}\"/></observation></entry>\n",
        code, answer_of(item, row));
  const std::string_view judged = judgement_of(item, text);
  const std::string range = limit("low", item.low, item.unit) + limit("high", item.high, item.unit);
  return fmt::format(
      "<entry><observation classCode=\"OBS\" moodCode=\"EVN\">{}<value xsi:type=\"PQ\" "
      "value=\"{}\" unit=\"{}\"/>{}{}</observation></entry>\n",
      code, text, item.unit,
      judged.empty() ? "" : fmt::format("<interpretationCode code=\"{}\"/>", judged),
      range.empty() ? ""
                    : "<referenceRange><observationRange><value xsi:type=\"IVL_PQ\">" + range +
                          "</value></observationRange></referenceRange>");
}

std::vector<Said> said_by(const Item& item, const std::vector<std::string>& row,
                          std::int64_t checkup) {
  const std::string& text = row[item.column];
  const bool coded = item.unit.empty();
  const auto said = [](std::string_view column, std::string_view value) {
    return Said{"checkup_item", 0, std::string(column), std::string(value)};
  };
  std::vector<Said> values = {said("checkup", std::to_string(checkup)),
                              said("item_no", std::to_string(item.column - kFirstResult + 1)),
                              said("section", kExamined), said("item", item.code),
                              said("item_name", item.name)};
  if (text.empty()) {
    values.push_back(said("absent", "not_done"));
    return values;
  }
  values.push_back(said("kind", coded ? "CD" : "PQ"));
  values.push_back(coded ? said("value_code", answer_of(item, row)) : said("value", text));
  if (coded) return values;
  values.push_back(said("unit", item.unit));
  values.push_back(said("low", item.low));
  values.push_back(said("high", item.high));
  values.push_back(said("judgement", judgement_of(item, text)));
  return values;
}

}  // namespace

CheckupDocuments::CheckupDocuments(std::filesystem::path folder, const Period& period,
                                   std::uint64_t seed, OwnTables& own)
    : seed_(seed), own_(own), day_(to_compact(period.end())) {
  package_ = std::move(folder) / fmt::format("{}_{}_{}0_6", kSender, kReceiver, day_);
}

Done CheckupDocuments::write(const std::filesystem::path& name, const std::string& text) {
  const std::filesystem::path path = package_ / name;
  std::error_code problem;
  std::filesystem::create_directories(path.parent_path(), problem);
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file)
    return fail(Error(code::write_failed)
                    .with("path", path.filename().string())
                    .with("reason", "the disk refused it"));
  bytes_ += std::ssize(text);
  return {};
}

std::string CheckupDocuments::next_name() {
  return fmt::format("DATA/h{}{}01{:06}.xml", kSender, day_, ++documents_);
}

Done CheckupDocuments::add(const Person& person, const std::vector<std::string>& row) {
  RENGA_TRY(add_checkup(row));
  Random random = stream(seed_, person.number, "guidance");
  const bool needs_it = row[kMetabolic] == "1" || row[kMetabolic] == "2";
  return needs_it && random.chance(kIsGuided) ? add_guidance(person, row) : Done();
}

Done CheckupDocuments::add_checkup(const std::vector<std::string>& row) {
  std::string entries;
  ++checkups_;
  RENGA_TRY(own_.add_row("checkup", "checkup", checkups_, kCheckupColumns, row));
  for (const Item& item : kItems) {
    entries += entry_of(item, row);
    const auto position = static_cast<std::int64_t>(item.column - kFirstResult + 1);
    RENGA_TRY(own_.add("checkup", "",
                       (checkups_ - 1) * static_cast<std::int64_t>(kItems.size()) + position,
                       said_by(item, row, checkups_)));
  }
  return write(next_name(),
               head_of(row, "10", "", compact(row[day])) + section_of(kExamined, entries));
}

Done CheckupDocuments::add_guidance(const Person& person, const std::vector<std::string>& row) {
  Random random = stream(seed_, person.number, "days of guidance");
  const Date first = parse_iso_date(row[day])->plus_days(
      static_cast<std::int32_t>(random.between(kFirstGuidanceDay, kLastGuidanceDay)));
  const auto minutes = std::to_string(random.between(20, 40));
  const std::string level = row[kMetabolic];  // 1 積極的支援 for 該当, 2 動機づけ支援 for 予備群.
  ++guidances_;
  const std::string entry = fmt::format(
      "<entry><act classCode=\"ACT\" moodCode=\"EVN\"><code code=\"{}\" displayName=\"支援\"/>"
      "<effectiveTime value=\"{}\"/><value xsi:type=\"PQ\" value=\"{}\" unit=\"min\"/>"
      "</act></entry>\n",
      kSupport, to_compact(first), minutes);
  RENGA_TRY(own_.add_row("checkup", "guidance", guidances_,
                         {"name_kana", "birth_date", "sex", "insurer", "symbol", "number", "branch",
                          "guidance_date", "report_class", "level", "institution"},
                         {row[kana], row[birth], row[sex], row[insurer], row[symbol], row[number],
                          row[branch], to_iso(first), "21", level, row[institution]}));
  RENGA_TRY(own_.add_row(
      "checkup", "guidance_item", guidances_,
      {"guidance", "item_no", "section", "item", "item_name", "kind", "value", "unit", "date"},
      {std::to_string(guidances_), "1", std::string(kGuidance), std::string(kSupport), "支援", "PQ",
       minutes, "min", to_iso(first)}));
  return write(next_name(),
               head_of(row, "21", level, to_compact(first)) + section_of(kGuidance, entry));
}

Done CheckupDocuments::close() {
  RENGA_TRY(write("ix08_V08.xml",
                  fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<index "
                              "xmlns=\"http://tokuteikenshin.jp/checkup/2007\">\n"
                              "<interactionType code=\"6\"/>\n<creationTime value=\"{}\"/>\n"
                              "<totalRecordCount value=\"{}\"/>\n</index>\n",
                              day_, documents_)));
  return write("su08_V08.xml", fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<summary "
                                           "xmlns=\"http://tokuteikenshin.jp/checkup/2007\">\n"
                                           "<serviceEventType code=\"1\"/>\n"
                                           "<totalSubjectCount value=\"{}\"/>\n</summary>\n",
                                           documents_));
}

}  // namespace renga::synth
