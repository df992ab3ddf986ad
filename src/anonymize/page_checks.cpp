#include "anonymize/page_parts.hpp"

namespace renga::anonymize {
namespace {

using report::Cells;
using report::Text;

Text severity_label(Severity severity) {
  return severity == Severity::violation ? Text("違反", "violation") : Text("要確認", "to review");
}

Text place_of(const Finding& finding) {
  if (finding.table.empty()) return {"全体", "all tables"};
  return finding.column.empty() ? Text(finding.table) : Text(finding.table + "." + finding.column);
}

/// "12 行" or "12 rows".
Text counted(const Finding& finding) {
  const Bilingual unit = row_of(finding.check).counted;
  const std::string number = report::number(finding.count) + " ";
  return {number + std::string(unit.japanese), number + std::string(unit.english)};
}

report::Table finding_table(const Report& report) {
  report::Table table{{"点検で見つかった事項", "What the checks found"},
                      {{{"区分", "Severity"}},
                       {{"表・列", "Column"}},
                       {{"事項", "Finding"}},
                       {{"件数", "Count"}, Cells::number},
                       {{"対応", "What to do"}},
                       {{"規則の番号", "Rule number"}}},
                      {}};
  for (const Finding& finding : report.findings)
    table.rows.push_back({severity_label(finding.severity), place_of(finding),
                          Text(finding.found(Language::japanese), finding.found(Language::english)),
                          counted(finding), Text(row_of(finding.check).what_to_do), finding.rule});
  return table;
}

report::Table digest_table(const Report& report) {
  report::Table table{{"ダイジェスト（SHA-256）", "Digests (SHA-256)"},
                      {{{"ファイル", "File"}}, {{"SHA-256", "SHA-256"}, Cells::code}},
                      {}};
  for (const std::string& parent : report.manifest.parents)
    table.rows.push_back({Text("入力データセット", "input dataset"), parent});
  for (const InputEntry& input : report.manifest.inputs)
    table.rows.push_back({input.name, input.sha256});
  for (const TableEntry& entry : report.manifest.tables)
    table.rows.push_back({entry.file, entry.sha256});
  return table;
}

}  // namespace

void add_checks(const Report& report, report::Page& page) {
  page.section({"提供前の点検", "Checks before release"});
  page.paragraph(
      {"加工後の表そのものを調べました：残った識別子（氏名、電話番号、住所、番号など）、直接識別子"
       "の"
       "値の残り、長い数字、自由記載、別の申出の ID、行の順序、少人数の群、以前の提供分との差"
       "（指定した場合）。値は載せません。",
       "The outcome itself was searched for left-over identifiers (names, telephone numbers, "
       "addresses, numbers), values of direct columns, long digits, free text, IDs of another "
       "dossier, a telling order, small groups, and, where one was given, differences from an "
       "earlier release. No value is shown."});
  if (report.findings.empty())
    page.paragraph({"見つかった事項はありません。", "Nothing was found."});
  else
    page.table(finding_table(report));
}

void add_evidence(const Report& report, report::Page& page) {
  page.section({"証跡", "Evidence"}).table(digest_table(report));
  page.paragraph({"ポリシーのダイジェストは、秘密の行（seed、days）を除いて計算しています。",
                  "The policy's digest leaves out its secret lines (seed, days)."});
}

}  // namespace renga::anonymize
