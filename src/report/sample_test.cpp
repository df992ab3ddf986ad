#include "report/sample_test.hpp"

#include <fstream>
#include <ios>

#include <gtest/gtest.h>

namespace renga::report {

namespace {

Date day(int year, unsigned month, unsigned day_of_month) {
  return Date::from_civil(year, month, day_of_month).value();
}

const Bilingual kPersons = {"人", "persons"};

}  // namespace

Flow sample_flow() {
  return {.caption = {.title = {"利活用者に渡すデータができるまで", "From the cohort to the data"},
                      .summary = {"次世代DBの対象者のうち 8,816 人を NDB とつなげました。",
                                  "8,816 persons of the Jisedai cohort were linked with NDB."},
                      .unit = kPersons},
          .steps = {
              {.label = {"次世代DBの対象者", "Cohort in the Jisedai database"},
               .count = 10000,
               .left = {{{"本人が提供の停止を求めた", "Asked not to be included"}, 112}}},
              {.label = {"提供用IDを作成", "Provision IDs made"},
               .count = 9888,
               .left = {{{"氏名カナがない", "No kana name"}, 41},
                        {{"被保険者番号の履歴に、受診日の時点で有効な番号がない",
                          "No insured number in the history that was valid on the date of service"},
                         306},
                        {{"生年月日が正しくない", "Impossible birth date"}, 7}}},
              {.label = {"NDB と突合", "Matched with NDB"},
               .count = 9534,
               .left = {{{"対象期間に NDB の記録がない", "No record in NDB in the period"}, 718}}},
              {.label = {"連結したデータ", "Linked data"}, .count = 8816},
          }};
}

Flow sample_lanes() {
  Flow flow = {.caption = {.title = {"データの道と担当", "The road of the data, by party"},
                           .summary = {"どの機関も、自分の役割に必要なものだけを扱います。",
                                       "Each party handles only what its part needs."},
                           .unit = kPersons},
               .steps = {{.label = {"受診記録を取り込む", "Ingest records"},
                          .count = 10000,
                          .left = {{{"提供の停止", "Opted out"}, 112}},
                          .party = {"認定作成事業者", "Producer"}},
                         {.label = {"加工用IDを作る", "Make processing IDs"},
                          .count = 9534,
                          .party = {"支払基金・国保中央会", "Fund"}},
                         {.label = {"提供用IDを付けて抽出", "Extract with provision IDs"},
                          .count = 9120,
                          .party = {"NDB", "NDB"}},
                         {.label = {"匿名加工", "Anonymise"},
                          .count = 9034,
                          .left = {{{"k-匿名性を満たさない", "k-anonymity not met"}, 86}},
                          .party = {"認定作成事業者", "Producer"}},
                         {.label = {"連結して解析", "Link and analyse"},
                          .count = 8816,
                          .party = {"利活用者", "Applicant"}}}};
  return flow;
}

Bars sample_bars() {
  return {.caption = {.title = {"連結できなかった理由", "Why persons did not link"},
                      .summary = {"半数は、対象期間に NDB の記録がない人です。",
                                  "Half of them have no record in NDB in the period."},
                      .unit = kPersons},
          .items = {"理由", "Reason"},
          .parts = {{"人数", "Persons"}},
          .bars = {{{"対象期間に NDB の記録がない", "No record in NDB in the period"}, {718}},
                   {{"ID5 がなく、ID4 が複数の人に当たる", "No ID5, and ID4 fits several persons"},
                    {402}},
                   {{"被保険者番号が履歴にない", "Insured number not in the history"}, {306}},
                   {{"氏名カナがない", "No kana name"}, {41}},
                   {{"生年月日が正しくない", "Impossible birth date"}, {0}}},
          .whole = 1467};
}

Bars sample_stacks() {
  return {.caption = {.title = {"突合の段階", "Match by stage"},
                      .summary = {"どの年度も ID5 だけで 9 割がつながります。",
                                  "ID5 alone joins nine out of ten in every year."},
                      .unit = kPersons},
          .items = {"年度", "Fiscal year"},
          .parts = {{"ID5 で一致", "Matched by ID5"},
                    {"ID4 だけで一致", "Matched by ID4 alone"},
                    {"一致しない", "Not matched"}},
          .bars = {{{"2021 年度", "2021"}, {9012, 588, 400}},
                   {{"2022 年度", "2022"}, {9131, 521, 348}},
                   {{"2023 年度", "2023"}, {9204, 3, 793}}}};
}

BeforeAfter sample_changes() {
  return {.caption = {.title = {"再識別のリスク", "Risk of re-identification"},
                      .summary = {"加工の後、ただ一人に絞れる組はなくなりました。",
                                  "After the treatment no combination points to one person."},
                      .unit = {}},
          .changes = {
              {.label = {"最も小さい組の人数（k）", "Persons in the smallest class (k)"},
               .before = 1,
               .after = 6,
               .limit = 5,
               .limit_words = {"5 以上", "at least 5"}},
              {.label = {"ただ一人に絞れる人の割合", "Share of persons who are unique"},
               .before = 34.2,
               .after = 0,
               .measure = Measure::percent},
              {.label = {"リスクの最大値", "Highest risk"},
               .before = 100,
               .after = 16.7,
               .measure = Measure::percent,
               .limit = 20,
               .limit_words = {"20% 以下", "at most 20%"}},
              {.label = {"リスクの平均", "Average risk"},
               .before = 41.83,
               .after = 2.91,
               .measure = Measure::percent},
          }};
}

Distribution sample_ages() {
  Distribution ages = {
      .caption = {.title = {"年齢の分布", "Age"},
                  .summary = {"連結できた人の年齢は、対象者全体とほとんど変わりません。",
                              "The linked persons are about as old as the whole cohort."},
                  .unit = kPersons},
      .axis = {"年齢（歳）", "Age (years)"},
      .series = {{"対象者", "Cohort"}, {"連結できた人", "Linked"}},
      .bins = {}};
  const std::vector<std::int64_t> cohort = {212, 388, 731, 1204, 1733, 2210, 1942, 1108, 472};
  for (std::size_t place = 0; place < cohort.size(); ++place) {
    const std::string low = std::to_string(10 * place);
    const std::string high = std::to_string(10 * place + 9);
    ages.bins.push_back({{low + "～" + high, low + "–" + high},
                         {cohort[place], cohort[place] * (80 + static_cast<int>(place)) / 100}});
  }
  return ages;
}

Distribution sample_class_sizes() {
  return {.caption = {.title = {"同じ値を持つ人の組の大きさ", "Size of classes"},
                      .summary = {},
                      .unit = {"組", "classes"}},
          .axis = {"組の人数", "Persons in the class"},
          .series = {{"加工後", "After"}},
          .bins = {{"1", {0}},
                   {"2–4", {0}},
                   {"5–9", {312}},
                   {"10–19", {221}},
                   {"20–49", {97}},
                   {{"50 以上", "50 or more"}, {18}}}};
}

Timeline sample_timeline() {
  return {
      .caption = {.title = {"つながった一人の記録（合成データ）", "One linked person (synthetic)"},
                  .summary = {"特定健診のあと A 病院に入院し、B 病院に通院した経過がつながります。",
                              "The check-up, the stay in hospital A and the visits to hospital B "
                              "join into one course."},
                  .unit = {}},
      .lanes = {{"NDB 特定健診", "NDB check-up"},
                {"次世代DB A病院", "Jisedai, hospital A"},
                {"次世代DB B病院", "Jisedai, hospital B"},
                {"NDB レセプト", "NDB receipts"}},
      .events = {{{"特定健診（HbA1c 6.4%）", "Check-up (HbA1c 6.4%)"}, 0, day(2020, 4, 14)},
                 {{"特定健診（HbA1c 6.9%）", "Check-up (HbA1c 6.9%)"}, 0, day(2021, 4, 20)},
                 {{"入院（糖尿病）", "Inpatient (diabetes)"}, 1, day(2020, 8, 3), day(2020, 8, 28)},
                 {{"外来", "Outpatient"}, 2, day(2020, 10, 1)},
                 {{"外来", "Outpatient"}, 2, day(2020, 10, 29)},
                 {{"外来", "Outpatient"}, 2, day(2021, 2, 4)},
                 {{"入院医療費の請求", "Inpatient claim"}, 3, day(2020, 8, 1), day(2020, 8, 31)},
                 {{"調剤", "Dispensing"}, 3, day(2021, 4, 22)}},
      .calendar = Calendar::with_wareki};
}

Scatter sample_choices() {
  return {.caption = {.title = {"加工の選択肢", "Choices of anonymisation"},
                      .summary = {"左下ほど、除く人も失う情報も少ない選択肢です。",
                                  "Further down and left, fewer persons and less information go."},
                      .unit = kPersons},
          .items = {"選択肢", "Choice"},
          .x_axis = {"抑制した人数", "Persons suppressed"},
          .y_axis = {"情報損失（%）", "Information lost (%)"},
          .y_measure = Measure::percent,
          .points = {{"k = 2", 3, 12.4},
                     {"k = 5", 41, 18.1, true},
                     {"k = 10", 57, 33.9},
                     {"k = 20", 120, 34.0}}};
}

Page sample_page(Language language) {
  Page page(language, {"連結の結果", "Result of the linkage"},
            {"申出案件 2025-0012 の合成データによる見本",
             "A sample for dossier 2025-0012, made of synthetic data"});
  page.band({{{"申出案件", "Dossier"}, "2025-0012"},
             {{"データベース", "Databases"}, {"次世代DB・NDB", "Jisedai, NDB"}},
             {{"対象期間", "Period"},
              {month(day(2020, 4, 1), language) + "～" + month(day(2023, 3, 1), language),
               "2020-04 to 2023-03"}},
             {{"作成日", "Made on"}, date(day(2025, 6, 2), language, Calendar::with_wareki)}});
  page.highlights({{{"連結できた人", "Persons linked"}, number(8816)},
                   {{"対象者に対する割合", "Share of the cohort"}, share(8816, 10000)},
                   {{"適合率", "Precision"}, percent(99.97)},
                   {{"再現率", "Recall"}, percent(98.4)}});
  page.paragraph(
      {"この文書は、次世代DBと NDB をつなげた結果と、つながらなかった人の理由、匿名加工の"
       "前後のリスクを示します。",
       "This page shows how the two databases were linked, why some persons did not "
       "link, and the risk before and after the treatment."});

  page.section({"連結", "Linkage"});
  page.picture(sample_flow());
  page.picture(sample_stacks());
  page.picture(sample_bars());
  page.note({NoteKind::information,
             {"件数の数え方", "How persons are counted"},
             {"一人が複数の理由に当たるときは、上にある理由で一度だけ数えます。",
              "A person with several reasons is counted once, under the first of them."}});

  page.section({"分布と経過", "Distribution and course"});
  page.picture(sample_ages());
  page.picture(sample_timeline());

  page.section({"リスク", "Risk"});
  page.note({NoteKind::good, {}, {"方針の基準をすべて満たしました。", "All limits are met."}});
  page.picture(sample_changes());
  page.picture(sample_class_sizes());
  page.picture(sample_choices());
  page.note({NoteKind::warning,
             {"前の公表物との重なり", "Overlap with an earlier release"},
             {"同じ案件の前の公表物と合わせて確認してください。",
              "Check together with the earlier release of the same dossier."}});

  page.section({"経緯とファイル", "Steps and files"});
  page.picture(sample_lanes());
  page.subsection({"ファイル", "Files"});
  page.table({{"渡したファイル", "Files delivered"},
              {{{"ファイル", "File"}},
               {{"行数", "Rows"}, Cells::number},
               {{"SHA-256", "SHA-256"}, Cells::code}},
              {{"person.parquet", number(8816),
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
               {"sy.parquet", number(1204331),
                "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"}}});
  page.subsection({"設定", "Settings"});
  page.facts({{{"方針", "Policy"}, "policy.toml"}, {{"乱数の種", "Seed"}, "1"}});
  page.footer({"Renga による見本です。実在の人のデータは含みません。",
               "A sample by Renga. It holds no data of real persons."});
  return page;
}

TEST(Sample, IsWrittenIntoTheBuildFolderToBeLookedAt) {
  for (const auto& [language, name] : {std::pair{Language::japanese, "report-sample-ja.html"},
                                       std::pair{Language::english, "report-sample-en.html"}}) {
    std::ofstream file(std::string(RENGA_BUILD_DIR "/") + name, std::ios::binary);
    file << sample_page(language).html();
    EXPECT_TRUE(file.good());
  }
}

}  // namespace renga::report
