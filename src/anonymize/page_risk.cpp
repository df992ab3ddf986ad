#include "anonymize/page_parts.hpp"

#include <array>

#include <fmt/core.h>

namespace renga::anonymize {
namespace {

using report::Cells;
using report::Measure;
using report::Text;

report::Change change(Text label, double before, double after, Measure measure) {
  report::Change change;
  change.label = std::move(label);
  change.before = before;
  change.after = after;
  change.measure = measure;
  return change;
}

report::BeforeAfter risk_picture(const Report& report) {
  const Measures& before = report.before;
  const Measures& after = report.after;
  report::BeforeAfter picture;
  picture.caption.title = {"再識別リスクの変化", "The risk before and after"};
  picture.caption.summary = {
      "k は、準識別子の組が同じ人の最も少ない人数です。大きいほど安全です。割合とリスクは小さいほど"
      "安全です。",
      "k is the smallest number of persons who share their quasi-identifying values; more is "
      "safer. "
      "Of shares and risks, less is safer."};
  picture.before = {"加工前", "Before"};
  picture.after = {"加工後", "After"};
  report::Change k =
      change({"k（最小の人数）", "k (smallest class)"}, static_cast<double>(before.k),
             static_cast<double>(after.k), Measure::count);
  if (const auto goal = stated_k(report)) {
    k.limit = static_cast<double>(*goal);
    k.limit_words = {fmt::format("目標 {} 以上", *goal), fmt::format("goal: at least {}", *goal)};
  }
  picture.changes = {std::move(k),
                     change({"一意な人の割合", "Share of unique persons"},
                            before.unique_share * 100, after.unique_share * 100, Measure::percent),
                     change({"平均リスク", "Average risk"}, before.risk_average * 100,
                            after.risk_average * 100, Measure::percent),
                     change({"最大リスク", "Highest risk"}, before.risk_highest * 100,
                            after.risk_highest * 100, Measure::percent)};
  return picture;
}

/// A way of attacking, what it means in one sentence, and which number says how well it goes.
struct AttackerRow {
  Bilingual name;
  Bilingual meaning;
  double Attackers::*risk;
};
constexpr std::array<AttackerRow, 3> kAttackers = {{
    {{"特定の人を狙う者（検察官）", "Prosecutor"},
     {"知っている人がデータにいると分かっている者が、その人の行を当てる確率（最も危ない人）です。",
      "Knows that somebody is in the data: how likely a guess at that person's rows is right, for "
      "the person most at risk."},
     &Attackers::prosecutor_highest},
    {{"誰か一人を当てようとする者（ジャーナリスト）", "Journalist"},
     {"データに誰がいるかを知らず、母集団の名簿だけを持つ者が、誰か一人を当てる確率です。",
      "Has only a register of the population and wants to show that anybody can be found: how "
      "likely a guess is right."},
     &Attackers::journalist_highest},
    {{"多くの人をまとめて当てようとする者（マーケター）", "Marketer"},
     {"名簿の全員を突き合わせる者が、正しく当てられる人の割合です。",
      "Joins a whole register: the share of persons who would be matched rightly."},
     &Attackers::marketer},
}};

report::Table attacker_table(const Report& report) {
  report::Table table{{"攻撃者の想定とリスク", "Attackers and what they can hope for"},
                      {{{"攻撃者", "Attacker"}},
                       {{"意味", "What it means"}},
                       {{"加工前", "Before"}, Cells::number},
                       {{"加工後", "After"}, Cells::number}},
                      {}};
  for (const AttackerRow& row : kAttackers)
    table.rows.push_back({Text(row.name), Text(row.meaning),
                          report::percent(report.before.attackers.*row.risk * 100),
                          report::percent(report.after.attackers.*row.risk * 100)});
  return table;
}

/// How mixed sensitive values are, where a policy has them.
std::vector<report::Fact> diversity_facts(const Diversity& diversity) {
  return {{{"機微な値の種類（最少の群、l）", "Sensitive values in the poorest class (l)"},
           report::decimal(diversity.l_distinct, 0)},
          {{"偏りを考えた種類（エントロピー l）", "The same by entropy"},
           report::decimal(diversity.l_entropy, 2)},
          {{"全体との隔たり（t）", "Distance from everybody (t)"},
           report::decimal(diversity.t_equal, 3)}};
}

}  // namespace

std::optional<std::int64_t> stated_k(const Report& report) {
  const auto found = report.manifest.parameters.find("k");
  if (found == report.manifest.parameters.end()) return std::nullopt;
  return parse_integer(found->second);
}

void add_summary(const Report& report, report::Page& page) {
  page.highlights({{{"対象者", "Persons"}, report::number(report.after.persons)},
                   {{"k", "k"}, report::number(report.after.k)},
                   {{"抑制した人", "Suppressed"}, report::number(report.after.suppressed)},
                   {{"情報損失", "Information lost"}, report::percent(report.loss * 100)}});
  const std::string_view verdict = verdict_of(report.findings);
  if (verdict == "pass")
    page.note({report::NoteKind::good,
               {"提供前の点検", "Checks before release"},
               {"点検で見つかった事項はありません。", "The checks of the outcome found nothing."}});
  if (verdict == "review")
    page.note({report::NoteKind::information,
               {"提供前の点検", "Checks before release"},
               {"人が確認すべき事項があります（「提供前の点検」の表）。",
                "Somebody should look at what the checks found (see their table)."}});
  if (verdict == "fail")
    page.note({report::NoteKind::warning,
               {"提供前の点検", "Checks before release"},
               {"このまま提供してはならない事項があります（「提供前の点検」の表）。",
                "The outcome must not be released as it is (see the table of the checks)."}});
}

void add_risk(const Report& report, report::Page& page) {
  page.section({"再識別リスク", "Risk"}).picture(risk_picture(report));
  page.table(attacker_table(report));
  if (report.after.diversity) page.facts(diversity_facts(*report.after.diversity));
  page.paragraph({"情報損失は、準識別子の情報量のうち加工と抑制で失われた割合です。",
                  "Information lost is the share of the quasi-identifying information that "
                  "operators and suppression took."});
}

}  // namespace renga::anonymize
