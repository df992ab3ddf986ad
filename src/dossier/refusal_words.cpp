// What a refusal is about, by its label.

#include "dossier/refusal_text.hpp"
#include "dossier/state.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

struct WordLabel {
  std::string_view word;
  Bilingual label;
};

/// Words that commands and rulebooks use for things which no table of theirs gives a label.
constexpr auto kLabels = std::to_array<WordLabel>({
    {"producer", {"認定作成事業者", "the producer"}},
    {"ndb", {"NDB", "NDB"}},
    {"kaigo", {"介護DB", "long-term care database"}},
    {"dpc", {"DPCDB", "DPC database"}},
    {"jisedai", {"次世代DB", "the producer's database"}},
    {"medical", {"匿名医療情報等の専門委員会", "committee for medical data"}},
    {"care", {"匿名介護情報等の専門委員会", "committee for care data"}},
    {"joint", {"医療・介護の合同委員会", "joint committee"}},
    {"contact", {"担当者", "contact"}},
    {"agent", {"代理人", "agent"}},
    {"handler", {"取扱者", "handlers"}},
    {"institution", {"医療機関コード", "institution code"}},
    {"pharmacy", {"薬局コード", "pharmacy code"}},
    {"insurer", {"保険者番号", "insurer number"}},
    {"care_provider", {"介護事業所番号", "care provider number"}},
    {"residence", {"住所地のコード", "code of residence"}},
    {"doctor", {"医師のコード", "doctor code"}},
    {"data", {"提供データ", "the data"}},
    {"intermediate", {"中間生成物", "intermediate products"}},
    {"final", {"最終生成物", "final products"}},
    {"paper", {"紙の帳票", "papers"}},
    {"by_product", {"副生成物", "by-products"}},
    {"inspection", {"立入検査", "inspection"}},
    {"hearing", {"聴取", "hearing"}},
    {"my_number_card", {"マイナンバーカード", "Individual Number Card"}},
    {"driving_licence", {"運転免許証", "driving licence"}},
    {"driving_history", {"運転経歴証明書", "certificate of driving history"}},
    {"residence_card", {"在留カード", "residence card"}},
    {"special_residence", {"特別永住者証明書", "certificate of special permanent residence"}},
    {"residence_record", {"住民票の写し", "copy of the residence record"}},
    {"other_paper",
     {"氏名・生年月日・住所の分かる他の書類", "another paper with name, birth date and address"}},
    {"another_paper", {"同上（もう1種類）", "one more paper of another kind, with the same"}},
    {"revenue_stamps", {"収入印紙", "revenue stamps"}},
    {"rules", {"審査委員会規程", "rules of the board"}},
    {"members", {"委員の名簿", "list of the board's members"}},
    {"grant_notice", {"補助金等の交付決定通知の写し", "copy of the grant notice"}},
    {"plan_or_application",
     {"研究計画書又は交付申請書の写し", "copy of the plan or of the grant application"}},
    {"reason_paper", {"免除を求める理由書", "paper that states the reason"}},
    {"writing", {"論文等の執筆中", "being written"}},
    {"check_under_way", {"公表物確認の手続中", "output check under way"}},
    {"proofreading", {"校正中", "being proofread"}},
    {"refereeing", {"査読中", "being refereed"}},
    {"i", {"利用形態 i", "form i"}},
    {"ii", {"利用形態 ii", "form ii"}},
    {"exploratory", {"探索的利用", "exploratory use"}},
});

Said said(Bilingual text) {
  return {std::string(text.japanese), std::string(text.english)};
}

const Choice* choice_of(const CommandRow& row, std::string_view word) {
  for (const Field& field : row.fields)
    if (field.choices != nullptr)
      if (const Choice* choice = field.choices().named(word)) return choice;
  return nullptr;
}

/// What the person named: an applicant, a handler or a place, by its own number.
std::optional<Said> of_dossier(const std::string& word, const Dossier& dossier) {
  if (dossier.places.contains(word)) return Said{"利用場所 " + word, "place " + word};
  if (dossier.applicants.contains(word)) return Said{"提供申出者 " + word, "applicant " + word};
  if (dossier.handlers.contains(word)) return Said{"取扱者 " + word, "handler " + word};
  return std::nullopt;
}

/// A guideline's own words for it: a criterion by its mark, a condition by its key.
std::optional<Said> of_guideline(std::string_view word, const Terms& terms) {
  if (terms.asks == nullptr) return std::nullopt;
  const std::string_view rule = word.substr(0, word.find('@'));
  for (const std::string_view kind : {"criterion", "exemption_condition"})
    for (const Ask& ask : terms.all(kind))
      if (ask.rule == rule || ask.said.text("key") == word) return Said{ask.japanese, ask.english};
  return std::nullopt;
}

std::optional<Said> of_items(std::string_view word, const Dossier& dossier, const Terms& terms) {
  const auto items = items_of(dossier, terms);
  const auto item = std::ranges::find(items, word, &Item::key);
  if (item == items.end()) return std::nullopt;
  if (item->number.empty()) return item->label;
  return Said{item->number + " " + item->label.japanese, item->number + " " + item->label.english};
}

}  // namespace

std::optional<Said> label_in_guidelines(std::string_view word) {
  const auto row = std::ranges::find(kLabels, word, &WordLabel::word);
  if (row == kLabels.end()) return std::nullopt;
  return said(row->label);
}

std::optional<Said> label_of_word(std::string_view word, const CommandRow& row,
                                  const Dossier& dossier, const Terms& terms) {
  const auto field = std::ranges::find(row.fields, word, &Field::name);
  if (field != row.fields.end()) return said(field->label);
  if (const Choice* choice = choice_of(row, word)) return said(choice->label);
  if (auto own = of_dossier(std::string(word), dossier)) return own;
  if (auto item = of_items(word, dossier, terms)) return item;
  if (auto asked = of_guideline(word, terms)) return asked;
  return label_in_guidelines(word);
}

}  // namespace renga::dossier
