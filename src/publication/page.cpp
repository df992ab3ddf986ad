#include "publication/page.hpp"

#include "publication/marked_tables.hpp"
#include "report/report.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace renga::publication {
namespace {

using disclosure::Finding;
using disclosure::Judgement;
using disclosure::Severity;
using disclosure::Verdict;
using report::Cells;
using report::NoteKind;
using report::Text;

struct PartyRow {
  std::string_view name;
  Bilingual label;
};

/// Who may grant an exception.
constexpr std::array<PartyRow, 5> kParties = {{
    {"office", {"厚生労働省", "the ministry"}},
    {"committee", {"専門委員会（審査時）", "the committee, when it reviewed"}},
    {"insurer", {"保険者", "the insurer"}},
    {"institution", {"医療機関等", "the institution"}},
    {"person", {"本人", "the person"}},
}};

constexpr std::array<std::pair<std::string_view, Bilingual>, 3> kGrounds = {{
    {"single_years", {"各歳別が特に必要と判断された", "single years were judged necessary"}},
    {"insurer_consent", {"保険者の同意", "consent of the insurer"}},
    {"individual_consent", {"個別の同意", "individual consent"}},
}};

struct VerdictRow {
  Verdict verdict;
  NoteKind kind;
  Bilingual title;
  Bilingual text;
};

constexpr std::array<VerdictRow, 3> kVerdicts = {{
    {Verdict::pass,
     NoteKind::good,
     {"公表形式の基準に適合しています。", "The tables satisfy the publication standard."},
     {"プログラムが判定できる範囲での結果です。公表には厚生労働省の確認・承認が必要です。",
      "This is what the program can judge. Publication still needs the ministry's approval."}},
    {Verdict::fail,
     NoteKind::warning,
     {"公表形式の基準を満たしていません。", "The tables do not satisfy the publication standard."},
     {"以下の指摘を直してから、公表物確認を申し出てください。",
      "Correct what is listed below before asking for approval."}},
    {Verdict::review,
     NoteKind::information,
     {"人による確認が必要です。", "A person has to decide."},
     {"違反は見つかりませんでしたが、プログラムだけでは判断できない点があります。",
      "No violation was found, but some points cannot be decided by the program alone."}},
}};

Text party_text(std::string_view name) {
  const auto row = std::ranges::find(kParties, name, &PartyRow::name);
  return row == kParties.end() ? Text(name) : Text(row->label);
}

Text ground_text(std::string_view name) {
  for (const auto& [ground, label] : kGrounds)
    if (ground == name) return label;
  return Text(name);
}

Text title_text(std::string_view rule) {
  return Text(disclosure::title_of_rule(rule));
}

Text cite_text(const disclosure::Citation& citation) {
  return {citation.id + "　" + citation.cite,
          citation.id + ", " + disclosure::cite_in(citation.cite, Language::english)};
}

std::int64_t count(const Judgement& judgement, Severity severity) {
  return std::ranges::count(judgement.findings, severity, &Finding::severity);
}

std::string count_text(std::int64_t number) {
  return report::number(number);
}

class PageMaker {
 public:
  PageMaker(const Report& found, const Submission& submission, const disclosure::Release& release,
            Language language)
      : found_(found),
        submission_(submission),
        release_(release),
        page_(language, Text("公表物確認の結果", "Output check before publication"),
              Text("公表形式の基準との照合", "Tables against the publication standard")) {}

  std::string html() {
    add_band();
    add_verdict();
    add_recomputable();
    add_tables();
    add_findings();
    add_protection();
    add_comparison();
    add_exceptions();
    add_form();
    add_files();
    page_.footer({"この文書は秘匿前の値を含みます。公表しないでください。",
                  "This document holds values from before hiding. It must not be published."});
    return page_.html();
  }

 private:
  const std::vector<Finding>& findings() const { return found_.before.findings; }

