#include "link/page.hpp"

#include "link/mismatch_sections.hpp"
#include "link/quality.hpp"
#include "report/report.hpp"

namespace renga::link {
namespace {

constexpr Bilingual kPersons = {"人", "persons"};

/// Words of the manual (p.14) that the reasons and the quality speak of.
constexpr std::array<Term, 4> kWords = {{
    {"",
     {"不突合", "missed link"},
     {"同一人物であるのに連結されないこと。氏名の変更、表記の違い、カナ氏名の省略、IDの付与開始前の"
      "記録"
      "などによる。",
      "One person who is not linked: the name was changed or written in another way, the kana name "
      "was left out, the record is older than the ID, and the like."}},
    {"",
     {"誤突合", "wrong link"},
     {"別人が同一人物として連結されること。ID4では、同姓同名・同性・同一生年月日の場合に起こりうる"
      "。",
      "Different persons linked as one. With ID4 it may happen to persons of the same name, sex "
      "and "
      "birth date."}},
    {"",
     {"同姓同名の分離", "homonym guard"},
     {"ID4が同じでも、両方に有効なID5があってそれが異なれば別人とし、連結しない。",
      "The same ID4 links nobody whose valid ID5 differ: they are different people."}},
    {"",
     {"矛盾の注意（conflict）", "flag conflict"},
     {"ID5で連結した人の性別又は生年月がデータベース間で異なる。連結は保ち、表 person の flags "
      "に記す"
      "。",
      "Linked by ID5, but sex or month of birth differ between the databases. The link is kept and "
      "marked in the column flags of the table person."}},
}};

std::vector<report::Fact> band_of(const Report& report, Language language) {
  std::vector<std::string> names;
  for (const Side& side : report.sides) names.emplace_back(label_of(side.database).in(language));
  return {
      {{"申出番号", "Dossier"}, report.manifest.dossier},
      {{"データベース", "Databases"}, join(names, language == Language::japanese ? "・" : ", ")},
      {{"版", "Version"}, "Renga " + report.manifest.version}};
}

std::vector<report::Fact> highlights_of(const Report& report) {
  std::int64_t linked = 0;
  std::vector<report::Fact> facts;
  for (const auto& [stage, persons] : report.links_by_stage) linked += persons;
  facts.push_back({{"連結した人", "Persons linked"}, report::number(linked)});
  for (const Stage stage : kStages) {
    const Term& term = term_of(stage);
    facts.push_back({term.label, report::number(report.links_by_stage.at(std::string(term.name)))});
  }
  return facts;
}

report::Bars linked_bars(const Report& report) {
  report::Bars bars;
  bars.caption = {{"データベースごとの連結", "Linkage of each database"},
                  {"各データベースの人が、どのIDで他のデータベースと連結されたか。",
                   "By which ID the persons of each database were linked to another database."},
                  kPersons};
  bars.items = {"データベース", "Database"};
  for (const Stage stage : kStages) bars.parts.emplace_back(term_of(stage).label);
  bars.parts.emplace_back(Bilingual{"連結なし", "not linked"});
  for (const Side& side : report.sides) {
    report::Bar bar{label_of(side.database), {}};
    for (const Stage stage : kStages)
      bar.counts.push_back(side.linked_by_stage.at(std::string(term_of(stage).name)));
    bar.counts.push_back(side.unlinked());
    bars.bars.push_back(std::move(bar));
  }
  return bars;
}

report::Bars unlinked_bars(const Report& report) {
  report::Bars bars;
  bars.caption = {{"連結しなかった理由", "Why persons were not linked"},
                  {"連結しなかった人には、1人に1つの理由がある。",
                   "Every person who was not linked has one reason."},
                  kPersons};
  bars.items = {"データベース", "Database"};
  for (const Reason reason : kReasons) bars.parts.emplace_back(term_of(reason).label);
  for (const Side& side : report.sides) {
    report::Bar bar{label_of(side.database), {}};
    for (const Reason reason : kReasons)
      bar.counts.push_back(side.unlinked_by_reason.at(std::string(term_of(reason).name)));
    bars.bars.push_back(std::move(bar));
  }
  return bars;
}

void add_guards(report::Page& page, const Report& report) {
  const std::string kept_apart = report::number(report.homonym_guard);
  const std::string flagged = report::number(report.conflict_flags);
  page.facts({{{"別人として分けたID4（同姓同名の分離）", "ID4 kept apart by the homonym guard"},
               kept_apart},
              {{"矛盾の注意を付けた人", "Linked persons with the flag conflict"}, flagged}});
}

report::Table definitions() {
  report::Table table{{"用語", "Terms"}, {{{"用語", "Term"}}, {{"意味", "Meaning"}}}, {}};
  const auto add = [&table](const Term& term) { table.rows.push_back({term.label, term.meaning}); };
  for (const Term& word : kWords) add(word);
  for (const Stage stage : kStages) add(term_of(stage));
  for (const Reason reason : kReasons) add(term_of(reason));
  return table;
}

report::Table quality_table(const std::map<std::string, Quality>& qualities) {
  using report::Cells;
  report::Table table{{"正解との比較", "Against the truth"},
                      {{{"連結の方法", "Way of linking"}},
                       {{"正しい組", "True pairs"}, Cells::number},
                       {{"連結した組", "Found pairs"}, Cells::number},
                       {{"うち正しい組", "Right pairs"}, Cells::number},
                       {{"誤突合", "Wrong links"}, Cells::number},
                       {{"不突合", "Missed links"}, Cells::number},
                       {{"適合率", "Precision"}, Cells::number},
                       {{"再現率", "Recall"}, Cells::number},
                       {{"人の再現率", "Recall of people"}, Cells::number}},
                      {}};
  for (const Mode& mode : kModes) {
    const Quality& quality = qualities.at(std::string(mode.name));
    table.rows.push_back({mode.label, report::number(quality.true_pairs),
                          report::number(quality.found_pairs), report::number(quality.right_pairs),
                          report::number(quality.found_pairs - quality.right_pairs),
                          report::number(quality.true_pairs - quality.right_pairs),
                          report::percent(quality.precision * 100),
                          report::percent(quality.recall * 100),
                          report::percent(quality.recall_people * 100)});
  }
  return table;
}

void add_quality(report::Page& page, const Report& report) {
  if (!report.quality) return;
  page.section({"連結の質", "Quality of the linkage"});
  page.paragraph(
      {"合成データの正解と比べた。異なるデータベースの2人の組で数え、有効なIDのない人は含まない。",
       "Compared with the truth of synthetic data. Counted in pairs of persons of two databases; "
       "persons without any valid ID are left out."});
  page.table(quality_table(*report.quality));
  add_verdict(page, report);
}

report::Table inputs_table(const Report& report) {
  report::Table table{
      {"連結したデータセット", "Datasets linked"},
      {{{"データベース", "Database"}},
       {{"名前", "Name"}},
       {{"人数", "Persons"}, report::Cells::number},
       {{"manifest.json の SHA-256", "SHA-256 of manifest.json"}, report::Cells::code}},
      {}};
  for (std::size_t i = 0; i < report.sides.size(); ++i) {
    const InputEntry& input = report.manifest.inputs.at(i);
    table.rows.push_back({label_of(report.sides[i].database), input.name,
                          report::number(report.sides[i].persons), input.sha256});
  }
  return table;
}

}  // namespace

std::string page_of(const Report& report, Language language) {
  report::Page page(language, {"連結の結果", "Result of the linkage"},
                    {"提供用IDによるデータベースの連結", "Databases joined by provision IDs"});
  page.band(band_of(report, language)).highlights(highlights_of(report));
  page.section({"連結", "Linkage"}).picture(linked_bars(report));
  add_guards(page, report);
  page.section({"連結しなかった人", "Persons not linked"}).picture(unlinked_bars(report));
  add_mismatches(page, report);
  add_estimates(page, report);
  add_quality(page, report);
  page.section({"用語", "Terms"}).table(definitions());
  page.section({"入力", "Inputs"}).table(inputs_table(report));
  return page.html();
}

}  // namespace renga::link
