#include "service/demo_report.hpp"

#include "report/report.hpp"

#include <algorithm>
#include <array>

namespace renga::service {
namespace {

using report::Text;

std::int64_t persons(const DemoSummary& summary, const std::string& name) {
  const auto found = summary.persons.find(name);
  return found == summary.persons.end() ? 0 : found->second;
}

void add_highlights(report::Page& page, const DemoSummary& summary) {
  const DemoLinkage& both = summary.linkage.at("both");
  page.highlights({
      {Text("連結できた人", "Persons linked"), report::number(persons(summary, "linked"))},
      {Text("再現率（ID5→ID4）", "Recall (ID5, then ID4)"), report::percent(100 * both.recall)},
      {Text("適合率（ID5→ID4）", "Precision (ID5, then ID4)"),
       report::percent(100 * both.precision)},
      {Text("修正後の公表物確認の指摘", "Findings after protection"),
       report::number(summary.check.at("after.findings"))},
  });
}

report::Picture flow_of_persons(const DemoSummary& summary) {
  report::Flow flow;
  flow.caption = {Text("人の流れ", "Persons through the steps"),
                  Text("NDB と A病院の記録が、提供用IDで一人の記録になるまで。",
                       "From NDB and the records of hospital A to one record of a person."),
                  Text("人", "persons")};
  flow.steps = {
      {Text("NDBに格納された人", "Persons stored in NDB"),
       persons(summary, "ndb.stored"),
       {},
       Text("NDB", "NDB")},
      {Text("特別抽出で提供された人", "Persons in the special extraction"),
       persons(summary, "ndb.provided"),
       {{Text("A病院の記録がない人等", "not in the records of hospital A, and others"),
         persons(summary, "ndb.provided") - persons(summary, "linked")}},
       Text("NDB", "NDB")},
      {Text("連結できた人", "Persons linked"),
       persons(summary, "linked"),
       {},
       Text("利活用者", "Applicant")},
  };
  flow.steps[0].left = {{Text("抽出条件に該当しない人", "not meant by the request"),
                         persons(summary, "ndb.stored") - persons(summary, "ndb.provided")}};
  return flow;
}

report::Picture flow_of_patients(const DemoSummary& summary) {
  report::Flow flow;
  flow.caption = {Text("A病院の患者の流れ", "Patients of hospital A through the steps"),
                  Text("匿名加工で抑制された人と、連結できなかった人。",
                       "Who was suppressed by anonymisation, and who could not be linked."),
                  Text("人", "persons")};
  flow.steps = {
      {Text("A病院の患者", "Patients of hospital A"),
       persons(summary, "jisedai.source"),
       {{Text("匿名加工で抑制", "suppressed by anonymisation"),
         persons(summary, "jisedai.source") - persons(summary, "jisedai.anonymous")}},
       Text("認定作成事業者", "Producer")},
      {Text("匿名加工後", "After anonymisation"),
       persons(summary, "jisedai.anonymous"),
       {{Text("連結できず（理由は下の表）", "not linked (reasons below)"),
         persons(summary, "jisedai.anonymous") - persons(summary, "linked")}},
       Text("認定作成事業者", "Producer")},
      {Text("連結できた人", "Persons linked"),
       persons(summary, "linked"),
       {},
       Text("利活用者", "Applicant")},
  };
  return flow;
}

struct StageLabel {
  std::string_view name;
  Bilingual label;
};

constexpr std::array<StageLabel, 2> kStages = {
    {{"id5", {"ID5で一致", "matched on ID5"}}, {"id4", {"ID4で一致", "matched on ID4"}}}};

constexpr std::array<StageLabel, 5> kReasons = {{
    {"not_in_other", {"相手のデータベースに記録がない", "not in the other database"}},
    {"no_valid_id", {"有効なIDがない", "no valid ID"}},
    {"outside_period", {"IDの格納期間外", "outside the ID's storing period"}},
    {"ambiguous", {"同じIDの人が複数いる", "several persons with one ID"}},
    {"conflict", {"属性が矛盾する", "attributes contradict"}},
}};

/// A reason that nobody has needs no place in the picture.
std::vector<StageLabel> reasons_that_occur(const link::Report& linked) {
  std::vector<StageLabel> reasons;
  for (const StageLabel& reason : kReasons)
    if (std::ranges::any_of(linked.sides, [&reason](const link::Side& side) {
          const auto found = side.unlinked_by_reason.find(std::string(reason.name));
          return found != side.unlinked_by_reason.end() && found->second > 0;
        }))
      reasons.push_back(reason);
  return reasons;
}

report::Picture match_by_stage(const link::Report& linked) {
  report::Bars bars;
  bars.caption = {
      Text("段階別の連結", "Match by stage"),
      Text("各データベースの人を、どの段階で連結できたか、又はできなかった理由で分けた。",
           "Each database's persons by the stage that linked them, or by the reason "
           "why nothing did."),
      Text("人", "persons")};
  bars.items = Text("データベース", "Database");
  const std::vector<StageLabel> reasons = reasons_that_occur(linked);
  for (const StageLabel& stage : kStages) bars.parts.emplace_back(stage.label);
  for (const StageLabel& reason : reasons) bars.parts.emplace_back(reason.label);
  for (const link::Side& side : linked.sides) {
    report::Bar bar{label_of(side.database), {}};
    const auto count = [&bar](const std::map<std::string, std::int64_t>& counts,
                              std::string_view name) {
      const auto found = counts.find(std::string(name));
      bar.counts.push_back(found == counts.end() ? 0 : found->second);
    };
    for (const StageLabel& stage : kStages) count(side.linked_by_stage, stage.name);
    for (const StageLabel& reason : reasons) count(side.unlinked_by_reason, reason.name);
    bars.bars.push_back(std::move(bar));
  }
  return bars;
}

report::Table linkage_table(const DemoSummary& summary) {
  report::Table table{Text("正解に対する連結の精度", "Linkage against the truth"),
                      {{Text("連結の方法", "Way of linking")},
                       {Text("適合率", "Precision"), report::Cells::number},
                       {Text("再現率", "Recall"), report::Cells::number},
                       {Text("真の組", "True pairs"), report::Cells::number},
                       {Text("見つけた組", "Pairs found"), report::Cells::number},
                       {Text("正しい組", "Right pairs"), report::Cells::number}},
                      {}};
  const std::pair<std::string, Bilingual> modes[] = {{"id5", {"ID5のみ", "ID5 alone"}},
                                                     {"id4", {"ID4のみ", "ID4 alone"}},
                                                     {"both", {"ID5、次にID4", "ID5, then ID4"}}};
  for (const auto& [mode, label] : modes) {
    const DemoLinkage& linkage = summary.linkage.at(mode);
    table.rows.push_back({Text(label), report::decimal(linkage.precision, 6),
                          report::decimal(linkage.recall, 6), report::number(linkage.true_pairs),
                          report::number(linkage.found_pairs),
                          report::number(linkage.right_pairs)});
  }
  return table;
}

report::Picture risk_picture(const anonymize::Report& anonymized) {
  report::BeforeAfter picture;
  picture.caption = {
      Text("匿名加工の前と後の再識別リスク", "Risk of re-identification before and after"),
      Text("準識別子の組合せが同じ人の集まり（同値類）による。1人だけの同値類が「一意」。",
           "By classes of persons with the same quasi-identifiers; alone in a class means unique."),
      Text()};
  const anonymize::Measures& before = anonymized.before;
  const anonymize::Measures& after = anonymized.after;
  picture.changes = {
      {Text("一意の人の割合", "Share of unique persons"), 100 * before.unique_share,
       100 * after.unique_share, report::Measure::percent},
      {Text("平均リスク", "Average risk"), 100 * before.risk_average, 100 * after.risk_average,
       report::Measure::percent},
      {Text("最大リスク", "Highest risk"), 100 * before.risk_highest, 100 * after.risk_highest,
       report::Measure::percent},
      {Text("最小の同値類の人数（k）", "Persons in the smallest class (k)"),
       static_cast<double>(before.k), static_cast<double>(after.k), report::Measure::count},
  };
  return picture;
}

report::Table step_table(const DemoSummary& summary) {
  report::Table table{Text("工程", "Steps"),
                      {{Text("工程", "Step")},
                       {Text("機関", "Party")},
                       {Text("件数", "Rows"), report::Cells::number},
                       {Text("秒", "Seconds"), report::Cells::number}},
                      {}};
  for (const DemoStep& step : summary.steps)
    table.rows.push_back({Text(step.label), Text(step.party), report::number(step.rows),
                          report::decimal(step.seconds, 1)});
  return table;
}

report::Table dataset_table(const DemoSummary& summary) {
  report::Table table{
      Text("データセット", "Datasets"),
      {{Text("データセット", "Dataset")},
       {Text("行", "Rows"), report::Cells::number},
       {Text("manifest.json の SHA-256", "SHA-256 of manifest.json"), report::Cells::code}},
      {}};
  for (const DemoDataset& dataset : summary.datasets)
    table.rows.push_back(
        {dataset.name, report::number(dataset.rows), dataset.sha256.at("manifest.json")});
  return table;
}

report::Table check_table(const publication::Report& checked, Language language) {
  report::Table table{Text("公表物確認の指摘（修正前）", "Findings before protection"),
                      {{Text("規則", "Rule")},
                       {Text("根拠", "Citation")},
                       {Text("セル", "Cell"), report::Cells::code},
                       {Text("内容", "Finding")}},
                      {}};
  for (const disclosure::Finding& finding : checked.before.findings)
    table.rows.push_back({finding.rule, finding.citation.cite, finding.cell,
                          std::string(finding.message(language))});
  return table;
}

report::Table erasure_table(const DemoFindings& findings) {
  report::Table table{Text("消去の証明書", "Certificates of erasure"),
                      {{Text("機関", "Party")},
                       {Text("消去したもの", "What was erased")},
                       {Text("ファイル", "Files"), report::Cells::number},
                       {Text("バイト", "Bytes"), report::Cells::number}},
                      {}};
  for (const auto& [party, certificate] : findings.certificates) {
    std::vector<std::string> names;
    for (const erase::ErasedTarget& target : certificate.targets) names.push_back(target.name);
    table.rows.push_back({Text(party), join(names, ", "), report::number(certificate.files()),
                          report::number(certificate.bytes())});
  }
  return table;
}

/// The lanes of the manual's use case, from top to bottom; other events of the person stay out of
/// the picture.
struct Lane {
  Database database;
  std::string_view table;
  Bilingual label;
};

constexpr std::array<Lane, 3> kLanes = {
    {{Database::ndb, "checkup", {"NDB：特定健診", "NDB: check-up"}},
     {Database::jisedai, "encounter", {"次世代DB：A病院", "Next-generation DB: hospital A"}},
     {Database::ndb, "re", {"NDB：レセプト（月）", "NDB: receipts (months)"}}}};

std::optional<std::size_t> lane_of(const link::PersonEvent& event) {
  for (std::size_t i = 0; i < kLanes.size(); ++i)
    if (kLanes[i].database == event.database && kLanes[i].table == event.table) return i;
  return std::nullopt;
}

report::Picture timeline_picture(const std::vector<link::PersonEvent>& events) {
  report::Timeline timeline;
  timeline.caption = {
      Text("一人の時系列：特定健診 → A病院 入院 → B病院 通院",
           "One person: check-up, stay in hospital A, visits to hospital B"),
      Text("手引書13頁のユースケースに当たる人を、連結後のデータから1人選んだ（合成データ）。"
           "A病院の日付は匿名加工により一律にずれている。",
           "A person of the linked data who shows the manual's use case (p. 13); synthetic. The "
           "days "
           "of hospital A were shifted together by anonymisation."),
      Text()};
  timeline.calendar = report::Calendar::with_wareki;
  for (const Lane& lane : kLanes) timeline.lanes.emplace_back(lane.label);
  for (const link::PersonEvent& event : events)
    if (const auto lane = lane_of(event))
      timeline.events.push_back({Text(event.label), *lane, event.date, event.end});
  return timeline;
}

report::Table event_table(const KeptDossier& kept) {
  report::Table table{Text("申出の経過", "What happened in the dossier"),
                      {{Text("番号", "Event")},
                       {Text("手続", "What")},
                       {Text("対象", "About")},
                       {Text("利用者", "Account"), report::Cells::code},
                       {Text("根拠", "Rule")}},
                      {}};
  for (std::size_t place = 0; place < kept.events.size(); ++place) {
    const dossier::Event& event = kept.events[place];
    const dossier::CommandRow* row = dossier::command_named(event.command);
    table.rows.push_back({report::number(static_cast<std::int64_t>(place) + 1), Text(row->label),
                          event.key, event.actor, row->rule});
  }
  return table;
}

}  // namespace

std::string demo_page(const DemoWalk& walk, Language language) {
  const DemoSummary& summary = walk.summary();
  const DemoFindings& findings = walk.findings();
  const KeptDossier& kept = walk.dossier().kept();
  report::Page page(language, Text("連歌：全工程の実演", "Renga: the whole road"),
                    Text("合成データによる一件の申出。実在の人物の情報は含まない。",
                         "One dossier on synthetic data; no real person is in it."));
  page.band(
      {{Text("申出番号", "Dossier"), summary.dossier},
       {Text("人工の日本の人数", "People of the artificial Japan"), report::number(summary.people)},
       {Text("乱数の種", "Seed"), std::to_string(summary.seed)}});
  page.section({"結果", "Result"});
  add_highlights(page, summary);
  page.section({"人の流れ", "Persons"});
  page.picture(flow_of_persons(summary));
  page.picture(flow_of_patients(summary));
  page.section({"連結", "Linkage"});
  page.picture(match_by_stage(*findings.linked));
  page.table(linkage_table(summary));
  if (!findings.timeline.empty()) {
    page.section({"一人の時系列", "One person in order of time"});
    page.picture(timeline_picture(findings.timeline));
  }
  page.section({"匿名加工", "Anonymisation"});
  page.picture(risk_picture(*findings.anonymized));
  page.section({"公表物確認", "Check before publication"});
  page.table(check_table(*findings.checked, language));
  page.section({"消去", "Erasure"});
  page.table(erasure_table(findings));
  page.section({"申出", "The dossier"});
  page.picture(forms::road_of(kept.state, kept.events));
  page.table(event_table(kept));
  page.section({"工程とデータセット", "Steps and datasets"});
  page.table(step_table(summary));
  page.table(dataset_table(summary));
  return page.html();
}

}  // namespace renga::service