  void add_band() {
    std::vector<report::Fact> facts = {
        {{"判定", "Verdict"}, Text(label_of(found_.before.verdict))},
        {{"ガイドライン", "Guideline"}, Text(found_.rulebook)},
        {{"表", "Tables"}, Text(count_text(std::ssize(release_.tables)))},
        {{"秘匿されたセル", "Hidden cells"}, Text(count_text(found_.before.hidden))}};
    if (found_.dossier)
      facts.insert(facts.begin(), {{"申出番号", "Dossier"}, Text(*found_.dossier)});
    page_.band(std::move(facts));
  }

  void add_verdict() {
    page_.section({"判定", "Verdict"});
    const auto row = std::ranges::find(kVerdicts, found_.before.verdict, &VerdictRow::verdict);
    page_.note({row->kind, Text(row->title), Text(row->text)});
    const auto computed = std::ranges::count_if(findings(), [](const Finding& finding) {
      return mark_of(finding) == report::CellMark::computed;
    });
    page_.highlights(
        {{{"違反", "Violations"}, Text(count_text(count(found_.before, Severity::violation)))},
         {{"要確認", "To be decided"}, Text(count_text(count(found_.before, Severity::warning)))},
         {{"計算で求められるセル", "Cells a reader can compute"}, Text(count_text(computed))},
         {{"確認したセル", "Cells checked"}, Text(count_text(found_.before.cells))}});
  }

  void add_recomputable() {
    const auto remarks = remarks_of(submission_, release_, findings());
    std::vector<report::Remark> computed;
    for (const report::Remark& remark : remarks)
      if (remark.mark == report::CellMark::computed) computed.push_back(remark);
    if (computed.empty()) return;
    page_.section({"読者が計算で求められる秘匿セル", "Hidden cells that a reader can compute"});
    page_.paragraph(
        {"次のセルは秘匿されていますが、公表される計と他のセルから値を求められます。番号は表の中の"
         "番号と"
         "同じです。",
         "These cells are hidden, but their values follow from printed totals and other cells. The "
         "numbers are those in the tables below."});
    page_.remarks(computed);
  }

  void add_tables() {
    page_.section({"表と指摘の位置", "The tables, with what was found"});
    page_.marks();
    for (std::size_t t = 0; t < release_.tables.size(); ++t)
      page_.marked(marked_table(submission_, release_, findings(), t));
  }

  /// All findings but those told above, by rule in the order of the guideline.
  void add_findings() {
    page_.section({"規則ごとの指摘", "Findings by rule"});
    if (findings().empty()) {
      page_.paragraph({"指摘はありません。", "There are no findings."});
      return;
    }
    const auto remarks = remarks_of(submission_, release_, findings());
    for (const disclosure::RuleTitle& rule : disclosure::rule_titles()) {
      std::vector<report::Remark> here;
      const Finding* first = nullptr;
      for (std::size_t i = 0; i < remarks.size(); ++i) {
        if (findings()[i].rule != rule.rule) continue;
        if (first == nullptr) first = &findings()[i];
        if (remarks[i].mark != report::CellMark::computed) here.push_back(remarks[i]);
      }
      if (here.empty()) continue;
      page_.subsection(Text(rule.title));
      const auto [japanese, english] = disclosure::question_of(rule, found_.rules);
      page_.paragraph(
          {japanese + "（" + first->citation.cite + "）。",
           english + " (" + disclosure::cite_in(first->citation.cite, Language::english) + ")."});
      page_.remarks(here);
    }
    if (findings().size() > kMostRemarks) {
      const std::string more =
          count_text(std::ssize(findings()) - static_cast<std::int64_t>(kMostRemarks));
      page_.note({NoteKind::information,
                  {},
                  {"このほか " + more + " 件の指摘があります。全件は --json の出力にあります。",
                   "There are " + more + " more findings. All are in the output of --json."}});
    }
  }

