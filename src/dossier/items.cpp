#include "dossier/items.hpp"

#include "dossier/application.hpp"
#include "dossier/event_text.hpp"
#include "dossier/state.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

struct WordRow {
  std::string_view name;
  Bilingual label;
};

/// The words of `needs` and `choices` of the rulebooks.
constexpr auto kWords = std::to_array<WordRow>({
    {"population", {"対象集団", "population"}},
    {"peco", {"PECO", "PECO"}},
    {"statistics", {"統計解析の方法", "statistics"}},
    {"records_and_reasons", {"レコードごとの必要な理由", "the reason for each record"}},
    {"endpoints", {"評価項目", "endpoints"}},
    {"expected_results", {"見込まれる結果", "expected results"}},
    {"method", {"分析の方法", "method"}},
    {"output_tables", {"作成する表", "tables to be made"}},
    {"need", {"必要性", "the need"}},
    {"care_in_publication", {"公表方法の配慮", "care in publishing"}},
    {"scope", {"範囲", "scope"}},
    {"secrecy_contract", {"秘密保持契約の写し", "copy of the secrecy contract"}},
    {"corporate_number", {"法人番号", "corporate number"}},
    {"name", {"氏名", "name"}},
    {"institution", {"所属", "institution"}},
    {"title", {"職名", "title"}},
    {"phone", {"電話番号", "phone"}},
    {"email", {"E-mailアドレス", "e-mail"}},
    {"place", {"場所・公表先", "place"}},
    {"way", {"公表方法", "way of publication"}},
    {"content", {"公表内容", "content"}},
    {"time", {"公表時期", "time"}},
    {"use", {"現在・過去の利用", "present and past use"}},
    {"plans", {"利用の予定", "planned use"}},
    {"measures", {"措置の有無", "measures"}},
    {"measures_related_laws", {"関係法令による措置の有無", "measures under the related laws"}},
    {"measures_statistics_act", {"統計法による措置の有無", "measures under the statistics act"}},
    {"operation_flow", {"運用フロー図", "flow of operation"}},
    {"risk_table", {"リスク分析対応表", "risk table"}},
    {"operation_rules", {"運用管理規定", "rules of operation"}},
    {"self_inspection_rules", {"自己点検規定", "rules of self-inspection"}},
    {"hic", {"医療・介護データ等解析基盤（HIC）", "HIC"}},
    {"medium", {"媒体", "medium"}},
    {"registered_post", {"書留による送付", "registered post"}},
    {"in_person", {"手渡し", "in person"}},
    {"approved", {"承諾済み", "approved"}},
    {"pending", {"審査中", "pending"}},
    {"applicants_named", {"提供申出者の名称の記載", "the applicants are named"}},
    {"prefecture", {"都道府県", "prefectures"}},
    {"secondary_area", {"二次医療圏", "secondary medical areas"}},
    {"municipality", {"市区町村", "municipalities"}},
    {"drug_safety", {"医薬品の開発・安全対策", "development and safety of drugs"}},
    {"marketing", {"特定の商品・役務の広告・宣伝", "advertising a specific product or service"}},
    {"internal_only", {"組織内部の資料のみ", "internal papers only"}},
    {"customer_report_only", {"特定の顧客への報告のみ", "reports to specific customers only"}},
});

Said said(Bilingual text) {
  return {std::string(text.japanese), std::string(text.english)};
}

ItemChoice choice_of(const std::string& name) {
  const auto row = std::ranges::find(kWords, std::string_view(name), &WordRow::name);
  if (row == kWords.end()) return {name, {name, name}};
  return {name, said(row->label)};
}

std::vector<ItemChoice> choices_of(const std::vector<std::string>& names) {
  std::vector<ItemChoice> choices;
  for (const std::string& name : names) choices.push_back(choice_of(name));
  return choices;
}

