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
    {"inspection", {"立入検査", "inspection"}},
    {"hearing", {"聴取", "hearing"}},
    {"rooms", {"入退室の管理簿", "ledger of rooms"}},
    {"terminals", {"操作端末の管理簿", "ledger of terminals"}},
    {"media", {"記憶媒体の管理簿", "ledger of media"}},
    {"forms", {"作成帳票の管理簿", "ledger of printed forms"}},
    {"return_and_erase", {"返却及び消去", "return and erase"}},
    {"stop_use", {"利用の停止", "stop of use"}},
    {"refuse_applications", {"提供の禁止", "refusal of applications"}},
    {"no_publication", {"成果の公表の禁止", "no publication"}},
    {"publish_names", {"氏名等の公表", "publication of names"}},
});

Said said(Bilingual text) {
  return {std::string(text.japanese), std::string(text.english)};
}

std::optional<Said> of_table(std::string_view word) {
  const auto row = std::ranges::find(kLabels, word, &WordLabel::word);
  if (row == kLabels.end()) return std::nullopt;
  return said(row->label);
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

std::optional<Said> label_of_word(std::string_view word, const CommandRow& row,
                                  const Dossier& dossier, const Terms& terms) {
  const auto field = std::ranges::find(row.fields, word, &Field::name);
  if (field != row.fields.end()) return said(field->label);
  if (auto own = of_dossier(std::string(word), dossier)) return own;
  if (auto item = of_items(word, dossier, terms)) return item;
  if (auto asked = of_guideline(word, terms)) return asked;
  if (const ViolationRow* violation = row_named(violations(), word)) return said(violation->label);
  return of_table(word);
}

}  // namespace renga::dossier