  void add_protection() {
    if (!found_.after) return;
    page_.section({"秘匿した写し", "Protected copies"});
    page_.facts({{{"写しの判定", "Verdict on the copies"}, Text(label_of(found_.after->verdict))},
                 {{"値が小さいため秘匿", "Hidden for their own number"},
                  Text(count_text(found_.hidden_primary))},
                 {{"他を守るため秘匿", "Hidden to protect others"},
                  Text(count_text(found_.hidden_secondary))},
                 {{"写しの違反", "Violations in the copies"},
                  Text(count_text(count(*found_.after, Severity::violation)))},
                 {{"写しの要確認", "To be decided in the copies"},
                  Text(count_text(count(*found_.after, Severity::warning)))}});
  }

  static std::map<std::string, std::pair<std::int64_t, std::int64_t>> by_rule(
      const Judgement& judgement) {
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> counts;
    for (const Finding& finding : judgement.findings)
      ++(finding.severity == Severity::violation ? counts[finding.rule].first
                                                 : counts[finding.rule].second);
    return counts;
  }

  static std::string counts_text(const Judgement& judgement, std::string_view rule) {
    const auto counts = by_rule(judgement);
    const auto found = counts.find(std::string(rule));
    if (found == counts.end()) return "–";
    return "■ " + count_text(found->second.first) + "　▲ " + count_text(found->second.second);
  }

  /// The same tables by several versions of the guideline, side by side.
  void add_comparison() {
    if (found_.compared.empty()) return;
    page_.section({"版ごとの判定", "The versions side by side"});
    report::Table table{
        {"規則ごとの件数（■違反、▲要確認）", "Findings by rule (■ violations, ▲ to decide)"},
        {{{"規則", "Rule"}}, {Text(found_.rulebook)}},
        {}};
    for (const Compared& other : found_.compared) table.columns.push_back({Text(other.rulebook)});
    std::vector<Text> verdicts = {Text("判定", "Verdict"), Text(label_of(found_.before.verdict))};
    for (const Compared& other : found_.compared)
      verdicts.emplace_back(label_of(other.judgement.verdict));
    table.rows.push_back(std::move(verdicts));
    for (const disclosure::RuleTitle& rule : disclosure::rule_titles()) {
      std::vector<Text> row = {Text(rule.title), Text(counts_text(found_.before, rule.rule))};
      for (const Compared& other : found_.compared)
        row.emplace_back(counts_text(other.judgement, rule.rule));
      table.rows.push_back(std::move(row));
    }
    page_.table(table);
  }

  void add_exceptions() {
    page_.section({"例外", "Exceptions"});
    report::Table declared{{"宣言された例外", "Declared exceptions"},
                           {{{"規則", "Rule"}},
                            {{"根拠", "Ground"}},
                            {{"理由", "Reason"}},
                            {{"承認者", "Granted by"}},
                            {{"文書", "Paper"}},
                            {{"当たる指摘", "Findings"}, Cells::number}},
                           {}};
    for (std::size_t i = 0; i < found_.exceptions.size(); ++i) {
      const disclosure::Exception& exception = found_.exceptions[i];
      const auto excused = std::ranges::count_if(
          findings(), [&](const Finding& finding) { return finding.exception == i; });
      declared.rows.push_back({title_text(exception.rule), ground_text(exception.ground),
                               Text(exception.reason), party_text(exception.granted_by),
                               Text(exception.reference), Text(count_text(excused))});
    }
    if (declared.rows.empty())
      page_.paragraph({"例外は宣言されていません。", "No exception is declared."});
    else
      page_.table(declared);
    page_.table(possible_exceptions());
  }

  report::Table possible_exceptions() const {
    report::Table table{{"認められる例外と承認者", "Exceptions there can be, and who grants them"},
                        {{{"根拠", "Ground"}},
                         {{"対象の規則", "Rules"}},
                         {{"承認者", "Granted by"}},
                         {{"出典", "Source"}}},
                        {}};
    for (const disclosure::ExceptionGround& ground : found_.rules.grounds) {
      std::array<std::vector<std::string>, 2> rules;
      std::array<std::vector<std::string>, 2> parties;
      for (const Language language : {Language::japanese, Language::english}) {
        const auto place = static_cast<std::size_t>(language == Language::english);
        for (const std::string& rule : ground.rules)
          rules[place].push_back(title_text(rule).in(language));
        for (const std::string& party : ground.granted_by)
          parties[place].push_back(party_text(party).in(language));
      }
      table.rows.push_back({ground_text(ground.name),
                            {join(rules[0], "、"), join(rules[1], ", ")},
                            {join(parties[0], "、"), join(parties[1], ", ")},
                            cite_text(ground.citation)});
    }
    return table;
  }