ItemField choice_field(Said label, std::vector<ItemChoice> choices) {
  return {"choice", FieldKind::word, std::move(label), true, false, std::move(choices)};
}
ItemField number_field(Bilingual label) {
  return {"number", FieldKind::number, said(label), true};
}
ItemField day_field(Bilingual label, bool required) {
  return {"day", FieldKind::day, said(label), required};
}
ItemField has_field(Bilingual label, const std::vector<std::string>& names, bool required) {
  return {"has", FieldKind::words, said(label), required, false, choices_of(names)};
}

constexpr Bilingual kHolds = {"記載した事項", "matters that are written"};

/// How the type of an item in a rulebook is filled in.
struct TypeRow {
  std::string_view type;
  FieldKind kind;
  bool is_long;
};
constexpr std::array kTypes = {
    TypeRow{"text", FieldKind::text, false},        TypeRow{"long_text", FieldKind::text, true},
    TypeRow{"flag", FieldKind::flag, false},        TypeRow{"list", FieldKind::text, true},
    TypeRow{"document", FieldKind::digest, false},  TypeRow{"person", FieldKind::text, true},
    TypeRow{"organisation", FieldKind::text, true}, TypeRow{"schedule", FieldKind::text, true},
};

void add_content(Item& item, const Ask& ask) {
  const auto row = std::ranges::find(kTypes, ask.said.text("type"), &TypeRow::type);
  if (row == kTypes.end()) return;
  item.fields.push_back(
      {item.key, row->kind, item.label, !ask.said.flag("optional"), row->is_long});
}

/// What the guards of the program look for beside what the rulebook's row says.
void add_own(Item& item) {
  if (item.key == "ethics_approval") {
    item.fields.push_back(choice_field(said({"審査の状況", "state of the review"}),
                                       choices_of({"approved", "pending"})));
    item.fields.push_back(day_field(
        {"審査の完了予定日（審査中の場合）", "when it is expected to end, if pending"}, false));
    item.fields.push_back(has_field(kHolds, {"applicants_named"}, true));
  }
  if (item.key == "public_benefit")
    item.fields.push_back(
        has_field({"次に当たる場合は選択", "tick what is the case"},
                  {"drug_safety", "marketing", "internal_only", "customer_report_only"}, false));
}

Item item_of(const Ask& ask) {
  Item item{ask.said.text("key"), ask.said.text("item"), ask.rule, {ask.japanese, ask.english}, {}};
  const std::string type = ask.said.text("type");
  add_content(item, ask);
  if (type == "choice")
    item.fields.push_back(choice_field(item.label, choices_of(ask.said.words("choices"))));
  if (type == "number") item.fields.push_back(number_field({"数", "number"}));
  if (type == "period") item.fields.push_back(number_field({"月数", "months"}));
  if (ask.said.number("age_months_max") > 0)
    item.fields.push_back(day_field({"作成日", "day it was made"}, true));
  if (ask.said.has("needs") && type != "period")
    item.fields.push_back(has_field(kHolds, ask.said.words("needs"), true));
  add_own(item);
  return item;
}

bool fits_class(const Dossier& dossier, const std::string& of, std::string_view section) {
  if (section == "research_kind") return of == "any" || of == "linked";
  return of == (dossier.applicant_kind == "individual" ? "corporate" : dossier.applicant_kind);
}

/// The purpose and the kind of research are chosen from the purposes that the books allow.
void add_purpose(const Dossier& dossier, const Terms& terms, Item item, std::vector<Item>& items) {
  std::vector<ItemChoice> choices;
  for (const Ask& purpose : terms.all("purpose"))
    if (fits_class(dossier, purpose.said.text("class"), item.key))
      choices.push_back({purpose.said.text("key"), {purpose.japanese, purpose.english}});
  if (choices.empty()) return;
  item.fields.push_back(choice_field(item.label, std::move(choices)));
  items.push_back(std::move(item));
}

struct BoundRow {
  std::string_view section;
  std::string_view what;
  Bilingual label;
};
constexpr std::array kBoundRows = {
    BoundRow{"axes", "table.axes_max", {"集計表の集計軸の数", "number of axes of a table"}},
    BoundRow{"tables", "table.tables_max", {"集計表の表数", "number of tables"}},
    BoundRow{"extraction_years",
             "onsite.extraction_years_max",
             {"抽出対象期間の年数", "years of extraction"}},
};

void add_bounds(const Terms& terms, const Facts& facts, std::vector<Item>& items) {
  for (const BoundRow& row : kBoundRows) {
    const Ask* most = terms.value(row.what, facts);
    if (most == nullptr) continue;
    items.push_back(
        {std::string(row.section), {}, most->rule, said(row.label), {number_field(row.label)}});
  }
}

bool is_written(const Fields& written, const ItemField& field) {
  const auto found = written.all().find(field.name);
  if (found == written.all().end()) return false;
  if (const auto* text = std::get_if<std::string>(&found->second)) return !text->empty();
  return true;
}

/// The value as its kind, where it is one.
std::optional<Value> typed(const Fields& written, const ItemField& field) {
  const auto found = written.all().find(field.name);
  if (found == written.all().end()) return std::nullopt;
  if (const auto* text = std::get_if<std::string>(&found->second)) {
    if (field.kind == FieldKind::words || text->empty()) return std::nullopt;
    return value_of(field.kind, *text);
  }
  if (!fits(found->second, field.kind)) return std::nullopt;
  return found->second;
}

}  // namespace

std::vector<Item> items_of(const Dossier& dossier, const Terms& terms) {
  std::vector<Item> items;
  add_purpose(dossier, terms, {"purpose", {}, "ELG-24", said({"利用の目的", "purpose of use"}), {}},
              items);
  add_purpose(dossier, terms,
              {"research_kind", {}, "APP-47", said({"研究の区分", "kind of research"}), {}}, items);
  const Facts facts = facts_of(dossier);
  for (const Ask* ask : terms.of("field", facts)) {
    const std::string key = ask->said.text("key");
    if (is_held_elsewhere(key) || std::ranges::find(items, key, &Item::key) != items.end())
      continue;
    items.push_back(item_of(*ask));
  }
  add_bounds(terms, facts, items);
  if (!items.empty()) {
    Said label = said({"集計の地域単位", "area that is counted"});
    ItemField areas =
        choice_field(label, choices_of({"prefecture", "secondary_area", "municipality"}));
    areas.required = false;
    items.push_back({"area", {}, "APP-55", std::move(label), {std::move(areas)}});
  }
  return items;
}

Fields answer_of(const Item& item, const Fields& written) {
  constexpr std::array<std::string_view, 4> kTold = {"choice", "number", "day", "has"};
  Fields answer;
  for (const ItemField& field : item.fields) {
    if (std::ranges::find(kTold, field.name) == kTold.end()) continue;
    if (auto value = typed(written, field)) answer.set(field.name, *std::move(value));
  }
  return answer;
}

std::vector<Fault> faults_of_item(const Dossier& dossier, const Terms& terms, const Item& item,
                                  const std::optional<Fields>& written, Date today) {
  Dossier filled = dossier;
  std::vector<Fault> faults;
  if (written) {
    filled.answers[item.key] = answer_of(item, *written);
    for (const ItemField& field : item.fields)
      if (field.required && field.name == item.key && !is_written(*written, field))
        faults.push_back({item.rule,
                          {"この項目を記入し、又は書類を添付してください。",
                           "Fill in this item, or attach the paper."},
                          item.key,
                          field.name});
  }
  for (Fault& fault : faults_of_items(filled, terms, today)) {
    if (fault.about != item.key) continue;
    if (fault.field.empty() && !item.fields.empty()) fault.field = item.fields.front().name;
    faults.push_back(std::move(fault));
  }
  return faults;
}

}  // namespace renga::dossier