  Text result_of(std::string_view rule) const {
    const auto counts = by_rule(found_.before);
    const auto found = counts.find(std::string(rule));
    if (found == counts.end()) return {"指摘なし", "no finding"};
    const std::string violations = count_text(found->second.first);
    const std::string warnings = count_text(found->second.second);
    if (found->second.first > 0)
      return {"■ 違反 " + violations + " 件、要確認 " + warnings + " 件",
              "■ violations: " + violations + ", to decide: " + warnings};
    return {"▲ 要確認 " + warnings + " 件", "▲ to decide: " + warnings};
  }

  /// PUB-32: the applicant checks before asking.
  void add_form() {
    page_.section({"自己点検票", "Self-check form"});
    page_.paragraph(
        {"公表物確認を申し出る前に、利用者が点検して記入してください（判定はプログラムによるもので"
         "す）。",
         "To be filled in by the user before asking for approval. The result is the program's."});
    page_.facts(
        {{{"申出番号", "Dossier"}, Text(found_.dossier.value_or("＿＿＿＿＿＿＿＿"))},
         {{"点検した日", "Date"}, Text("＿＿＿＿＿＿＿＿")},
         {{"点検者の氏名・所属", "Name and affiliation"}, Text("＿＿＿＿＿＿＿＿＿＿＿＿")}});
    report::Table form{{"点検項目", "Points to check"},
                       {{{"規則", "Rule"}},
                        {{"確認すること", "To be confirmed"}},
                        {{"プログラムの判定", "Result"}},
                        {{"利用者の確認", "User"}}},
                       {}};
    for (const disclosure::RuleTitle& rule : disclosure::rule_titles())
      form.rows.push_back({Text(rule.title),
                           question_text(rule),
                           result_of(rule.rule),
                           {"□ 適合　□ 例外", "□ satisfied □ exception"}});
    form.rows.push_back({{"承諾された公表形式", "Approved form"},
                         {"公表の方法・時期が申出書の記載のとおりであること",
                          "Way and time of publication are those of the application"},
                         {"（プログラムは判定しません）", "(not judged by the program)"},
                         {"□ 適合", "□ satisfied"}});
    form.rows.push_back(
        {{"独自の統計であることの明記", "Own statistics"},
         {"独自に作成・加工した統計であり、厚生労働省の統計と異なることを明記していること",
          "It is stated that the statistics are the user's own and differ from the "
          "ministry's"},
         {"（プログラムは判定しません）", "(not judged by the program)"},
         {"□ 適合", "□ satisfied"}});
    page_.table(form);
  }

  Text question_text(const disclosure::RuleTitle& rule) const {
    auto [japanese, english] = disclosure::question_of(rule, found_.rules);
    return {std::move(japanese), std::move(english)};
  }

  void add_files() {
    page_.section({"確認したファイル", "Files checked"});
    report::Table files{{"ファイルと SHA-256", "Files and their SHA-256"},
                        {{{"ファイル", "File"}}, {{"SHA-256", "SHA-256"}, Cells::code}},
                        {}};
    for (const JudgedFile& file : found_.files)
      files.rows.push_back({Text(file.file), Text(file.sha256)});
    page_.table(files);
  }

  const Report& found_;
  const Submission& submission_;
  const disclosure::Release& release_;
  report::Page page_;
};

}  // namespace

std::string page_of(const Report& report, const Submission& submission,
                    const disclosure::Release& release, Language language) {
  return PageMaker(report, submission, release, language).html();
}

}  // namespace renga::publication
